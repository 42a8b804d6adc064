"""The recorded samples of `sessions/`: they read, fold, replay and export as they did when a person read them.

`python tools/record_samples.py` records them again; `GOLDEN=write pytest tests/e2e/test_samples.py` then keeps the
exports anew in `tests/e2e/attendu/`, to be read before they are committed.
"""

import shutil
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from samples import (
    HALF_DAY,
    INTERRUPTED,
    NAMES,
    SAMPLES,
    compare_with_expected,
    events,
    export,
    last_state,
    log,
    sample,
    seen_at,
)
from tinydb import Query, TinyDB

from facilitateur.clock import ManualClock
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    BlockStarted,
    FileAttached,
    NoteEdited,
    NoteKind,
    NoteMoved,
    NoteRetracted,
    SessionResumed,
    StepStarted,
    TimeAdjusted,
    TimerPaused,
    VoteCounted,
)
from facilitateur.domain.evolve import EMPTY, evolve, fold
from facilitateur.domain.timing import Level, block_gauge, day_plan, local
from facilitateur.export.importing import read_export
from facilitateur.export.view import session_view
from facilitateur.replay import Player, Timeline
from facilitateur.session.opening import resume

each_sample = pytest.mark.parametrize("name", NAMES)


@each_sample
def test_a_sample_is_found_whole(name: str) -> None:
    state, records, report = sample(name)

    assert report.is_clean
    assert [recorded.seq for recorded in records] == list(range(1, len(records) + 1))
    assert (state.id, state.zone, state.unknown) == (name, "Europe/Paris", 0)
    assert all(before.at <= after.at for before, after in pairwise(records))


@each_sample
def test_only_the_session_itself_was_kept(name: str) -> None:
    names = {path.name for path in (SAMPLES / name).iterdir()}
    attached = {file.stored for file in last_state(name).contents.files}

    assert names == {"journal.jsonl", "seance.json"} | ({"pj"} if attached else set())
    assert attached == {path.name for path in (SAMPLES / name).glob("pj/*")}


@each_sample
def test_stock_tinydb_opens_the_copy(name: str, tmp_path: Path) -> None:
    shutil.copy(SAMPLES / name / "seance.json", tmp_path)
    with TinyDB(tmp_path / "seance.json") as database:
        decisions = database.table("notes").search(Query().kind == "decision")

        assert [note["text"] for note in decisions] == [note.text for note in last_state(name).decisions()]
        assert len(database.table("events")) == len(log(name))


@each_sample
def test_every_beginning_folds_and_the_replay_shows_it(name: str) -> None:
    timeline = Timeline(log(name))
    state = EMPTY
    for count, recorded in enumerate(log(name), 1):
        state = evolve(state, recorded)
        replayed = timeline.state_of(count)

        assert (replayed.contents, replayed.seq, replayed.at) == (state.contents, recorded.seq, recorded.at)


@each_sample
@pytest.mark.parametrize("minutes", [16, 34.5, 63, 79, 100, 140])
def test_a_replay_at_a_time_is_the_fold_up_to_it(name: str, minutes: float) -> None:
    player = Player(Timeline(log(name)))
    instant = log(name)[0].at + timedelta(minutes=minutes)
    player.jump(instant)

    assert session_view(player.state, player.now) == seen_at(name, instant)


@each_sample
@pytest.mark.parametrize(
    ("format_id", "language", "ending"),
    [("md", "fr", "md"), ("md", "en", "en.md"), ("csv", "fr", "csv"), ("json", "fr", "json")],
)
def test_an_export_is_what_was_read_and_kept(name: str, format_id: str, language: str, ending: str) -> None:
    compare_with_expected(f"{name}.{ending}", export(name, format_id, language))


@each_sample
def test_an_export_gives_the_session_back(name: str) -> None:
    imported = read_export(export(name, "json", "fr"))

    assert fold(imported.records).contents == last_state(name).contents
    assert not imported.problems


def test_the_half_day_used_every_block_with_every_team() -> None:
    state = last_state(HALF_DAY)
    teams = [team.letter for team in state.contents.teams]
    at_tables = [block for block in state.agenda.blocks if block.card and block.card not in ("cadre-securite", "roti")]

    assert {visit.block for visit in state.contents.visits} == {block.id for block in state.agenda.blocks}
    assert all(state.notes_of(block.id, team) for block in at_tables for team in teams)
    assert (len(state.contents.participants), teams) == (14, ["A", "B", "C"])


