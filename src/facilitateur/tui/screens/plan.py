"""Preparing a plan: whatever is changed can be undone, is checked at once, and survives a crash."""

from facilitateur.i18n.words import mark
from facilitateur.tui.screens.plan_commands import COMMANDS
from facilitateur.tui.screens.plan_edits import EditsPlan
from facilitateur.tui.screens.plan_learning import LEARNING_COMMANDS, LearnsPlan
from facilitateur.tui.screens.plan_saving import SavesPlan
from facilitateur.tui.screens.plan_sheets import ShowsPlan


class PlanScreen(EditsPlan, SavesPlan, ShowsPlan, LearnsPlan):
    """The planning screen."""

    SCREEN_COMMANDS = (*COMMANDS[:-1], *LEARNING_COMMANDS, COMMANDS[-1])
    NAME = mark("preparing a plan")
