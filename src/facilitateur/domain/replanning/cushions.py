"""What the buffers before a fixed moment could give: a moment that they can save is not lost."""

from collections.abc import Mapping

from facilitateur.domain.agenda import BlockKind, Edge
from facilitateur.domain.replanning.items import Situation
from facilitateur.domain.replanning.propagation import Stretch, stretches


def cushions(situation: Situation) -> Mapping[str, int]:
    """Return what buffers and idle time can still give before each pinned item of the current day, in milliseconds.

    Only what stands between the pin before and this one counts; what runs with a pin at its own end has none.
    """
    found = stretches(situation)
    gives: dict[str, int] = {}
    for place, stretch in enumerate(found):
        following = found[place + 1].items[:1] if place + 1 < len(found) else ()
        for item in (*stretch.items[-1:], *following):
            closes = item.pin is not None and (item.pin.edge is Edge.END) is (item in stretch.items)
            if closes:
                gives[item.id] = _given(stretch)
    return gives


def _given(stretch: Stretch) -> int:
    buffers = (item.planned_ms - item.least_ms for item in stretch.items if item.kind is BlockKind.BUFFER)
    return sum(buffers) + sum(stretch.gaps)
