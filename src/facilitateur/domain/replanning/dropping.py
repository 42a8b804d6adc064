"""Dropping optional work: the lowest priority first, no more than is needed, nothing that is pinned."""

from dataclasses import replace

from facilitateur.domain.replanning.items import Edit, PlanItem
from facilitateur.domain.replanning.propagation import Stretch


def dropped(stretch: Stretch) -> tuple[Edit, ...]:
    """Return the optional items of a stretch that go, in the order of the day."""
    need = stretch.need_ms
    if need <= 0:
        return ()
    places = {item.id: place for place, item in enumerate(stretch.items)}

    def won(item: PlanItem) -> int:
        return item.planned_ms + stretch.gaps[places[item.id]]

    chosen: list[PlanItem] = []
    candidates = [item for item in stretch.items if item.optional and item.pin is None and won(item)]
    for item in sorted(candidates, key=lambda each: (each.priority, -places[each.id])):
        if sum(map(won, chosen)) >= need:
            break
        chosen.append(item)
    for item in sorted(chosen, key=lambda each: (-each.priority, places[each.id])):
        if sum(map(won, chosen)) - won(item) >= need:
            chosen.remove(item)
    return tuple(Edit(item, replace(item, parked=True)) for item in stretch.items if item in chosen)
