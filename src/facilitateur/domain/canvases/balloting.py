"""What can be voted for on a canvas, how many people vote there, and how a count is typed."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CELLS, CanvasView
from facilitateur.domain.canvases.settings import first, normalised, whole, words_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import VoteOption, VoteRule
from facilitateur.domain.formulas.dots import dots_budget, shared_dots
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import WHOLE_ROOM, Note, Session

BY_PLACE = frozenset({CanvasKind.CLUSTERS, CanvasKind.SHEETS, CanvasKind.GALLERY, CanvasKind.GRID})
"""Canvases on which clusters, sheets or rows stand against each other rather than notes."""

_PAIR = r"(\d{1,3})\s*(?:[:=]\s*|\s)(\d{1,6})"
_PAIRS = re.compile(rf"{_PAIR}(?:\s*[,;]\s*{_PAIR})*")
_TALLY = re.compile(r"(\d{1,3})\s*[xX×*]\s*(\d)")
_TALLIES = re.compile(rf"(?:{_TALLY.pattern}[\s,;]*)+")
_FRAME = re.compile(r"([pPgGdD])\s*(\d{1,4})")
_SHARED = re.compile(r"[gGdD]\s*(.*/.*)")
_AT = re.compile(r"/(\d{1,3})(?:\s+(.*))?", re.DOTALL)
NOBODY_OBJECTS = (
    "pas d'objection",
    "pas d objection",
    "aucune objection",
    "sans objection",
    "no objection",
    "no objections",
)


def options_of(session: Session, view: CanvasView, block: str, team: str) -> tuple[VoteOption, ...]:
    """Return what can be voted for on a canvas: its clusters, sheets, rows or ideas, else its notes."""
    notes = session.notes_of(block, team)
    if view.ideas:
        return tuple(VoteOption(f"p{idea.id}", idea.label or str(n)) for n, idea in enumerate(view.ideas, 1))
    if view.shown in BY_PLACE and view.places:
        return tuple(
            VoteOption(f"p{place.id}", place.label or _first(view, place.id, notes) or str(n))
            for n, place in enumerate(view.places, 1)
        )
    return tuple(option_of(note) for note in notes)


def dots_of(view: CanvasView, choices: int) -> tuple[int | None, int]:
    """Return the dots a person that a card names for some options (none = the usual), and the most for one of them."""
    settings = normalised(view.settings)
    budget = first(settings, "budget", "dots")
    return (shared_dots(budget, choices) if "/" in budget else whole(budget)), whole(
        first(settings, "cumul-max", "most-each")
    ) or 0


def colours_of(view: CanvasView) -> tuple[str, ...]:
    """Return what dots of several colours say, where a card names them: « J'utiliserais, Je peux aider, Je doute »."""
    named = words_of(first(normalised(view.settings), "votes"))
    return named if len(named) > 1 else ()


def votes_are_open(view: CanvasView) -> bool:
    """Whether votes count something else than dots or hands: thumbs, or how often a word came up."""
    return view.votes in ("accord", "comptage")


def most_votes(session: Session, view: CanvasView, block: str, team: str) -> int:
    """Return how many votes one note can get from everybody listed; 0 where nobody is, or a thumb is worth several.

    The whole room counts: what it decides together is often noted on the canvas of one team.
    """
    if view.votes == "accord":
        return 0
    people = present_people(session, block, WHOLE_ROOM)
    if votes_are_open(view):
        return people
    choices = len(session.notes_of(block, team))
    dots, most = dots_of(view, choices)
    dots = dots or dots_budget(choices)
    return people * (min(dots, most) if most else dots)


def dots_known(session: Session, view: CanvasView, block: str, team: str) -> tuple[int, int]:
    """Return how many people put how many dots each on the notes of a canvas; (0, 0) where that is not known.

    It is known where the card votes by dots, notes are what stands to be chosen and people are listed. With several
    teams nobody says whether a team or the whole room votes on a team's canvas.
    """
    is_shared = team != WHOLE_ROOM and len(session.contents.teams) > 1
    by_place = view.ideas or (view.shown in BY_PLACE and view.places)
    if view.votes != "gommettes" or by_place or is_shared:
        return 0, 0
    people, choices = present_people(session, block, WHOLE_ROOM), len(session.notes_of(block, team))
    return (people, dots_of(view, choices)[0] or dots_budget(choices)) if people else (0, 0)


