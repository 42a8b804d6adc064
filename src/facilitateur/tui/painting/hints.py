"""The row under the entry line: what can be typed here, whole entries only, help last and always."""

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.canvases.grid import Aggregate, aggregate_of
from facilitateur.domain.canvases.grouping import wanted_of
from facilitateur.domain.canvases.matrix import APART, spread_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import closed, scale_of
from facilitateur.domain.canvases.values import bounds_of, is_comment, is_file, signed
from facilitateur.domain.card import CanvasKind
from facilitateur.tui.frame import Frame
from facilitateur.tui.rating import scores_shown, takes_every_rater
from facilitateur.tui.whereabouts import is_on_steps, lane_of, place_of, question_of

GAP = "  "

Hint = tuple[str, str]
"""(key, meaning)."""

VOTED = ("gommettes", "accord")
"""What cards say of votes that are counted on Ctrl-B."""


def hints_of(frame: Frame, *, editing: bool = False) -> list[Hint]:
    """Return (key, meaning) of what helps now, the most useful first."""
    words = frame.words
    if editing:
        return [(words("Enter"), words("saves the correction")), (words("Esc"), words("leaves it as it was"))]
    if frame.navigating:
        return _navigating(frame)
    card = frame.state.card_of(frame.block)
    draws = [("Ctrl-O", words("draw a card"))] if card is not None and card.text(words.language).deck else []
    carries = [("Ctrl-R", words("carry notes over"))] if _can_carry(frame) else []
    votes = [("Ctrl-B", words("hold a vote"))] if calls_for_vote(frame.canvas) else []
    found = _writing(frame)
    return [*found[:1], *draws, *carries, *found[1:2], *votes, *found[2:]]


def _can_carry(frame: Frame) -> bool:
    """Whether nothing stands here yet and another block has notes that may be carried over."""
    block, state = frame.block, frame.state
    if block is None or frame.notes or state.is_used(block.id, frame.team):
        return False
    return any(note.block and note.block != block.id and not note.parked for note in state.notes())


def calls_for_vote(canvas: CanvasView) -> bool:
    """Whether the card says that the room votes: with dots, by raised hands, by grades."""
    return canvas.votes in VOTED or (canvas.shown is CanvasKind.GRID and aggregate_of(canvas) is Aggregate.MAJORITY)


def _writing(frame: Frame) -> list[Hint]:
    words = frame.words
    escape, mark_kinds = (words("Esc"), words("notes")), [("=", words("fact")), ("~", words("guess"))]
    if frame.canvas.shown is CanvasKind.TREE:
        moves = [(words("Tab"), words("branch")), (words("Shift-Tab"), words("up"))]
        return [(words("Enter"), words("below")), *moves, escape, *mark_kinds]
    if frame.canvas.shown is not CanvasKind.GROUPS and wanted_of(frame.canvas) is not None:
        mark_kinds.insert(0, ("Ctrl-G", words("groups")))
    if frame.canvas.shown in OWN_HINTS:
        return [*OWN_HINTS[frame.canvas.shown](frame), escape, *mark_kinds]
    if frame.canvas.places:
        moves = [(words("Tab"), words("place")), ("/3", words("place 3"))]
        return [(words("Enter"), words("add")), *moves, escape, *mark_kinds, ("«", words("verbatim"))]
    if frame.canvas.makes_places:
        return [(words("Enter"), words("add")), (words("/+ title"), words("new table or place")), escape, *mark_kinds]
    more = [
        ("!", words("decision")),
        (">", words("action")),
        ("+2", words("votes")),
        ("@B", words("team")),
        *mark_kinds,
    ]
    return [(words("Enter"), words("add")), escape, *more]


def _navigating(frame: Frame) -> list[Hint]:
    """Return what the keys do among the notes; without a note only what is done to places, and the way back."""
    words, shown = frame.words, frame.canvas.shown
    write = (words("Esc"), words("write"))
    place = place_of(frame)
    titles = [("t", words("title"))] if place is not None and place.id in _made(frame) else []
    if shown is CanvasKind.GRID:
        turns = [(words("Tab"), words("next row"))] if len(frame.canvas.places) > 1 else []
        titles = [*turns, ("t", words("rename the row"))] if titles else []
    if not frame.notes:
        return [*titles, write]
    found = [("↑↓", words("select"))]
    if shown is CanvasKind.MATRIX:
        found.append((words("Shift-arrows"), words("move the point")))
    elif shown is CanvasKind.CLUSTERS and frame.canvas.places:
        found.append(("0-9", words("send to a cluster")))
    elif shown is CanvasKind.ZONES and frame.canvas.places:
        found.append(("1-9", words("send to a place")))
    return [*found, *titles, (words("Enter"), words("correct")), write]


def _made(frame: Frame) -> set[str]:
    """Return the ids of the places that the group made."""
    return {item.id for item in frame.state.contents.places.get(frame.key, ())}


