"""Teams as they would be, before anybody sits down: who is where, how many, how even; and turns of a rotation."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.groups.checking import imbalance
from facilitateur.domain.people import Team, attribute_names, values_of
from facilitateur.domain.seating import Rotation
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import round_gauge
from facilitateur.domain.timing import clock_of
from facilitateur.i18n.formats import NO_BREAK, colon
from facilitateur.i18n.groups import gap_said, rotation_header, rotation_rows
from facilitateur.i18n.labels import attribute_label
from facilitateur.i18n.words import Words
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import fit, line, pad, wrap

MUTED = "$foreground 65%"


def paint_teams(
    words: Words, state: Session, teams: Sequence[Team], attribute: str, width: int, *, seated: bool = False
) -> list[Content]:
    """Return a line or more a team: its letter, how many they are, its name, who; then how even the teams are.

    Of teams as they are, where people are `seated` already, nothing is said on how they could be drawn.
    """
    people = state.contents.participants
    known = values_of(people, attribute)
    lines: list[Content] = []
    for team in teams:
        lead = f" {team.letter} {len(team.members):>3}  "
        shares = _shares(team.members, known)
        name = state.contents.team_names.get(team.letter, "")
        said = ", ".join(state.participant_name(code) for code in team.members) or "—"
        said = f"{name}{colon(words)}{said}" if name else said
        rows = wrap(said, max(width - cell_len(lead) - 1, 10))
        lines += [Content.assemble((lead if i == 0 else " " * len(lead), "bold"), row) for i, row in enumerate(rows)]
        if shares:
            lines.append(Content.styled(" " * len(lead) + fit(shares, max(width - len(lead) - 1, 10)), MUTED))
    if seated and (nowhere := _unseated(state, teams)):
        said = words("Without a team: {names}", names=", ".join(map(state.participant_name, nowhere)))
        lines += [Content.styled(f" {row}", "$warning") for row in wrap(said, width - 2)]
    sizes = [len(team.members) for team in teams]
    gap = imbalance([team.members for team in teams], values_of(people, attribute)) if attribute else 0
    low, high = min(sizes, default=0), max(sizes, default=0)
    said_sizes = words("{low} or {high} people a team", low=low, high=high)
    if low == high:
        said_sizes = words.plural("{n} person a team", "{n} people a team", low)
    lines += [Content(""), Content(f" {said_sizes}")]
    if attribute:
        lines += [Content(f" {row}") for row in wrap(gap_said(words, gap, attribute), width - 2)]
    elif attribute_names(people) and not seated:
        names = ", ".join(attribute_label(words, name) for name in attribute_names(people))
        lines.append(Content(f" {words('by chance; M mixes them by {names}', names=names)}"))
    return lines


def _unseated(state: Session, teams: Sequence[Team]) -> list[str]:
    """Return the codes of those who are neither in a team nor absent."""
    formed = state.contents.formed
    known = {*(code for team in teams for code in team.members), *(formed.absent if formed is not None else ())}
    return [person.code for person in state.contents.participants if person.code not in known]


def _shares(members: Sequence[str], known: Mapping[str, str]) -> str:
    counts = Counter(known[code] for code in members if code in known)
    return " · ".join(f"{value} {n}" for value, n in sorted(counts.items()))


def paint_rotation(words: Words, rotation: Rotation, width: int) -> list[Content]:
    """Return a row a turn, in columns that align; where the titles are too wide, stations have their number alone."""
    header = rotation_header(words, rotation.kind, rotation.turns)
    rows = rotation_rows(rotation.turns)
    if sum(_widths([header, *rows])) + 2 * len(header) > width:
        header = rotation_header(words, rotation.kind, rotation.turns, short=True)
        rows = rotation_rows(rotation.turns, together="–")
    widths = _widths([header, *rows])
    lines = [_row(header, widths, "bold")]
    return [*lines, *(_row(row, widths, "") for row in rows)]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]


def _row(row: Sequence[str], widths: Sequence[int], style: str) -> Content:
    return Content.styled(" " + "  ".join(pad(cell, size) for cell, size in zip(row, widths, strict=True)), style)


MOST_STRIP = 3
"""Rows that the rotation of a block may take under its canvas."""


def running_turn(frame: Frame) -> int:
    """Return the index of the turn that runs, where the step has as many rounds as the rotation; else -1."""
    state, block = frame.state, frame.block
    held = state.contents.rotations.get(block.id) if block is not None else None
    if block is None or held is None or block.id != state.contents.current:
        return -1
    gauge = round_gauge(state, block, clock_of(state, block).step, frame.now)
    return gauge.number - 1 if gauge is not None and gauge.rounds == len(held.turns) > 1 else -1


def paint_rotation_strip(frame: Frame, width: int) -> list[Content]:
    """Return the turns of the rotation kept with the block, the running one marked, for under any canvas."""
    held = frame.state.contents.rotations.get(frame.block.id) if frame.block is not None else None
    if frame.block is None or held is None or not held.turns or frame.canvas.shown is CanvasKind.GROUPS:
        return []
    running, turns = running_turn(frame), []
    for number, turn in enumerate(held.turns):
        places = [f"{n}{NO_BREAK}{'–'.join(teams)}" for n, teams in enumerate(turn.stations, 1) if teams]
        resting = [frame.words("rest {teams}", teams=", ".join(turn.resting))] if turn.resting else []
        sign = "▸" if number == running else ""
        name = sign + frame.words("turn {n}", n=number + 1) + colon(frame.words)
        turns.append(name + ", ".join([*places, *resting]))
    rows = wrap(frame.words("Rotation") + " · " + " · ".join(turns), width - 2)
    if len(rows) > MOST_STRIP:
        rows = (*rows[: MOST_STRIP - 1], fit(" ".join(rows[MOST_STRIP - 1 :]), width - 2))
    return [line((f" {row}", "bold $secondary"), width=width) for row in rows]
