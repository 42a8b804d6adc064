"""The list canvas: one line per contribution, newest at the bottom."""

from textual.content import Content

from facilitateur.domain.privacy import is_private
from facilitateur.domain.state import Note
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import focus_index, note_lines, window
from facilitateur.tui.painting.text import line, wrap


def paint_list(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the list in one column, or in two from 100 columns on when one column is not enough."""
    notes = frame.notes
    if not notes:
        return empty_canvas(frame, width)
    digits = len(str(len(notes)))
    if width >= 100 and len(notes) > height:
        return _two_columns(frame, width, height, digits)

    def lines_of(index: int) -> list[Content]:
        return _numbered(frame, notes[index], index, digits, width)

    return window(len(notes), focus_index(frame, notes), height, lines_of)


def empty_canvas(frame: Frame, width: int) -> list[Content]:
    """Return what an empty canvas says: what to type."""
    words = frame.words
    if frame.block is None:
        return []
    if frame.replayed:
        text = words("Nothing was written down here yet.")
    else:
        text = words("Type what the room says, then Enter: it is stamped, saved and stays here.")
        if is_private(frame.state.card_of(frame.block)):
            text += " " + words("These notes are private: no report, no table and no room display has them.")
    return [line("", width=width)] + [
        line((f"  {said}", "$foreground 60%"), width=width) for said in wrap(text, width - 4)
    ]


def _numbered(frame: Frame, note: Note, index: int, digits: int, width: int) -> list[Content]:
    return note_lines(frame, note, width, lead=f" {index + 1:>{digits}} ")


def _two_columns(frame: Frame, width: int, height: int, digits: int) -> list[Content]:
    notes = frame.notes
    half = width // 2
    focus = focus_index(frame, notes)

    def lines_of(index: int) -> list[Content]:
        return _numbered(frame, notes[index], index, digits, half)

    shown = window(len(notes), focus, height * 2, lines_of)
    left, right = shown[:height], shown[height:]
    right += [Content("")] * (height - len(right))
    return [Content.assemble(a, b) for a, b in zip(left, right, strict=False)]