def option_of(note: Note) -> VoteOption:
    """Return a note as something to vote for."""
    return VoteOption(f"n{note.number}", note.text)


def _first(view: CanvasView, place: str, notes: Sequence[Note]) -> str:
    """Return the words of the first field of a sheet, by which an untitled one is known."""
    inside = {note.lane: note.text for note in reversed(notes) if note.place == place}
    if view.shown not in CELLS:
        return next(iter(reversed(inside.values())), "")
    return next((inside[lane.id] for lane in view.lanes if lane.id in inside), "")


def present_people(session: Session, block: str, team: str) -> int:
    """Return how many listed people vote on a canvas."""
    return len(present_codes(session, block, team))


def present_codes(session: Session, block: str, team: str) -> tuple[str, ...]:
    """Return who of the list is at a canvas: the members of its team, else everybody; without the absent."""
    contents = session.contents
    members = next((known.members for known in contents.teams if known.letter == team), ())
    codes = members if members and len(contents.teams) > 1 else tuple(person.code for person in contents.participants)
    drawn = contents.groups.get(block)
    absent = drawn.absent if drawn is not None else ()
    return tuple(code for code in codes if code not in absent)


class Typed(NamedTuple):
    """What a line typed during a vote means."""

    counts: Mapping[int, int] = {}
    """Position of the option, from 1, to its count; 0 is the option of the cursor."""
    grades: Mapping[int, int] = {}
    """Under majority judgment, the grade to how many people gave it."""
    at: int | None = None
    """Position of the option, or of the objection, that the line goes to."""
    people: int | None = None
    dots: int | None = None
    option: str = ""
    """The words of an option to add."""
    objection: str = ""
    resolution: str = ""
    """How the objection `at` was met."""
    closes: bool = False
    """Nobody objects."""


def read_ballot(line: str, held: VoteRound) -> Typed:
    """Read a line typed during a vote.

    Raises:
        RefusedError: It is no count; the line is for the facilitator to correct.
    """
    line = line.strip()
    if line.startswith("/+"):
        return Typed(option=line[2:].strip())
    if held.rule is not VoteRule.CONSENT and (found := _FRAME.fullmatch(line)):
        figure = int(found[2])
        return Typed(people=figure) if found[1] in "pP" else Typed(dots=figure)
    if held.rule is VoteRule.DOTS and (found := _SHARED.fullmatch(line)):
        dots = shared_dots(found[1], len(held.options))
        if dots is None:
            raise RefusedError(Reason.DOTS_UNREADABLE)
        return Typed(dots=dots)
    at = None
    if found := _AT.fullmatch(line):
        at, line = int(found[1]), (found[2] or "").strip()
        if not line:
            return Typed(at=at)
    if held.rule is VoteRule.CONSENT:
        return _consent(line, at)
    if held.rule is VoteRule.JUDGMENT:
        return Typed(grades=_grades(line), at=at)
    return _counts(line, at)


def _consent(line: str, at: int | None) -> Typed:
    if fold(line).strip(" .!").replace("’", "'") in NOBODY_OBJECTS or (at is None and line == "0"):
        return Typed(closes=True)
    if at is None and not any(character.isalpha() for character in line):
        raise RefusedError(Reason.OBJECTION_UNREADABLE)
    return Typed(objection=line) if at is None else Typed(resolution=line, at=at)


def _counts(line: str, at: int | None) -> Typed:
    if line.isascii() and line.isdigit():
        return Typed(counts={at or 0: int(line[:9])}, at=at)
    if at is None and _PAIRS.fullmatch(line):
        return Typed(counts={int(position): int(figure) for position, figure in re.findall(_PAIR, line)})
    raise RefusedError(Reason.VOTE_COUNT_UNREADABLE)


def _grades(line: str) -> dict[int, int]:
    """Read « 3x4 5x6 » as three people at grade 4 and five at 6, or seven figures from the worst grade to the best."""
    if _TALLIES.fullmatch(line):
        given: dict[int, int] = {}
        for people, value in _TALLY.findall(line):
            given[int(value)] = given.get(int(value), 0) + int(people)
        return given
    figures = re.split(r"[\s,;/]+", line)
    if len(figures) == 7 and all(figure.isascii() and figure.isdigit() and len(figure) < 5 for figure in figures):
        return {value: int(figure) for value, figure in enumerate(figures)}
    raise RefusedError(Reason.GRADES_UNREADABLE)
