"""Very long sessions: pages tell what matters, tables tell all, and nothing counts wrong."""

import pytest

from facilitateur.domain.canvases import tree
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import NoteAdded, NoteKind, VoteCounted
from facilitateur.export import report_selection
from facilitateur.export.options import ExportOptions
from facilitateur.export.report import report
from facilitateur.export.report_selection import OF_A_CANVAS, selected
from facilitateur.export.telling import Telling
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning
from support.reading import lines_of
from support.story import Story

WORDS = load_words("fr")


def long_morning(block: str = "b6", many: int = 100) -> Story:
    told = ended_morning()
    first = len(told.state.contents.notes) + 1
    parent = None
    for number in range(first, first + many):
        kind = NoteKind.DECISION if number == first + many - 2 else NoteKind.PLAIN
        told.happens(NoteAdded(number, block, "A", f"note longue {number}", kind, parent=parent))
        parent = number if block == "b3" and number % 3 else None
    return told.happens(VoteCounted(first + many - 1, 40))


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_selection, "MOST_NOTES", 50)


def test_pages_tell_what_matters_and_say_what_they_leave_out(export) -> None:
    told = long_morning()
    said = lines_of(report(told.state, told.now, WORDS, ExportOptions()))
    notes = [note for note in told.state.notes() if note.text.startswith("note longue")]
    here = [note for note in notes if any(line.startswith(note.text) for line in said)]

    assert len(here) < len(notes)
    assert notes[-1] in here
    assert notes[-2] in here
    assert any(f"{OF_A_CANVAS} notes sur 103" in line for line in said)
    assert any("104 notes" in line for line in said if "par minute" in line)
    table = export("csv", told, "fr").decode("utf-8-sig")
    assert all(note.text in table for note in notes)


def test_a_branch_is_told_with_all_that_carries_it() -> None:
    told = long_morning("b3")
    notes = told.state.notes_of("b3", "A")
    chosen = selected(Telling(told.state, told.now, WORDS, ExportOptions()), CanvasKind.TREE, notes)
    numbers = {note.number for note in chosen}

    assert len(chosen) < len(notes)
    assert all(note.parent is None or note.parent in numbers for note in chosen)
    assert len(list(tree.walk(chosen))) == len(chosen)


def test_a_session_of_a_day_is_told_whole(monkeypatch) -> None:
    monkeypatch.setattr(report_selection, "MOST_NOTES", 2_000)
    told = long_morning()
    said = " ".join(lines_of(report(told.state, told.now, WORDS, ExportOptions())))
    assert all(note.text in said for note in told.state.notes() if not note.parked)
