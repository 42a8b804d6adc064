"""The body of a card, cut by markdown-it into sections and list items that know their lines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

# What people type in a hurry: no space after the signs of a title or the number of a step, a quote not indented enough.
_TITLE_WITHOUT_SPACE = re.compile(r"^(#{2,3})(?=[^\s#])", re.MULTILINE)
_STEP_WITHOUT_SPACE = re.compile(r"^( {0,3}[0-9]{1,2}[.)])(?=[^\W\d_]|\()", re.MULTILINE)
_SPACES = re.compile(r"(\s)\s+")
_QUOTE = re.compile(r"^[ \t]*>", re.MULTILINE)


class Heading(NamedTuple):
    """A title, the lines under it as written and their tokens."""

    title: str
    line: int
    column: int
    lines: tuple[str, ...]
    tokens: Sequence[Token]

    @property
    def text(self) -> str:
        """What stands under the title, as written, without empty lines around."""
        return "\n".join(line.rstrip() for line in self.lines).strip("\n")


class Item(NamedTuple):
    """One item of a list: its text, and the quoted lines in it."""

    line: int
    text: str
    quote: str = ""


@cache
def _parser() -> MarkdownIt:
    """Return a parser of blocks only: prose is kept as written, and four spaces are not a program."""
    return MarkdownIt("zero").enable(["heading", "list", "blockquote"]).disable(["inline", "text_join"])


def parse(lines: Sequence[str], body_line: int) -> list[Token]:
    """Return the tokens of a body; their maps count the lines of the whole file from 0."""
    body = "\n".join(lines[body_line - 1 :])
    body = _TITLE_WITHOUT_SPACE.sub(r"\1 ", body)
    body = _STEP_WITHOUT_SPACE.sub(r"\1 ", body)
    body = _QUOTE.sub("    >", body)
    return _parser().parse("\n" * (body_line - 1) + body)


def headings(tokens: Sequence[Token], lines: Sequence[str], levels: tuple[str, ...], end: int) -> Iterator[Heading]:
    """Yield the titles of some levels (`h2`…) and what stands under each, up to the next one or the line `end`."""
    starts = [i for i, token in enumerate(tokens) if _opens(token, levels)]
    for i, following in pairwise([*starts, len(tokens)]):
        line = _line(tokens[i])
        last = _line(tokens[following]) - 1 if following < len(tokens) else end
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip("# ")) + 1
        yield Heading(tokens[i + 1].content.strip(), line, column, tuple(lines[line:last]), tokens[i + 3 : following])


def first_text_line(tokens: Sequence[Token], levels: tuple[str, ...]) -> int | None:
    """Return the line of the first thing that stands before every title, if there is one."""
    return _line(tokens[0]) if tokens and not _opens(tokens[0], levels) else None


def list_items(tokens: Sequence[Token]) -> Iterator[Item]:
    """Yield the items of the lists that lie directly in a section; inner lists stay in the text of their item."""
    line = 0
    texts: list[str] = []
    quotes: list[str] = []
    depth = quoted = 0
    for token in tokens:
        match token.type:
            case "list_item_open":
                depth += 1
                if depth == 1:
                    line, texts, quotes = _line(token), [], []
            case "list_item_close":
                depth -= 1
                if depth == 0:
                    yield Item(line, "\n".join(texts), "\n".join(quotes))
            case "blockquote_open" | "blockquote_close":
                quoted += token.nesting
            case "inline" if depth and quoted:
                quotes.append(token.content)
            case "inline" if depth:
                text = _SPACES.sub(r"\1", " ".join(part.strip() for part in token.content.split("\n")))
                texts.append(text if depth == 1 else f"- {text}")


def stray_lines(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the lines of what lies in a section outside of its lists."""
    return (
        _line(token) for token in tokens if token.level == 0 and token.type in {"paragraph_open", "blockquote_open"}
    )


def _opens(token: Token, levels: tuple[str, ...]) -> bool:
    """Whether a title of one of these levels begins here, not inside a list or a quote."""
    return token.type == "heading_open" and token.level == 0 and token.tag in levels


def _line(token: Token) -> int:
    """Return the line of a token, from 1."""
    return token.map[0] + 1 if token.map else 1
