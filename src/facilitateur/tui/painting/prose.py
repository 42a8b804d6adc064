"""Text of cards for reading: paragraphs, bullets, quotes and emphasis; nothing else is understood, nothing acts."""

import re

from rich.cells import cell_len
from textual.content import Content, Span

from facilitateur.tui.painting.flow import flow

BULLET = "•"
QUOTE = "│ "
_ITEM = re.compile(r"(\s*)([-*+•]|\d{1,3}[.)])\s+(.*)")
_QUOTE = re.compile(r"\s*>\s?(.*)")
_TITLE = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_MARKS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])|`([^`]+)`")
_STYLES = ("bold", "italic", "bold")
_FRENCH = ((re.compile(r" ([;!?])"), "\u202f\\1"), (re.compile(r" (:|»)"), "\u00a0\\1"), (re.compile(r"« "), "«\u00a0"))


def french_spaces(text: str) -> str:
    """Put the no-break spaces that French wants where people typed ordinary ones."""
    for pattern, better in _FRENCH:
        text = pattern.sub(better, text)
    return text


def emphasised(text: str) -> Content:
    """Return a text whose `*…*`, `**…**` and back quotes became styles; every other sign stays as it is."""
    plain, spans, end = "", [], 0
    for found in _MARKS.finditer(text):
        plain += text[end : found.start()]
        inner = next(group for group in found.groups() if group is not None)
        spans.append(Span(len(plain), len(plain) + len(inner), _STYLES[(found.lastindex or 1) - 1]))
        plain += inner
        end = found.end()
    return Content(plain + text[end:], spans)


def paint_prose(text: str, width: int, *, french: bool = False) -> list[Content]:
    """Return a section's text as lines: bullets and numbers hang, quotes have a bar, titles are bold."""
    lines: list[Content] = []
    for lead, body in _blocks(french_spaces(text) if french else text):
        indent = cell_len(lead)
        for i, part in enumerate(flow(emphasised(body), width - indent)):
            repeats = i == 0 or lead == QUOTE
            lines.append(Content.assemble((lead, "$primary") if repeats else " " * indent, part))
    return lines


def _blocks(text: str) -> list[tuple[str, str]]:
    """Return (what stands before, text) of each paragraph, bullet, quote or title; empty texts are gaps."""
    blocks: list[tuple[str, str]] = []
    for line in text.strip().split("\n"):
        before = blocks[-1] if blocks else ("", "")
        begun = _begin(line)
        if begun is not None:
            blocks.append(begun)
        elif not line.strip():
            blocks += [("", "")] if before[1] else []
        elif before[1]:
            blocks[-1] = (before[0], f"{before[1]} {line.strip()}")
        else:
            blocks.append(("", line.strip()))
    return blocks


def _begin(line: str) -> tuple[str, str] | None:
    """Return (what stands before, text) of a line that begins something, or None for one that goes on."""
    if found := _ITEM.fullmatch(line):
        indent = "  " * min(len(found[1].expandtabs(4)) // 2, 3)
        sign = BULLET if found[2] in "-*+•" else found[2]
        return f"{indent}{sign} ", found[3].strip()
    if found := _QUOTE.fullmatch(line):
        return QUOTE, found[1].strip()
    if found := _TITLE.fullmatch(line.strip()):
        return "", f"**{found[1]}**"
    return None
