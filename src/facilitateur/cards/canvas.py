"""The canvas section: what to fill in, how it is set, how it is laid out."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitateur.cards import problems
from facilitateur.cards.markdown import Heading, Item, headings, list_items
from facilitateur.cards.vocabulary import CANVAS_PART_NAMES, CANVAS_PARTS
from facilitateur.domain.card import CanvasItem, CanvasText
from facilitateur.domain.cleaning import fold, slug
from facilitateur.domain.findings import Report
from facilitateur.textfiles.values import suggest

_ID = re.compile(r"\s*\{\s*#\s*([^{}]*)\}\s*")
_TYPE = re.compile(r"\s*\[([^\[\]]*)\]\s*")
_WEIGHT = re.compile(r"\s*\*\s*([0-9]{1,3})\s*$")
_UNNAMED = re.compile(r"(?P<label>.*?)(?:\s*\[(?P<type>[^\[\]]*)\])?(?:\s*:(?:\s+(?P<help>.*))?)?", re.DOTALL)
_EQUALS = re.compile(r"\s+=\s+|\s*:(?:\s+|$)|\s*=\s*")

Ids = Callable[[str, str, Item], str]
"""`(id as written, label, item) -> id`: a master makes ids, a translation takes its master's."""


def read_canvas(section: Heading | None, lines: Sequence[str], ids: Ids, report: Report) -> CanvasText:
    """Return the words of a canvas; what is not understood is reported."""
    if section is None:
        return CanvasText()
    places: list[CanvasItem] = []
    settings: dict[str, str] = {}
    layout: list[tuple[Item, str]] = []
    end = section.line + len(section.lines)
    for part in headings(section.tokens, lines, ("h3",), end):
        if report.is_full:
            break
        match CANVAS_PARTS.get(slug(part.title)):
            case None:
                near = suggest(fold(part.title), CANVAS_PART_NAMES)
                problem = problems.UNKNOWN_SECTION_NEAR if near else problems.UNKNOWN_SECTION
                choices = ", ".join(CANVAS_PART_NAMES)
                report.add(problem, part.line, part.column, title=part.title, near=near, choices=choices)
            case "places":
                places += [_place(item, ids) for item in list_items(part.tokens) if item.text]
            case "layout":
                layout += [(item, value) for item, _, value in _pairs(part, report)]
            case _:
                _add_settings(settings, part, report)
    return CanvasText(tuple(places), settings, _rows(layout, [place.id for place in places], report))


def new_ids(report: Report) -> Ids:
    """Return what makes the ids of a master: as written, else from the label, always unique."""
    lines: dict[str, int] = {}
    twins: dict[str, int] = {}

    def make(written: str, label: str, item: Item) -> str:
        chosen = slug(written) if written else _slug_of_label(label, len(lines) + 1)
        if chosen in lines and written:
            report.add(problems.REPEATED_ID, item.line, id=chosen, first=lines[chosen], braces="{#…}")
        free = chosen
        while free in lines:
            twins[chosen] = twins.get(chosen, 1) + 1
            free = f"{chosen}-{twins[chosen]}"
        lines[free] = item.line
        return free

    return make


def _slug_of_label(label: str, number: int) -> str:
    """Return an id for a label, a number when it has neither letter nor digit."""
    return slug(label) if re.search("[a-z0-9]", fold(label)) else f"place-{number}"


class Place(NamedTuple):
    """The parts of one line of a canvas, as written."""

    label: str
    weight: str
    """Digits, empty when none are written."""
    id: str
    type: str
    help: str


def split_place(text: str) -> Place:
    """Split `Label*weight {#id} [type] : help`; only the label is required."""
    found_id = _ID.search(text)
    if found_id:
        # An id ends the label, which may then hold colons and brackets.
        label, tail = text[: found_id.start()], text[found_id.end() :]
        found_type = _TYPE.match(tail) or _TYPE.search(label)
        label = label[: found_type.start()] if found_type and found_type.string is label else label
        tail = tail[found_type.end() :] if found_type and found_type.string is tail else tail
        kind, help_text = found_type[1] if found_type else "", tail.strip().removeprefix(":")
    else:
        plain = _UNNAMED.fullmatch(text)
        label, kind, help_text = (plain["label"], plain["type"], plain["help"]) if plain else (text, "", "")
    weight = _WEIGHT.search(label)
    label = (label[: weight.start()] if weight else label).strip()
    written = found_id[1].strip() if found_id else ""
    return Place(label, weight[1] if weight else "", written, (kind or "").strip(), (help_text or "").strip())


def _place(item: Item, ids: Ids) -> CanvasItem:
    """Read one line of a canvas."""
    place = split_place(item.text)
    return CanvasItem(
        id=ids(place.id, place.label, item),
        label=place.label or place.id,
        help=place.help,
        type=place.type,
        weight=int(place.weight or 1),
    )


def _add_settings(settings: dict[str, str], part: Heading, report: Report) -> None:
    """Add the settings of a part; the last of two counts."""
    lines: dict[str, int] = {}
    for item, name, value in _pairs(part, report):
        key = slug(name, limit=80)
        if key in lines:
            report.add(problems.REPEATED_SETTING, item.line, key=name, first=lines[key])
        lines[key] = item.line
        settings[key] = value


def _pairs(part: Heading, report: Report) -> list[tuple[Item, str, str]]:
    """Return the `key : value` or `key = value` bullets of a part."""
    pairs = []
    for item in list_items(part.tokens):
        name, sign, value = split_setting(item.text)
        if sign and name:
            pairs.append((item, name, value))
        else:
            report.add(problems.NOT_A_SETTING, item.line, found=item.text)
    return pairs


def _rows(layout: Sequence[tuple[Item, str]], ids: Sequence[str], report: Report) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ids of a layout; ids that the canvas does not have are reported and left out."""
    known = set(ids)
    rows: list[tuple[str, ...]] = []
    for item, value in layout[:1]:
        for part in value.split("/"):
            row = [name for name in re.split(r"[\s,]+", part.strip()) if name]
            for unknown in (name for name in row if name not in known and not report.is_full):
                report.add(problems.UNKNOWN_PLACE, item.line, id=unknown, choices=", ".join(ids))
            rows.append(tuple(name for name in row if name in known))
    return tuple(row for row in rows if row)


def split_setting(text: str) -> tuple[str, str, str]:
    """Split `key : value` or `key = value` at its first sign; without any, all is key."""
    found = _EQUALS.search(text)
    return (text[: found.start()].strip(), found[0].strip(), text[found.end() :].strip()) if found else (text, "", "")
