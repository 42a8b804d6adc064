"""What a canvas still holds of the methods that its block had before: figures, points, places that no longer show."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.places import CELLS, CanvasView, canvas_view
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.card import CanvasItem, CanvasKind, Card
from facilitateur.domain.privacy import is_private
from facilitateur.domain.state import Answer, CanvasKey, Note, ScoreKey, Session


class Earlier(NamedTuple):
    """What is left of one earlier method on one canvas, as its own card shows it."""

    card: Card
    view: CanvasView
    notes: tuple[Note, ...]
    """Those that stand where the method of today has no place."""
    scores: dict[ScoreKey, float]
    answers: tuple[Answer, ...]
    places: tuple[CanvasItem, ...] = ()
    """Rows, titles, steps and ideas that the group made and that show nowhere else."""


def earlier_on(session: Session, block: Block, language: str, team: str) -> tuple[Earlier, ...]:
    """Return what earlier methods left on a canvas and the one of today does not show, the oldest first."""
    now, notes = canvas_view(session, block, language, team), session.notes_of(block.id, team)
    key, found, told = (block.id, team), list[Earlier](), {item.id for item in (*now.places, *now.lanes)}
    made = {place.id for place in session.contents.places.get(key, ())}
    for old in methods_before(session, block):
        view = canvas_view(old.session, old.block, language, team)
        one = _left(session, (old.card, view), now, notes, key)
        fresh = tuple(item for item in (*view.places, *view.lanes) if item.id in made - told)
        if one.notes or one.scores or one.answers or fresh:
            found.append(one._replace(places=fresh))
            told |= {item.id for item in (*one.view.places, *one.view.lanes)}
    return tuple(found)


class FiguresLeft(NamedTuple):
    """Figures of earlier methods that are kept in a block, over all teams."""

    scores: int
    answers: int


def figures_left(session: Session, block: Block, language: str) -> FiguresLeft:
    """Count the scores and the answers of earlier methods that a block keeps."""
    teams = session.canvas_teams(block.id)
    every = [one for team in teams for one in earlier_on(session, block, language, team)]
    answers = sum(answer.count for one in every for answer in one.answers)
    return FiguresLeft(sum(len(one.scores) for one in every), answers)


class Before(NamedTuple):
    """A session and a block as they would be if an earlier method of the block were in force."""

    card: Card
    session: Session
    block: Block


def methods_before(session: Session, block: Block) -> Iterator[Before]:
    """Yield the methods that a block had, the oldest first, with the criteria agreed on then; no private one."""
    for old in session.contents.replaced.get(block.id, ()):
        card = session.cards.get(old.card)
        if card is not None and not is_private(card):
            criteria = {block.id: old.criteria} if old.criteria else {}
            then = replace(session, contents=replace(session.contents, criteria=criteria))
            yield Before(card, then, replace(block, card=old.card))


def _left(
    session: Session, old: tuple[Card, CanvasView], now: CanvasView, notes: Sequence[Note], key: CanvasKey
) -> Earlier:
    card, view = old
    asks = {item.id for item in closed(view.lanes)} - {item.id for item in now.lanes}
    scores: dict[ScoreKey, float] = {}
    answers: tuple[Answer, ...] = ()
    if view.shown is CanvasKind.GRID:
        scores = {one: value for one, value in session.contents.scores.get(key, {}).items() if one[1] in asks}
    if view.shown is CanvasKind.SURVEY:
        held = session.contents.answers.get(key, ())
        answers = tuple(answer for answer in held if not asks.isdisjoint(answer.values))
    shown = {place.id for place in now.places}
    if view.shown is CanvasKind.CLUSTERS or view.shown in CELLS:
        view = replace(view, places=tuple(place for place in view.places if place.id not in shown))
    return Earlier(card, view, tuple(_homeless(view, now, notes)), scores, answers)


def _homeless(view: CanvasView, now: CanvasView, notes: Sequence[Note]) -> Iterator[Note]:
    """Yield the notes whose place, point or branch an earlier method gave them and the one of today does not show."""
    match view.shown:
        case CanvasKind.MATRIX:
            yield from (note for note in notes if note.spot is not None and now.shown is not CanvasKind.MATRIX)
        case CanvasKind.TREE:
            parents = {note.parent for note in notes} if now.shown is not CanvasKind.TREE else set()
            yield from (note for note in notes if parents and (note.parent or note.number in parents))
        case CanvasKind.SURVEY:
            lanes = {item.id for item in view.lanes} - {item.id for item in now.lanes}
            yield from (note for note in notes if note.lane in lanes)
        case CanvasKind.GRID | CanvasKind.LIST | CanvasKind.GROUPS:
            return
        case _:
            places = {item.id for item in view.places} - {item.id for item in now.places}
            yield from (note for note in notes if note.place in places)
