"""Takes every character that a keyboard can type: joiners of an emoji family, no-break spaces, signs newer than Python.

Textual's text boxes take only what Python calls printable, and of a paste the first line; they drop the rest unsaid.
"""

from textual.events import Key, Paste
from textual.widgets import Input

from facilitateur.domain.cleaning import clean, clean_line

_FIRST_BEYOND_CONTROLS = "\N{NO-BREAK SPACE}"


def is_text(character: str | None) -> bool:
    """Return whether a key's character belongs into a text: printable, or harmless and no control."""
    if character is None:
        return False
    if character.isprintable():
        return True
    return len(character) == 1 and character >= _FIRST_BEYOND_CONTROLS and clean(character) == character


def _paste_whole(box: Input, event: Paste) -> None:
    """Paste all lines into a box of one line, where Textual takes the first and drops the others."""
    text = clean_line(event.text)
    if text:
        box.replace(text, *box.selection)
    event.stop()


def take_every_character() -> None:
    """Let text boxes take what `is_text` says, and all lines of what is pasted."""
    Input._on_paste = _paste_whole  # type: ignore[assignment, method-assign]
    Key.is_printable = property(lambda key: is_text(key.character))  # type: ignore[assignment, method-assign]
