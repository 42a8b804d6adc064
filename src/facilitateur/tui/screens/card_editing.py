"""Writing cards from the library: the person's own editor, then the files are read again."""

import os
import shlex
import subprocess
from pathlib import Path

from facilitateur.cards.entry import CardEntry
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.words import Words
from facilitateur.storage import files
from facilitateur.textfiles.folders import Origin

VARIABLES = ("VISUAL", "EDITOR")


def own_copy(entry: CardEntry, folder: Path) -> Path:
    """Return the file to change: the card's own in the workspace, or a copy of a built-in one made there.

    Raises:
        OSError: The copy cannot be made.
    """
    if entry.origin is Origin.WORKSPACE:
        return entry.path
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{entry.slug}.md"
    if not target.exists():
        files.replace(target, [entry.source_text.encode()])
    return target


def open_editor(words: Words, path: Path) -> str:
    """Open a file in `$VISUAL` or `$EDITOR`, wait, and return a sentence when that failed."""
    command = next((value for name in VARIABLES if (value := os.environ.get(name, "").strip())), "")
    if not command:
        return words(
            "No editor is set: put its name into the variable EDITOR, or open {path} yourself.", path=str(path)
        )
    try:
        subprocess.call([*shlex.split(command, posix=os.name != "nt"), str(path)])
    except (OSError, ValueError):
        name = clean_line(command, 80)
        return words("The editor {name} cannot be started: open {path} yourself.", name=name, path=str(path))
    return ""
