"""Reads the `Réglages` of a canvas: keys as the card reader gives them, values as people write them."""

import re
from collections.abc import Iterable, Mapping

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import NoteKind

KINDS: Mapping[str, NoteKind] = {
    "fait": NoteKind.FACT,
    "fact": NoteKind.FACT,
    "observe": NoteKind.FACT,
    "observed": NoteKind.FACT,
    "suppose": NoteKind.GUESS,
    "supposition": NoteKind.GUESS,
    "guess": NoteKind.GUESS,
    "assumed": NoteKind.GUESS,
    "verbatim": NoteKind.VERBATIM,
    "question": NoteKind.QUESTION,
    "idee": NoteKind.IDEA,
    "idea": NoteKind.IDEA,
    "decision": NoteKind.DECISION,
    "action": NoteKind.ACTION,
}
"""The kinds of note by the names that cards use."""

_OBSERVED = ("observe", "observed")
OPENS = re.compile(r"(?:ouvrir|ouverture)-a-l-etape-(\d{1,2})|open(?:s)?-at-step-(\d{1,2})")


def key_of(text: str) -> str:
    """Return a name as settings keys are written: lower case, no accents, `-` for everything else."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def normalised(settings: Mapping[str, str]) -> dict[str, str]:
    """Return settings with their keys in one writing."""
    return {key_of(key): value.strip() for key, value in settings.items()}


def first(settings: Mapping[str, str], *names: str) -> str:
    """Return the first setting that is there and says something."""
    return next((settings[name] for name in names if settings.get(name)), "")


def asks(value: str) -> bool:
    """Whether a setting says yes."""
    return fold(value) in ("oui", "yes")


def words_of(value: str) -> tuple[str, ...]:
    """Split a list with commas or semicolons."""
    return tuple(part.strip() for part in re.split(r"[,;]", value) if part.strip())


def kinds(value: str) -> tuple[tuple[NoteKind, ...], bool]:
    """Return the kinds of note that a card names, and whether it speaks of observation."""
    named = [fold(word) for word in words_of(value)]
    known = dict.fromkeys(KINDS[name] for name in named if name in KINDS)
    return tuple(known), any(name in _OBSERVED for name in named)


def whole(value: str) -> int | None:
    """Return the first whole number in a value, from 1 to 99."""
    found = re.search(r"(?<![\d.,])\d{1,2}(?![\d.,]*\d)", value)
    return int(found[0]) or None if found else None


def share(value: str) -> float | None:
    """Return « 33 % », `33` or `0,33` as 0.33."""
    found = re.search(r"\d{1,3}(?:[.,]\d{1,3})?", value)
    if not found:
        return None
    said = float(found[0].replace(",", "."))
    fraction = said if said < 1 and "%" not in value else said / 100
    return min(fraction, 1.0) or None


def openings(settings: Mapping[str, str], places: Iterable[CanvasItem]) -> dict[str, int]:
    """Return the step at which places open, from the settings « Ouvrir à l'étape n : zone, zone »."""
    places = tuple(places)
    locked: dict[str, int] = {}
    for key, value in settings.items():
        found = OPENS.fullmatch(key)
        if not found:
            continue
        step = int(found[1] or found[2])
        for name in words_of(value):
            item = find_place(places, name)
            if item is not None:
                locked[item.id] = step
    return locked


def find_place(places: Iterable[CanvasItem], name: str) -> CanvasItem | None:
    """Return the place that is called so, by id or label, without regard to case and accents."""
    wanted = key_of(name)
    return next((item for item in places if wanted in (key_of(item.id), key_of(item.label))), None)
