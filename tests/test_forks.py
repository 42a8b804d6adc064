"""From any moment of a session another one goes on: same facts up to there, its own id, and no time in between."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitateur.domain import intents, note_intents
from facilitateur.domain.events import FileAttached, Recorded, SessionCreated, SessionForked, UnknownEvent
from facilitateur.domain.evolve import evolve, fold
from facilitateur.domain.forking import fork_log
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.timing import block_gauge, day_plan, local
from facilitateur.export.importing import read_export, with_import
from facilitateur.export.json_file import write_json
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.logs import fork, write_log
from facilitateur.replay import Timeline
from facilitateur.session.clocks import resumed_clock
from facilitateur.session.opening import read, resume
from facilitateur.session.watched import WatchedSession
from facilitateur.storage.shelf import SessionShelf, summarise
from support.wild import mostly_valid_logs

SAMPLE = Path(__file__).parents[1] / "sessions" / "exemple-demi-journee"
LONG_AFTER = datetime(2027, 2, 3, 15, 0, tzinfo=UTC)
AT = datetime(2026, 6, 11, 8, 45, tzinfo=UTC)
"""10:45 in the room: the break runs over."""


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The computer's wall clock, moved by hand, and with it the clock that nobody can set."""
    now = [LONG_AFTER]
    for module in ("session.opening", "session.clocks", "logs"):
        monkeypatch.setattr(f"facilitateur.{module}.wall_clock", lambda: now[0])
    monkeypatch.setattr("facilitateur.clock.SessionClock.__call__", lambda clock: clock._anchor + (now[0] - clock.born))

    def born(self, anchor=None, *, not_before=None):  # type: ignore[no-untyped-def]
        self._anchor = max(anchor, not_before) if not_before else anchor
        self.born = now[0]

    monkeypatch.setattr("facilitateur.clock.SessionClock.__init__", born)
    monkeypatch.setattr("facilitateur.clock.SessionClock.step", lambda clock: timedelta(0))
    return now


@pytest.fixture
def made(tmp_path: Path, wall: list[datetime]) -> Path:
    timeline = Timeline(read(SAMPLE)[1])
    return fork(SessionShelf([tmp_path]), SAMPLE, timeline.count_at(AT), AT)


def test_what_came_before_is_word_for_word_the_same(made: Path) -> None:
    original, records = read(SAMPLE)[1], read(made)[1]
    shared = Timeline(original).count_at(AT)
    assert records[1:-1] == original[1:shared]
    first, last = records[0].event, records[-1].event
    assert isinstance(first, SessionCreated)
    assert first.session == made.name != "exemple-demi-journee"
    assert first.fork is not None
    assert isinstance(last, SessionForked)
    assert (last.source, last.seq, last.at) == ("exemple-demi-journee", original[shared - 1].seq, AT)
    assert (first.fork.session, first.fork.seq, first.fork.at) == (last.source, last.seq, last.at)


def test_the_months_in_between_are_counted_nowhere(made: Path, wall: list[datetime]) -> None:
    wall[0] += timedelta(hours=20)
    before = Timeline(read(SAMPLE)[1]).state_at(AT)
    block = before.current
    assert block is not None
    live = resume(made)
    try:
        assert live.now() == AT
        assert local(live.state, live.now()).strftime("%H:%M") == "10:45"
        assert live.state.contents.paused
        assert block_gauge(live.state, block, live.now()) == block_gauge(before, block, AT)
        assert day_plan(live.state, live.now()).projected_end == day_plan(before, AT).projected_end
        wall[0] += timedelta(minutes=3)
        assert block_gauge(live.state, block, live.now()).spent == block_gauge(before, block, AT).spent, "it is stopped"
        live.perform(lambda state, now: intents.pause_or_resume(state))
        wall[0] += timedelta(minutes=2)
        spent = block_gauge(before, block, AT).spent + timedelta(minutes=2)
        assert block_gauge(live.state, block, live.now()).spent == spent
    finally:
        live.close()
    wall[0] += timedelta(minutes=5)
    again = resume(made)
    try:
        assert again.now() == AT + timedelta(minutes=10), "a later rest counts, as in any session"
    finally:
        again.close()


