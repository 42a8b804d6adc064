"""Eating the rests: idle time and buffers first, then pauses, then lunch, the nearest first, each down to its floor."""

from dataclasses import replace

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.replanning.items import Edit, PlanItem
from facilitateur.domain.replanning.propagation import Stretch

ORDER = (BlockKind.BUFFER, BlockKind.BREAK, BlockKind.LUNCH)
"""What is eaten first."""


def eaten(stretch: Stretch) -> tuple[Edit, ...]:
    """Return the shorter rests and gaps of a stretch, what its pin takes of the buffers among them; work stays."""
    need = max(stretch.need_ms, 0) + stretch.spared_ms
    after = list(stretch.items)
    for kind in ORDER:
        for i, item in enumerate(after):
            if kind is BlockKind.BUFFER and stretch.gaps[i]:
                taken = min(stretch.gaps[i], need)
                after[i] = item = replace(item, gap_before_ms=item.gap_before_ms - taken)
                need -= taken
            if item.kind is kind:
                taken = min(item.planned_ms - item.least_ms, need)
                after[i] = replace(item, planned_ms=item.planned_ms - taken)
                need -= taken
    return tuple(_edits(stretch.items, after))


def _edits(before: tuple[PlanItem, ...], after: list[PlanItem]) -> list[Edit]:
    """Return what changed; a running rest is edited as it stands in the stretch."""
    return [Edit(was, now) for was, now in zip(before, after, strict=True) if was != now]
