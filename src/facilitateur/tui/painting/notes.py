"""One note as lines: text at left, kind, votes and the mark of what is on disk at right."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.i18n.authors import note_said
from facilitateur.i18n.labels import called_label, note_kind_label, short_kind_label
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import ELLIPSIS, fit, fit_called, line, wrap

SAVED, NOT_SAVED = "✓", "!"
MARKED_FROM = 3
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
        extra = called_label(frame.words, fit_called(frame.state.team_called(note.team)))
    right = Content.assemble((f"{extra} " if extra else "", MUTED), _right(frame, note, short=short))
    room = max(width - cell_len(lead) - right.cell_length - 1, 8)
    texts = wrap(note_said(frame.words, frame.state, note), room)
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


class Sight(NamedTuple):
    """What shows of a long list, and how many items do not, or not whole."""

    lines: list[Content]
    above: int
    below: int

    @property
    def is_whole(self) -> bool:
        """Whether all of it shows."""
        return not self.above and not self.below


def sight(count: int, focus: int, height: int, lines_of: Callable[[int], Sequence[Content]]) -> Sight:
    """Return a window with how many items stand above and below it; one that is cut does not count as shown."""
    sizes: dict[int, int] = {}

    def noted(index: int) -> Sequence[Content]:
        lines = lines_of(index)
        sizes[index] = len(lines)
        return lines

    shown = window(count, focus, height, noted)
    if not sizes:
        return Sight(shown, 0, count)
    first, last, is_cut = min(sizes), max(sizes), sum(sizes.values()) > height
    at = min(max(focus, 0), count - 1)
    return Sight(
        shown,
        above=first + (is_cut and last == at and first < at),
        below=count - 1 - last + (is_cut and last > at),
    )


def marked_window(
    count: int, focus: int, height: int, lines_of: Callable[[int], Sequence[Content]], width: int
) -> list[Content]:
    """Return a window whose last line says how many items stand above and below it, where not all show.

    An ellipsis before them says that the item in sight is itself longer than the window.
    """
    seen = sight(count, focus, height, lines_of)
    longest = len(lines_of(min(max(focus, 0), count - 1))) if count else 0
    if (seen.is_whole and longest <= height) or height < MARKED_FROM:
        return seen.lines
    seen = sight(count, focus, height - 1, lines_of)
    said = [ELLIPSIS if longest > height - 1 else "", hidden_said(seen.above, seen.below)]
    return [*seen.lines, line((f" {' '.join(filter(None, said))}", MUTED), width=width)]


def hidden_said(above: int | str, below: int | str) -> str:
    """Return what stands above and below what shows: « ↑ 12 ↓ 3 »."""
    return " ".join(f"{arrow} {hidden}" for arrow, hidden in (("↑", above), ("↓", below)) if hidden)


def focus_index(frame: Frame, notes: Sequence[Note]) -> int:
    """Return the index of the selected note, or of the newest one."""
    last = len(notes) - 1
    if frame.cursor.selected is None or not notes or notes[-1].number == frame.cursor.selected:
        return last
    return next((i for i, note in enumerate(notes) if note.number == frame.cursor.selected), last)
