"""The groups canvas: who is with whom, round by round, above what the groups say."""

from textual.content import Content

from facilitateur.domain.group_intents import held_rounds
from facilitateur.domain.rotating import as_turns, covered
from facilitateur.domain.seating import Groups
from facilitateur.i18n.groups import coverage_said
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.drawn_groups import facts_said
from facilitateur.tui.painting.notes import MUTED, focus_index, note_lines, window
from facilitateur.tui.painting.teams import paint_rotation
from facilitateur.tui.painting.text import fit, line, pad, rule, wrap


def paint_groups(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the rounds as columns of groups, then the notes."""
    drawn = frame.state.contents.groups.get(frame.block.id) if frame.block else None
    notes = frame.notes
    turns = _turns(frame, width, height - 8)
    room = height - len(turns)
    lines = _how(frame, width) if drawn is None else _rounds(frame, drawn, width, room - (min(len(notes), 4) + 1))
    lines = [*turns, *lines]

    def lines_of(index: int) -> list[Content]:
        return note_lines(frame, notes[index], width, lead=" • ")

    if notes:
        lines = [*lines, rule(width)]
    return [*lines, *window(len(notes), focus_index(frame, notes), height - len(lines), lines_of)][:height]


def _how(frame: Frame, width: int) -> list[Content]:
    people = len(frame.state.contents.participants)
    if people < 2:
        said = frame.words("Without a list of first names the groups make themselves: type what they say.")
    else:
        said = frame.words.plural(
            "Ctrl-G draws groups among {n} person; x and a first name leaves somebody out.",
            "Ctrl-G draws groups among {n} people; x and a first name leaves somebody out.",
            people,
        )
    return [line((f"  {text}", MUTED), width=width) for text in ("", *wrap(said, width - 4))]


def _rounds(frame: Frame, drawn: Groups, width: int, height: int) -> list[Content]:
    words, state = frame.words, frame.state
    shown = min(len(drawn.rounds), 3 if frame.wide else 1)
    first = min(_running(frame), len(drawn.rounds) - shown)
    per_round = 1 if shown > 1 else max(1, width // 36)
    columns = shown * per_round
    cell = width // max(columns, 1)
    body: list[list[str]] = []
    for number, groups in enumerate(drawn.rounds[first : first + shown], first + 1):
        names = [" · ".join(state.participant_name(code) for code in group) for group in groups]
        labelled = [f"{n:>2} {said}" for n, said in enumerate(names, 1)]
        rows = -(-len(labelled) // per_round)
        parts = [labelled[i * rows : (i + 1) * rows] for i in range(per_round)]
        title = words("Round {n}", n=number) if len(drawn.rounds) > 1 else words("Groups")
        body += [[title, *parts[0]], *([["", *part] for part in parts[1:]])]
    depth = min(max(len(column) for column in body), max(height - 1, 2))
    lines = []
    for row in range(depth):
        text = "".join(pad(f" {column[row]}" if row < len(column) else "", cell) for column in body)
        lines.append(line((text, "bold" if row == 0 else ""), width=width))
    said = wrap(
        " · ".join([*facts_said(frame.words, frame.state, drawn), frame.words("Ctrl-G draws again")]), width - 2
    )
    return [*lines, *(line((f" {row}", MUTED), width=width) for row in said)]


def _running(frame: Frame) -> int:
    """Return the index of the round that runs; the one to be shown where there is room for one."""
    return held_rounds(frame.state, frame.block, frame.now) if frame.block is not None else 0


def _turns(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the rotation kept with the block, or nothing."""
    held = frame.state.contents.rotations.get(frame.block.id) if frame.block else None
    if held is None or height < 3:
        return []
    counted = covered(held.kind, held.teams, as_turns(held))
    said = " ".join(coverage_said(frame.words, held.kind, counted))
    lines = [*paint_rotation(frame.words, held, width), Content.styled(f" {fit(said, width - 2)}", MUTED)]
    return [*[line(row, width=width) for row in lines[:height]], rule(width)]