def test_the_half_day_holds_what_a_real_one_does() -> None:
    state = last_state(HALF_DAY)
    notes = list(state.notes())

    assert 145 <= len(notes) <= 195
    assert (len(state.decisions()), len(state.parking_lot())) == (8, 5)
    assert {note.kind for note in notes} == set(NoteKind) - {NoteKind.IDEA, NoteKind.ACTION}
    assert len(events(HALF_DAY, VoteCounted)) == 30
    assert sum(note.kept for note in notes) == 9
    assert len({note.text for note in notes}) == len(notes)


def test_the_half_day_holds_second_thoughts() -> None:
    state = last_state(HALF_DAY)
    moved = [event.team for event in events(HALF_DAY, NoteMoved)]

    assert len(events(HALF_DAY, ActionUndone)) == 3
    assert len(events(HALF_DAY, ActionRedone)) == 1
    assert len(events(HALF_DAY, NoteRetracted)) == 1
    assert len([event for event in events(HALF_DAY, NoteEdited) if event.kind is not NoteKind.DECISION]) == 3
    assert moved == ["C", "B"]
    assert len(events(HALF_DAY, FileAttached)) == len(state.contents.files) == 1
    steps = events(HALF_DAY, StepStarted)
    assert any(before.block == after.block and after.step < before.step for before, after in pairwise(steps))


def test_the_half_day_runs_late_and_catches_up() -> None:
    state = last_state(HALF_DAY)
    plan = day_plan(state, log(HALF_DAY)[-1].at)
    slots = {slot.block.id: slot for slot in plan.slots}
    ended = max(slot.ended_at for slot in plan.slots if slot.ended_at)

    assert state.contents.ended
    assert f"{local(state, ended):%H:%M} {local(state, plan.planned_end):%H:%M}" == "12:33 12:30"
    assert round((slots["b7"].spent - timedelta(minutes=10)).total_seconds() / 60) == 4
    assert {event.seconds for event in events(HALF_DAY, TimeAdjusted)} == {60, -60}
    assert len(events(HALF_DAY, TimerPaused)) == 1
    assert max(slot.started_at - slot.planned_start for slot in plan.slots if slot.started_at) < timedelta(minutes=9)


def test_three_trees_grow_with_a_cause_kept_on_each() -> None:
    state = last_state(HALF_DAY)
    block = next(block for block in state.agenda.blocks if block.card == "5-pourquoi")
    card = state.card_of(block)

    assert card is not None
    assert card.canvas is CanvasKind.TREE
    for team in "ABC":
        notes = state.notes_of(block.id, team)
        assert [note.parent for note in notes].count(None) == 1
        assert len({note.parent for note in notes}) < len(notes), "no branch"
        assert sum(note.kept for note in notes) == 1


def test_the_interrupted_session_stops_in_the_middle_of_ideation() -> None:
    state = last_state(INTERRUPTED)
    block = state.current

    assert block is not None
    assert (block.card, block.phase) == ("crazy-8", "ideation")
    assert not state.contents.ended
    assert 38 <= len(list(state.notes())) <= 48


def test_the_interrupted_session_can_be_gone_on_with(tmp_path: Path) -> None:
    folder = tmp_path / INTERRUPTED
    shutil.copytree(SAMPLES / INTERRUPTED, folder)
    clock = ManualClock(log(INTERRUPTED)[-1].at + timedelta(minutes=20))
    session = resume(folder, clock)
    block = session.state.current
    session.close()

    assert session.records[-1].event == SessionResumed(20 * 60, True)
    assert block is not None
    assert block_gauge(session.state, block, clock()).level is Level.OVER


def test_undoing_a_block_started_too_early_gives_the_one_before_its_time_back() -> None:
    records = log(HALF_DAY)
    undone = {event.group for event in events(HALF_DAY, ActionUndone)}
    mistake = next(r for r in records if isinstance(r.event, BlockStarted) and r.seq in undone)
    before, after = fold(records[: mistake.seq - 1]), fold(records[: mistake.seq + 1])

    assert after.contents == before.contents


@each_sample
def test_recording_again_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    from record_samples import SCENARIOS, Material, read_script, record

    state = last_state(name)
    made = record(read_script(SCENARIOS / f"{name}.txt"), tmp_path, Material(state.agenda, state.cards))
    kept = {path.relative_to(SAMPLES / name): path.read_bytes() for path in (SAMPLES / name).rglob("*.*")}
    again = {path.relative_to(made): path.read_bytes() for path in made.rglob("*.*")}

    assert again == kept
