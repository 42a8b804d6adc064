"""What may happen to places that a group makes, and to the cells where they cross the card's lanes."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from facilitateur.domain.canvases.choices import meant
from facilitateur.domain.canvases.doubles import brought_from, once, one_with
from facilitateur.domain.canvases.matrix import moved
from facilitateur.domain.canvases.places import view_of_card
from facilitateur.domain.canvases.tree import HEAD, head_of
from facilitateur.domain.canvases.values import holds_one, is_comment, is_measure, read_value
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasItem, CanvasKind
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import (
    FileAttached,
    NoteAdded,
    NoteEdited,
    NoteKind,
    NoteMoved,
    NotePlaced,
    PlaceAdded,
    PlaceLabelled,
    PlaceRemoved,
)
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import MOST_PEOPLE, MOST_PLACES
from facilitateur.domain.note_intents import capture, check_canvas, edit_note, live_note
from facilitateur.domain.privacy import private_titles
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Note, Session

_TITLED = (CanvasKind.JOURNEY, CanvasKind.GRID)
"""Canvases on which what is carried over becomes places: steps, rows."""


def place_id(state: Session, offset: int = 0) -> str:
    """Return an id that no place of this session ever had: the number of the event that makes it."""
    return f"p{state.seq + 1 + offset}"


def make_places(state: Session, block: str, team: str, labels: Sequence[str]) -> tuple[PlaceAdded, ...]:
    """Make one place per label: clusters, steps, sheets, tables."""
    check_canvas(state, block, team)
    cleaned = [clean_line(label) for label in labels]
    if len(state.contents.places.get((block, team), ())) + len(cleaned) > MOST_PLACES:
        raise RefusedError(Reason.TOO_MANY_PLACES, most=MOST_PLACES)
    return tuple(PlaceAdded(block, team, place_id(state, i), label) for i, label in enumerate(cleaned))


def _made(state: Session, block: str, team: str, place: str) -> CanvasItem:
    found = next((item for item in state.contents.places.get((block, team), ()) if item.id == place), None)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_PLACE)
    return found


def label_place(state: Session, block: str, team: str, place: str, label: str) -> Events:
    """Give a place that the group made its title, or a branch of the card a name of the group's own."""
    line = clean_line(label)
    if not line:
        raise RefusedError(Reason.EMPTY_TEXT)
    if is_own_branch(state, block, team, place):
        check_canvas(state, block, team)
        return (PlaceAdded(block, team, place, line),)
    before = _made(state, block, team, place)
    return () if before.label == line else (PlaceLabelled(block, team, place, line),)


def is_own_branch(state: Session, block: str, team: str, place: str) -> bool:
    """Whether a place is a branch of the card's tree to which the group gave no name of its own."""
    found = state.agenda.block(block)
    card = state.card_of(found) if found is not None else None
    if card is None or card.canvas is not CanvasKind.TREE:
        return False
    renamed = any(item.id == place for item in state.contents.places.get((block, team), ()))
    return not renamed and any(item.id == place for item in view_of_card(card, MASTER_LANGUAGE).places)


def write_head(state: Session, block: str, team: str, texts: Sequence[str], kind: NoteKind) -> Events:
    """Write down the effect that the branches of a tree explain, or correct it: there is one."""
    text, held = clean_line(" ".join(texts)), head_of(state.notes_of(block, team))
    if held is None or not text:
        return capture(state, block, team, [text], kind=kind, place=HEAD)
    return edit_note(state, held.number, text, kind)


def remove_place(state: Session, block: str, team: str, place: str) -> Events:
    """Take a place that the group made away; its notes stay, to be put elsewhere."""
    _made(state, block, team, place)
    return (PlaceRemoved(block, team, place),)


def write_cell(
    state: Session, block: str, team: str, texts: Sequence[str], place: str, lane: CanvasItem, kind: NoteKind
) -> Events:
    """Write into the cell of a place and a lane; without a place, a new one is made for it.

    Raises:
        RefusedError: The lane takes something else.
    """
    check_canvas(state, block, team)
    if is_comment(lane) and all(item.id != place for item in state.contents.places.get((block, team), ())):
        raise RefusedError(Reason.NO_SHEET_YET)
    if lane.type or is_measure(lane):
        texts = [read_value(lane, meant(state, block, lane, text)) for text in texts]
    made = () if place else make_places(state, block, team, [""])
    target = place or place_id(state)
    if holds_one(lane):
        texts = texts[-1:]
        held = next((n for n in state.notes_of(block, team) if (n.place, n.lane) == (place, lane.id)), None)
        if held is not None:
            return () if held.text == texts[0] else (NoteEdited(held.number, texts[0], held.kind),)
    return (*made, *capture(state, block, team, texts, kind=kind, place=target, lane=lane.id))


def attach_to_cell(
    state: Session, block: str, team: str, place: str, lane: CanvasItem, file: tuple[str, str, str]
) -> Events:
    """Write the name of a file into a cell and attach the file to that note.

    Args:
        state: The session.
        block: The block.
        team: The team.
        place: The sheet or step; without one, a new one is made.
        lane: The field that takes the file.
        file: Its name, the name of its copy and its hash.
    """
    name, stored, digest = file
    made = () if place else make_places(state, block, team, [""])
    number = len(state.contents.notes) + 1
    notes = capture(state, block, team, [name], place=place or place_id(state), lane=lane.id)
    return (*made, *notes, FileAttached(block, team, clean_line(name), stored, digest, number))


