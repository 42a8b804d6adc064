"""The JSON view: what scripts read, the same for the same log and the same now."""

import json
from datetime import timedelta

import pytest
from hypothesis import given

from facilitateur.domain import timer_intents
from facilitateur.domain.codec import decode, encode
from facilitateur.domain.evolve import EMPTY, fold
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.registry import exporters
from facilitateur.export.view import session_view, view_bytes
from facilitateur.i18n.words import load_words
from support.acts import acts, play
from support.harvest import Harvest, ended_morning, running_morning
from support.invented import MORNING, TWO_DAYS
from support.story import Story
from support.wild import logs, mostly_valid_logs

NOTE_KEYS = {
    "id", "number", "text", "kind", "team", "block", "phase", "place", "place_label", "parent", "at", "time", "votes",
    "kept", "parked", "edited", "author", "lane", "lane_label", "x", "y", "spots", "drawn", "origin",
}  # fmt: skip
KEYS = {
    "id", "challenge", "language", "zone", "created_at", "starts_at", "now", "local_time", "seq", "unknown", "status",
    "started", "started_at", "ended", "ended_at", "agenda", "phase", "block", "step", "timer", "teams", "participants",
    "notes", "decisions", "parking_lot", "canvases", "groups", "votes", "files", "forked_from", "incidents",
    "rotations", "teams_formed",
    "replans", "corrections", "side_timers", "speech", "handed_in",
}  # fmt: skip


def view(told: Story) -> dict:
    """Return the view of a story as a script reads it."""
    return json.loads(view_bytes(session_view(told.state, told.now)))


def test_the_names_of_the_keys_are_a_promise() -> None:
    seen = view(running_morning())

    assert set(seen) == KEYS
    assert {frozenset(note) for note in seen["notes"]} == {frozenset(NOTE_KEYS)}
    assert set(seen["agenda"]) == {"slug", "name", "days", "blocks"}
    assert set(seen["step"]) == {
        "index", "number", "steps", "title", "instruction", "until", "allotted", "spent", "left", "round", "rounds",
        "round_allotted", "round_spent", "round_left", "round_team", "turns",
    }  # fmt: skip
    assert set(seen["timer"]) == {
        "paused", "running_since", "until", "allotted", "spent", "left", "overtime", "level", "block_projected_end",
        "lateness", "projected_end", "step_projected_end", "phase_projected_end", "half_day_projected_end",
        "planned_end", "next_pin", "pin_missed_by",
    }  # fmt: skip


def test_a_running_session_says_where_it_is() -> None:
    seen = view(running_morning())

    assert (seen["status"], seen["phase"], seen["block"]["id"]) == ("running", "testing", "b7")
    assert seen["now"] == "2026-06-12T08:39:30Z"
    assert seen["local_time"] == "2026-06-12T10:39:30+02:00"
    assert (seen["step"]["number"], seen["step"]["title"], seen["step"]["allotted"]) == (1, "Ouvrir", 600)
    assert (seen["timer"]["allotted"], seen["timer"]["spent"], seen["timer"]["left"]) == (1_200, 570, 630)
    assert seen["timer"]["paused"] is False
    assert seen["timer"]["projected_end"] == "2026-06-12T09:00:00Z"
    assert seen["timer"]["lateness"] == 0


def test_every_note_tells_what_it_is_and_where() -> None:
    seen = view(running_morning())
    note = seen["notes"][5]

    assert note == {
        "id": "n6",
        "number": 6,
        "text": "trois guichets, aucun accueil",
        "kind": "fact",
        "team": "A",
        "block": "b4",
        "phase": "understanding",
        "place": "voit",
        "place_label": "Voit",
        "parent": None,
        "at": "2026-06-12T07:43:00Z",
        "time": "09:43:00",
        "votes": 0,
        "kept": False,
        "parked": False,
        "edited": False,
        "author": "",
        "lane": "",
        "lane_label": "",
        "x": None,
        "y": None,
        "drawn": "",
        "spots": [],
        "origin": None,
    }
    assert [note["id"] for note in seen["decisions"]] == ["n13", "n17"]
    assert [note["text"] for note in seen["parking_lot"]] == ["Et le mercredi ?", "La cantine du soir"]
    assert [note["parent"] for note in seen["notes"][:4]] == [None, "n1", "n2", "n1"]


def test_a_note_taken_back_is_not_told() -> None:
    told = Harvest()
    told.next_block().notes("à garder", block="b2")
    told.notes("à oublier", block="b2")
    told.undoes()

    assert [note["text"] for note in view(told)["notes"]] == ["à garder"]


def test_before_the_start_nothing_runs() -> None:
    seen = view(Harvest(starts_at=MORNING))

    assert (seen["status"], seen["started"], seen["block"], seen["step"], seen["phase"]) == (
        "planned", False, None, None, None,
    )  # fmt: skip
    assert seen["timer"]["spent"] is None
    assert seen["timer"]["projected_end"] == "2026-06-12T09:00:00Z"


