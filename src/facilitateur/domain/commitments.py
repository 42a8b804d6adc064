"""What an action says: what will be done, by whom and for when, read from « Envoyer le courrier — Maud, 12/12 »."""

import re
from datetime import date
from typing import NamedTuple

from facilitateur.domain.due_dates import missed_date, parse_date, trailing_date

LONGEST_OWNER = 60
"""Characters of the longest name of somebody who does something."""

_DASH = re.compile(r"\s+(?:—|–|--?|→|->)\s+|\s*\|\s*")
_COMMA = re.compile(r"\s*[,;]\s+|\s*[,;]$")
_BRACKETS = re.compile(r"\s*\(([^()]{1,80})\)\s*$")
_AT = re.compile(r"(?:^|\s)@([^\W\d_][\w'’.-]*)")
_BY = re.compile(r"\s+(?:par|by)\s+([A-ZÀ-ÖØ-Þ][\w'’.-]*(?:\s+(?:et|and|&)\s+[A-ZÀ-ÖØ-Þ][\w'’.-]*)?)$")
_OWNER_LEAD = re.compile(r"^(?:@|(?:par|by|qui|who|resp(?:onsable)?\.?|owner)\s*:?\s+)", re.IGNORECASE)
_DUE_LEAD = re.compile(
    r"^(?:(?:pour|avant|d[’']ici|au plus tard|échéance|by|before|due|until|après|after|lors)\b"
    r"|(?:au|à la|dès|at the|for the) (?:prochaine?|next)\b|\d{1,2}[/.]\d{1,2})",
    re.IGNORECASE,
)
_LATER = re.compile(r",\s+((?:au|à la|dès|lors d\w+|at the|for the) (?:prochaine?|next) [^,;]{2,40})$", re.IGNORECASE)


class Commitment(NamedTuple):
    """An action in its three parts; what was not said is empty."""

    what: str
    who: str = ""
    due: date | None = None
    said: str = ""
    """The date as it was typed, also when no calendar knows it: « au prochain COPIL »."""
    missed: str = ""
    """What was typed as a day that the calendar has not: 31/02."""


def read_commitment(text: str, on: date) -> Commitment:
    """Read an action written on the day `on`; a text in which nothing is found is all « what »."""
    what, tail = _parts(text)
    who: list[str] = []
    due: date | None = None
    said = ""
    for piece in tail:
        name, found, typed = _piece(piece, on)
        who += [name] if name else []
        due, said = (found, typed) if typed and not said else (due, said)
    if not said and (ending := trailing_date(what, on)) is not None and ending[0]:
        what, due, said = ending
    if not said and (found_said := _LATER.search(what)) is not None:
        what, said = what[: found_said.start()], found_said[1]
    if not said and (wrong := missed_date(what, on, near=True)) is not None and wrong.before:
        what, said = wrong.before, wrong.said
    if not who:
        what, who = _inline_owner(what)
    wrong = missed_date(said, on) if said and due is None else None
    return Commitment(what, ", ".join(who), due, said, wrong.day if wrong is not None else "")


def _parts(text: str) -> tuple[str, list[str]]:
    """Return what is done, and the pieces that tell who and when."""
    what, *rest = _DASH.split(text)
    if not what.strip():
        return text, []
    if len(rest) == 1 and rest[0].islower() and " " in rest[0].strip() and not _has_date(rest[0]):
        return text, []
    if not rest and (found := _BRACKETS.search(text)) is not None and found.start():
        what, rest = text[: found.start()], [found[1]]
    pieces = [piece.strip() for part in rest for piece in _COMMA.split(part)]
    pieces = [piece for piece in pieces if piece]
    if any(len(piece) > LONGEST_OWNER for piece in pieces):
        return text, []
    return what.strip(), pieces


def _has_date(tail: str) -> bool:
    return bool(re.search(r"\d", tail)) or _DUE_LEAD.match(tail) is not None or "," in tail


def _piece(piece: str, on: date) -> tuple[str, date | None, str]:
    """Return who, when and how the date was typed, from one piece; it may tell both."""
    if (due := parse_date(piece, on)) is not None:
        return "", due, piece
    if (ending := trailing_date(piece, on)) is not None:
        return _OWNER_LEAD.sub("", ending[0]).strip(), ending[1], ending[2]
    if (wrong := missed_date(piece, on)) is not None and not (wrong.before and _DUE_LEAD.match(piece)):
        return _OWNER_LEAD.sub("", wrong.before).strip(), None, wrong.said
    if _DUE_LEAD.match(piece):
        return "", None, piece
    return _OWNER_LEAD.sub("", piece).strip(), None, ""


def _inline_owner(what: str) -> tuple[str, list[str]]:
    names = _AT.findall(what)
    if names:
        left = re.sub(r"\s{2,}", " ", _AT.sub("", what)).strip(" ,;:—–-")
        return (left, names) if left else (what, names)
    found = _BY.search(what)
    return (what[: found.start()], [found[1]]) if found is not None and found.start() else (what, [])
