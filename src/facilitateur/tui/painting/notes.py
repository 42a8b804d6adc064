"""One note as lines: text at left, kind, votes and the mark of what is on disk at right."""

from collections.abc import Callable, Collection, Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.i18n.labels import note_kind_label, short_kind_label, team_label
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import fit, line, wrap

SAVED, NOT_SAVED = "✓", "!"
MARKED_FROM = 4
"""Rows from which on one of them says what does not show."""
KEPT = "★"
SELECTED_STYLE = "reverse"
MUTED = "$foreground 65%"
KIND_STYLES = {
    NoteKind.FACT: "$success",
    NoteKind.VERBATIM: "$success",
    NoteKind.GUESS: "$warning",
    NoteKind.QUESTION: "$secondary",
    NoteKind.DECISION: "bold $accent",
    NoteKind.ACTION: "bold $primary",
    NoteKind.IDEA: "$primary",
}


def dots(votes: int) -> str:
    """Return votes as dots, as a number beyond eight."""
    return "●" * votes if votes <= 8 else f"●×{votes}"


def note_lines(
    frame: Frame,
    note: Note,
    width: int,
    *,
    lead: str = "• ",
    follow: str = "",
    short: bool = False,
    extra: str = "",
    most: int | None = None,
) -> list[Content]:
    """Return a note wrapped to a width.

    Args:
        frame: The picture it belongs to.
        note: The note.
        width: Cells of each line.
        lead: Stands before the first line.
        follow: Stands before the other lines; blanks as wide as `lead` by default.
        short: Kinds are cut to three letters.
        extra: Stands at right, before the marks.
        most: Lines at most; what is cut ends with an ellipsis.
    """
    if note.team != frame.team and not extra:
        extra = team_label(frame.words, note.team)
    right = Content.assemble((f"{extra} " if extra else "", MUTED), _right(frame, note, short=short))
    room = max(width - cell_len(lead) - right.cell_length - 1, 8)
    texts = wrap(note.text, room)
    if most is not None and len(texts) > most:
        texts = (*texts[: most - 1], fit(" ".join(texts[most - 1 :]), room))
    style = "bold" if note.kept else ""
    if note.number == frame.cursor.selected:
        newest = note.number == frame.notes[-1].number
        style = SELECTED_STYLE if frame.navigating else (style if newest else "underline")
    lines = []
    for i, text in enumerate(texts):
        start = lead if i == 0 else (follow or " " * cell_len(lead))
        left = line((start, MUTED), (text, style), width=width - right.cell_length - 1)
        lines.append(Content.assemble(left, " ", right if i == 0 else " " * right.cell_length))
    return lines


def _right(frame: Frame, note: Note, *, short: bool) -> Content:
    label = short_kind_label if short else note_kind_label
    kind = label(frame.words, note.kind, observed=frame.canvas.observed)
    parts: list[tuple[str, str]] = []
    if note.votes:
        parts.append((dots(note.votes) + " ", "bold $accent"))
    if note.kept:
        parts.append((KEPT + " ", "bold $accent"))
    if kind:
        parts.append((f"{kind} ", KIND_STYLES.get(note.kind, MUTED)))
    saved = note.number not in frame.unsaved
    parts.append((SAVED, MUTED) if saved else (NOT_SAVED, "bold reverse $error"))
    return Content.assemble(*parts)


def window(count: int, focus: int, height: int, lines_of: Callable[[int], Sequence[Content]]) -> list[Content]:
    """Return `height` lines or fewer of a long list of items, the focused item in sight.

    Only the items that show are painted, so that ten thousand cost as much as ten.
    """
    if not count or height < 1:
        return []
    focus = min(max(focus, 0), count - 1)
    shown = list(lines_of(focus))[:height]
    above, below = focus - 1, focus + 1
    while len(shown) < height and above >= 0:
        shown = [*lines_of(above), *shown]
        above -= 1
    if len(shown) > height:
        return shown[len(shown) - height :]
    while len(shown) < height and below < count:
        shown += lines_of(below)
        below += 1
    return shown[:height]


def marked_window(
    count: int, focus: int, height: int, lines_of: Callable[[int], Sequence[Content]], width: int
) -> list[Content]:
    """Return a window whose last line says how many items stand above and below it, where not all show."""
    painted: set[int] = set()

    def noted(index: int) -> Sequence[Content]:
        painted.add(index)
        return lines_of(index)

    shown = window(count, focus, height, noted)
    if not painted or len(painted) == count or height < MARKED_FROM:
        return shown
    painted.clear()
    shown = window(count, focus, height - 1, noted)
    return [*shown, line((f" {hidden_said(count, painted)}", MUTED), width=width)]


def hidden_said(count: int, painted: Collection[int]) -> str:
    """Return how many items stand above and below those that show: « ↑ 12 ↓ 3 »."""
    above, below = (min(painted), count - 1 - max(painted)) if painted else (0, count)
    return " ".join(f"{arrow} {hidden}" for arrow, hidden in (("↑", above), ("↓", below)) if hidden)


def focus_index(frame: Frame, notes: Sequence[Note]) -> int:
    """Return the index of the selected note, or of the newest one."""
    last = len(notes) - 1
    if frame.cursor.selected is None or not notes or notes[-1].number == frame.cursor.selected:
        return last
    return next((i for i, note in enumerate(notes) if note.number == frame.cursor.selected), last)
