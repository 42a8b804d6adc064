"""The wall of the room as it was: every canvas that holds anything, the teams side by side."""

from collections.abc import Sequence
from itertools import groupby, zip_longest

from textual.content import Content

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.i18n.authors import note_said
from facilitateur.i18n.labels import block_title, kind_in, phase_label, team_label
from facilitateur.i18n.words import Words
from facilitateur.replay.wall import Pinned, Sheet
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.notes import KEPT, KIND_STYLES, MUTED, dots
from facilitateur.tui.painting.text import line, rule

NARROWEST = 36
"""Columns that a team's sheet needs beside others."""
GUTTER = 2
NOW, BEFORE = "►", "✓"


def paint_wall(words: Words, state: Session, sheets: Sequence[Sheet], width: int) -> list[Content]:
    """Return the whole wall as lines, block by block."""
    if not sheets:
        return [Content(""), Content.styled(f" {words('There was nothing on the wall yet.')}", MUTED)]
    lines: list[Content] = []
    for _, group in groupby(sheets, key=lambda sheet: sheet.block.id):
        of_block = list(group)
        lines += [*([Content("")] if lines else []), _heading(words, state, of_block[0], width)]
        per_row = max(min((width + GUTTER) // (NARROWEST + GUTTER), len(of_block)), 1)
        for start in range(0, len(of_block), per_row):
            lines += _side_by_side(words, state, of_block[start : start + per_row], per_row, width)
    return lines


def _heading(words: Words, state: Session, sheet: Sheet, width: int) -> Content:
    running = sheet.block.id == state.contents.current
    begun = f" {local(state, sheet.begun):%H:%M}" if sheet.begun else ""
    phase = f" · {phase_label(words, sheet.block.phase)}" if sheet.block.phase else ""
    left = Content.assemble(
        (f"{NOW if running else BEFORE}{begun} ", "bold $accent" if running else MUTED),
        (block_title(words, state, sheet.block), "bold $primary"),
        (f"{phase} ", MUTED),
    )
    return line(left, rule(max(width - left.cell_length, 0)), width=width)


def _side_by_side(words: Words, state: Session, sheets: Sequence[Sheet], columns: int, width: int) -> list[Content]:
    room = (width - GUTTER * (columns - 1)) // columns
    painted = [_sheet(words, state, sheet, room) for sheet in sheets]
    return [
        Content(" " * GUTTER).join(line(part, width=room) for part in row)
        for row in zip_longest(*painted, fillvalue=Content(""))
    ]


def _sheet(words: Words, state: Session, sheet: Sheet, width: int) -> list[Content]:
    counts = [words.plural("{n} note", "{n} notes", sheet.notes)] if sheet.notes else []
    counts += [words.plural("{n} figure", "{n} figures", sheet.figures)] if sheet.figures else []
    name = team_label(words, state, sheet.team) if len(state.contents.teams) > 1 else ""
    head = Content.assemble((name, "bold"), (f"{' · ' if name else ''}{' · '.join(counts)}", MUTED))
    lines = [head]
    for column in sheet.columns:
        if column.label:
            lines.append(Content.styled(column.label, "underline"))
        for pinned in column.notes:
            lines += _note(words, state, pinned, width)
    return lines


def _note(words: Words, state: Session, pinned: Pinned, width: int) -> list[Content]:
    note = pinned.note
    lead = "  " * min(pinned.depth, 6) + "• "
    kind = kind_in(words, state, note)
    said = Content.assemble(
        (note_said(words, state, note).replace("\n", " "), "bold" if note.kept else ""),
        (f" {KEPT}" if note.kept else "", "bold $accent"),
        (f" {dots(note.votes)}" if note.votes else "", "bold $accent"),
        (f" ({kind})" if kind else "", KIND_STYLES.get(note.kind, MUTED)),
    )
    follow = " " * len(lead)
    wrapped = flow(said, max(width - len(lead), 8))
    return [Content.assemble((lead if i == 0 else follow, MUTED), text) for i, text in enumerate(wrapped)]
