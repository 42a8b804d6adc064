"""The row under the entry line: what can be typed here, whole entries only, help last and always."""

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.authors import asks_groups
from facilitateur.domain.canvases.balloting import colours_of
from facilitateur.domain.canvases.cells import own_fields
from facilitateur.domain.canvases.doubles import takes_doubles, twins
from facilitateur.domain.canvases.grid import Aggregate, aggregate_of
from facilitateur.domain.canvases.grouping import wanted_of
from facilitateur.domain.canvases.matrix import APART, spread_of
from facilitateur.domain.canvases.places import CanvasView, stands_for_posters
from facilitateur.domain.canvases.respondents import sheets_of
from facilitateur.domain.canvases.scales import closed, scale_of
from facilitateur.domain.canvases.values import bounds_of, holds_one, is_comment, is_file, signed
from facilitateur.domain.card import CanvasKind
from facilitateur.i18n.authors import group_label
from facilitateur.i18n.formats import colon
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import fit_called
from facilitateur.tui.rating import scores_shown, takes_every_rater
from facilitateur.tui.whereabouts import (
    idea_of,
    is_at_head,
    is_on_row,
    is_on_steps,
    lane_of,
    may_merge,
    place_of,
    question_of,
)

GAP = "  "

Hint = tuple[str, str]
"""(key, meaning)."""

VOTED = ("gommettes", "accord")
"""What cards say of votes that are counted on Ctrl-B."""

UNVOTED = ("aucun", "none")
"""What cards say where nothing is voted on."""


def hints_of(frame: Frame, *, editing: bool = False) -> list[Hint]:
    """Return (key, meaning) of what helps now, the most useful first."""
    words = frame.words
    if editing:
        return [(words("Enter"), words("saves the correction")), (words("Esc"), words("leaves it as it was"))]
    if frame.navigating:
        return _navigating(frame)
    card = frame.state.card_of(frame.block)
    drawn = words("a card") if len(frame.canvas.ideas) > 1 else words("draw a card")
    draws = [("Ctrl-O", drawn)] if card is not None and card.text(words.language).deck else []
    carries = [("Ctrl-R", words("carry notes over"))] if _can_carry(frame) else []
    lane = lane_of(frame)
    commenting = lane is not None and is_comment(lane)
    votes = [("Ctrl-B", words("hold a vote"))] if calls_for_vote(frame.canvas) and not commenting else []
    found = _writing(frame)
    beside = [*carries, *draws] if frame.canvas.by_idea else [*draws, *carries]
    return [*found[:1], *_says(frame), *beside, *found[1:2], *votes, *found[2:]]


def _says(frame: Frame) -> list[Hint]:
    """Return how somebody, or a group, is named before what is said, where the card asks for it."""
    words = frame.words
    if asks_groups(frame.canvas):
        return [(group_label(words, 3) + colon(words).rstrip(), words("what it says"))]
    return [(words("First name:"), words("what is said"))] if frame.speakers else []


def _can_carry(frame: Frame) -> bool:
    """Whether nothing stands here yet and another block has notes that may be carried over."""
    block, state = frame.block, frame.state
    if block is None or frame.notes or state.is_used(block.id, frame.team):
        return False
    return any(note.block and note.block != block.id and not (note.parked or note.private) for note in state.notes())


def calls_for_vote(canvas: CanvasView) -> bool:
    """Whether the card says that the room votes: with dots, by raised hands, by grades."""
    if canvas.votes in VOTED or colours_of(canvas):
        return True
    return canvas.shown is CanvasKind.GRID and aggregate_of(canvas) is Aggregate.MAJORITY


def _writing(frame: Frame) -> list[Hint]:
    """Return what may be typed here and does something here: nothing of places, notes or teams that are not there."""
    words, canvas = frame.words, frame.canvas
    escape = (words("Esc"), words("notes"))
    mark_kinds = [("=", words("fact")), ("~", words("guess"))] if _takes_kinds(frame) else []
    if canvas.shown is CanvasKind.TREE:
        return [*_tree(frame, escape), *mark_kinds]
    if canvas.shown is not CanvasKind.GROUPS and wanted_of(canvas) is not None:
        mark_kinds.insert(0, ("Ctrl-G", words("groups")))
    if canvas.shown in OWN_HINTS:
        return [*OWN_HINTS[canvas.shown](frame), escape, *mark_kinds]
    if canvas.places:
        moves = [(words("Tab"), words("place"))] if len(canvas.places) > 1 else []
        moves += _posters(frame)
        if canvas.by_idea and not canvas.ideas:
            return [*_ideas(frame), (words("Enter"), words("add")), *moves, escape, *mark_kinds]
        moves = [*_ideas(frame), *moves]
        moves += [(f"/{n}", words("place {n}", n=n)) for n in _third(len(canvas.places), frame.cursor.place)]
        return [(words("Enter"), words("add")), *moves, escape, *mark_kinds, ("«", words("verbatim"))]
    if canvas.makes_places:
        return [(words("Enter"), words("add")), (words("/+ title"), words("new table or place")), escape, *mark_kinds]
    more = [("!", words("decision")), (">", words("action"))]
    more += [("+2", words("votes"))] if frame.notes and frame.canvas.votes not in UNVOTED else []
    others = _others(frame)
    more += [(f"@{others[0]}", words("team"))] if others else []
    return [(words("Enter"), words("add")), escape, *more, *mark_kinds]


