"""An agenda from elsewhere, line by line: what each is taken for, what is left out, and what was supposed."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from facilitateur.agendas.importing.assembling import Imported, added_before, days_opened, title_of
from facilitateur.agendas.importing.naming import said_in
from facilitateur.agendas.importing.understanding import ReadRow, Verdict
from facilitateur.domain.agenda import Block, Day
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.agenda_page import block_nature
from facilitateur.tui.painting.card_page import minutes
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import fit, line

MUTED = "$foreground 65%"
NUMBER = 5
SIGN = 2
NARROW, ROOMY = 26, 44
"""Cells of what a line is taken for, on a narrow and on a wide screen."""


def paint_import(
    words: Words, imported: Imported, findings: Sequence[Finding], cards: Mapping[str, Card], width: int
) -> list[Content]:
    """Paint every line of a file with what it became, and below it what was supposed or left out."""
    taken = ROOMY if width >= 110 else NARROW
    head = (words("Line").rjust(NUMBER), " " * (SIGN + 1), words("Understood as").ljust(taken), words("In the file"))
    lines = [line(("".join(head), MUTED), width=width)]
    told: set[str] = set()
    known = {row.line for row in imported.rows}
    findings = [said_in(finding, cards, words.language) for finding in findings]
    days = days_opened(imported)
    for row in imported.rows:
        if row.line in days:
            lines += [Content(""), _day(words, days[row.line], width)]
        added = added_before(imported, row)
        lines += [] if added is None else [_added(words, added, cards, taken, width)]
        lines.append(_row(words, imported, row, cards, taken, width))
        for finding in findings:
            if finding.line == row.line and row.verdict is not Verdict.STRUCK:
                lines += _remark(words, finding, told, width)
    others = [finding for finding in findings if finding.line not in known]
    for number, finding in enumerate(others):
        lines += [*([Content("")] if not number else []), *_remark(words, finding, told, width)]
    return lines


def _row(words: Words, imported: Imported, row: ReadRow, cards: Mapping[str, Card], taken: int, width: int) -> Content:
    sign, style = ("✓", "bold $success") if _is_understood(imported, row) else ("○", "$warning")
    said = fit(_verdict(words, imported, row, cards), taken - 1).ljust(taken)
    return line(
        (f"{row.line:>{NUMBER}} ", MUTED),
        (sign.ljust(SIGN), style),
        (said, "bold" if row.verdict is Verdict.DAY else ""),
        (row.source, MUTED),
        width=width,
    )


def _day(words: Words, day: Day, width: int) -> Content:
    """Return the heading of a day, where a file tells of several."""
    said = f"{words('Day {n}', n=day.number).upper()} — {day.start}"
    return line((" " * (NUMBER + 1 + SIGN), MUTED), (said, "bold $primary"), width=width)


def _added(words: Words, block: Block, cards: Mapping[str, Card], taken: int, width: int) -> Content:
    """Return the row of a buffer that stands in no line of the file."""
    said = fit(f"{minutes(words, block.minutes)} · {block_nature(words, block, cards)}", taken - 1).ljust(taken)
    return line(
        (" " * (NUMBER + 1), MUTED), ("+".ljust(SIGN), "bold $success"), said, (words("added"), MUTED), width=width
    )


def _is_understood(imported: Imported, row: ReadRow) -> bool:
    return row.verdict in (Verdict.BLOCK, Verdict.DAY, Verdict.END, Verdict.DAY_END) or row is title_of(imported)


def _verdict(words: Words, imported: Imported, row: ReadRow, cards: Mapping[str, Card]) -> str:
    block = imported.agenda.block(row.block) if row.block else None
    if block is not None:
        return f"{minutes(words, block.minutes)} · {block_nature(words, block, cards)}"
    if row is title_of(imported):
        return words("name of the agenda")
    match row.verdict:
        case Verdict.DAY:
            return words("title of a day")
        case Verdict.STRUCK:
            return words("struck through")
        case Verdict.END:
            return words("end of the block above")
        case Verdict.DAY_END:
            return words("end of the day")
        case _:
            return words("left out")


def _remark(words: Words, finding: Finding, told: set[str], width: int) -> list[Content]:
    """Return what was found, why it matters and what to do; what holds for many lines of the file is said once."""
    indent = " " * (NUMBER + 1 + SIGN)
    style = "$error" if finding.level == "error" else "$warning"
    why, proposal = finding.why(words), finding.proposal(words)
    said = [(finding.message(words), "! ", style), (why, "  ", MUTED), (proposal, "→ ", MUTED)]
    lines: list[Content] = []
    for text, head, look in said:
        if head == "! " or (text and text not in told):
            rows = flow(Content.styled(text, look), max(width - len(indent) - 2, 8))
            lines += [Content.assemble(indent, "  " if n else (head, look), row) for n, row in enumerate(rows)]
        told.add(text)
    return lines
