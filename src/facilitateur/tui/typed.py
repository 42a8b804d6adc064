"""Takes every character that a keyboard can type: joiners of an emoji family, no-break spaces, signs newer than Python.

Textual's text boxes take only what Python calls printable, and drop the rest without a word.
"""

from textual.events import Key

from facilitateur.domain.cleaning import clean

_FIRST_BEYOND_CONTROLS = "\N{NO-BREAK SPACE}"


def is_text(character: str | None) -> bool:
    """Return whether a key's character belongs into a text: printable, or harmless and no control."""
    if character is None:
        return False
    if character.isprintable():
        return True
    return len(character) == 1 and character >= _FIRST_BEYOND_CONTROLS and clean(character) == character


def take_every_character() -> None:
    """Let text boxes take what `is_text` says."""
    Key.is_printable = property(lambda key: is_text(key.character))  # type: ignore[assignment, method-assign]
