"""How events bend the plan: blocks set aside and taken back, time given anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.card import Card
from facilitateur.domain.events import AgendaReplanned, BlockParked, StartPlanned, TimeAdjusted
from facilitateur.domain.evolve_time import adjust, new_clock, park
from facilitateur.domain.limits import MOST_SECONDS, sane_moment, sane_seconds
from facilitateur.domain.past import Lengthening, Replan
from facilitateur.domain.state import Contents

PlanEvent: TypeAlias = BlockParked | AgendaReplanned | StartPlanned


def apply_plan(contents: Contents, event: PlanEvent, at: datetime, cards: Mapping[str, Card]) -> Contents:
    """Return the contents after an event of the plan; the same object when it changes nothing."""
    if isinstance(event, BlockParked):
        return _parked(contents, event, at)
    if isinstance(event, StartPlanned):
        opening = None if event.starts_at is None else sane_moment(event.starts_at)
        if contents.opening_said and contents.opening == opening:
            return contents
        return replace(contents, opening=opening, opening_said=True)
    lengths: list[Lengthening] = []
    for given in event.given:
        block = contents.agenda.block(given.block)
        if block is not None:
            clock = contents.clocks.get(block.id) or new_clock(block, cards)
            seconds = sane_seconds(given.seconds) - clock.allotted
            contents = adjust(contents, TimeAdjusted(block.id, seconds), cards) if seconds else contents
            lengths += [Lengthening(block.id, clock.allotted, clock.allotted + seconds)] if seconds else []
    for parked in event.parked:
        contents = park(contents, parked, parked=True)
    late = min(max(event.late, -MOST_SECONDS), MOST_SECONDS)
    made = Replan(at, event.strategy, late, event.below_least, tuple(lengths), event.parked)
    return replace(contents, replans=(*contents.replans, made))


def _parked(contents: Contents, event: BlockParked, at: datetime) -> Contents:
    """Set a block aside or take it back; what comes back with a plan bent at the same instant belongs to it."""
    after = park(contents, event.block, parked=event.parked)
    bent = contents.replans[-1] if contents.replans else None
    if after is contents or event.parked or bent is None or bent.at != at:
        return after
    with_it = replace(bent, taken_back=(*bent.taken_back, event.block))
    return replace(after, replans=(*contents.replans[:-1], with_it))
