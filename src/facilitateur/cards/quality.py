"""What a card that can be read still lacks to be a good one: only `fiches verifier` asks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from facilitateur.cards import problems
from facilitateur.cards.comments import without_comments
from facilitateur.cards.drift import drifts
from facilitateur.cards.entry import CardEntry, guard
from facilitateur.cards.metadata import MASTER_KEYS
from facilitateur.cards.outline import Role, Spot, outline
from facilitateur.cards.prose import french_line, french_pair, language_of
from facilitateur.cards.rights import check_rights
from facilitateur.cards.settings_check import check_settings
from facilitateur.cards.slips import Kind, slips
from facilitateur.cards.translation import TRANSLATION_KEYS
from facilitateur.cards.vocabulary import SECTION_TITLES
from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.domain.findings import Finding, Report
from facilitateur.textfiles.folders import Place
from facilitateur.textfiles.header import Header, read_header
from facilitateur.textfiles.opening import TextFile, read_text

_TITLE = re.compile(r"##?\s*([^#\s].*)")
_TO_FILL_IN = re.compile(r"\b(?:[ÀA] REMPLIR|TO FILL IN)\b")

_SLIPS = {
    Kind.APOSTROPHE: problems.STRAIGHT_APOSTROPHES,
    Kind.QUOTES: problems.STRAIGHT_QUOTES,
    Kind.SPACES: problems.BREAKABLE_SPACES,
}


def check_quality(entry: CardEntry) -> tuple[Finding, ...]:
    """Return what a card lacks, file by file; files with errors are left out, they have worse to say."""
    broken = {finding.path for finding in entry.findings if finding.level == "error"}
    return tuple(finding for place in entry.files for finding in _check(entry, place, broken))


def _check(entry: CardEntry, place: Place, broken: set[str]) -> tuple[Finding, ...]:
    """Check one file."""
    report = Report(place.path)
    file = None if report.path in broken else read_text(place.path, Report(place.path))
    if file and entry.card:
        card = entry.card
        guard(lambda: _check_file(file, place, card, entry.source_text, report), report)
    return report.findings


def _check_file(file: TextFile, place: Place, card: Card, master: str, report: Report) -> None:
    """Report everything that one readable file lacks."""
    header = read_header(file.lines, TRANSLATION_KEYS if place.language else MASTER_KEYS, Report(place.path))
    if header is None:
        return
    spots = outline(file.lines, header.body_line)
    said = list(said_lines(file, header))
    _check_filled(said, header, report)
    check_rights(said, master + file.text, report)
    check_settings(spots, report)
    if place.language:
        for field in card.text(place.language).missing:
            report.add(problems.NOT_TRANSLATED, 1, section=SECTION_TITLES[field][0])
        if card.material and not header.values.get("materiel"):
            report.add(problems.NOT_TRANSLATED_KEY, 1, key="materiel")
        for drift in drifts(card.text(MASTER_LANGUAGE), card.text(place.language), place.language):
            report.add(problems.OTHER_FIGURES, 1, **drift._asdict(), master=f"{card.slug}.md")
        return
    _check_parts(card, header, spots, report)
    if language_of(header) == MASTER_LANGUAGE:
        _check_typography(file, header, spots, report)


def _check_parts(card: Card, header: Header, spots: Sequence[Spot], report: Report) -> None:
    """Report what every card should have, beside what it must have to be read."""
    if not card.text(MASTER_LANGUAGE).invitation.strip():
        title = next((spot for spot in spots if spot.role is Role.SECTION and spot.field == "invitation"), spots[-1])
        report.add(problems.NOTHING_TO_SAY, title.line, section=SECTION_TITLES["invitation"][0])
    licence = header.values.get("licence")
    if licence is None or not licence.text:
        report.add(problems.NO_LICENCE, licence.line if licence else 1)


def _check_typography(file: TextFile, header: Header, spots: Sequence[Spot], report: Report) -> None:
    """Report each kind of slip once, where it stands first."""
    rights = [(line, text, french_pair(text)) for line, text in enumerate(file.lines[: header.body_line - 1], 1)]
    rights += [(spot.line, spot.text, french_line(spot)) for spot in spots]
    found: dict[Kind, list[tuple[int, int]]] = {}
    for line, text, right in rights:
        for slip in slips(text, right) if text != right else ():
            found.setdefault(slip.kind, []).append((line, slip.column))
    for kind, where in found.items():
        report.add(_SLIPS[kind], *where[0], count=len(where))


def _check_filled(said: Iterable[tuple[int, str]], header: Header, report: Report) -> None:
    """Report what is still to be written."""
    name = ""
    for line, text in said:
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
