"""A program whose first screen fails with a name in a local variable, for the test of the crash page."""

import sys
from pathlib import Path

from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.app import run_app
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.context import Context


class Failing(BaseScreen):
    """Fails once it is shown."""

    def on_mount(self) -> None:
        prenom = "Zénobie-secret"
        raise ValueError(f"impossible avec {prenom}")


sys.exit(run_app(Context(Workspace(Path(sys.argv[1])), Settings(language="fr")), Failing()))
