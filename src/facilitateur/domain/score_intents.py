"""What may happen on grids and surveys, and cards drawn from a deck."""

from collections.abc import Collection, Mapping, Sequence

from facilitateur.domain.canvases.criteria import read_criteria, scaled
from facilitateur.domain.canvases.grid import Aggregate, aggregate_of
from facilitateur.domain.canvases.places import CanvasView, canvas_view, view_of_card
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import Answered, CardDrawn, CriteriaAgreed, PlaceAdded, Scored
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import MOST_ANSWERS, MOST_PEOPLE
from facilitateur.domain.note_intents import check_canvas
from facilitateur.domain.place_intents import make_places
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import CanvasKey, Session


def score_row(
    state: Session,
    block: str,
    team: str,
    row: str,
    criteria: Sequence[CanvasItem],
    rater: int,
    values: Sequence[float | None],
) -> Events:
    """Give a row its scores, one per criterion; none leaves one as it was."""
    check_canvas(state, block, team)
    _check_rater(rater)
    if all(place.id != row for place in state.contents.places.get((block, team), ())):
        raise RefusedError(Reason.UNKNOWN_PLACE)
    return _scored(state, (block, team), row, criteria, rater, values)


def score_rows(
    state: Session,
    block: str,
    team: str,
    criteria: Sequence[CanvasItem],
    typed: Sequence[tuple[str, int, Sequence[float | None]]],
) -> Events:
    """Give several rows their scores as one action; each with its rater."""
    return tuple(
        event for row, rater, values in typed for event in score_row(state, block, team, row, criteria, rater, values)
    )


def agree_criteria(state: Session, block: str, line: str, language: str) -> Events:
    """Give a grid the criteria and weights of a line, for all teams; scores on criteria that stay are kept.

    Args:
        state: The session.
        block: The block of the grid.
        line: What was typed.
        language: The language in which the criteria that stay are named.

    Raises:
        RefusedError: The block has no grid of weighted means, or the line names no criteria.
    """
    found = state.agenda.block(block)
    card = state.card_of(found)
    view = canvas_view(state, found, language) if found is not None and card is not None else CanvasView()
    if card is None or view.shown is not CanvasKind.GRID or aggregate_of(view) is not Aggregate.MEAN:
        raise RefusedError(Reason.CRITERIA_OF_CARD)
    own = view_of_card(card, language).lanes
    agreed = read_criteria(line, view.lanes, own, state.seq + 1)
    return () if agreed == scaled(view.lanes) else (CriteriaAgreed(block, agreed),)


def fill_rows(
    state: Session,
    block: str,
    team: str,
    criteria: Sequence[CanvasItem],
    table: Sequence[tuple[str, Sequence[tuple[int, Sequence[float | None]]]]],
) -> Events:
    """Make rows with their scores as one action.

    Args:
        state: The session.
        block: The block.
        team: The team.
        criteria: The criteria that values are for.
        table: What is judged, each with the passes of its raters; a name that a row has already is that row.
    """
    known = {clean_line(place.label): place.id for place in state.contents.places.get((block, team), ())}
    new = list(dict.fromkeys(clean_line(name) for name, _ in table if clean_line(name) not in known))
    made = make_places(state, block, team, new)
    known |= {event.label: event.place for event in made if isinstance(event, PlaceAdded)}
    scored = (
        event
        for name, passes in table
        for rater, values in passes
        for event in _scored(state, (block, team), known[clean_line(name)], criteria, rater, values)
    )
    return (*made, *scored)


def _scored(
    state: Session,
    key: CanvasKey,
    row: str,
    criteria: Sequence[CanvasItem],
    rater: int,
    values: Sequence[float | None],
) -> Events:
    _check_rater(rater)
    held = state.contents.scores.get(key, {})
    pairs = zip(criteria, values, strict=False)
    changed = [(item.id, v) for item, v in pairs if v is not None and held.get((row, item.id, rater)) != v]
    return tuple(Scored(*key, row, criterion, rater, value) for criterion, value in changed)


def _check_rater(rater: int) -> None:
    if not 1 <= rater <= MOST_PEOPLE:
        raise RefusedError(Reason.NO_SUCH_RATER, most=MOST_PEOPLE)


def answer(state: Session, block: str, team: str, given: Sequence[tuple[Mapping[str, int], int]]) -> Events:
    """Write answers down: values by question, and how many people said so."""
    check_canvas(state, block, team)
    number = len(state.contents.answers.get((block, team), ()))
    if not given or number + len(given) > MOST_ANSWERS or any(not 1 <= count <= MOST_PEOPLE for _, count in given):
        raise RefusedError(Reason.TOO_MANY_ANSWERS)
    return tuple(Answered(block, team, number + i, dict(values), count) for i, (values, count) in enumerate(given, 1))


def answer_again(
    state: Session, block: str, team: str, number: int, values: Mapping[str, int], count: int = 1
) -> Events:
    """Put other answers in the place of earlier ones; none takes them away, and their number stays theirs.

    Args:
        state: The session.
        block: The block.
        team: The team.
        number: The number of the answer on this canvas, from 1.
        values: Value by question.
        count: How many people said so.
    """
    check_canvas(state, block, team)
    held = state.contents.answers.get((block, team), ())
    if not 1 <= number <= len(held):
        raise RefusedError(Reason.NO_SUCH_RESPONDENT, n=number)
    if not 1 <= count <= MOST_PEOPLE:
        raise RefusedError(Reason.TOO_MANY_ANSWERS)
    same = (dict(held[number - 1].values), held[number - 1].count) == (dict(values), count)
    return () if same else (Answered(block, team, number, dict(values), count),)


def draw_card(
    state: Session, block: str, team: str, deck: Sequence[str], pick: int, avoid: Collection[str] = ()
) -> Events:
    """Draw a card of a deck that no team of the block has had; when all were drawn the deck begins again.

    Args:
        state: The session.
        block: The block.
        team: The team that draws.
        deck: The cards, as the method card lists them.
        pick: Any number; it chooses among what is left.
        avoid: What this group drew in earlier sessions: it comes again only when nothing else is left.
    """
    check_canvas(state, block, team)
    if not deck:
        raise RefusedError(Reason.NO_DECK)
    drawn = [text for (where, _), cards in state.contents.drawn.items() if where == block for text in cards]
    least = min(drawn.count(text) for text in deck)
    left = [text for text in deck if drawn.count(text) == least]
    left = [text for text in left if text not in avoid] or left
    return (CardDrawn(block, team, left[pick % len(left)]),)
