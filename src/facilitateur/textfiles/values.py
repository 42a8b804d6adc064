"""Values written by hand: whole numbers, words of a list, and what was probably meant."""

import difflib
import re
from collections.abc import Iterator, Sequence

from facilitateur.domain.cleaning import fold

_NUMBER = re.compile(r"[0-9]{1,6}(?![0-9])")
# What may stand between and after numbers; a comma between two digits is a decimal, not a list.
_BETWEEN = re.compile(r"\s*(?:(?:min(?:utes?)?|mn|pers(?:onnes?)?|people|persons?)\b\.?)?\s*(?:[/;–—-]|,\s|à|a|to)?\s*")


def numbers(text: str) -> tuple[int, ...] | None:
    """Return the whole numbers of `15 / 25 / 45` or `3 à 30 personnes`; None when there is anything else."""
    found: list[int] = []
    position = 0
    folded = text.strip()
    while position < len(folded):
        number = _NUMBER.match(folded, position)
        if number is None:
            return None
        found.append(int(number[0]))
        between = _BETWEEN.match(folded, number.end())
        position = between.end() if between else number.end()
        if position == number.end() < len(folded):
            return None
    return tuple(found)


def suggest(text: str, choices: Sequence[str]) -> str:
    """Return the choice that was probably meant, or nothing."""
    wanted = fold(text)[:60]
    by_fold = {fold(choice): choice for choice in choices}
    near = difflib.get_close_matches(wanted, by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else ""


def split_list(text: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a list with commas, semicolons or slashes, and where each begins."""
    for part in re.finditer(r"[^,;/\n]+", text):
        stripped = part[0].strip()
        if stripped:
            yield stripped, part.start() + part[0].index(stripped[0])
