"""What a rehearsal says to change, as a page."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.i18n.words import Words
from facilitateur.tui.painting.text import wrap

LONGEST_LINE = 96


def paint_lessons(words: Words, sections: Sequence[tuple[str, tuple[str, ...]]], width: int) -> list[Content]:
    """Return the sections one under the other, the first one without a heading and in bold."""
    width = min(width, LONGEST_LINE)
    lines: list[Content] = []
    for title, sentences in sections:
        if title:
            lines += [Content(""), Content.styled(title.upper(), "bold $primary")]
        for sentence in sentences:
            rows = wrap(sentence, width - 2)
            if title:
                lines += [Content(f"{'  ' if n else '▸ '}{row}") for n, row in enumerate(rows)]
            else:
                lines += [Content.styled(row, "bold") for row in rows]
    return [*lines, Content(""), Content.styled(words("Escape: close the rehearsal."), "$foreground 65%")]
