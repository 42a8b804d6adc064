"""Reading methods of other tools, whatever their format: told by what they hold, not by their names."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.cards.exchange import problems
from facilitateur.cards.exchange.draft import Draft
from facilitateur.cards.exchange.front_matter import read_front_matter
from facilitateur.cards.exchange.method_spec import is_method_spec, read_method_spec
from facilitateur.cards.exchange.table import looks_like_table, read_table
from facilitateur.cards.exchange.yaml_nodes import read_yaml
from facilitateur.domain.findings import Report
from facilitateur.textfiles.opening import TextFile


class Reading(NamedTuple):
    """What a file held."""

    format: str
    """`method.md`, `yaml` or `csv`; empty when it is none of them."""
    drafts: Sequence[Draft]


def read_methods(file: TextFile, report: Report) -> Reading:
    """Return the drafts of a file; what was left out or taken as stated is in the report."""
    end = _header_end(file.lines)
    if end:
        header = read_yaml("\n".join(file.lines[1 : end - 1]), 2, report)
        if header is None:
            return Reading("", ())
        if is_method_spec(header):
            return Reading("method.md", (read_method_spec(header, file.lines, end + 1, report),))
        return Reading("yaml", (read_front_matter(header, file.lines, end + 1, report),))
    if looks_like_table(file.text):
        return Reading("csv", tuple(read_table(file.text, report)))
    report.add(problems.NO_FORMAT)
    return Reading("", ())


def _header_end(lines: Sequence[str]) -> int:
    """Return the number of the line that ends the header, 0 when there is none."""
    if not lines or lines[0].strip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.strip() == "---"), 0)
