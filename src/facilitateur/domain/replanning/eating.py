"""Eating the rests: idle time and buffers first, then pauses, then lunch, the nearest first, each down to its floor."""

from dataclasses import replace

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.replanning.items import Edit, PlanItem
from facilitateur.domain.replanning.projection import can_spare
from facilitateur.domain.replanning.propagation import Stretch

ORDER = (BlockKind.BUFFER, BlockKind.BREAK, BlockKind.LUNCH)
"""What is eaten first."""


def eaten(stretch: Stretch) -> tuple[Edit, ...]:
    """Return the shorter rests and gaps of a stretch; work stays as it is, and so do the buffers that a pin takes.

    Those give way by themselves, and get back what is won later.
    """
    need, spared = max(stretch.need_ms, 0), stretch.spared_ms
    after = list(stretch.items)
    for kind in ORDER:
        for i, item in enumerate(after):
            if kind is BlockKind.BUFFER and stretch.gaps[i]:
                taken = min(stretch.gaps[i], need)
                after[i] = item = replace(item, gap_before_ms=item.gap_before_ms - taken)
                need -= taken
            if item.kind is kind:
                free = item.planned_ms - item.least_ms
                held = min(spared, free) if can_spare(item) else 0
                spared -= held
                taken = min(free - held, need)
                after[i] = replace(item, planned_ms=item.planned_ms - taken)
                need -= taken
    return tuple(_edits(stretch.items, after))


def _edits(before: tuple[PlanItem, ...], after: list[PlanItem]) -> list[Edit]:
    """Return what changed; a running rest is edited as it stands in the stretch."""
    return [Edit(was, now) for was, now in zip(before, after, strict=True) if was != now]
