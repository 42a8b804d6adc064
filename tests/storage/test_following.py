"""A second program follows the journal of a running one."""

import os

from hypothesis import given
from hypothesis import strategies as st

from facilitateur.storage.following import Follower
from facilitateur.storage.journal import Journal
from facilitateur.storage.lines import to_line


def test_it_sees_what_was_appended_and_only_that(folder, first):
    follower = Follower(folder)
    assert follower.poll() == []
    with Journal(folder) as journal:
        for start in (1, 4, 7):
            journal.append(first(3, start))
            assert first(3, start) == follower.poll()
            assert not follower.reloaded
            assert follower.poll() == []


def test_a_half_written_line_waits(folder, first):
    path = folder / "journal.jsonl"
    one, two = (to_line(record) for record in first(2))
    follower = Follower(folder)
    path.write_bytes(one + two[:20])
    assert first(1) == follower.poll()
    assert follower.poll() == []
    path.write_bytes(one + two)
    assert first(1, 2) == follower.poll()
    assert follower.bad_lines == 0
    assert not follower.reloaded


def test_after_a_repair_it_starts_again(folder, first):
    with Journal(folder) as journal:
        journal.append(first(5))
        follower = Follower(folder)
        assert len(follower.poll()) == 5
        os.truncate(folder / "journal.jsonl", 100)
        journal.append(first(1, 6))
        assert first(6) == follower.poll()
        assert follower.reloaded
        journal.append(first(1, 7))
        assert first(1, 7) == follower.poll()
        assert not follower.reloaded


def test_an_erasure_is_seen(folder, first):
    with Journal(folder) as journal:
        journal.append(first(5))
        follower = Follower(folder)
        follower.poll()
        journal.rewrite(first(2))
        assert first(2) == follower.poll()
        assert follower.reloaded


def test_a_file_that_is_away_for_a_moment_is_found_again(folder, first):
    with Journal(folder) as journal:
        journal.append(first(5))
        follower = Follower(folder)
        follower.poll()
        (folder / "journal.jsonl").rename(folder / "ailleurs")
        assert follower.poll() == []
        (folder / "ailleurs").rename(folder / "journal.jsonl")
        assert follower.poll() == []
        journal.append(first(1, 6))
        assert first(1, 6) == follower.poll()


def test_a_bad_line_is_counted_and_passed_over(folder, first):
    lines = [to_line(record) for record in first(4)]
    (folder / "journal.jsonl").write_bytes(lines[0] + b"du bruit\n" + lines[2])
    follower = Follower(folder)
    assert [record.seq for record in follower.poll()] == [1, 3]
    assert follower.bad_lines == 1


@given(st.lists(st.integers(0, 2_000), max_size=12))
def test_however_the_bytes_arrive_every_event_is_seen_once(tmp_path_factory, mixed, cuts):
    folder = tmp_path_factory.mktemp("suivi")
    data = b"".join(to_line(record) for record in mixed.first(12))
    follower = Follower(folder)
    seen = []
    for end in [*sorted(cuts), len(data)]:
        (folder / "journal.jsonl").write_bytes(data[:end])
        seen += follower.poll()
        assert not follower.reloaded
    assert mixed.first(12) == seen
