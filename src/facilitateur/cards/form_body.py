"""The sections of a card in their one form: titles, empty lines, markers of lists, steps; not a word is changed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from facilitateur.cards.canvas import split_place, split_setting
from facilitateur.cards.outline import MARKER, Role, Spot
from facilitateur.cards.prose import french_line
from facilitateur.cards.steps import split_duration, split_title, written
from facilitateur.cards.vocabulary import CANVAS_PART_TITLES, SECTION_TITLES
from facilitateur.domain.cleaning import slug

_RULE = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}")
_BULLET = re.compile(r"\A([ \t]*)[-*+][ \t]+(?=\S)")
_LANGUAGES = ("fr", "en")


def body_form(spots: Sequence[Spot], language: str, *, is_french: bool) -> list[str]:
    """Return the lines of a body, from its outline.

    Args:
        spots: The outline.
        language: Of the titles; another one than French and English keeps those that were written.
        is_french: Whether prose gets French typography.
    """
    lines: list[str] = []
    before: Spot | None = None
    has_gap = False
    for spot, number in _numbered(spots):
        if spot.role is Role.BLANK:
            has_gap = True
            continue
        if _wants_gap(before, spot, has_gap):
            lines.append("")
        new = spot.text if spot.is_kept else _form(spot, number, language).rstrip()
        lines.append(french_line(spot._replace(text=new)) if is_french else new)
        before, has_gap = spot, False
    return lines


def _numbered(spots: Iterable[Spot]) -> Iterator[tuple[Spot, int]]:
    """Yield each line with the number of the step it belongs to."""
    number = 0
    for spot in spots:
        if spot.role is Role.SECTION:
            number = 0
        number += spot.role is Role.STEP
        yield spot, number


def _wants_gap(before: Spot | None, spot: Spot, has_gap: bool) -> bool:
    """Whether an empty line stands before a line."""
    if before is None or spot.role is Role.SECTION:
        return True
    if before.role in {Role.SECTION, Role.PART} or spot.role in {Role.PART, Role.PLACE, Role.SETTING, Role.LAYOUT}:
        return False
    if spot.role is Role.STEP:
        # A list begins after a paragraph only when an empty line sets it apart.
        return before.role is Role.PROSE and not before.is_kept
    if spot.role is Role.STEP_QUOTE:
        return False
    return has_gap


def _form(spot: Spot, number: int, language: str) -> str:
    """Return one line in its form."""
    match spot.role:
        case Role.SECTION:
            return _section(spot, language)
        case Role.PART:
            return f"### {_title(CANVAS_PART_TITLES.get(slug(spot.title)), spot.title, language)}"
        case Role.STEP:
            return f"{number}. {_step(_unmarked(spot.text))}"
        case Role.STEP_QUOTE:
            quote = spot.text.strip().removeprefix(">").strip()
            return f"{_margin(number)}> {quote}".rstrip()
        case Role.STEP_TEXT:
            text = spot.text.expandtabs(4)
            inner = max(0, len(text) - len(text.lstrip()) - spot.offset)
            return _margin(number) + " " * inner + _bullet(text.strip())
        case Role.PLACE:
            return f"- {_place(_unmarked(spot.text))}"
        case Role.SETTING | Role.LAYOUT:
            return f"- {_setting(_unmarked(spot.text))}"
    return _bullet(spot.text.rstrip())


def _section(spot: Spot, language: str) -> str:
    """Return the title of a section; an unknown one keeps its level and its words."""
    if spot.field:
        return f"## {_title(SECTION_TITLES.get(spot.field), spot.title, language)}"
    return f"{'##' if spot.text.lstrip().startswith('##') else '#'} {spot.title}".rstrip()


def _title(titles: tuple[str, str] | None, written: str, language: str) -> str:
    return titles[_LANGUAGES.index(language)] if titles and language in _LANGUAGES else written


def _margin(number: int) -> str:
    """Return the spaces under the text of a step."""
    return " " * len(f"{number}. ")


def _unmarked(text: str) -> str:
    """Return what stands after the marker of an item."""
    marker = MARKER.match(text)
    return text[marker.end() :].strip() if marker else text.strip()


def _bullet(text: str) -> str:
    """Return a line whose bullet, if it has one, is a dash and one space."""
    return text if _RULE.fullmatch(text) else _BULLET.sub(r"\1- ", text)


def _step(text: str) -> str:
    """Return the first line of a step: minutes in brackets, title, dash, detail."""
    timing, _, rest = split_duration(text)
    title, dash, detail = split_title(rest)
    if dash:
        rest = f"{title.strip().strip('*_ ')} — {detail.strip()}".strip()
    if timing is None:
        return rest
    return f"({written(timing)}) {rest}".rstrip()


def _place(text: str) -> str:
    """Return a line of a canvas with its parts in order, or as written when that would change one of them."""
    place = split_place(text)
    label = f"{place.label}*{place.weight}" if place.weight else place.label
    parts = [label, f"{{#{place.id}}}" if place.id else "", f"[{place.type}]" if place.type else ""]
    new = " ".join(part for part in parts if part) + (f" : {place.help}" if place.help else "")
    return new if split_place(new) == place else text


def _setting(text: str) -> str:
    """Return `key : value`, or the text as written when that would change one of them."""
    key, sign, value = split_setting(text)
    new = f"{key} : {value}".rstrip()
    return new if sign and key and (split_setting(new)[0], split_setting(new)[2]) == (key, value) else text
