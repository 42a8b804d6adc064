"""What the library says beside its rows: the filters in force, and what is remembered of a card."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.cards.search import Filters
from facilitateur.domain.card import Card
from facilitateur.i18n.formats import colon, date_without_weekday, listing
from facilitateur.i18n.labels import canvas_kind_label, phase_label
from facilitateur.i18n.words import Words
from facilitateur.tui.memory import Use
from facilitateur.tui.painting.card_page import dots
from facilitateur.tui.painting.flow import flow

MUTED = "$foreground 65%"
STAR = "★"


def filter_line(words: Words, filters: Filters, width: int) -> list[Content]:
    """Paint the filters, each under its key; those in force stand out by a mark and not only by their colour."""
    chips = [
        ("F2", words("phase"), phase_label(words, filters.phase) if filters.phase else ""),
        ("F3", words("duration"), words("≤ {n} min", n=filters.minutes) if filters.minutes else ""),
        ("F4", words("people"), str(filters.people or "")),
        ("F6", words("energy"), dots(filters.energy) if filters.energy else ""),
        ("F7", words("canvas"), canvas_kind_label(words, filters.canvas) if filters.canvas else ""),
        ("F8", words("tools"), words("only") if filters.seed_tools else ""),
        ("F9", STAR, words("only") if filters.only is not None else ""),
        ("Ctrl-L", words("material"), material_said(words, filters)),
    ]
    if filters.without:
        chips.append(("Ctrl-G", words("new to them"), words("only")))
    parts: list[Content] = []
    for key, name, value in chips:
        said = f"{name}{colon(words)}{value}" if value else name
        parts.append(
            Content.assemble((f"{key} ", MUTED), (f"►{said}" if value else said, "bold $primary" if value else MUTED))
        )
    return _rows(parts, width)


def material_said(words: Words, filters: Filters) -> str:
    """Return what the filter of material asks for: none at all, or what the card names."""
    return words("none needed") if filters.without_material else ", ".join(filters.material)


def nothing_left(words: Words, filters: Filters, *, typed: bool) -> str:
    """Return why no card is shown: the words, the filters in force, and how to see all cards again."""
    said = [
        phase_label(words, filters.phase) if filters.phase else "",
        words("≤ {n} min", n=filters.minutes) if filters.minutes else "",
        words.plural("{n} person", "{n} people", filters.people) if filters.people else "",
        f"{words('energy')} {dots(filters.energy)}" if filters.energy else "",
        f"{words('canvas')} {canvas_kind_label(words, filters.canvas)}" if filters.canvas else "",
        words("tools") if filters.seed_tools else "",
        words("favourites") if filters.only is not None else "",
        words("bare hands") if filters.without_material else ", ".join(filters.material),
        words("new to them") if filters.without else "",
    ]
    names = ", ".join(filter(None, said))
    if not names:
        return words("No card holds these words.")
    if typed:
        return words("No card holds these words among: {filters}. Ctrl-U shows all cards.", filters=names)
    return words("No card is all of this: {filters}. Ctrl-U shows all cards.", filters=names)


def _rows(chips: Sequence[Content], width: int) -> list[Content]:
    """Return chips side by side, none of them broken between two lines unless it is wider than a line."""
    rows: list[Content] = []
    for chip in chips:
        if rows and rows[-1].cell_length + 2 + chip.cell_length <= width:
            rows[-1] = Content("  ").join((rows[-1], chip))
        else:
            rows += flow(chip, width)
    return rows


def memory_line(words: Words, card: Card, use: Use, favourite: bool, kin: Sequence[str]) -> Content:
    """Return what is remembered of a card: favourite, group, other sessions, the methods of its family."""
    said = []
    if favourite:
        said.append(f"{STAR} {words('favourite')}")
    if use.with_group:
        last = date_without_weekday(words, use.with_group[0].at.date())
        said.append(words("done with this group on {date}", date=last))
    elif use.ever:
        said.append(words.plural("run {n} time here", "run {n} times here", len(use.ever)))
    if card.seed_tool:
        said.append(words("university tool"))
    if kin:
        said.append(words("also: {names}", names=listing(words, kin)))
    return Content.styled(" · ".join(said), MUTED)
