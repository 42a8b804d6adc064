"""Taking back what was set aside: the highest priority first, as much as the time in hand has room for."""

from dataclasses import replace

from facilitateur.domain.replanning.items import MINUTE, Edit, Plan, PlanItem, Situation
from facilitateur.domain.replanning.projection import project
from facilitateur.domain.replanning.propagation import Stretch, stretches

ROOM_SHORT = MINUTE
"""By how much the time in hand may be too short: less is nothing to people, and seconds pass while one reads."""


def returned(situation: Situation) -> tuple[Edit, ...]:
    """Return the parked items to come that there is room for again, in the order of the day; never a pinned one."""
    items, index = situation.plan.items, situation.index
    found = stretches(situation)
    if all(stretch.need_ms >= 0 for stretch in found):
        return ()
    day, missed = items[index].day, _missed(situation)
    places = {item.id: place for place, item in enumerate(items)}
    waiting = [item for item in items[index:] if item.parked and item.day == day and not item.pin and item.planned_ms]
    chosen: set[str] = set()
    for item in sorted(waiting, key=lambda each: (-each.priority, places[each.id])):
        trial = _with(situation, {*chosen, item.id})
        if _missed(trial) <= missed and all(map(_has_room, stretches(trial), found)):
            chosen.add(item.id)
    return tuple(Edit(item, _back(item)) for item in waiting if item.id in chosen)


def _has_room(trial: Stretch, before: Stretch) -> bool:
    """Tell whether there is time for what comes back, without what the buffers before a pin would have to give."""
    return trial.need_ms + trial.spared_ms - before.spared_ms <= ROOM_SHORT


def _back(item: PlanItem) -> PlanItem:
    return replace(item, parked=False)


def _with(situation: Situation, back: set[str]) -> Situation:
    items = tuple(_back(item) if item.id in back else item for item in situation.plan.items)
    return replace(situation, plan=Plan(items, situation.plan.days))


def _missed(situation: Situation) -> int:
    return sum(line.conflict_ms for line in project(situation).conflicts)
