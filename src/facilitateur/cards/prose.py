"""The French of a card's lines: what is prose in a line is set as printers do, its signs and ids stay."""

import re

from facilitateur.cards.outline import MARKER, Role, Spot
from facilitateur.cards.typography import french
from facilitateur.domain.card import MASTER_LANGUAGE
from facilitateur.domain.cleaning import slug
from facilitateur.textfiles.header import Header, key_of

PROSE_KEYS = frozenset(("nom", "materiel", "origine"))
"""The keys of a header whose values are French prose; a source also holds titles of other languages."""

_STEP_SIGNS = re.compile(r"[ \t]*(?:[0-9]{1,9}[.)]|[-*+])[ \t]*(?:[*_]*\([^()]*\)[*_]*)?")
_QUOTE_SIGNS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ID_SIGNS = re.compile(r"(?P<label>.*?)(?P<signs>\s*\{#[^{}]*\}(?:\s*\[[^\[\]]*\])?\s*:?\s*)(?P<help>.*)")
_PLACE_SIGNS = re.compile(r"(?P<label>.*?)(?P<signs>\s*\[[^\[\]]*\](?:\s*:(?:\s+|$)|$)|\s*:(?:\s+|$))(?P<help>.*)")
_SETTING_SIGNS = re.compile(r"(?P<label>.*?)(?P<signs>\s+=\s+|\s*:(?:\s+|$)|\s*=\s*)(?P<help>.*)")


def language_of(header: Header) -> str:
    """Return the language in which a master says it is written."""
    said = header.values.get("langue")
    return slug(said.text) if said and said.text else MASTER_LANGUAGE


def french_line(spot: Spot) -> str:
    """Return a line of the body with French typography where it is prose."""
    if spot.is_kept:
        return spot.text
    match spot.role:
        case Role.BLANK | Role.SECTION | Role.PART | Role.LAYOUT:
            return spot.text
        case Role.STEP:
            return _after(_STEP_SIGNS, spot.text)
        case Role.STEP_QUOTE:
            return _after(_QUOTE_SIGNS, spot.text)
        case Role.PLACE:
            return _around(_ID_SIGNS if "{#" in spot.text else _PLACE_SIGNS, spot.text)
        case Role.SETTING:
            return _around(_SETTING_SIGNS, spot.text)
    return _after(MARKER, spot.text)


def french_pair(line: str) -> str:
    """Return a line of a header with French typography when its value is prose."""
    name, colon, value = line.partition(":")
    return name + colon + french_value(key_of(name), value) if colon else line


def french_value(key: str, value: str) -> str:
    """Return the value of a key with French typography when it is prose."""
    return french(value, adds_spaces=key != "origine") if key in PROSE_KEYS else value


def _after(signs: re.Pattern[str], text: str) -> str:
    """Leave the signs that a line begins with."""
    found = signs.match(text)
    return found[0] + french(text[found.end() :]) if found else french(text)


def _around(signs: re.Pattern[str], text: str) -> str:
    """Leave the signs between a label and what it is about."""
    marker = MARKER.match(text)
    start = marker.end() if marker else 0
    found = signs.fullmatch(text, start)
    if found is None:
        return text[:start] + french(text[start:])
    return text[:start] + french(found["label"]) + found["signs"] + french(found["help"])
