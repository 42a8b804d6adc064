"""One card of a library: its files are read, replaced and merged here; nothing in a file can make this fail."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from facilitateur.cards import problems
from facilitateur.cards.reader import read_master
from facilitateur.cards.translation import read_translation
from facilitateur.domain.card import MASTER_LANGUAGE, Card, CardText
from facilitateur.domain.findings import Finding, Report
from facilitateur.textfiles import problems as file_problems
from facilitateur.textfiles.folders import Origin, Place, masters
from facilitateur.textfiles.opening import TextFile, read_text

_Read = TypeVar("_Read")


class CardEntry(msgspec.Struct, frozen=True):
    """A card of the list, readable or not."""

    slug: str
    path: Path
    """The master file, or the translation of a master that does not exist."""
    origin: Origin
    replaces_built_in: bool
    """A file of the workspace stands in the place of a different built-in one."""
    card: Card | None
    """None when the file has errors: it is listed, and can be shown as plain text."""
    findings: tuple[Finding, ...]
    """Of the master first, then of its translations."""
    source_text: str
    """The master file as text, empty when it cannot even be opened."""
    files: tuple[Place, ...] = ()
    """The master file that counts, then its translations."""

    @property
    def name(self) -> str:
        """The card's name, or its short name while it cannot be read."""
        return self.card.texts[MASTER_LANGUAGE].name if self.card else self.slug


class _Master(msgspec.Struct):
    """A master file that was read."""

    place: Place
    file: TextFile | None
    card: Card | None
    report: Report


def read_entry(slug: str, places: Sequence[Place]) -> CardEntry:
    """Read the files of one card: the master of the highest rank, then the translations made for it.

    Args:
        slug: The card's short name.
        places: Its files, lowest rank first.
    """
    found, twins = masters(places)
    if not found:
        return _orphan(slug, places[-1])
    chosen = found[0]
    master = _read_master(slug, chosen)
    replaced = _read_master(slug, found[1]) if len(found) > 1 else None
    used = master
    if replaced and _may_stand_in(replaced, master):
        used = replaced
        if master.card is None:
            master.report.add(file_problems.BUILT_IN_INSTEAD, slug=slug)
    findings = list(master.report.findings)
    findings += [finding for twin in twins for finding in _twin(twin, chosen).findings]
    card = used.card
    translations = [place for place in places if place.language and place.rank >= used.place.rank]
    if card:
        card, more = _translate(card, translations)
        findings += more
    return CardEntry(
        slug=slug,
        path=chosen.path,
        origin=chosen.origin,
        replaces_built_in=replaced is not None and not _are_same(replaced, master),
        card=card,
        findings=tuple(findings),
        source_text=master.file.text if master.file else "",
        files=(chosen, *translations),
    )


def _read_master(slug: str, place: Place) -> _Master:
    """Read a master file."""
    report = Report(place.path)
    if place.has_odd_name:
        report.add(file_problems.ODD_NAME, slug=slug)
    file = read_text(place.path, report)
    card = guard(lambda: read_master(file, slug, report), report) if file else None
    return _Master(place, file, card, report)


def _may_stand_in(replaced: _Master, master: _Master) -> bool:
    """Whether the built-in card is to be used: the one that replaces it is broken, or is the same."""
    return replaced.card is not None and (master.card is None or _are_same(replaced, master))


def _are_same(one: _Master, other: _Master) -> bool:
    """Whether two masters hold the same bytes."""
    return one.file is not None and other.file is not None and one.file.data == other.file.data


def _translate(card: Card, places: Sequence[Place]) -> tuple[Card, list[Finding]]:
    """Return a card with its translations, and what was found in them; the last file of a language counts."""
    texts = dict(card.texts)
    findings: list[Finding] = []
    for place in places:
        report = Report(place.path)
        if read := _read_translation(card, place, report):
            texts[place.language] = read
        findings += report.findings
    return msgspec.structs.replace(card, texts=texts), findings


def _read_translation(card: Card, place: Place, report: Report) -> CardText | None:
    """Read a translation file."""
    file = read_text(place.path, report)
    return guard(lambda: read_translation(file, card, place.language, report), report) if file else None


def _orphan(slug: str, place: Place) -> CardEntry:
    """Return the entry of a translation that translates nothing."""
    report = Report(place.path)
    file = read_text(place.path, report)
    report.add(problems.NO_MASTER, slug=slug)
    return CardEntry(slug, place.path, place.origin, False, None, report.findings, file.text if file else "")


def _twin(twin: Place, chosen: Place) -> Report:
    """Report a file of the same folder with the same short name."""
    report = Report(twin.path)
    report.add(file_problems.SAME_NAME, slug=twin.slug, other=chosen.path.name)
    return report


def guard(read: Callable[[], _Read], report: Report) -> _Read | None:
    """Read, and turn whatever goes wrong into a finding: one file must never hide the others."""
    try:
        return read()
    except Exception as error:
        report.add(file_problems.UNREADABLE, reason=type(error).__name__)
        return None
