"""How events bend the plan: blocks set aside and taken back."""

from typing import TypeAlias

from facilitateur.domain.events import BlockParked
from facilitateur.domain.evolve_time import park
from facilitateur.domain.state import Contents

PlanEvent: TypeAlias = BlockParked


def apply_plan(contents: Contents, event: PlanEvent) -> Contents:
    """Return the contents after an event of the plan; the same object when it changes nothing."""
    return park(contents, event.block, parked=event.parked)
