"""What stands before the entry line: where the typed text goes on canvases other than trees."""

from facilitateur.domain.canvases.places import CELLS, stands_for_posters
from facilitateur.domain.canvases.respondents import sheets_of
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.card import CanvasKind
from facilitateur.tui.frame import Frame
from facilitateur.tui.ideas import page_at
from facilitateur.tui.painting.text import fit, fit_called
from facilitateur.tui.rating import rater_at
from facilitateur.tui.whereabouts import idea_of, is_on_steps, lane_of, place_of, question_of


def where(frame: Frame) -> str:
    """Return the name of the place of the cursor, with its lane, and the card that the team drew."""
    drawn = card_drawn(frame)
    here = _where(frame)
    return " · ".join(said for said in (here, fit(drawn, 30) if drawn else "") if said)


def card_drawn(frame: Frame) -> str:
    """Return the card that the team drew last from the deck of the block's method; nothing after another method."""
    drawn, card = frame.state.contents.drawn.get(frame.key, ()), frame.state.card_of(frame.block)
    decks = [text.deck for text in card.texts.values()] if card is not None else []
    return drawn[-1] if drawn and any(drawn[-1] in deck for deck in decks) else ""


def _survey(frame: Frame) -> str:
    """Return who answers, unless only hands were counted so far, and the question that hands are counted for."""
    question = question_of(frame)
    if question is None:
        return ""
    asked = closed(frame.canvas.lanes)
    if len(asked) < 2 or question not in asked:
        return question.label
    sheets = [*sheets_of(asked, frame.answers)]
    at = next(n for n, lane in enumerate(frame.canvas.lanes, 1) if lane.id == question.id)
    if sheets and all(len(sheet.answer.values) == 1 for sheet in sheets):
        return frame.words("question {at}", at=at)
    return frame.words("respondent {n} · question {at}", n=sheets[-1].last + 1 if sheets else 1, at=at)


def _where(frame: Frame) -> str:
    words, place, lane = frame.words, place_of(frame), lane_of(frame)
    if is_on_steps(frame):
        return words("Step {n}", n=len(frame.canvas.places) + 1)
    if lane is not None and frame.canvas.shown is CanvasKind.JOURNEY and place is not None:
        return f"{fit(lane.label, 16)} · {fit(place.label, 20)}"
    if frame.canvas.shown in CELLS and lane is not None:
        return lane.label
    if frame.canvas.shown is CanvasKind.GRID:
        if not frame.canvas.places or place is None:
            return words("What is judged")
        return f"{fit(place.label, 24)} · {words('rater {n}', n=rater_at(frame, frame.cursor))}"
    if frame.canvas.shown is CanvasKind.SURVEY:
        return _survey(frame)
    if frame.canvas.shown is CanvasKind.CLUSTERS:
        if place is None:
            return words("Reserve") if frame.canvas.places else ""
        return place.label or words("(no title yet)")
    if place is not None and frame.team and stands_for_posters(frame.canvas):
        team = fit_called(frame.state.team_called(frame.team), 14)
        return f"{words('Poster {team}', team=team)} · {place.label}"
    if place is not None and idea_of(frame) is not None:
        return f"{words('Idea {n}', n=page_at(frame) + 1)} · {place.label}"
    return place.label if place is not None else ""