def put_on_spot(state: Session, number: int, spot: tuple[int, int] | None) -> Events:
    """Place a note on the matrix, in tenths of each axis; none takes it off."""
    note = live_note(state, number)
    if note.spot == spot:
        return ()
    return (NoteMoved(number, note.team, note.place, note.parent, note.lane, spot),)


def nudge_spot(state: Session, number: int, across: int, up: int) -> Events:
    """Move a point some steps on the matrix.

    Raises:
        RefusedError: Several people placed it: a slip of a key would lose what they said.
    """
    note = live_note(state, number)
    if note.spots:
        raise RefusedError(Reason.PLACED_BY_SEVERAL, n=len(note.spots))
    return put_on_spot(state, number, moved(note.spot, across, up))


def place_blind(state: Session, number: int, spots: Sequence[tuple[int, int]]) -> Events:
    """Place a note where several people put it without seeing each other."""
    note = live_note(state, number)
    if not spots or len(spots) > MOST_PEOPLE:
        raise RefusedError(Reason.OUT_OF_SCALE, low=1, high=MOST_PEOPLE)
    return () if note.spots == tuple(spots) else (NotePlaced(number, tuple(spots)),)


def carry(
    state: Session,
    sources: Iterable[Note | CanvasItem],
    block: str,
    team: str,
    *,
    kind: CanvasKind = CanvasKind.LIST,
    place: str = "",
    lane: str = "",
    ideas: bool = False,
) -> Events:
    """Copy notes, or titles of clusters, to another canvas; the originals stay as they are.

    Args:
        state: The session.
        sources: Notes keep their kind, their zone where the other canvas has the same; all say where they come from.
        block: The block that they come to.
        team: The team that they come to.
        kind: What the other canvas is: a journey makes them steps, a grid rows, sheets give each its own.
        place: Where they go on canvases with places.
        lane: The field that they fill on sheets.
        ideas: The other canvas has zones for each idea: what comes becomes ideas.
    """
    check_canvas(state, block, team)
    kept_back = private_titles(state)
    said = [source for source in sources if _says(source) and not _is_private(source, kept_back)]
    if not said:
        raise RefusedError(Reason.EMPTY_TEXT)
    items = not_carried(state, said, block, team, kind=kind, ideas=ideas)
    if ideas or kind in _TITLED:
        made = make_places(state, block, team, [_says(item) for item in items])
        return tuple(_saying_whence(event, item) for event, item in zip(made, items, strict=True))
    own_places = kind in (CanvasKind.SHEETS, CanvasKind.GALLERY)
    sheets = make_places(state, block, team, [""] * len(items)) if own_places else ()
    first = len(state.contents.notes) + 1
    notes = tuple(
        _copy(item, first + i, block, team, place_id(state, i) if own_places else place, lane)
        for i, item in enumerate(items)
    )
    return (*sheets, *notes)


def _is_private(source: Note | CanvasItem, titles: frozenset[str]) -> bool:
    return source.private if isinstance(source, Note) else source.id in titles


def not_carried(
    state: Session,
    sources: Iterable[Note | CanvasItem],
    block: str,
    team: str,
    *,
    kind: CanvasKind = CanvasKind.LIST,
    ideas: bool = False,
) -> tuple[Note | CanvasItem, ...]:
    """Return what another canvas does not have yet, once: carrying over twice brings only what is new."""
    sources = tuple(sources)
    said = {note.number for note in once([source for source in sources if isinstance(source, Note)])}
    sources = tuple(source for source in sources if not isinstance(source, Note) or source.number in said)
    here = [note for note in state.notes() if (note.block, note.team) == (block, team)]
    if ideas or kind in _TITLED:
        return _not_titled(state, sources, state.contents.places.get((block, team), ()))
    merged = [note for note in state.contents.notes if note is not None and _merged_into(state, note) in here]
    brought, titles = brought_from(state, (*here, *merged)), {note.title_of for note in here}
    texts = {note.text for note in here if note.origin is None}
    return tuple(
        source
        for source in sources
        if (
            brought.isdisjoint(one_with(state, source))
            if isinstance(source, Note)
            else source.id not in titles and source.label not in texts
        )
    )


def _merged_into(state: Session, note: Note) -> Note | None:
    """Return the note that a withdrawn one became part of, and that one too; none for any other."""
    into: Note | None = note
    while into is not None and into.merged is not None:
        into = state.note(into.merged)
    return into if note.merged is not None else None


def _not_titled(
    state: Session, sources: Sequence[Note | CanvasItem], places: Sequence[CanvasItem]
) -> tuple[Note | CanvasItem, ...]:
    """Return what no step, row or idea was made of yet, however that is called by now, nor says already."""
    labels, origins = {place.label for place in places}, {place.source for place in places}
    return tuple(
        source
        for source in sources
        if clean_line(_says(source)) not in labels and origins.isdisjoint(_ids(state, source))
    )


def _ids(state: Session, source: Note | CanvasItem) -> set[str]:
    return {f"n{number}" for number in one_with(state, source)} if isinstance(source, Note) else {source.id}


def _saying_whence(event: PlaceAdded, source: Note | CanvasItem) -> PlaceAdded:
    if isinstance(source, Note):
        return structs.replace(event, origin=source.number)
    return structs.replace(event, title_of=source.id)


def _says(source: Note | CanvasItem) -> str:
    return source.text if isinstance(source, Note) else source.label


def _copy(source: Note | CanvasItem, number: int, block: str, team: str, place: str, lane: str) -> NoteAdded:
    if isinstance(source, CanvasItem):
        return NoteAdded(number, block, team, source.label, place=place, lane=lane, title_of=source.id)
    return NoteAdded(
        number, block, team, source.text, source.kind, place, author=source.author, lane=lane, origin=source.number
    )
