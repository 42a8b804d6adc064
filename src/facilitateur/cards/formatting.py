"""One canonical form for cards: the same card, written the way every other card is; nothing is lost."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from facilitateur.cards import problems
from facilitateur.cards.entry import guard
from facilitateur.cards.form_body import body_form
from facilitateur.cards.form_header import header_form
from facilitateur.cards.library import Library
from facilitateur.cards.metadata import MASTER_KEYS
from facilitateur.cards.outline import outline
from facilitateur.cards.prose import language_of
from facilitateur.cards.reader import read_master
from facilitateur.cards.translation import TRANSLATION_KEYS, read_translation
from facilitateur.domain.card import MASTER_LANGUAGE, Card, CardText
from facilitateur.domain.findings import Report
from facilitateur.textfiles.folders import Place
from facilitateur.textfiles.header import read_header
from facilitateur.textfiles.opening import TextFile, decode, read_text

_MARKERS = re.compile(r"^\s*[-*+]\s+", re.MULTILINE)
_LOOKS = re.compile(r"[\s«»\"“”]+")


class Formatted(NamedTuple):
    """A file and its text in the canonical form."""

    before: str
    after: str
    is_same: bool
    """Not a byte is to be changed."""


def format_place(place: Place, library: Library, report: Report) -> Formatted | None:
    """Return a file of a library in its canonical form, or None after reporting why it has to stay as it is.

    Args:
        place: The file.
        library: Where the master of a translation is found.
        report: Takes what is wrong with the file.
    """
    file = read_text(place.path, report)
    master = library.get(place.slug) if place.language else None
    if file is None:
        return None
    if place.language and master is None:
        report.add(problems.NO_SOUND_MASTER, master=f"{place.slug}.md")
        return None

    new = guard(lambda: format_text(file, place.slug, report, place.language, master), report)
    return None if new is None else Formatted(file.text, new, new.encode() == file.data)


def format_text(
    file: TextFile, slug: str, report: Report, language: str = "", master: Card | None = None
) -> str | None:
    """Return the canonical form of a master or of a translation, or None after reporting why there is none."""

    def read(one: TextFile, found: Report) -> Card | CardText | None:
        return read_translation(one, master, language, found) if master else read_master(one, slug, found)

    return _format(file, read, language, report)


def _format(
    file: TextFile, read: Callable[[TextFile, Report], Card | CardText | None], language: str, report: Report
) -> str | None:
    """Rewrite a file that can be read, and make sure that it still says the same."""
    before = read(file, report)
    if before is None or report.has_errors:
        return None
    if unicodedata.normalize("NFC", _as_lines(file.data)) != file.text:
        report.add(problems.HIDDEN_CHARACTERS)
        return None
    new = _rewrite(file, language)
    rewritten = decode(new.encode(), Report(report.path))
    after = read(rewritten, Report(report.path)) if rewritten else None
    if rewritten is None or after is None or _gist(before) != _gist(after) or _rewrite(rewritten, language) != new:
        report.add(problems.NOT_FORMATTED)
        return None
    return new


def _rewrite(file: TextFile, language: str) -> str:
    """Return the text of a file in its form."""
    header = read_header(file.lines, TRANSLATION_KEYS if language else MASTER_KEYS, Report(""))
    assert header is not None  # It was read without an error.
    language = language or language_of(header)
    french = language == MASTER_LANGUAGE
    top = header_form(file.lines, header, is_french=french)
    body = body_form(outline(file.lines, header.body_line), language, is_french=french)
    return "\n".join(["---", *top, "---", *body]) + "\n"


def _as_lines(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _gist(card: Card | CardText) -> object:
    """Return what a card says, whatever its typography and the markers of its lists."""
    return _plain({**msgspec.to_builtins(card), "sha256": ""})


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return _LOOKS.sub("", _MARKERS.sub("-", value).replace("’", "'")) if isinstance(value, str) else value
