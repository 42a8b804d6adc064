"""Names and works that are somebody's: what to write instead, or whom to credit."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from facilitateur.cards import problems
from facilitateur.domain.findings import Problem, Report


class Right(NamedTuple):
    """A wording that is not free to use as it is."""

    words: re.Pattern[str]
    problem: Problem
    credit: tuple[str, ...] = ()
    """What makes it right when the card says all of it, anywhere."""


def _right(words: str, problem: Problem, *credit: str) -> Right:
    return Right(re.compile(words), problem, credit)


RIGHTS = (
    _right(r"(?i:\bphoto-?langage[s]?\b)®?", problems.PHOTO_LANGUAGE),
    _right(r"\bNPS\b®?|(?i:\bnet promoter(?: score)?\b)®?", problems.NET_PROMOTER),
    _right(r"(?i:(?<!format )\bpecha ?kuchas?\b(?! format))®?", problems.PECHA_KUCHA),
    _right(r"(?i:\bsix chapeaux\b|\bsix (?:thinking )?hats\b)", problems.SIX_HATS, "de bono"),
    _right(r"\bBMC\b|(?i:\bbusiness model canvas\b)", problems.MODEL_CANVAS, "osterwalder", "by-sa"),
    _right(r"(?i:\bempathy map canvas\b)", problems.EMPATHY_CANVAS, "gray"),
    _right(r"\bF-SUS\b", problems.FRENCH_SUS, "gronier"),
    _right(r"(?<!F-)\bSUS\b|(?i:\bsystem usability scale\b)", problems.SUS, "brooke"),
    _right(r"[®™]", problems.PROTECTED_SIGN),
)
"""The wordings of the project's own list, the most telling first."""


def check_rights(lines: Iterable[tuple[int, str]], credits_text: str, report: Report) -> None:
    """Report each wording once, where it stands first.

    Args:
        lines: The lines of a file that are read by others, with their numbers.
        credits_text: All in which a credit may stand: of a translation, its master too.
        report: Takes the findings.
    """
    lines = list(lines)
    told: set[tuple[int, int]] = set()
    known = credits_text.casefold()
    for right in RIGHTS:
        if right.credit and all(word in known for word in right.credit):
            continue
        for number, text in lines:
            found = right.words.search(text)
            if found and (number, found.end()) not in told:
                told.add((number, found.end()))
                report.add(right.problem, number, found.start() + 1, found=found[0])
                break
