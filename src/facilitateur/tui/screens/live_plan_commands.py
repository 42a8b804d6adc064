"""Commands of the live screen that bend the plan."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command

TIME = mark("Time")

PLAN_COMMANDS = (
    Command(
        "plan.bend", "f12", mark("re-plan"), mark("Plan the rest of the day again: four ways"), TIME, "R", footer=True
    ),
)
