"""What the fields and lanes of a card take: a choice, a number, a feeling from -2 to +2, or any text."""

import re

from facilitateur.domain.canvases.settings import key_of, words_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.refusals import Reason, RefusedError

_RANGE = re.compile(r"([+-]?\d+)\s*\.\.\s*([+-]?\d+)")
_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?")
_UNIT = re.compile(r"\((?:s|min|h|cm|m|€)\)\s*$")
_MINUS = str.maketrans("−", "-")


def bounds_of(item: CanvasItem) -> tuple[int, int] | None:
    """Return the lowest and highest value of a lane such as `[-2..+2]`; none when it takes something else."""
    found = _RANGE.fullmatch(item.type.strip())
    return (int(found[1]), int(found[2])) if found else None


def choices_of(item: CanvasItem) -> tuple[str, ...]:
    """Return what a field such as `[choix:à faire,en cours,fait]` offers."""
    kind, _, offered = item.type.partition(":")
    return words_of(offered) if key_of(kind) in ("choix", "choice") else ()


def seconds_of(item: CanvasItem) -> int | None:
    """Return the planned seconds of a field such as `[secondes:20]`."""
    found = re.fullmatch(r"(?:secondes|seconds)\s*:\s*(\d{1,4})", item.type.strip())
    return int(found[1]) if found else None


def is_file(item: CanvasItem) -> bool:
    """Whether a field takes a picture or a file."""
    return key_of(item.type) in ("fichier", "file")


def is_comment(item: CanvasItem) -> bool:
    """Whether a field takes what visitors say of a sheet: any number of remarks, none of them expected."""
    return key_of(item.type) in ("commentaire", "comment")


def is_date(item: CanvasItem) -> bool:
    """Whether a field takes a date."""
    return key_of(item.type) == "date"


def is_measure(item: CanvasItem) -> bool:
    """Whether a lane takes a number with a unit, such as « Durée (s) »."""
    return key_of(item.type) in ("nombre", "number", "duree", "duration") or bool(_UNIT.search(item.label))


def holds_one(item: CanvasItem) -> bool:
    """Whether a second value replaces the first, as the value of a feeling does, rather than standing beside it."""
    return bounds_of(item) is not None or bool(choices_of(item)) or is_measure(item)


def read_value(item: CanvasItem, text: str) -> str:
    """Return what is kept of a typed value, in one writing.

    Raises:
        RefusedError: It is not among the choices, no number, or out of the scale.
    """
    bounds, choices = bounds_of(item), choices_of(item)
    if bounds is not None:
        typed = text.translate(_MINUS).strip()
        if not re.fullmatch(r"[+-]?\d{1,3}", typed) or not bounds[0] <= int(typed) <= bounds[1]:
            raise RefusedError(Reason.OUT_OF_SCALE, low=signed(bounds[0]), high=signed(bounds[1]))
        return signed(int(typed)) if bounds[0] < 0 else str(int(typed))
    if choices:
        return _choice(choices, text)
    if is_measure(item) and not _NUMBER.match(text.strip()):
        raise RefusedError(Reason.NOT_A_NUMBER)
    return text


def signed(value: int) -> str:
    """Return a value with its sign, as feelings are written: +2, 0, −1."""
    return f"+{value}" if value > 0 else str(value).replace("-", "−")


def number_in(text: str) -> int | None:
    """Return the whole number that a kept value says."""
    found = re.fullmatch(r"[+-]?\d{1,3}", text.translate(_MINUS).strip())
    return int(found[0]) if found else None


def _choice(choices: tuple[str, ...], text: str) -> str:
    """Return the choice with this number, this name, or the only one that begins so."""
    typed = key_of(text)
    if typed.isdigit() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    exact = [choice for choice in choices if key_of(choice) == typed]
    begun = [choice for choice in choices if typed and key_of(choice).startswith(typed)]
    found = exact or begun
    if len(found) != 1:
        raise RefusedError(Reason.NOT_A_CHOICE, choices=" · ".join(choices))
    return found[0]
