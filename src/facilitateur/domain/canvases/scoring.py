"""Reads typed scores and answers: digits first, for one hand holds the paper."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.scales import Scale
from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.limits import MOST_PEOPLE
from facilitateur.domain.refusals import Reason, RefusedError

_VALUE = r"(?:\d+(?:[.,]\d+)?|\.|-)"
_VALUES = re.compile(rf"{_VALUE}(?:[\s;/]+{_VALUE})*")
_TALLY = re.compile(r"(\d{1,3})\s*[xX×*]\s*(\d{1,3})")
_TALLIES = re.compile(rf"(?:{_TALLY.pattern}[\s,;]*)+")
_FIGURES = re.compile(r"[\d\s.,;:/+*()%xX×\-−–]+")
_SHORTEST = 3
"""Letters of the beginning of a name that stands for a score; shorter words may be what is judged."""
RATER = re.compile(r"[eE]\s?(\d{1,3})")
RATED = re.compile(r"[eE]\s?(\d{1,3})\s+(.+)")
"""A rater and scores on one line."""


class Given(NamedTuple):
    """Answers of one person, or of several alike, in the order of the closed questions."""

    values: tuple[int | None, ...]
    people: int = 1


def are_values(line: str) -> bool:
    """Whether a line is scores or answers rather than words."""
    return bool(_VALUES.fullmatch(line.strip())) and any(character.isdigit() for character in line)


def values_in(line: str) -> int:
    """Return how many values one person's line has, dots among them; none for tallies, words and figures in a row."""
    tokens = re.split(r"[\s;/]+", line.strip())
    is_row = len(tokens) == 1 and len(tokens[0]) > 1
    return len(tokens) if are_values(line) and not are_tallies(line) and not is_row else 0


def are_tallies(line: str) -> bool:
    """Whether a line counts raised hands: « 3x4 5x5 » is three people at 4 and five at 5."""
    return bool(_TALLIES.fullmatch(line.strip()))


def are_figures(line: str) -> bool:
    """Whether a line holds figures and not one word, readable or not: nobody calls what is judged « -1 2 3 »."""
    return bool(_FIGURES.fullmatch(line.strip())) and any(character.isdigit() for character in line)


def read_row(line: str, scales: Sequence[Scale]) -> tuple[tuple[float | None, ...], ...]:
    """Return the scores of a row, those of one rater after the other.

    With a single criterion each figure is another rater's, « 5 4 4 3 5 », and raised hands may be counted, « 3x4 ».

    Raises:
        RefusedError: The line is no scores, there are more than criteria, or one is out of its scale.
    """
    each = len(scales) == 1 and not scales[0].is_free
    if each and are_tallies(line):
        counted = [(int(count), _score(value, scales[0])) for count, value in _TALLY.findall(line)]
        if sum(count for count, _ in counted) > MOST_PEOPLE:
            raise RefusedError(Reason.TOO_MANY_ANSWERS)
        return tuple((value,) for count, value in counted for _ in range(count))
    if not are_values(line):
        raise RefusedError(Reason.SCORES_UNREADABLE)
    if not each:
        return (read_scores(line, scales),)
    tokens = re.split(r"[\s;/]+", line.strip())
    if len(tokens) == 1 and tokens[0].isdigit() and scales[0].high <= 9:
        tokens = list(tokens[0])
    return tuple((_score(token, scales[0]),) for token in tokens)


def read_scores(line: str, scales: Sequence[Scale]) -> tuple[float | None, ...]:
    """Return one score per criterion; none for a dot.

    Raises:
        RefusedError: There are more scores than criteria, or one is out of its scale.
    """
    tokens = _tokens(line, scales)
    if len(tokens) > len(scales):
        raise RefusedError(Reason.TOO_MANY_VALUES, most=len(scales))
    return tuple(_score(token, scale) for token, scale in zip(tokens, scales, strict=False))


def _tokens(line: str, scales: Sequence[Scale]) -> list[str]:
    """Split values; digits typed together are one value each where every scale has one digit."""
    tokens = re.split(r"[\s;/]+", line.strip())
    short = all(not scale.is_free and scale.high <= 9 for scale in scales)
    if len(tokens) == 1 and short and tokens[0].isdigit() and 1 < len(tokens[0]) == len(scales):
        return list(tokens[0])
    return tokens


def _score(token: str, scale: Scale) -> float | None:
    if token in (".", "-"):
        return None
    value = float(token.replace(",", "."))
    if scale.is_free:
        return value
    if value != int(value) or not scale.low <= value <= scale.high:
        raise RefusedError(Reason.OUT_OF_SCALE, low=scale.low, high=scale.high, typed=token)
    return value


def read_answers(line: str, scales: Sequence[Scale], at: int = 0) -> tuple[Given, ...]:
    """Return what was answered to the closed questions.

    Args:
        line: One person's answers; with a single question each value is another person's; tallies of raised hands.
        scales: Scales of the closed questions.
        at: Index of the question that tallies are about.

    Raises:
        RefusedError: A value is out of its scale, or there are more than questions.
    """
    if are_tallies(line):
        return tuple(
            Given(_alone(int(_score(value, scales[at]) or 0), at, len(scales)), int(count))
            for count, value in _TALLY.findall(line)
        )
    if len(scales) == 1:
        values = [_score(token, scales[0]) for token in re.split(r"[\s;/]+", line.strip())]
        return tuple(Given((int(value),)) for value in values if value is not None)
    scores = read_scores(line, scales)
    padded = (*scores, *([None] * (len(scales) - len(scores))))
    return (Given(tuple(None if score is None else int(score) for score in padded)),)


def _alone(value: int, at: int, length: int) -> tuple[int | None, ...]:
    return tuple(value if index == at else None for index in range(length))


def in_figures(line: str, scales: Sequence[Scale]) -> str | None:
    """Return scores typed by their names as the figures that they stand for; none when a word is not such a name.

    With a single criterion the whole line is one name, or several between commas, one a rater; else one word each.
    """
    parts = [part.strip() for part in re.split(r"[,;]", line) if part.strip()]
    if len(parts) == 1 and len(scales) > 1:
        parts = parts[0].split()
    if not parts or (len(scales) > 1 and len(parts) > len(scales)):
        return None
    read = []
    for at, part in enumerate(parts):
        scale = scales[at if len(scales) > 1 else 0]
        value = None if are_values(part) or part in (".", "-") else named_value(part, scale)
        if value is not None and len(part) < _SHORTEST and key_of(part) != key_of(scale.name(value)):
            return None
        read.append(str(value) if value is not None else part)
    said = " ".join(read)
    return said if read != parts and are_values(said) else None


def named_value(text: str, scale: Scale) -> int | None:
    """Return the value of a named answer, by its beginning; none when it is not one, or not the only one."""
    typed = key_of(text)
    found = [n for n, name in enumerate(scale.names, scale.low) if typed and key_of(name).startswith(typed)]
    return found[0] if len(found) == 1 else None
