"""One block of an agenda: `- 20 carte-empathie [comprehension] : note`, `- 10 @pause`."""

import re
from typing import NamedTuple

from facilitateur.agendas import problems
from facilitateur.agendas.vocabulary import KIND_NAMES, KINDS
from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.fields import choose
from facilitateur.textfiles.phases import PHASE_NAMES, PHASES
from facilitateur.textfiles.values import suggest

LONGEST = 24 * 60
"""Minutes that one block may last."""

_MINUTES = re.compile(r"([0-9]{1,6})(?:\s*(?:min(?:utes?)?|mn)\b\.?)?\s+(?=\S)", re.IGNORECASE)
_HEAD = re.compile(r"([^\[\]]+)(?:\[([^\[\]]*)\]\s*)?")


class Draft(NamedTuple):
    """A block as written, before it has an id and its card's phase."""

    minutes: int
    kind: BlockKind
    card: str
    phase: Phase | None
    note: str
    day: int
    place: tuple[int, int]
    """Line and column of the method or the `@`."""

    def with_note(self, more: str) -> "Draft":
        """Return the block with more text in its note."""
        return self._replace(note=clean_line(f"{self.note} {more}"))


def read_block(line: str, day: int, number: int, report: Report) -> Draft | None:
    """Return the block of a line, or None after reporting why it cannot be understood."""
    text = clean_line(line.strip().lstrip("-*+• "))
    start = line.find(text[:1]) + 1
    minutes = _MINUTES.match(text)
    if minutes is None:
        report.add(problems.NO_MINUTES, number, start, found=text)
        return None
    head, _, note = text[minutes.end() :].partition(":")
    found = _HEAD.fullmatch(head)
    if found is None:
        report.add(problems.NOT_A_BLOCK, number, start, found=text)
        return None
    if not 1 <= int(minutes[1]) <= LONGEST:
        report.add(problems.MINUTES_OUT_OF_RANGE, number, start, found=text, low=1, high=LONGEST)
    place = (number, start + minutes.end())
    kind, card = _target(found[1].strip(), place, report)
    phase = None
    if found[2] is not None:
        column = place[1] + found.start(2)
        phase = choose("phase", found[2].strip(), PHASES, tuple(PHASE_NAMES.values()), (number, column), report)
    return Draft(int(minutes[1]), kind, card, phase, note.strip(), day, place)


def _target(name: str, place: tuple[int, int], report: Report) -> tuple[BlockKind, str]:
    """Return the kind of a block and the short name of its card; an unknown `@…` is reported."""
    if not name.startswith("@"):
        return BlockKind.METHOD, slug(name, limit=61)
    kind = KINDS.get(slug(name[1:]))
    if kind is None:
        near = suggest(name[1:], tuple(KINDS))
        problem = problems.UNKNOWN_KIND_NEAR if near else problems.UNKNOWN_KIND
        choices = ", ".join(f"@{word}" for word in KIND_NAMES.values())
        report.add(problem, *place, found=name, near=f"@{near}", choices=choices)
        return BlockKind.BUFFER, ""
    return kind, ""
