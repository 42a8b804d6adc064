"""Comments in the body of a card, `<!-- … -->`: whoever edits the file reads them, nobody else does."""

from collections.abc import Iterator, Sequence

OPEN, CLOSE = "<!--", "-->"


def without_comments(lines: Sequence[str], body_line: int) -> tuple[str, ...]:
    """Return the lines of a file with spaces in the place of the body's comments, so that nothing moves.

    What opens and is never closed is no comment: nothing is hidden by a slip.
    """
    text, spans = _spans(lines, body_line)
    if not spans:
        return tuple(lines)
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts += [text[position:start], "".join(char if char == "\n" else " " for char in text[start:end])]
        position = end
    return (*lines[: body_line - 1], *"".join([*parts, text[position:]]).split("\n"))


def comment_lines(lines: Sequence[str], body_line: int) -> frozenset[int]:
    """Return the numbers of the lines on which something of a comment stands, blank ones within it included."""
    text, spans = _spans(lines, body_line)
    return frozenset(_numbers(text, spans, body_line))


def _spans(lines: Sequence[str], body_line: int) -> tuple[str, list[tuple[int, int]]]:
    """Return the body, and where its comments begin and end."""
    text = "\n".join(lines[body_line - 1 :])
    spans: list[tuple[int, int]] = []
    position = 0
    while (start := text.find(OPEN, position)) >= 0:
        end = text.find(CLOSE, start + len(OPEN))
        if end < 0:
            break
        position = end + len(CLOSE)
        spans.append((start, position))
    return text, spans


def _numbers(text: str, spans: Sequence[tuple[int, int]], body_line: int) -> Iterator[int]:
    """Yield the line numbers that spans touch."""
    line, position = body_line, 0
    for start, end in spans:
        line += text.count("\n", position, start)
        last = line + text.count("\n", start, end)
        yield from range(line, last + 1)
        line, position = last, end
