"""Cell-aware helpers: cut, pad and wrap text whose characters are one or two cells wide."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from facilitateur.i18n.formats import NO_BREAK

ELLIPSIS = "…"
RULE = "─"


def fit(text: str, width: int) -> str:
    """Return a text cut to a width in cells, with an ellipsis when something is missing."""
    text = text.replace("\n", " ")
    if cell_len(text) <= width:
        return text
    return "" if width < 1 else set_cell_size(text, width - 1).rstrip(f" {ELLIPSIS}") + ELLIPSIS


def fit_words(text: str, width: int) -> str:
    """Return a text cut after a word where that leaves out little more, with an ellipsis when something is missing."""
    cut = fit(text, width)
    head = cut.removesuffix(ELLIPSIS).rpartition(" ")[0].rstrip(" ,;:–-")
    is_inside = cut != text and text[len(cut) - 1 : len(cut)] != " "
    return head + ELLIPSIS if is_inside and cell_len(head) * 3 >= width * 2 else cut


def fit_apart(text: str, others: Iterable[str], width: int) -> str:
    """Return a text cut at its end, or after a word in its middle where others would then read the same."""
    cut = fit(text, width)
    twins = [other for other in others if other != text and fit(other, width) == cut]
    if not twins or cell_len(text) <= width or width < 2:
        return cut
    alike = takewhile(lambda column: len(set(column)) == 1, zip(text, *twins, strict=False))
    common = text[: sum(1 for _ in alike)]
    tail = fit(text[common.rfind(" ") :] if " " in common else text[len(common) :], width - 1)
    head = set_cell_size(text, width - 1 - cell_len(tail))
    if not text[len(head) :].startswith(" "):
        head = head.rpartition(" ")[0]
    return head.rstrip(" \u00a0\u202f:") + ELLIPSIS + tail


def fit_label(text: str, width: int) -> str:
    """Return a label cut before its bracket where it is too long, rather than inside."""
    head, bracket, _ = text.partition(" (")
    return head if bracket and cell_len(text) > width >= cell_len(head) else fit(text, width)


def fit_called(called: str, width: int = 18) -> str:
    """Return a team cut to a width, its letter and the brackets of its name whole: « B (Les Pin…) »."""
    letter, bracket, name = called.removesuffix(")").partition(" (")
    return f"{letter} ({fit(name, max(width - cell_len(letter) - 3, 1))})" if bracket else called


def pad(text: str, width: int) -> str:
    """Return a text cut or filled to exactly `width` cells."""
    return set_cell_size(fit(text, width), max(width, 0))


def pad_left(text: str, width: int) -> str:
    """Return a text cut or filled at its left to exactly `width` cells, so that it ends where its column does."""
    text = fit(text, width)
    return " " * max(width - cell_len(text), 0) + text


def spread(left: str, right: str, width: int) -> str:
    """Return a line with one text at each end; the left one gives way."""
    right = fit(right, width)
    return pad(left, width - cell_len(right) - 1) + " " + right if right else pad(left, width)


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Return the lines of a text wrapped at words; a word longer than the line is cut."""
    width = max(width, 1)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in unbroken(paragraph):
            candidate = f"{line} {word}" if line else word
            if cell_len(candidate) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            while cell_len(word) > width:
                head = set_cell_size(word, width).rstrip()
                head = head or word[:1]
                lines.append(head)
                word = word[len(head) :]
            line = word
        lines.append(line)
    return tuple(lines)


def whole(text: str) -> str:
    """Return a text that no line break goes through."""
    return text.replace(" ", NO_BREAK)


def listed(parts: Iterable[str]) -> str:
    """Return the parts that say anything with a dot between them, behind which alone a line may break."""
    return f"{NO_BREAK}· ".join(whole(part) for part in parts if part)


SHORT = 3
"""Characters from which on something that begins with such a sign is a word, not the sign."""
DOUBLE_SIGNS = frozenset(";:!?»")
"""What French sets apart by a space and never lets begin a line; nor may « end one."""


def unbroken(text: str) -> list[str]:
    """Return the words between which a line may break."""
    found: list[str] = []
    for word in text.split(" "):
        stays = (
            bool(found)
            and found[-1] != ""
            and ((word[:1] in DOUBLE_SIGNS and len(word) < SHORT) or found[-1].endswith("«"))
        )
        if stays:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def line(*parts: str | tuple[str, str] | Content, width: int) -> Content:
    """Assemble one line of styled parts, cut or filled to `width` cells."""
    content = Content.assemble(*parts)
    length = content.cell_length
    if length > width:
        return content.truncate(width, ellipsis=True)
    return content.pad_right(width - length)


def ends(left: Content, right: Content, width: int) -> Content:
    """Return a line with one content at each end; the left one gives way."""
    room = width - right.cell_length - 1
    if room < 1:
        return right.truncate(width, ellipsis=True)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    return Content.assemble(left.pad_right(max(room - left.cell_length, 0)), " ", right)


def rule(width: int, style: str = "$foreground 35%") -> Content:
    """Return a horizontal line."""
    return Content.styled(RULE * width, style)