def _tree(frame: Frame, escape: Hint) -> list[Hint]:
    """Return what grows a tree; where branches may be made, how comes before the way up, which is only shorter."""
    words, canvas = frame.words, frame.canvas
    moves = [(words("Tab"), words("branch"))] if frame.cursor.parent or len(canvas.places) > 1 else []
    up = [(words("Shift-Tab"), words("up"))] if moves else []
    makes = [(words("/+ title"), words("new branch"))] if canvas.makes_places else []
    if is_at_head(frame):
        return [(words("Enter"), words("add")), *moves, ("/1", canvas.places[0].label), escape, *makes]
    head = [("/0", canvas.head.label)] if canvas.head is not None else []
    written = [(words("Enter"), words("below")), *moves]
    return [*written, *makes, escape, *up, *head] if makes else [*written, *up, escape, *head]


def _others(frame: Frame) -> list[str]:
    """Return the letters of the teams whose canvas does not show."""
    return [team.letter for team in frame.state.contents.teams if team.letter != frame.team]


def _posters(frame: Frame) -> list[Hint]:
    """Return how to pass to the next poster, where the canvas of each team is the poster that it hung up."""
    others = _others(frame) if stands_for_posters(frame.canvas) else []
    return (
        [
            (
                f"@{others[0]}",
                frame.words("poster of team {team}", team=fit_called(frame.state.team_called(others[0]), 14)),
            )
        ]
        if others
        else []
    )


def _ideas(frame: Frame) -> list[Hint]:
    """Return how to begin an idea and to go on with another one, where zones are filled for each of them."""
    words, ideas = frame.words, frame.canvas.ideas
    if not frame.canvas.by_idea:
        return []
    onward = [("×2 " + words("Enter"), words("next idea"))] if len(ideas) > 1 else []
    others = [(f"i{n}", words("idea {n}", n=n)) for n in _third(len(ideas), frame.cursor.lane)]
    return [(words("/+ title"), words("new idea")), *others, *onward]


def _third(count: int, here: int) -> list[int]:
    """Return the number that stands for all in `/3`: the third, else the last one, and never `here` (from 0)."""
    number = min(count, 3)
    return [number if number != here + 1 else number - 1] if count > 1 else []


def _takes_kinds(frame: Frame) -> bool:
    """Whether what is typed may be a fact or a guess: not a step, and no field of figures or choices."""
    lane = lane_of(frame)
    return not is_on_steps(frame) and (lane is None or not (holds_one(lane) or is_file(lane)))


def _navigating(frame: Frame) -> list[Hint]:
    """Return what the keys do among the notes; without a note only what is done to places, and the way back."""
    words, shown = frame.words, frame.canvas.shown
    write = (words("Esc"), words("write"))
    place = place_of(frame)
    titles = [("t", words("title"))] if place is not None and place.id in _made(frame) else []
    if idea_of(frame) is not None:
        titles = [("t", words("rename the idea"))]
    if shown is CanvasKind.GRID:
        turns = [(words("Tab"), words("next row"))] if len(frame.canvas.places) > 1 else []
        titles = [*turns, ("t", words("rename the row"))] if titles else []
        titles += [("x", words("remove it"))] if titles and is_on_row(frame) else []
    if shown is CanvasKind.SURVEY and not frame.notes and any(answer.values for answer in frame.answers):
        titles += [("e", words("correct a respondent")), ("x", words("remove one"))]
    if not frame.notes:
        return [*titles, write]
    if is_on_row(frame):
        return [*titles, ("↑↓", words("remarks")), write]
    found = [("↑↓", words("select"))]
    if shown is CanvasKind.MATRIX:
        found.append((words("Shift-arrows"), words("move the point")))
    elif shown is CanvasKind.CLUSTERS and frame.canvas.places:
        found.append(("0-9", words("send to a cluster")))
        found += [("D", words("into a second one too"))] if _may_double(frame) else []
    elif shown is CanvasKind.ZONES and frame.canvas.places:
        found.append(("1-9", words("send to a place")))
    merges = [("F", words("merge"))] if frame.selected is not None and may_merge(frame) else []
    return [*found, *titles, (words("Enter"), words("correct")), write, *merges]


