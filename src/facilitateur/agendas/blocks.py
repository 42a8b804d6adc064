"""One block of an agenda: `- 20 (15–30) carte-empathie [comprehension] (facultatif) : note`, `- 10 @pause « Café »`."""

import re
from typing import NamedTuple

from facilitateur.agendas import slips
from facilitateur.agendas.options import LONGEST, Options, opens_options, read_options
from facilitateur.agendas.titles import OPENERS, PATTERN, quoted, title_in
from facilitateur.agendas.vocabulary import KINDS, NO_PHASE_NAMES
from facilitateur.domain.agenda import MOST_TITLE, BlockKind
from facilitateur.domain.cleaning import MAX_TEXT, clean_line, slug
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.fields import choose
from facilitateur.textfiles.phases import PHASE_NAMES, PHASES
from facilitateur.textfiles.values import suggest

_MOST_READ = MAX_TEXT + 1000
"""Characters read of a line: the longest note and what may stand before it."""

_MINUTES = re.compile(
    r"(?:(?P<hours>[0-9]{1,2})\s*(?:h|heures?|hours?)(?:\s*(?P<more>[0-5][0-9]))?(?![\w-])"
    r"|(?P<minutes>[0-9]{1,6})(?:\s*(?:min(?:utes?)?|mn)\b\.?)?)\s+(?=\S)",
    re.IGNORECASE,
)
_PIECE = re.compile(
    rf"\[(?P<phase>[^\[\]]*)\]|\((?P<options>[^()]*)\)|(?P<note>:)|{PATTERN}|(?P<name>[^\[\]():{OPENERS}]+|[(){OPENERS}])"
)

_OPEN, _CLOSE = "<!--", "-->"

NO_REMARK = f"{_OPEN} {_CLOSE}"
"""Stands behind a note that ends as a remark does, so that it stays a note."""


def split_remark(line: str) -> tuple[str, str]:
    """Return a line without the remark at its end (`- 20 csd : note <!-- salle B -->`), and that remark."""
    text = line.rstrip()
    inside = text.removesuffix(_CLOSE)
    start = inside.find(_OPEN, inside.rfind(_CLOSE) + 1) if inside != text else -1
    return (line, "") if start < 0 else (text[:start].rstrip(), text[start:])


class Draft(NamedTuple):
    """A block as written, before it has an id and its card's phase."""

    minutes: int
    kind: BlockKind
    card: str
    phase: Phase | None
    says_phase: bool
    """Whether the file says which phase, or that there is none."""
    options: Options
    title: str
    note: str
    day: int
    place: tuple[int, int]
    """Line and column of the method or the `@`."""
    last_line: int

    def with_note(self, more: str, line: int) -> "Draft":
        """Return the block with more text in its note, from the given line."""
        return self._replace(note=clean_line(f"{self.note} {more}"), last_line=line)


class _Head(NamedTuple):
    """What stands before the note."""

    name: str
    at: int
    """Where the name begins."""
    phase: str | None
    phase_at: int
    options: Options
    title: str
    note: str


def read_block(line: str, day: int, number: int, report: Report) -> Draft | None:
    """Return the block of a line, or None after reporting why it cannot be understood."""
    text = clean_line(split_remark(line)[0].strip().lstrip("-*+• "), _MOST_READ)
    start = line.find(text[:1]) + 1
    minutes = _MINUTES.match(text)
    if minutes is None:
        report.add(slips.NO_MINUTES, number, start, found=text)
        return None
    head = _read_head(text, minutes.end(), (number, start), report)
    if head is None:
        report.add(slips.NOT_A_BLOCK, number, start, found=text)
        return None
    if len(head.title) > MOST_TITLE:
        report.add(slips.LONG_TITLE, number, start, high=MOST_TITLE)
    count = int(minutes["minutes"] or 0) + int(minutes["hours"] or 0) * 60 + int(minutes["more"] or 0)
    if not 1 <= count <= LONGEST:
        report.add(slips.MINUTES_OUT_OF_RANGE, number, start, found=text, low=1, high=LONGEST)
    place = (number, start + head.at)
    kind, card = _target(head.name, place, report)
    phase = None
    if head.phase is not None and slug(head.phase) not in NO_PHASE_NAMES:
        where = (number, start + head.phase_at)
        phase = choose("phase", head.phase.strip(), PHASES, tuple(PHASE_NAMES.values()), where, report)
    says = head.phase is not None
    return Draft(count, kind, card, phase, says, head.options, head.title, head.note, day, place, number)


def _read_head(text: str, start: int, place: tuple[int, int], report: Report) -> _Head | None:
    """Take a block apart from `start` on, or return None when it is not put together as one.

    Parentheses that hold nothing known belong to the name.
    """
    name, at, phase, phase_at, options, title = "", -1, None, 0, Options(), ""
    position = start
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None:
            return None
        if piece["note"]:
            break
        if _is_left_open(piece, text, name, place, report):
            position = len(text)
            break
        read, quote = None, title_in(piece.groupdict()) if name.strip() else None
        if piece["options"] is not None:
            read = read_options(piece["options"], options, (place[0], place[1] + piece.start("options")), report)
        if read is not None:
            options = read
        elif quote is not None:
            if title:
                return None
            title = quote
        elif piece["phase"] is not None:
            if phase is not None or not name.strip():
                return None
            phase, phase_at = piece["phase"], piece.start("phase")
        else:
            if at < 0 and piece[0].strip():
                at = piece.start() + len(piece[0]) - len(piece[0].lstrip())
            name += piece[0] if name or piece[0].strip() else ""
        position = piece.end()
    if not name.strip():
        return None
    return _Head(name.strip(), at, phase, phase_at, options, title, text[position + 1 :].strip()[:MAX_TEXT])


def _is_left_open(piece: re.Match[str], text: str, name: str, place: tuple[int, int], report: Report) -> bool:
    """Whether options or a title begin here that nothing ends, after reporting it."""
    rest = text[piece.end() :]
    if piece[0] == "(" and opens_options(rest):
        problem = slips.NOT_CLOSED
    elif piece[0] in OPENERS and name.strip():
        problem = slips.TITLE_NOT_CLOSED
    else:
        return False
    report.add(problem, place[0], place[1] + piece.start(), found=rest.strip())
    return True


def _target(name: str, place: tuple[int, int], report: Report) -> tuple[BlockKind, str]:
    """Return the kind of a block and the short name of its card; an unknown `@…` is reported."""
    if not name.startswith("@"):
        return BlockKind.METHOD, slug(name, limit=61)
    kind = KINDS.get(slug(name[1:]))
    if kind is None:
        first, _, said = name.partition(" ")
        if said and slug(first[1:]) in KINDS:
            report.add(slips.BARE_TITLE, *place, found=name, near=f"{first} {quoted(said.strip())}")
            return BlockKind.BUFFER, ""
        near = suggest(name[1:], tuple(KINDS))
        problem = slips.UNKNOWN_KIND_NEAR if near else slips.UNKNOWN_KIND
        report.add(problem, *place, found=name, near=f"@{near}")
        return BlockKind.BUFFER, ""
    return kind, ""
