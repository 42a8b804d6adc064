"""The body of a card line by line: what each line is, for those who rewrite it or look at its typography."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from markdown_it.token import Token

from facilitateur.cards.comments import comment_lines, without_comments
from facilitateur.cards.markdown import parse
from facilitateur.cards.vocabulary import CANVAS_PARTS, SECTION_BY_TITLE
from facilitateur.domain.cleaning import MAX_TEXT, slug

MARKER = re.compile(r"([ \t]*)(?:[0-9]{1,9}[.)]|[-*+])([ \t]*)")
"""What an item of a list begins with."""

_FENCE = re.compile(r"\s*(```|~~~)")


class Role(StrEnum):
    """What a line is."""

    BLANK = "blank"
    SECTION = "section"
    PART = "part"
    """A subsection of the canvas."""
    STEP = "step"
    STEP_TEXT = "step text"
    STEP_QUOTE = "step quote"
    PLACE = "place"
    SETTING = "setting"
    LAYOUT = "layout"
    PROSE = "prose"


class Spot(NamedTuple):
    """One line of the body."""

    line: int
    text: str
    role: Role
    field: str = ""
    """The field of the section it stands in, empty before the first one and in an unknown one."""
    title: str = ""
    """Of a section or a part, without its signs."""
    is_kept: bool = False
    """It is no prose and stays as it is: a comment, a program, a table, a line without end."""
    offset: int = 0
    """Of what continues a step: the column, from 0, at which this begins."""


_ROLES = {"places": Role.PLACE, "settings": Role.SETTING, "layout": Role.LAYOUT}


def outline(lines: Sequence[str], body_line: int) -> list[Spot]:
    """Return what each line of a body is."""
    plain = without_comments(lines, body_line)
    known = _Known(plain, parse(plain, body_line))
    commented = comment_lines(lines, body_line)
    spots = []
    field, fence = "", ""
    for number in range(body_line, len(lines) + 1):
        text = lines[number - 1]
        role = known.roles.get(number) or (Role.PROSE if plain[number - 1].strip() else Role.BLANK)
        if role is Role.SECTION:
            field, fence = known.fields[number], ""
        mark = _FENCE.match(text)
        is_kept = number in commented or bool(fence or mark) or text.lstrip().startswith("|") or len(text) > MAX_TEXT
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        if is_kept and role is Role.BLANK:
            role = Role.PROSE
        title, offset = known.titles.get(number, ""), known.offsets.get(number, 0)
        spots.append(Spot(number, text, role, field, title, is_kept, offset))
    return spots


class _Known:
    """What the parsed Markdown says of lines, by their numbers."""

    def __init__(self, lines: Sequence[str], tokens: Sequence[Token]) -> None:
        self.roles: dict[int, Role] = {}
        self.titles: dict[int, str] = {}
        self.fields: dict[int, str] = {}
        self.offsets: dict[int, int] = {}
        self._lines = lines
        self._field = self._part = ""
        for i, token in enumerate(tokens):
            if token.type == "heading_open" and token.level == 0:
                self._add_title(_first(token), token.tag, tokens[i + 1].content.strip())
            elif token.type == "list_item_open" and token.level == 1:
                self._add_item(token)

    def _add_title(self, line: int, tag: str, title: str) -> None:
        if tag in {"h1", "h2"}:
            kind = SECTION_BY_TITLE.get(slug(title))
            self._field, self._part = kind.field if kind else "", ""
            self.fields[line] = self._field
            self.roles[line] = Role.SECTION
        elif tag == "h3" and self._field == "canvas":
            self._part = CANVAS_PARTS.get(slug(title), "")
            self.roles[line] = Role.PART
        self.titles[line] = title

    def _add_item(self, token: Token) -> None:
        numbers = list(self._numbers(token))
        if self._field == "steps":
            self._add_step(numbers)
        elif self._part in _ROLES and len(numbers) == 1:
            self.roles[numbers[0]] = _ROLES[self._part]

    def _add_step(self, numbers: Sequence[int]) -> None:
        first, *others = numbers
        self.roles[first] = Role.STEP
        quotes = {number for number in others if self._lines[number - 1].lstrip().startswith(">")}
        margins = [_margin(self._lines[number - 1]) for number in others if number not in quotes]
        offset = max(_offset(self._lines[first - 1]), min(margins, default=0))
        for number in others:
            self.roles[number] = Role.STEP_QUOTE if number in quotes else Role.STEP_TEXT
            self.offsets[number] = offset

    def _numbers(self, token: Token) -> Iterator[int]:
        """Yield the lines of an item that are not blank."""
        first, last = token.map or (0, 0)
        return (n for n in range(first + 1, last + 1) if n == first + 1 or self._lines[n - 1].strip())


def _first(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _margin(line: str) -> int:
    """Return the column at which a line begins, from 0."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _offset(line: str) -> int:
    """Return the column at which the text of an item begins, from 0."""
    found = MARKER.match(line.expandtabs(4))
    if found is None:
        return 0
    spaces = len(found[2])
    return found.end() - spaces + (spaces if 1 <= spaces <= 4 else 1)
