"""French typography of one line: ’ for ', « » for ", and the spaces that never break before ; ! ? : » and after «."""

import re
from collections.abc import Iterable

NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"

_SPACE = "[ \t\u00a0\u2009\u202f]"
_PROTECTED = re.compile(
    r"`[^`]*`"  # program text
    r"|\](?:\([^()\s]*\))"  # where a link leads
    r"|(?<!\S)\S*?(?:://|www\.)\S*|(?<![^\s@])[^\s@]+@[^\s@]+"
    r"|<[^<>\s][^<>]*>"
    r"|&(?:[A-Za-z]{2,10}|#[0-9]{1,6});"
    r"|\{#[^{}]*\}"
)
"""What is no prose: nothing in it is changed."""

_PASSES = 5
"""One rule may call for another; people's lines are done after two passes."""

_RULES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[^\W\d_])'(?=[\w«\"“\0])", "’"),
        (r'(?:(?<=^)|(?<=[\s(/’—–-]))"(?=\S)([^"]*[^\s"])"(?=$|[\s,.;:!?)\]»/…—–-])', rf"«{NARROW}\1{NARROW}»"),
        (rf"«{_SPACE}*(?=[^\s«])", f"«{NARROW}"),
        (rf"(?<=[^\s»]){_SPACE}*»", f"{NARROW}»"),
        (rf"(?<=\S){_SPACE}+(?=[;!?]+(?!\w))", NARROW),
        (rf"(?<=\S){_SPACE}+(?=:(?:$|[\s»*]))", NO_BREAK),
        (rf"(?<=\d){_SPACE}*(?=[%€](?!\w))", NARROW),
    )
)

_FORGOTTEN = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[\w»)…])(?=[;!?]+(?:$|[\s»)\]*]))", NARROW),
        (r"(?<=[\w»)])(?=:(?:$|\s))", NO_BREAK),
    )
)
"""Spaces where somebody wrote none."""


def french(text: str, *, adds_spaces: bool = True) -> str:
    """Return a line of prose as French printers set it; what is no prose in it (links, program text) stays.

    Args:
        text: The line.
        adds_spaces: Whether a space that is not there at all is added: never in titles of other languages.
    """
    rules = (*_RULES, *(_FORGOTTEN if adds_spaces else ()))
    for _ in range(_PASSES):
        before, text = text, _apply(rules, text)
        if text == before:
            break
    return text


def _apply(rules: Iterable[tuple[re.Pattern[str], str]], text: str) -> str:
    """Apply each rule once to what is prose in a line."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found[0])
        return "\0"

    hidden = _PROTECTED.sub(hide, text)
    for pattern, new in rules:
        hidden = pattern.sub(new, hidden)
    back = iter(kept)
    return re.sub("\0", lambda _: next(back), hidden) if kept else hidden