def test_the_list_says_where_it_comes_from_and_when_it_was_used(made: Path, wall: list[datetime]) -> None:
    summary = summarise(made)
    assert summary.fork is not None
    assert (summary.fork.session, summary.fork.at) == ("exemple-demi-journee", AT)
    assert summary.last_at == LONG_AFTER
    wall[0] += timedelta(days=1)
    live = resume(made)
    live.close()
    assert summarise(made).last_at == LONG_AFTER + timedelta(days=1)


def test_attachments_of_the_shared_part_come_along(tmp_path: Path, wall: list[datetime]) -> None:
    shelf = SessionShelf([tmp_path])
    source = fork(shelf, SAMPLE, 100, AT)
    photo = tmp_path / "mur.jpg"
    photo.write_bytes(b"\xff\xd8 mur")
    live = resume(source)
    block = live.state.agenda.blocks[0].id
    kept = live.keep_file(photo)
    live.perform(lambda state, now: (FileAttached(block, "A", *kept),))
    live.perform(lambda state, now: (FileAttached(block, "A", "passwd", "../../passwd", "0" * 64),))
    live.close()
    count = len(read(source)[1])
    copied = fork(shelf, source, count, AT)
    assert [path.name for path in (copied / "pj").iterdir()] == [kept[1]]
    assert (copied / "pj" / kept[1]).read_bytes() == photo.read_bytes()
    assert not (fork(shelf, source, 50, AT) / "pj").exists(), "nothing was attached by then"


def test_what_is_done_before_can_be_undone_after(made: Path, wall: list[datetime]) -> None:
    live = resume(made)
    notes = len(list(live.state.notes()))
    block = live.state.agenda.blocks[0].id
    live.perform(lambda state, now: note_intents.capture(state, block, "A", ["autrement"]))
    assert len(list(live.state.notes())) == notes + 1
    live.perform(lambda state, now: intents.undo(state))
    assert len(list(live.state.notes())) == notes
    live.perform(lambda state, now: intents.undo(state))
    assert live.state.fork is not None
    live.close()


@given(log=mostly_valid_logs, share=st.floats(0, 1))
@settings(deadline=None)
def test_a_fork_of_any_prefix_has_its_facts(log: tuple[Recorded, list[Recorded]], share: float) -> None:
    timeline = Timeline([log[0], *log[1]])
    count = max(round(share * len(timeline)), 1)
    shared, at = timeline.records[:count], timeline.instants[count - 1]
    if any(isinstance(recorded.event, UnknownEvent) for recorded in shared):
        with pytest.raises(RefusedError) as refused:
            fork_log(shared, "neuve", at, at)
        assert refused.value.reason is Reason.NEWER_VERSION
        return
    if not isinstance(shared[0].event, SessionCreated):
        return
    before = fold(shared)
    forked = fold(fork_log(shared, "neuve", at, at))
    assert forked.id == "neuve"
    assert list(forked.notes()) == list(before.notes())
    assert forked.contents.current == before.contents.current
    assert not any(clock.running_since for clock in forked.contents.clocks.values())
    for block in before.agenda.blocks:
        assert block_gauge(forked, block, at) == block_gauge(before, block, at)
    state = before
    for recorded in fork_log(shared, "neuve", at, at)[-1:]:
        state = evolve(state, recorded)
    assert state.contents == forked.contents


def test_a_fork_that_travels_stays_at_its_moment(made: Path, tmp_path: Path, wall: list[datetime]) -> None:
    state, records, _ = read(made)
    imported = read_export(write_json(state, records, AT, load_words("fr"), ExportOptions()))
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / made.name).mkdir()
    write_log(elsewhere / made.name, with_import(imported, "b.json", resumed_clock(state)()))
    wall[0] += timedelta(days=3)
    live = resume(elsewhere / made.name)
    assert live.now() == AT
    live.close()


def test_who_watches_a_fork_sees_its_time(made: Path, wall: list[datetime]) -> None:
    watched = WatchedSession(made)
    wall[0] += timedelta(hours=2)
    live = resume(made)
    watched.refresh()
    wall[0] += timedelta(minutes=1)
    assert watched.now() == live.now() == AT + timedelta(minutes=1)
    live.close()
