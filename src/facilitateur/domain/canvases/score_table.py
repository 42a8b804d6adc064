"""Reads a pasted table of what is judged with its scores, as a spreadsheet or an e-mail holds it."""

import re
from collections.abc import Sequence

from facilitateur.domain.canvases.scales import Scale
from facilitateur.domain.canvases.scoring import are_figures, read_row
from facilitateur.domain.refusals import Reason, RefusedError

Values = tuple[float | None, ...]
Table = tuple[tuple[str, tuple[Values, ...]], ...]
"""What is judged, each with the scores of one rater after the other."""

_NAMED = re.compile(r"(.*[^\W\d_].*?)\s*;\s*([\d.,;\s-]*\d[\d.,;\s-]*)")
"""« Navette ; 4 ; 3 ; 5 »."""


def read_table(lines: Sequence[str], scales: Sequence[Scale]) -> Table:
    """Return the rows of pasted lines: a name, its scores on the same line or on the lines below it.

    Raises:
        RefusedError: Scores come before any name, or cannot be read.
    """
    rows: list[tuple[str, list[Values]]] = []
    for line in lines:
        if are_figures(line):
            if not rows:
                raise RefusedError(Reason.NO_ROW)
            rows[-1][1].extend(read_row(line, scales))
            continue
        name, figures = _split(line, len(scales))
        rows.append((name, list(read_row(figures, scales)) if figures else []))
    return tuple((name, tuple(passes)) for name, passes in rows)


def _split(line: str, criteria: int) -> tuple[str, str]:
    """Return a name and the scores that stand behind it: after a semicolon, or exactly one per criterion."""
    if found := _NAMED.fullmatch(line.strip()):
        return found[1], found[2].strip(" ;")
    parts = line.split()
    tail = parts[-criteria:]
    if 1 < criteria < len(parts) and all(re.fullmatch(r"\d+(?:[.,]\d+)?|\.", part) for part in tail):
        return " ".join(parts[:-criteria]), " ".join(tail)
    return line, ""
