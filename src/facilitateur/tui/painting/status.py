"""What is counted on the shown canvas, as a line or as a column."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.agenda import Block
from facilitateur.domain.authors import Voices, voices
from facilitateur.domain.canvases.balloting import dots_known
from facilitateur.domain.canvases.cells import commented, journey_figures, sheets_figures
from facilitateur.domain.canvases.clusters import clusters_figures
from facilitateur.domain.canvases.doubles import once
from facilitateur.domain.canvases.figures import evidence
from facilitateur.domain.canvases.places import SCORED
from facilitateur.domain.canvases.reactions import chosen_of, reactions_of
from facilitateur.domain.canvases.respondents import respondents
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.canvases.tree import figures
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.formulas.evidence import is_thin
from facilitateur.domain.state import Note
from facilitateur.i18n.comments import alerts_of, chosen_said, comments_of
from facilitateur.i18n.formats import percent
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import line, spread


def figures_of(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of the figures that fit the canvas."""
    words, notes = frame.words, frame.notes
    if frame.block is None:
        return ()
    said = once(notes)
    found = [(words("notes"), str(len(said)))] if notes or frame.canvas.shown not in SCORED else []
    if ideas := frame.canvas.ideas:
        every = len(frame.state.notes_of(*frame.key))
        found = [(words("ideas"), str(len(ideas))), (words("notes on this one"), f"{len(notes)}/{every}")]
    found += _handed_in(frame, frame.block)
    if (heard := _voices(frame)) is not None:
        found.append((words("spoke"), f"{len(heard.spoke)}/{heard.n}"))
    if frame.canvas.shown is CanvasKind.ZONES:
        known = {place.id for place in frame.canvas.places}
        filled = {note.place for note in notes} & known
        found.append((words("coverage"), f"{len(filled)}/{len(known)}"))
    found += _known(frame, said)
    if frame.canvas.shown is CanvasKind.TREE:
        counted = figures(notes)
        found.append((words("depth"), str(counted.depth)))
        found.append((words("kept"), str(len(counted.kept))))
    found += _own_figures(frame)
    if attached := sum((file.block, file.team) == frame.key for file in frame.state.contents.files):
        found.append((words("files"), str(attached)))
    votes = sum(note.votes for note in notes)
    if votes:
        found.append((words("votes"), _votes(frame, votes)))
    return tuple(found)


def _votes(frame: Frame, votes: int) -> str:
    """Return the votes typed on notes, of how many where everybody's dots are known: « 24/36 (67 %) »."""
    people, dots = dots_known(frame.state, frame.canvas, *frame.key)
    possible = people * dots
    return f"{votes}/{possible} ({percent(frame.words, votes / possible)})" if votes <= possible else str(votes)


def _known(frame: Frame, notes: Sequence[Note]) -> list[tuple[str, str]]:
    """Return how many notes are facts or verbatims of those that are marked as anything: « 5/8 marquées »."""
    words, counted = frame.words, evidence(notes)
    if not counted.typed:
        return []
    asked = frame.canvas.evidence_threshold
    is_few = asked is not None and is_thin(counted.certain, counted.typed, asked)
    thin = f" < {percent(words, asked)}" if asked is not None and is_few else ""
    said = words.plural("{certain}/{n} marked", "{certain}/{n} marked", counted.typed, certain=counted.certain)
    return [(words("facts"), said + thin)]


def _handed_in(frame: Frame, block: Block) -> list[tuple[str, str]]:
    """Return how many teams handed their canvas in, once one did."""
    teams = frame.state.contents.teams
    done = sum((block.id, team.letter) in frame.state.contents.handed_in for team in teams)
    return [(frame.words("teams handed in"), f"{done}/{len(teams)}")] if done and len(teams) > 1 else []


def comments_in(frame: Frame) -> tuple[str, ...]:
    """Return what the figures of the canvas say, what matters at once first."""
    if frame.block is None:
        return ()
    found = [said] if (said := silent_said(frame)) else []
    found += chosen_said(frame.words, chosen_of(frame.state, frame.block.id, frame.canvas))
    found += alerts_of(frame.words, frame.canvas, frame.notes)
    if not frame.state.votes_of(*frame.key) or frame.canvas.shown is not CanvasKind.LIST:
        found += comments_of(frame.words, frame.canvas, frame.notes, frame.scores, frame.pace)
    return tuple(found)


def _voices(frame: Frame) -> Voices | None:
    return voices(frame.state, frame.key[0], frame.canvas)


def silent_said(frame: Frame) -> str:
    """Return who has not spoken yet, where the card asks who says what: for the facilitator alone."""
    heard = _voices(frame)
    names = map(frame.state.participant_name, heard.silent) if heard is not None else ()
    said = ", ".join(names)
    return frame.words("not heard yet: {names}", names=said) if said else ""


def _own_figures(frame: Frame) -> list[tuple[str, str]]:
    words, view, notes = frame.words, frame.canvas, frame.notes
    match view.shown:
        case CanvasKind.LIST:
            words_chosen = reactions_of(view, notes)
            if words_chosen is None or not words_chosen.n:
                return []
            bad = (words("unfavourable words"), f"{words_chosen.unfavourable}/{words_chosen.n}")
            chosen = chosen_of(frame.state, frame.key[0], view)
            return [bad, (words("words chosen"), f"{chosen.n}/{chosen.most}")] if chosen is not None else [bad]
        case CanvasKind.CLUSTERS:
            counted = clusters_figures(view, notes)
            return [(words("clusters"), str(len(counted.clusters))), (words("on their own"), str(len(counted.alone)))]
        case CanvasKind.MATRIX:
            waiting = sum(note.spot is None for note in notes)
            return [(words("to place"), str(waiting))] if waiting else []
        case CanvasKind.JOURNEY:
            journey = journey_figures(view, notes)
            return [(words("cells"), f"{journey.filled}/{journey.cells}")]
        case CanvasKind.SHEETS | CanvasKind.GALLERY if view.places:
            filled = percent(words, sheets_figures(view, notes).filled_share)
            said = sum(one.total for one in commented(view, notes))
            comments = [(words("comments"), str(said))] if said else []
            return [(words("sheets"), str(len(view.places))), (words("filled"), filled), *comments]
        case CanvasKind.GRID:
            return [(words("rows"), str(len(view.places)))]
        case CanvasKind.SURVEY:
            return [(words("answers"), str(respondents(closed(view.lanes), frame.answers)))]
        case _:
            return []


def figures_lines(frame: Frame, width: int) -> list[Content]:
    """Return the figures one under the other."""
    return [
        line((spread(f" {name}", f"{value} ", width), "$foreground 80%"), width=width) for name, value in frame.figures
    ]


def figures_text(frame: Frame) -> str:
    """Return the figures on one line."""
    return " · ".join(f"{name} {value}" for name, value in frame.figures)
