"""« What was on the wall at 10:40? »: every canvas that holds anything, as sheets of columns."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.canvases.tree import walk
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import Note, Session


class Pinned(NamedTuple):
    """A note on the wall."""

    note: Note
    depth: int = 0
    """How deep it hangs below others, in a tree."""


class Column(NamedTuple):
    """The notes of one place of a canvas."""

    label: str
    """Empty where the canvas has no places."""
    notes: tuple[Pinned, ...]


class Sheet(NamedTuple):
    """What one team put up in one block."""

    block: Block
    team: str
    begun: datetime | None
    """When the block was first started."""
    columns: tuple[Column, ...]
    figures: int
    """Scores and answers that were given."""

    @property
    def notes(self) -> int:
        """How many notes there are."""
        return sum(len(column.notes) for column in self.columns)


def wall_of(state: Session, language: str) -> tuple[Sheet, ...]:
    """Return what hangs on the wall, block by block in the order of the agenda, a sheet a team."""
    sheets = (_sheet(state, block, team, language) for block in _blocks(state) for team in state.canvas_teams(block.id))
    return tuple(sheet for sheet in sheets if sheet.columns or sheet.figures)


def _blocks(state: Session) -> Iterable[Block]:
    used = {block for block, _ in state.contents.canvases} | {block for block, _ in state.contents.places}
    used |= {block for block, _ in state.contents.scores} | {block for block, _ in state.contents.answers}
    return (block for block in state.agenda.blocks if block.id in used)


def _sheet(state: Session, block: Block, team: str, language: str) -> Sheet:
    view = canvas_view(state, block, language, team)
    clock = state.contents.clocks.get(block.id)
    key = (block.id, team)
    answers = sum(answer.count for answer in state.contents.answers.get(key, ()) if answer.values)
    figures = len(state.contents.scores.get(key, {})) + answers
    return Sheet(
        block, team, clock.started_at if clock else None, _columns(view, state.notes_of(block.id, team)), figures
    )


def _columns(view: CanvasView, notes: tuple[Note, ...]) -> tuple[Column, ...]:
    if not notes:
        return ()
    if view.shown is CanvasKind.TREE:
        return (Column("", tuple(Pinned(node.note, node.depth) for node in walk(notes))),)
    by_label: dict[str, list[Pinned]] = {label: [] for label in _labels(view)}
    for note in notes:
        by_label.setdefault(_label(view, note), []).append(Pinned(note))
    return tuple(Column(label, tuple(held)) for label, held in by_label.items() if held)


def _labels(view: CanvasView) -> Iterable[str]:
    lanes = [lane.id for lane in view.lanes] or [""]
    if view.ideas:
        return (_joined(view.where(item.id, lane)) for lane in lanes for item in view.places)
    return (_joined(view.where(item.id, lane)) for item in view.places for lane in lanes)


def _label(view: CanvasView, note: Note) -> str:
    return _joined(view.where(note.place, note.lane))


def _joined(names: Iterable[str]) -> str:
    return " · ".join(names)
