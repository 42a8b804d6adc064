"""A method card on one row, what it is for, and a card file as plain text."""

from collections.abc import Sequence
from typing import Protocol

from textual.content import Content

from facilitateur.cards.entry import CardEntry
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding
from facilitateur.i18n.formats import number_span
from facilitateur.i18n.words import Words
from facilitateur.textfiles.folders import Origin
from facilitateur.tui.painting.card_page import dots, minutes
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.prose import BULLET, french_spaces
from facilitateur.tui.painting.text import ends, pad


class Owned(Protocol):
    """A card or an agenda of the list."""

    @property
    def origin(self) -> Origin:
        """Where its file comes from."""

    @property
    def replaces_built_in(self) -> bool:
        """Whether it stands in the place of a different built-in one."""


MUTED = "$foreground 65%"
GREYED = "$foreground 50%"
PEOPLE_WIDTH = 9
MINUTES_WIDTH = 7
ENERGY_WIDTH = 3


def column_heads(words: Words, width: int) -> Content:
    """Return what stands above the figures of the rows."""
    heads = f"{words('minutes'):>{MINUTES_WIDTH}}  {words('people'):>{PEOPLE_WIDTH}}  {words('energy')}"
    return ends(Content(""), Content.styled(heads, MUTED), width)


def card_row(words: Words, entry: CardEntry, width: int, *, starred: bool = False, left: int | None = None) -> Content:
    """Paint one row: name, minutes, people, energy; an unreadable card is grey and says its first error.

    A card that fits into the minutes that are left in its short form only shows the minutes of that, and says so.
    """
    if entry.card is None:
        first = next((finding for finding in entry.findings if finding.level == "error"), None)
        said = first.message(words) if first is not None else words("cannot be read")
        return Content.styled(f"{pad(entry.name, 22)} {said}", GREYED).truncate(width, ellipsis=True)
    card = entry.card
    short = is_short(card, left)
    figures = f"{minutes(words, card.minutes[0 if short else 1]):>{MINUTES_WIDTH}}  {_people(card):>{PEOPLE_WIDTH}}  "
    energy = dots(card.energy) + " " * max(len(words("energy")) - ENERGY_WIDTH, 0)
    star = " ★" if starred else ""
    form = f"  ({words('short version')})" if short else ""
    name = Content.assemble(card.text(words.language).name, star, (form + ownership(words, entry), MUTED))
    return ends(name, Content.styled(figures + energy, MUTED), width)


def is_short(card: Card, left: int | None) -> bool:
    """Return whether so many minutes are enough for the short form of a card only."""
    return left is not None and card.minutes[0] <= left < card.minutes[1]


def card_detail(words: Words, entry: CardEntry, width: int) -> list[Content]:
    """Paint what a card is for; of an unreadable one, its errors."""
    if entry.card is None:
        return paint_findings(words, entry.findings, width)[:3]
    purpose = entry.card.text(words.language).purpose.replace("\n", " ")
    return flow(Content(french_spaces(purpose) if words.language == "fr" else purpose), width)


def paint_findings(words: Words, findings: Sequence[Finding], width: int) -> list[Content]:
    """Return findings with their lines, errors first."""
    lines: list[Content] = []
    for finding in sorted(findings, key=lambda one: one.level != "error"):
        sign = Content.styled(BULLET + " ", "bold $error" if finding.level == "error" else "bold $warning")
        said = words("line {n}: {remark}", n=finding.line, remark=finding.message(words))
        lines += [Content.assemble("  " if i else sign, part) for i, part in enumerate(flow(Content(said), width - 2))]
    return lines


def paint_source(words: Words, findings: Sequence[Finding], text: str, width: int) -> list[Content]:
    """Return a file as plain text with line numbers, below what was found in it."""
    lines = paint_findings(words, findings, width)
    lines.append(Content(""))
    source = text.split("\n") if text else []
    digits = len(str(len(source)))
    for number, line in enumerate(source, 1):
        for i, part in enumerate(flow(Content(line.expandtabs(4)), width - digits - 2)):
            lines.append(Content.assemble((f"{'' if i else number:>{digits}}  ", MUTED), part))
    return lines


def _people(card: Card) -> str:
    return number_span(*card.people)


def ownership(words: Words, entry: Owned) -> str:
    """Return whether a file of the list is the user's own, and whether it stands for a built-in one."""
    if entry.replaces_built_in:
        return "  " + words("(your version)")
    return "  " + words("(yours)") if entry.origin is Origin.WORKSPACE else ""
