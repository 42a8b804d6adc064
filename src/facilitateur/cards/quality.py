"""What a card that can be read still lacks to be a good one: only `fiches verifier` asks."""

import re
from collections.abc import Iterator

from facilitateur.cards import problems
from facilitateur.cards.comments import without_comments
from facilitateur.cards.entry import CardEntry, guard
from facilitateur.cards.metadata import MASTER_KEYS
from facilitateur.cards.translation import TRANSLATION_KEYS
from facilitateur.domain.findings import Finding, Report
from facilitateur.textfiles.folders import Place
from facilitateur.textfiles.header import Header, read_header
from facilitateur.textfiles.opening import TextFile, read_text

_TITLE = re.compile(r"##?\s*([^#\s].*)")
_TO_FILL_IN = re.compile(r"\b(?:[ÀA] REMPLIR|TO FILL IN)\b")


def check_quality(entry: CardEntry) -> tuple[Finding, ...]:
    """Return what a card lacks, file by file; files with errors are left out, they have worse to say."""
    broken = {finding.path for finding in entry.findings if finding.level == "error"}
    return tuple(finding for place in entry.files for finding in _check(place, broken))


def _check(place: Place, broken: set[str]) -> tuple[Finding, ...]:
    """Check one file."""
    report = Report(place.path)
    file = None if report.path in broken else read_text(place.path, Report(place.path))
    if file:
        guard(lambda: _check_file(file, place, report), report)
    return report.findings


def _check_file(file: TextFile, place: Place, report: Report) -> None:
    """Report everything that one readable file lacks."""
    header = read_header(file.lines, TRANSLATION_KEYS if place.language else MASTER_KEYS, Report(place.path))
    if header is not None:
        _check_filled(file, header, report)


def _check_filled(file: TextFile, header: Header, report: Report) -> None:
    """Report what is still to be written."""
    name = ""
    for line, text in said_lines(file, header):
        if line < header.body_line:
            name = text.partition(":")[0].strip()
        elif title := _TITLE.match(text):
            name = title[1]
        for found in _TO_FILL_IN.finditer(text):
            report.add(problems.TO_BE_FILLED_IN, line, found.start() + 1, name=name, found=found[0])


def said_lines(file: TextFile, header: Header) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no remarks, with their numbers."""
    for number, text in enumerate(without_comments(file.lines, header.body_line), 1):
        if number >= header.body_line or not text.lstrip().startswith("#"):
            yield number, text