def _may_double(frame: Frame) -> bool:
    """Whether the selected note stands in a cluster, and there is another one that it may stand in as well."""
    held, canvas = frame.selected, frame.canvas
    if held is None or canvas.place(held.place) is None or not takes_doubles(canvas):
        return False
    return any(place.id not in {note.place for note in twins(frame.state, held)} for place in canvas.places)


def _made(frame: Frame) -> set[str]:
    """Return the ids of the places that the group made."""
    return {item.id for item in frame.state.contents.places.get(frame.key, ())}


def _clusters(frame: Frame) -> list[Hint]:
    words = frame.words
    turns = [(words("Tab"), words("cluster"))] if frame.canvas.places else []
    return [(words("Enter"), words("add")), (words("/+ title"), words("new cluster")), *turns]


def _matrix(frame: Frame) -> list[Hint]:
    words = frame.words
    apart = any(spread_of(note) >= APART for note in frame.notes)
    return [
        (words("Enter"), words("add")),
        *([("!", words("opinions far apart"))] if apart else []),
        (words("text 8 9"), words("across, up")),
        *((f"/{n} 8 9", words("place point {n}", n=n)) for n in [min(len(frame.notes), 3)] if n),
    ]


def _journey(frame: Frame) -> list[Hint]:
    words = frame.words
    if is_on_steps(frame):
        turns = [(words("Tab"), words("to the lanes"))] if frame.canvas.places else []
        return [(words("Enter"), words("add the step")), *turns]
    moves = [(words("Tab"), words("next step"))]
    moves += [("/2", words("lane 2"))] if len(frame.canvas.lanes) > 1 else []
    moves.append(("/0", words("steps")))
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
    moves = [(words("Enter"), words("next field"))]
    moves += [(f"/{n}", words("field {n}", n=n)) for n in _third(len(own_fields(frame.canvas)), frame.cursor.lane)]
    moves += [(words("Ctrl-N"), words("new sheet"))] if frame.cursor.place < len(frame.canvas.places) else []
    return [*first, *moves, *_comments(frame)]


def _comments(frame: Frame) -> list[Hint]:
    """Return the fields that take comments, by their figure, once there is something to comment on."""
    if not frame.canvas.places:
        return []
    return [(f"/{n}", lane.label.lower()) for n, lane in enumerate(frame.canvas.lanes, 1) if is_comment(lane)]


def _grid(frame: Frame) -> list[Hint]:
    words, rows = frame.words, len(frame.canvas.places)
    if not rows:
        return [(words("Enter"), words("add a row")), *_criteria(frame)]
    every, scores = takes_every_rater(frame), scores_shown(frame)
    first = [(scores, words("scores, one a person") if every else words("scores"))]
    turns = [("e2", words("rater 2")), *((f"/{n}", words("row {n}", n=n)) for n in _third(rows, frame.cursor.place))]
    one_out = [] if " " not in scores else [(f"{scores.split()[0]} .", words("one without a score"))]
    return [*first, (words("text"), words("new row")), *_criteria(frame), *turns, *one_out]


def _criteria(frame: Frame) -> list[Hint]:
    return [("*", frame.words("criteria"))] if aggregate_of(frame.canvas) is Aggregate.MEAN else []


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
    turns = [(words("Tab"), words("question"))] if len(frame.canvas.lanes) > 1 else []
    stand = [sheet for sheet in sheets_of(closed(frame.canvas.lanes), frame.answers) if not sheet.is_gone][-1:]
    again = [(f"r{sheet.first}", words("correct respondent {n}", n=sheet.first)) for sheet in stand]
    return [(typed, who), (f"3x{figure}", words("3 people at {n}", n=figure)), *turns, *again]


def _groups(frame: Frame) -> list[Hint]:
    words = frame.words
    absent = [(words("x name"), words("absent"))] if len(frame.state.contents.participants) > 2 else []
    return [("Ctrl-G", words("draw groups")), *absent, (words("+ name"), words("comes late"))]


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
            continue
        used += _size(hint)
        parts += _entry(hint)
    return Content.assemble(*parts, *_entry(last))


def _entry(hint: Sequence[str]) -> list[tuple[str, str]]:
    return [(hint[0], "bold"), (f" {hint[1]}{GAP}", "$foreground 65%")]


def _size(hint: Sequence[str]) -> int:
    return cell_len(hint[0]) + cell_len(hint[1]) + 1 + len(GAP)
