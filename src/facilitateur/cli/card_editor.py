"""Opens a file of a card in the person's own editor."""

import os
import shlex
import subprocess
from pathlib import Path

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import Failure
from facilitateur.cli.output import tell
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.formats import quote

VARIABLES = ("VISUAL", "EDITOR")
"""Where people say which editor they use, the first that is set counts."""


def edit(desk: Desk, path: Path) -> None:
    """Open a file in `$VISUAL` or `$EDITOR` and wait until it is closed.

    Raises:
        Failure: There is no editor, or it cannot be started; the sentence says where the file is.
    """
    command = next((value for name in VARIABLES if (value := os.environ.get(name, "").strip())), "")
    shown = str(path)
    if not command:
        raise Failure(
            desk.words("No editor is set: put its name into the variable EDITOR, or open {path} yourself.", path=shown)
        )
    try:
        code = subprocess.call([*shlex.split(command, posix=os.name != "nt"), shown])
    except (OSError, ValueError) as error:
        name = quote(desk.words, clean_line(command, 80))
        raise Failure(
            desk.words("The editor {name} cannot be started: open {path} yourself.", name=name, path=shown)
        ) from error
    if code:
        tell(desk.words("The editor ended with code {code}.", code=code))
