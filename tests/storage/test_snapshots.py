"""Copies outside the workspace: how often, how long, and gone when asked."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitateur.clock import ManualClock
from facilitateur.storage.lines import to_line
from facilitateur.storage.opening import open_session, read_session
from facilitateur.storage.snapshots import Snapshots

NOON = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    return ManualClock(NOON)


@pytest.fixture
def snapshots(tmp_path, clock):
    return Snapshots(tmp_path / "etat", clock)


def times(snapshots):
    return [datetime.strptime(path.stem, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for path in snapshots.of("x")]


def test_one_every_five_minutes_at_most(snapshots, clock):
    assert snapshots.keep("x", [b"a\n"])
    clock.advance(299)
    assert snapshots.keep("x", [b"b\n"]) is None
    assert snapshots.keep("x", [b"b\n"], now=True)
    clock.advance(300)
    assert snapshots.keep("x", [b"c\n"])
    assert snapshots.of("x")[0].read_bytes() == b"c\n"


def test_they_thin_with_age(snapshots, clock):
    for pause in [1800] * 48 * 9 + [300] * 12 * 10:
        snapshots.keep("x", [b"a\n"])
        clock.advance(pause)
    taken = times(snapshots)
    ages = [clock.now - time for time in taken]
    assert len([age for age in ages if age <= timedelta(hours=1)]) == 12
    assert len({time.replace(minute=0) for time in taken if clock.now - time < timedelta(hours=8)}) == 8
    assert len({time.date() for time in taken}) == 7
    assert len(taken) <= 12 + 8 + 7


def test_a_clock_set_back_does_not_stop_them(snapshots, clock):
    clock.advance(3600 * 24 * 365)
    snapshots.keep("x", [b"a\n"])
    clock.now = NOON
    assert snapshots.keep("x", [b"b\n"])
    assert snapshots.keep("x", [b"b\n"]) is None


def test_old_ones_go_whatever_the_session(snapshots, clock, tmp_path):
    snapshots.keep("x", [b"a\n"])
    clock.advance(3600 * 24 * 8)
    snapshots.keep("y", [b"a\n"])
    assert snapshots.sweep() == 1
    assert [path.name for path in (tmp_path / "etat").iterdir()] == ["y"]


def test_a_session_can_be_forgotten(snapshots, clock, tmp_path):
    snapshots.keep("x", [b"a\n"])
    clock.advance(300)
    snapshots.keep("x", [b"a\n"])
    assert snapshots.forget("x") == 2
    assert list((tmp_path / "etat").iterdir()) == []
    assert snapshots.forget("x") == 0


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "Majuscule", "\x00"])
def test_nothing_is_written_outside(snapshots, tmp_path, name):
    assert snapshots.keep(name, [b"a\n"]) is None
    assert snapshots.of(name) == []
    assert snapshots.forget(name) == 0
    assert list(tmp_path.iterdir()) == []


def test_when_journal_and_copy_are_gone_a_snapshot_fills_in(tmp_path, folder, first, clock):
    snapshots = Snapshots(tmp_path / "etat", clock)
    lines = [to_line(record) for record in first(30)]
    snapshots.keep(folder.name, lines)
    (folder / "journal.jsonl").write_bytes(b"".join(lines[:10]) + b"du bruit\n" + b"".join(lines[20:]))
    loaded = read_session(folder, snapshots=snapshots)
    assert first(30) == list(loaded.records)
    assert loaded.report.filled == 10
    with open_session(folder, snapshots=snapshots) as session:
        assert first(30) == list(session.records)
    assert b"".join(lines) == (folder / "journal.jsonl").read_bytes()


def test_a_snapshot_that_goes_further_than_both_files_is_seen(tmp_path, folder, first, clock):
    snapshots = Snapshots(tmp_path / "etat", clock)
    lines = [to_line(record) for record in first(30)]
    snapshots.keep(folder.name, lines)
    (folder / "journal.jsonl").write_bytes(b"".join(lines[:10]))
    assert first(30) == list(read_session(folder, snapshots=snapshots).records)
    assert first(10) == list(read_session(folder).records)
