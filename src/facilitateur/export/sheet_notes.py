"""Notes as sheets: a row a note, and the columns that tell something."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time

import msgspec

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases import tree
from facilitateur.domain.canvases.figures import ranking
from facilitateur.domain.canvases.matrix import Placed, placed_notes, spread_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.values import number_in
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.state import Note
from facilitateur.domain.voting import counted_votes
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.sheet_agenda import clock
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.labels import canvas_kind_label, note_kind_label, phase_label
from facilitateur.i18n.words import mark


class Told(msgspec.Struct, frozen=True):
    """A note and what its block knows of it."""

    telling: Telling
    note: Note
    block: Block | None
    view: CanvasView
    rank: int = 0
    level: int = 0
    point: Placed | None = None
    """Where it stands on a matrix."""

    @property
    def lane(self) -> CanvasItem | None:
        """The lane, field or question that it answers."""
        return next((lane for lane in self.view.lanes if lane.id == self.note.lane), None)


_Field = tuple[str, Kind, Callable[[Told], Value]]

_FIELDS: Mapping[str, _Field] = {
    "day": (mark("Date"), Kind.DATE, lambda told: _day(told)),
    "time": (mark("Time of day"), Kind.TIME, lambda told: clock(told.telling, told.note.at)),
    "phase": (mark("Phase"), Kind.TEXT, lambda told: _phase(told)),
    "block": (mark("Block"), Kind.TEXT, lambda told: told.telling.title(told.note.block)),
    "team": (mark("Team"), Kind.TEXT, lambda told: told.telling.session.team_called(told.note.team)),
    "canvas": (mark("Canvas"), Kind.TEXT, lambda told: canvas_kind_label(told.telling.words, told.view.kind)),
    "place": (mark("Place"), Kind.TEXT, lambda told: _place(told)),
    "idea": (mark("Idea"), Kind.TEXT, lambda told: told.lane.label if told.lane is not None else ""),
    "zone": (mark("Place"), Kind.TEXT, lambda told: told.view.label(told.note.place)),
    "step": (mark("Step"), Kind.TEXT, lambda told: told.view.label(told.note.place)),
    "lane": (mark("Lane"), Kind.TEXT, lambda told: told.lane.label if told.lane is not None else told.note.lane),
    "value": (mark("Value"), Kind.NUMBER, lambda told: number_in(told.note.text)),
    "across": (mark("Across"), Kind.DECIMAL, lambda told: told.point and told.point.spot[0] / 10),
    "up": (mark("Up"), Kind.DECIMAL, lambda told: told.point and told.point.spot[1] / 10),
    "quadrant": (mark("Quadrant"), Kind.TEXT, lambda told: _quadrant(told)),
    "spread": (mark("Spread"), Kind.DECIMAL, lambda told: spread_of(told.note) / 10 if told.note.spots else None),
    "level": (mark("Level"), Kind.NUMBER, lambda told: told.level),
    "rank": (mark("Rank"), Kind.NUMBER, lambda told: told.rank or None),
    "text": (mark("Text"), Kind.TEXT, lambda told: told.note.text),
    "kind": (mark("Kind"), Kind.TEXT, lambda told: _kind(told)),
    "votes": (mark("Votes"), Kind.NUMBER, lambda told: told.note.votes or None),
    "placevotes": (mark("Votes for the cluster"), Kind.NUMBER, lambda told: _votes_for_place(told)),
    "kept": (mark("Kept"), Kind.TEXT, lambda told: told.telling.words("yes") if told.note.kept else ""),
    "author": (mark("Author"), Kind.TEXT, lambda told: told.telling.author(told.note)),
    "number": (mark("Note"), Kind.NUMBER, lambda told: told.note.number),
    "origin": (mark("Carried over from note"), Kind.NUMBER, lambda told: _origin(told)),
    "parent": (mark("Answers note"), Kind.NUMBER, lambda told: told.note.parent),
}
BRIEF = "text team phase block time author"
WHOLE = "number day time phase block team canvas place text kind votes kept parent author origin"
_LIST = "team rank text kind votes kept author time number"
_ZONES = "team place text kind votes kept author time number"
_IDEAS = "team idea zone text kind votes kept author time number"
_CLUSTERS = "team place placevotes text kind votes kept author time number"
_MATRIX = "team rank text across up quadrant spread kind votes kept author time number"
_JOURNEY = "team step lane text value kind votes kept author time number"
_TREE = "team place level text kind kept votes author time number parent"


def _day(told: Told) -> datetime:
    return datetime.combine(told.telling.local(told.note.at).date(), time())


def _place(told: Told) -> str:
    if told.note.parked:
        return told.telling.words("parking lot")
    lane = told.note.lane if told.lane is not None else ""
    return DOT.join(told.view.where(told.note.place, lane))


def _origin(told: Told) -> Value:
    """Return the note that one was carried over from, or the block and the title where it repeats a title."""
    note, session = told.note, told.telling.session
    titles = (
        DOT.join((told.telling.title(block), place.label))
        for (block, _), places in session.contents.places.items()
        for place in places
        if place.id == note.title_of
    )
    return note.origin if note.origin is not None else next(titles, note.title_of or None)


def _votes_for_place(told: Told) -> int | None:
    session, note = told.telling.session, told.note
    return counted_votes(session, note.block, note.team).get(f"p{note.place}") if note.place else None


def _quadrant(told: Told) -> str:
    names = [quadrant.label for quadrant in told.view.quadrants]
    return names[told.point.quadrant] if told.point is not None and told.point.quadrant < len(names) else ""


def _phase(told: Told) -> str:
    return phase_label(told.telling.words, told.block.phase) if told.block is not None and told.block.phase else ""


def _kind(told: Told) -> str:
    return note_kind_label(told.telling.words, told.note.kind, observed=told.view.observed)


def _sheet(telling: Telling, name: str, rows: Sequence[Told], fields: str) -> Sheet:
    chosen = [_FIELDS[field] for field in fields.split()]
    columns = tuple(Column(telling.words(title), kind) for title, kind, _ in chosen)
    return Sheet(name, columns, tuple(tuple(value(told) for _, _, value in chosen) for told in rows))


def notes_sheet(telling: Telling, name: str, notes: Sequence[Note], fields: str) -> Sheet:
    """Return some notes in their order, with the fields named."""
    blocks = {block.id: block for block in telling.session.agenda.blocks}
    views = {block.id: telling.view(block) for block in blocks.values()}
    rows = [Told(telling, note, blocks.get(note.block), views.get(note.block, CanvasView())) for note in notes]
    return needed(_sheet(telling, name, rows, fields))


def needed(sheet: Sheet) -> Sheet:
    """Return a sheet without the columns that hold nothing; without rows it keeps them all."""
    held = [any(row[place] not in (None, "") for row in sheet.rows) for place in range(len(sheet.columns))]
    needed = [place for place, holds in enumerate(held) if holds or not sheet.rows]
    rows = tuple(tuple(row[place] for place in needed) for row in sheet.rows)
    return msgspec.structs.replace(sheet, columns=tuple(sheet.columns[place] for place in needed), rows=rows)


def canvas_sheet(telling: Telling, block: Block, name: str) -> Sheet:
    """Return the notes of a block in the order of its canvas, a team after the other."""
    view, rows = telling.view(block), []
    for team in telling.session.canvas_teams(block.id):
        notes = telling.session.notes_of(block.id, team)
        rows += _in_order(telling, block, view, notes)
    fields = _IDEAS if view.ideas else _SHAPES.get(view.shown, _LIST)
    return needed(_sheet(telling, name, rows, fields))


_SHAPES = {
    CanvasKind.TREE: _TREE,
    CanvasKind.ZONES: _ZONES,
    CanvasKind.CLUSTERS: _CLUSTERS,
    CanvasKind.MATRIX: _MATRIX,
    CanvasKind.JOURNEY: _JOURNEY,
}


def _in_order(telling: Telling, block: Block, view: CanvasView, notes: Sequence[Note]) -> list[Told]:
    match view.shown:
        case CanvasKind.TREE:
            on = tree.branch_places(notes)
            nodes = [
                (msgspec.structs.replace(node.note, place=on[node.note.number]), node) for node in tree.walk(notes)
            ]
            return [Told(telling, note, block, view, level=node.depth) for note, node in nodes]
        case CanvasKind.ZONES | CanvasKind.CLUSTERS | CanvasKind.JOURNEY:
            places = {item.id: position for position, item in enumerate(view.places)}
            lanes = {item.id: position for position, item in enumerate(view.lanes)}
            ranks = ((places.get(note.place, len(places)), lanes.get(note.lane, len(lanes))) for note in notes)
            keys = {note.number: rank[::-1] if view.ideas else rank for note, rank in zip(notes, ranks, strict=True)}
            return [Told(telling, note, block, view) for note in sorted(notes, key=lambda note: keys[note.number])]
        case CanvasKind.MATRIX:
            points = placed_notes(view, notes)
            off = [Told(telling, note, block, view) for note in notes if note.spot is None]
            return [*(Told(telling, one.note, block, view, rank=one.rank, point=one) for one in points), *off]
        case _:
            return [Told(telling, one.note, block, view, rank=one.rank) for one in ranking(notes)]
