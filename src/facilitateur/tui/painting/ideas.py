"""The heading of a canvas that is filled for each idea: which idea shows, and the one that comes next."""

from textual.content import Content

from facilitateur.domain.canvases.ideas import idea_at
from facilitateur.tui.frame import Frame
from facilitateur.tui.ideas import page_at
from facilitateur.tui.painting.notes import MUTED
from facilitateur.tui.painting.text import ends, fit, line, rule, wrap

MOST_ROWS = 2
"""Rows of the title of an idea."""
SHORTEST = 16
"""Cells under which the title of the next idea tells nothing."""


def idea_head(frame: Frame, width: int) -> list[Content]:
    """Return « idée 2/5 : Une navette le samedi » with the next idea behind it, and a rule; nothing without ideas."""
    if not frame.canvas.ideas:
        return []
    titles = wrap(f"▸{idea_said(frame)}", width - 2)
    if len(titles) > MOST_ROWS:
        titles = (*titles[: MOST_ROWS - 1], fit(" ".join(titles[MOST_ROWS - 1 :]), width - 2))
    *above, last = (Content.styled(f" {title}", "bold $primary") for title in titles)
    following = _following(frame, width - last.cell_length - 3)
    return [
        *(line(row, width=width) for row in above),
        ends(last, Content.styled(following, MUTED), width),
        rule(width),
    ]


def idea_said(frame: Frame) -> str:
    """Return which of the ideas shows, with its title."""
    words, ideas = frame.words, frame.canvas.ideas
    idea = idea_at(frame.canvas, frame.cursor.lane)
    if idea is None:
        return words("without an idea (i0)")
    title = idea.label or words("(no title yet)")
    return words("idea {n}/{total}: {title}", n=page_at(frame) + 1, total=len(ideas), title=title)


def _following(frame: Frame, room: int) -> str:
    """Return the idea that an empty line goes to, as far as there is room for it."""
    at, ideas = page_at(frame) + 1, frame.canvas.ideas
    if at >= len(ideas):
        return ""
    said = frame.words("then {n} {title}", n=at + 1, title=ideas[at].label or frame.words("(no title yet)"))
    return f"{fit(said, room - 1)} " if room > SHORTEST else ""
