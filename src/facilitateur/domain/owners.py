"""Who does an action, told otherwise in the very words of the note: by code, by first name, or not at all."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from facilitateur.domain.commitments import read_commitment

_BETWEEN = re.compile(r",| et | and | & | \+ |/")

Tell = Callable[[str], str]
"""How one of those who do something is told; empty where nobody may be told."""


def owners_of(who: str) -> list[str]:
    """Return each of those who do something: « Ana et Bo » are two."""
    return [name for piece in _BETWEEN.split(who) if (name := piece.strip())]


def owners_told(who: str, tell: Tell) -> str:
    """Return those who do something as they are told."""
    return ", ".join(told for name in owners_of(who) if (told := tell(name)))


def with_owners(text: str, on: date, tell: Tell) -> str:
    """Return an action written on the day `on` with those who do it told otherwise, all else as it was typed.

    What comes out is read again as the same action. Where the words cannot be kept as they stand, it is put together
    anew: what, who, for when.
    """
    said = read_commitment(text, on)
    names = owners_of(said.who)
    told = [new for name in names if (new := tell(name))]
    if told == names:
        return text
    if alone := _but_names(said.what, on):
        return _replaced(text, [*names, *alone], tell, _WHOLE, "…", count=0)
    for candidate in _candidates(text, said.what, names, tell):
        again = read_commitment(candidate, on)
        if owners_of(again.who) == told and again._replace(who="") == said._replace(who=""):
            return candidate
    tail = ", ".join(filter(None, (*told, said.said)))
    anew = f"{said.what} — {tail}" if tail else said.what
    return with_owners(anew, on, tell) if len(anew) < len(text) else anew


def _but_names(what: str, on: date) -> list[str]:
    """Return whom an action names that says nothing else: « @Maud »; it is told by nothing but them."""
    said = read_commitment(what, on)
    return owners_of(said.who) if said.what == what else []


_WHOLE = r"(?<!\w){name}(?!\w)"
_DASH = r"(?:[,;]|\||—|–|--?|→|->)"
_GAPS = (
    rf"(?<!\w){{name}}\s*{_DASH}\s+",
    rf"\s*{_DASH}\s+{{name}}(?!\w)",
    r"(?<!\w){name}\s+(?:et|and|&|\+)\s+",
    r"(?<!\w){name}\s+",
)
"""What goes with somebody who is left out, one way after the other."""


def _candidates(text: str, what: str, names: list[str], tell: Tell) -> Iterator[str]:
    """Yield the text with each name put right where it stands behind what is done, each way to leave one out tried."""
    begins = len(what) if text.startswith(what) else 0
    for gap in _GAPS:
        yield text[:begins] + _replaced(text[begins:], names, tell, gap)


def _replaced(text: str, names: list[str], tell: Tell, gap: str, gone: str = "", count: int = 1) -> str:
    for name in names:
        new, known = tell(name), re.escape(name)
        pattern = (_WHOLE if new else gap).replace("{name}", known)
        text = re.sub(pattern, (new or gone).replace("\\", r"\\"), text, count=count)
    return text