def _clusters(frame: Frame) -> list[Hint]:
    words = frame.words
    return [(words("Enter"), words("add")), (words("/+ title"), words("new cluster")), (words("Tab"), words("cluster"))]


def _matrix(frame: Frame) -> list[Hint]:
    words = frame.words
    apart = any(spread_of(note) >= APART for note in frame.notes)
    return [
        (words("Enter"), words("add")),
        *([("!", words("opinions far apart"))] if apart else []),
        (words("text 8 9"), words("across, up")),
        ("/3 8 9", words("place point 3")),
    ]


def _journey(frame: Frame) -> list[Hint]:
    words = frame.words
    if is_on_steps(frame):
        return [(words("Enter"), words("add the step")), (words("Tab"), words("to the lanes"))]
    moves = [(words("Tab"), words("next step")), ("/2", words("lane 2")), ("/0", words("steps"))]
    lane = lane_of(frame)
    bounds = bounds_of(lane) if lane is not None else None
    if bounds is not None:
        moves.insert(0, (f"{signed(bounds[0])}…{signed(bounds[1])}", words("value")))
    return moves


def _sheets(frame: Frame) -> list[Hint]:
    words = frame.words
    lane = lane_of(frame)
    first = [(words("#path"), words("attach"))] if lane is not None and is_file(lane) else []
    if lane is not None and is_comment(lane):
        onward = ("×2 " + words("Enter"), words("next comments"))
        return [(words("Enter"), words("comment")), *_comments(frame), onward]
    moves = [(words("Enter"), words("next field")), ("/3", words("field 3")), (words("Ctrl-N"), words("new sheet"))]
    return [*first, *moves, *_comments(frame)]


def _comments(frame: Frame) -> list[Hint]:
    """Return the fields that take comments, by their figure, once there is something to comment on."""
    if not frame.canvas.places:
        return []
    return [(f"/{n}", lane.label.lower()) for n, lane in enumerate(frame.canvas.lanes, 1) if is_comment(lane)]


def _grid(frame: Frame) -> list[Hint]:
    words = frame.words
    said = words("scores, one a person") if takes_every_rater(frame) else words("scores")
    first = [(scores_shown(frame), said), (words("text"), words("new row")), *_criteria(frame)]
    return [*first, ("e2", words("rater 2")), ("/3", words("row 3")), (".", words("no score"))]


def _criteria(frame: Frame) -> list[Hint]:
    return [("*", frame.words("criteria, weights"))] if aggregate_of(frame.canvas) is Aggregate.MEAN else []


def _survey(frame: Frame) -> list[Hint]:
    words = frame.words
    scales = [scale_of(item) for item in closed(frame.canvas.lanes)]
    if not scales:
        return [(words("/+ text"), words("new question"))] if frame.canvas.makes_places else []
    here = question_of(frame)
    scale = scale_of(here) if here is not None and not scale_of(here).is_open else scales[0]
    figure = max(scale.high - 1, scale.low)
    if len(scales) == 1:
        typed, who = f"{figure} {scale.low} {scale.high}", words("three people")
    else:
        given = [str(max(one.high - at % 3, one.low)) for at, one in enumerate(scales[:3], 1)]
        typed, who = " ".join(given) + (" …" if len(scales) > 3 else ""), words("one person")
    return [(typed, who), (f"3x{figure}", words("3 people at {n}", n=figure)), (words("Tab"), words("question"))]


def _groups(frame: Frame) -> list[Hint]:
    words = frame.words
    return [
        ("Ctrl-G", words("draw groups")),
        (words("x name"), words("absent")),
        (words("+ name"), words("comes late")),
    ]


OWN_HINTS: Mapping[CanvasKind, Callable[[Frame], list[Hint]]] = {
    CanvasKind.CLUSTERS: _clusters,
    CanvasKind.MATRIX: _matrix,
    CanvasKind.JOURNEY: _journey,
    CanvasKind.SHEETS: _sheets,
    CanvasKind.GALLERY: _sheets,
    CanvasKind.GRID: _grid,
    CanvasKind.SURVEY: _survey,
    CanvasKind.GROUPS: _groups,
}
"""Canvases that are typed into in their own way."""


def paint_hints(frame: Frame, width: int, *, editing: bool = False) -> Content:
    """Return the row."""
    last = ("?", frame.words("help"))
    parts: list[tuple[str, str]] = [(" ", "")]
    used = 1 + _size(last)
    for hint in hints_of(frame, editing=editing):
        if used + _size(hint) > width:
            break
        used += _size(hint)
        parts += _entry(hint)
    return Content.assemble(*parts, *_entry(last))


def _entry(hint: Sequence[str]) -> list[tuple[str, str]]:
    return [(hint[0], "bold"), (f" {hint[1]}{GAP}", "$foreground 65%")]


def _size(hint: Sequence[str]) -> int:
    return cell_len(hint[0]) + cell_len(hint[1]) + 1 + len(GAP)
