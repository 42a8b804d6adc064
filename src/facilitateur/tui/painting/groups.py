"""The groups canvas: who is with whom, round by round, above what the groups say."""

from textual.content import Content

from facilitateur.domain.canvases.grouping import repeated_pairs
from facilitateur.domain.state import Groups
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, focus_index, note_lines, window
from facilitateur.tui.painting.text import fit, line, pad, rule, wrap


def paint_groups(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the rounds as columns of groups, then the notes."""
    drawn = frame.state.contents.groups.get(frame.block.id) if frame.block else None
    notes = frame.notes
    lines = _how(frame, width) if drawn is None else _rounds(frame, drawn, width, height - (min(len(notes), 4) + 1))

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
    per_round = 1 if shown > 1 else max(1, width // 36)
    columns = shown * per_round
    cell = width // max(columns, 1)
    body: list[list[str]] = []
    for number, groups in enumerate(drawn.rounds[:shown], 1):
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
    return [*lines, line((f" {fit(_said(frame, drawn), width - 2)}", MUTED), width=width)]


def _said(frame: Frame, drawn: Groups) -> str:
    words = frame.words
    said = (
        [words.plural("{n} repeated pair", "{n} repeated pairs", repeated_pairs(drawn.rounds))]
        if len(drawn.rounds) > 1
        else []
    )
    if drawn.absent:
        names = ", ".join(frame.state.participant_name(code) for code in drawn.absent)
        said.append(words("absent: {names}", names=names))
    return " · ".join([*said, words("Ctrl-G draws again")])
