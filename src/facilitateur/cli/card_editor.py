"""Opens a file of a card in the person's own editor."""

from pathlib import Path

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import Failure
from facilitateur.cli.output import tell
from facilitateur.textfiles.editor import NoEditorError, open_editor


def edit(desk: Desk, path: Path) -> None:
    """Open a file in `$VISUAL` or `$EDITOR` and wait until it is closed.

    Raises:
        Failure: There is no editor, or it cannot be started; the sentence says where the file is.
    """
    try:
        code = open_editor(path)
    except NoEditorError as error:
        raise Failure(error.say(desk.words)) from error
    if code:
        tell(desk.words("The editor ended with code {code}.", code=code))
