"""The sheet for who takes over, on one screen: where we are, what remains beside what is promised, the teams."""

import re
from collections.abc import Sequence

from textual.content import Content

from facilitateur.export.standing import Section
from facilitateur.tui.painting.text import fit, line

GUTTER = 2
_COUNTED = re.compile(r"[^\d ].*\(\d+\)")
"""A title inside a section: « Décisions (2) »."""
MUTED = "$foreground 65%"


def paint_standing(sections: tuple[Section, Section, Section, Section], width: int, height: int) -> list[Content]:
    """Return exactly `height` lines or fewer; what does not fit is counted on the last row of its column."""
    where, remains, promised, teams = sections
    top = _column(where, width, 6)
    bottom = _column(teams, width, max(min(len(teams.lines) + 1, height // 3), 2))
    room = max(height - len(top) - len(bottom) - 2, 4)
    left_width = min(max((width - GUTTER) * 9 // 20, 20), 60)
    left = _column(remains, left_width, room)
    right = _column(promised, width - left_width - GUTTER, room)
    rows = max(len(left), len(right))
    sides = zip(_filled(left, rows), _filled(right, rows), strict=True)
    middle = [Content.assemble(line(a, width=left_width), " " * GUTTER, b) for a, b in sides]
    return [*top, Content(""), *middle, Content(""), *bottom]


def _column(section: Section, width: int, height: int) -> list[Content]:
    lines = list(section.lines)
    kept = lines if len(lines) < height else lines[: height - 2]
    rows = [Content.styled(fit(section.title, width), "bold $primary")]
    rows += [Content.styled(fit(text, width), _style(text)) for text in kept]
    if len(kept) < len(lines):
        rows.append(Content.styled(f"  … +{len(lines) - len(kept)}", MUTED))
    return rows


def _style(text: str) -> str:
    return "bold" if _COUNTED.fullmatch(text) else ""


def _filled(lines: Sequence[Content], rows: int) -> list[Content]:
    return [*lines, *([Content("")] * (rows - len(lines)))]
