"""The door into a rehearsal, apart from the others because it needs more of the program than they do."""

from facilitateur.settings import Settings
from facilitateur.stage import Plot, Stage, sweep
from facilitateur.storage.places import Workspace
from facilitateur.tui.app import run_app
from facilitateur.tui.context import Context
from facilitateur.tui.screens.rehearsal import RehearsalScreen


def open_rehearsal(workspace: Workspace, settings: Settings, plot: Plot) -> int:
    """Rehearse an agenda; what it wrote is removed at the end, whatever happened."""
    sweep()
    stage = Stage(plot)
    try:
        return run_app(Context(workspace, settings), RehearsalScreen(stage))
    finally:
        stage.close()