def test_a_pause_and_an_overtime_are_told() -> None:
    told = Harvest()
    told.next_block().waits(12).pauses_or_resumes().waits(5)
    seen = view(told)

    assert (seen["status"], seen["timer"]["paused"], seen["timer"]["running_since"]) == ("paused", True, None)
    assert (seen["timer"]["left"], seen["timer"]["overtime"], seen["timer"]["level"]) == (-120, 120, "over")


def test_after_the_end_now_changes_nothing_but_now() -> None:
    told = ended_morning()
    earlier = view(told)
    told.waits(90)
    later = view(told)
    changed = {key for key in KEYS if earlier[key] != later[key]}

    assert changed == {"now", "local_time"}
    assert (later["status"], later["ended_at"]) == ("ended", "2026-06-12T08:39:30Z")


def test_the_agenda_tells_planned_and_real_of_every_day() -> None:
    told = Story(TWO_DAYS, starts_at=MORNING)
    told.next_block().waits(40)
    seen = view(told)["agenda"]

    assert [day["number"] for day in seen["days"]] == [1, 2]
    assert [day["start"] for day in seen["days"]] == ["09:00", "08:30"]
    assert seen["days"][0]["lateness"] == 600
    assert [block["status"] for block in seen["blocks"]] == ["current", "upcoming", "upcoming", "upcoming"]
    assert seen["blocks"][1]["planned_start"] == "2026-06-12T07:30:00Z"
    assert seen["blocks"][1]["projected_start"] == "2026-06-12T07:40:00Z"
    assert seen["blocks"][0]["visits"] == [{"started_at": "2026-06-12T07:00:00Z", "ended_at": None}]


@given(acts)
def test_a_log_read_back_gives_the_same_bytes(morning) -> None:
    told = Story()
    for act in morning:
        play(told, act)
    again = fold(decode(encode(recorded)) for recorded in told.log)

    assert view_bytes(session_view(again, told.now)) == view_bytes(session_view(told.state, told.now))


@given(logs)
def test_any_log_whatever_can_be_told_in_every_format(log) -> None:
    tell_everything(fold(log), log)


@given(mostly_valid_logs)
def test_any_log_behind_a_real_beginning_can_be_told_in_every_format(log) -> None:
    first, rest = log
    tell_everything(fold([first, *rest]), [first, *rest])


def tell_everything(state, log) -> None:
    """Write a session in every format, in both languages."""
    now, options = state.at or MORNING, ExportOptions(Names.NAMES)
    for language in ("fr", "en"):
        for one in exporters():
            assert one.write(state, log, now, load_words(language), options)
        assert write_csv_folder(state, log, now, load_words(language), options)


def test_an_empty_session_can_be_told() -> None:
    tell_everything(EMPTY, [])


@pytest.mark.parametrize("days", [1, 30])
def test_durations_are_whole_seconds(days: int) -> None:
    told = Harvest()
    told.next_block().waits(seconds=0.75)
    seen = session_view(told.state, told.now + timedelta(days=days))

    assert all(isinstance(value, int | bool | str | type(None)) for value in seen["timer"].values())


def test_time_beside_the_blocks_is_told_in_whole_seconds() -> None:
    told = Story(names=("Ada", "Blé")).goes_to("b5")
    told.does(lambda state, now: timer_intents.order_turns(state, "BA")).waits(30)
    told.does(
        lambda state, now: timer_intents.set_timers(state, now, ["@A", "Salle"], timedelta(minutes=5), start=True)
    )
    told.does(lambda state, now: timer_intents.list_speakers(state, ["P01", "P02"]))
    told.does(lambda state, now: timer_intents.speak(state, "P02")).waits(6)
    told.does(lambda state, now: timer_intents.hand_in(state, "b5", "B"))
    seen = view(told)

    assert seen["step"]["round_team"] == "B"
    assert (seen["step"]["round_allotted"], seen["step"]["round_left"]) == (1_350, -810)
    assert seen["step"]["turns"][0] == {"team": "B", "allotted": 1_350, "spent": 2_160, "current": True}
    assert seen["side_timers"][1] == {
        "timer": 2, "team": None, "label": "Salle", "running": True, "started": True, "until": None, "allotted": 300,
        "spent": 360, "left": -60, "overtime": 60,
    }  # fmt: skip
    assert seen["speech"] == [
        {
            "block": "b5", "n": 2, "fair_share": 0.5, "spent": 360, "speaking": "P02",
            "speakers": [
                {"who": "P01", "spent": 0, "turns": 0, "share": 0.0},
                {"who": "P02", "spent": 360, "turns": 1, "share": 1.0},
            ],
        }
    ]  # fmt: skip
    assert seen["handed_in"] == [{"block": "b5", "team": "B"}]
