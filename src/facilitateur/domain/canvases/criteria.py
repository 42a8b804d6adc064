"""Criteria of a grid typed on one line: « Utilité*3 ; Équité*2 ; Coût »."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from facilitateur.domain.canvases.scales import scale_of
from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.limits import MOST_CRITERIA, MOST_WEIGHT
from facilitateur.domain.refusals import Reason, RefusedError

_TYPE = re.compile(r"\s*\[([^\]]*)\]\s*$")
_WEIGHT = re.compile(r"\s*(?:[*×]\s*|\s[xX]\s?|\s)(\d{1,6})$")
_WEIGHTS = re.compile(r"\d{1,6}(?:[\s;,]+\d{1,6})*")
_FIGURE = re.compile(r"[-−+]?\d+(?:[.,]\d+)?")
_BEHIND = re.compile(r"[*×]\s*([-−+]?\d+[.,]\d+|[-−]\d+)(?=\s*(?:[;,]|$))")
"""A weight behind its sign that cannot be counted with: « Coût*0,5 »."""


def criteria_line(criteria: Sequence[CanvasItem]) -> str:
    """Return the line that gives these criteria back."""
    return " ; ".join(f"{item.label}*{item.weight}" for item in criteria)


def read_criteria(line: str, now: Sequence[CanvasItem], card: Sequence[CanvasItem], seq: int) -> tuple[CanvasItem, ...]:
    """Return the criteria that a line names, each with its weight; those that stay, or come back, keep their id.

    Args:
        line: Names with weights behind `*`, separated by semicolons (or by commas when there is none); figures alone
            are the weights of the criteria as they stand.
        now: The criteria as they stand.
        card: Those of the card, which may come back.
        seq: Number of the next event: new ids are made from it.

    Raises:
        RefusedError: Nothing is named, a criterion is named twice, or a weight cannot be counted with.
    """
    said = clean_line(line)
    _check_weights(said, len(now))
    if _WEIGHTS.fullmatch(said):
        return _weighed([int(figure) for figure in re.findall(r"\d+", said)], now)
    typed = [_split(part.strip()) for part in re.split(";" if ";" in said else ",", said) if part.strip()]
    if not typed or any(not key_of(label) for label, _, _ in typed):
        raise RefusedError(Reason.CRITERION_UNNAMED)
    names = [key_of(label) for label, _, _ in typed]
    twice = next((label for (label, _, _), name in zip(typed, names, strict=True) if names.count(name) > 1), None)
    if twice is not None:
        raise RefusedError(Reason.CRITERION_TWICE, name=twice)
    if len(typed) > MOST_CRITERIA:
        raise RefusedError(Reason.TOO_MANY_CRITERIA, most=MOST_CRITERIA)
    known = {key_of(item.label): item for item in (*card, *now)}
    found = [known.get(name) or _renamed(names, at, now) for at, name in enumerate(names)]
    scale = _common_scale(now)
    return tuple(
        CanvasItem(
            item.id if item is not None else f"c{seq}-{at}",
            label,
            item.help if item is not None else "",
            kind or (item.type if item is not None else "") or scale,
            _sane(weight),
        )
        for at, ((label, weight, kind), item) in enumerate(zip(typed, found, strict=True), 1)
    )


def _check_weights(said: str, count: int) -> None:
    """Refuse a weight that is no whole number, by its value: « 3 2 0,5 » are three weights, one of them unusable."""
    figures = [figure.strip(",") for figure in re.split(r"[\s;]+", said)]
    plain = _WEIGHTS.fullmatch(said) and len(re.findall(r"\d+", said)) == count
    odd = [] if plain or not all(map(_FIGURE.fullmatch, figures)) else [one for one in figures if not one.isdecimal()]
    value = odd[0] if odd else next((found[1] for found in _BEHIND.finditer(said)), None)
    if value is not None:
        raise _unusable(value)


def _unusable(value: object) -> RefusedError:
    return RefusedError(Reason.WEIGHT_UNUSABLE, value=value, most=MOST_WEIGHT)


def _split(part: str) -> tuple[str, int, str]:
    """Return name, weight and scale of « Coût*2 [0-5] »."""
    kind = _TYPE.search(part)
    rest = part[: kind.start()] if kind else part
    weight = _WEIGHT.search(rest)
    label = rest[: weight.start()] if weight else rest
    return label.strip(), int(weight[1]) if weight else 1, kind[1].strip() if kind else ""


def _weighed(weights: Sequence[int], now: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    if len(weights) != len(now):
        raise RefusedError(Reason.WEIGHTS_MISSING, n=len(now))
    return tuple(replace(item, weight=_sane(weight)) for item, weight in zip(scaled(now), weights, strict=True))


def scaled(criteria: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    """Return criteria each with its own scale, where the only one named holds for all."""
    scale = _common_scale(criteria)
    return tuple(replace(item, type=item.type or scale) for item in criteria)


def _sane(weight: int) -> int:
    if not 1 <= weight <= MOST_WEIGHT:
        raise _unusable(weight)
    return weight


def _renamed(names: Sequence[str], at: int, now: Sequence[CanvasItem]) -> CanvasItem | None:
    """Return the criterion that has another name now: in its place, the only one whose name is gone."""
    gone = [item for item in now if key_of(item.label) not in names]
    same = len(names) == len(now) and len(gone) == 1 and now[at] is gone[0]
    return gone[0] if same else None


def _common_scale(criteria: Sequence[CanvasItem]) -> str:
    """Return the scale that the only criterion with figures on it names for all, so that it outlives that one."""
    named = {item.type for item in criteria if item.type and not scale_of(item).is_open and not scale_of(item).names}
    return named.pop() if len(named) == 1 else ""
