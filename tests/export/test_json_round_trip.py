"""The JSON export holds everything and comes back without loss."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.events import NoteAdded, Recorded, UnknownEvent
from facilitateur.domain.evolve import fold
from facilitateur.export.importing import read_export, with_import
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.acts import acts, play
from support.harvest import ended_morning, running_morning
from support.story import Story

NEWER = b'{"type":"MoodDrawn","mood":"\\u00e9","figures":[1.50,1e5,123456789012345678901234567890]}'


def export_of(log: tuple[Recorded, ...]) -> bytes:
    """Return the export of a log."""
    state = fold(log)
    return exporter("json").write(state, log, state.created_at, load_words("fr"), ExportOptions())


@given(acts)
def test_whatever_was_done_comes_back_record_by_record(morning) -> None:
    told = Story()
    for act in morning:
        play(told, act)
    data = export_of(tuple(told.log))
    imported = read_export(data)

    assert imported.problems == ()
    assert list(imported.records) == told.log
    assert export_of(imported.records) == data


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_note_survives(text: str) -> None:
    told = running_morning(f"x{text}")
    records = read_export(export_of(tuple(told.log))).records

    assert fold(records) == told.state


def test_after_an_import_the_export_differs_by_the_record_of_the_import_only() -> None:
    told = ended_morning()
    first = export_of(tuple(told.log))
    stored = with_import(read_export(first), "accueil.json", told.now, 120)
    records = json.loads(first)["records"]
    again = json.loads(export_of(stored))["records"]

    assert again[:-1] == records
    assert again[-1]["event"] == {"type": "SessionImported", "source": "accueil.json"}
    assert export_of(stored[:-1]) == first


def test_events_of_a_newer_program_come_back_byte_for_byte() -> None:
    told = ended_morning()
    told.happens(UnknownEvent("MoodDrawn", NEWER))
    data = export_of(tuple(told.log))

    assert read_export(data).records[-1].event == UnknownEvent("MoodDrawn", NEWER)
    assert export_of(read_export(data).records) == data


def test_the_file_is_ascii_and_one_line_a_record() -> None:
    told = ended_morning("été 日本 😀 \u2029")
    data = export_of(tuple(told.log))
    lines = data.decode("ascii").splitlines()

    assert sum(line.startswith('{"seq":') for line in lines) == len(told.log)
    assert json.loads(data)["facilitateur_export"] == 1


def test_a_text_that_no_program_of_ours_would_write_is_cleaned_and_said() -> None:
    told = ended_morning()
    told.happens(NoteAdded(99, "b2", "A", "titre\x1b]0;x\x07 \u202e fin" + "a" * 9_000))
    imported = read_export(export_of(tuple(told.log)))
    event = imported.records[-1].event

    assert isinstance(event, NoteAdded)
    assert event.text.startswith("titre\ufffd]0;x\ufffd ⟨RLO⟩ fin")
    assert len(event.text) == 4_000
    assert [problem for problem, _ in imported.problems] == ["cleaned"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_language_of_the_reader_changes_nothing(export, language: str) -> None:
    told = ended_morning()

    assert export("json", told, language) == export_of(tuple(told.log))
