"""Opens a file in the person's own editor, and says why when that cannot be."""

import os
import shlex
import subprocess
from pathlib import Path

from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.formats import quote
from facilitateur.i18n.words import Words

VARIABLES = ("VISUAL", "EDITOR")
"""Where people say which editor they use, the first that is set counts."""


class NoEditorError(Exception):
    """No editor is set, or it cannot be started."""

    def __init__(self, command: str, path: Path) -> None:
        super().__init__(command)
        self.command = command
        """What was to be started; empty when nothing is set."""
        self.path = path

    def say(self, words: Words) -> str:
        """Return a sentence that says where the file is."""
        path = str(self.path)
        if not self.command:
            return words("No editor is set: put its name into the variable EDITOR, or open {path} yourself.", path=path)
        name = quote(words, clean_line(self.command, 80))
        return words("The editor {name} cannot be started: open {path} yourself.", name=name, path=path)


def open_editor(path: Path) -> int:
    """Open a file in `$VISUAL` or `$EDITOR`, wait until it is closed, and return the editor's exit code.

    Raises:
        NoEditorError: There is no editor, or it cannot be started.
    """
    command = next((value for name in VARIABLES if (value := os.environ.get(name, "").strip())), "")
    if not command:
        raise NoEditorError(command, path)
    try:
        return subprocess.call([*shlex.split(command, posix=os.name != "nt"), str(path)])
    except (OSError, ValueError) as error:
        raise NoEditorError(command, path) from error
