"""From a session to what re-planning reckons with: one day, in the session's zone, pins at their time of day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.elasticity import FLOORS, RIGID, Floors, elasticity
from facilitateur.domain.gauges import clock_at, clock_of, running_time
from facilitateur.domain.limits import sane_seconds
from facilitateur.domain.replanning.items import MINUTE, SECOND, Day, Pin, Plan, PlanItem, Situation
from facilitateur.domain.replanning.projection import Projection, project, settled
from facilitateur.domain.state import Session
from facilitateur.domain.wallclock import ending_at, pinned_at, planned_start

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A day of a session: where the room stands in it, and what was announced."""

    situation: Situation
    announced: Projection
    planned_end_ms: int
    """When the day was to end."""


def to_ms(at: datetime, unit: int = 1) -> int:
    """Return an instant in milliseconds since 1970, rounded to whole units."""
    return _rounded((at - EPOCH) // MILLISECOND, unit)


def to_instant(ms: int) -> datetime:
    """Return the instant (UTC) of milliseconds since 1970."""
    return EPOCH + ms * MILLISECOND


def _rounded(ms: int, unit: int) -> int:
    return (ms + unit // 2) // unit * unit


def standing(
    session: Session,
    now: datetime,
    number: int,
    floors: Floors = FLOORS,
    *,
    whole_seconds: bool = False,
    aside: bool = False,
) -> Standing:
    """Return a day as re-planning sees it: what runs and what is to come.

    Args:
        session: The session.
        now: Now.
        number: The day.
        floors: What rests keep in any case.
        whole_seconds: Whether every moment is rounded to the second, so that all lengths add up to the second.
        aside: Whether the parked blocks to come are in it too, as such.
    """
    maker = _Maker(session, now, floors, SECOND if whole_seconds else 1)
    yardstick = maker.announced(number)
    day = yardstick.days[0]
    idle = {item.id: item.gap_before_ms for item in yardstick.items}
    items = tuple(maker.to_come(number, idle, aside=aside))
    current = session.contents.current
    runs = bool(items) and items[0].id == current
    spent = maker.spent(session.agenda.block(current or "")) if runs else None
    situation = Situation(
        Plan(items, (day,)), to_ms(now, maker.unit), 0, spent, items[0].planned_ms if runs else None, maker.free(number)
    )
    planned_end = day.start_ms if day.end_ms is None else day.end_ms - day.slack_ms
    return Standing(situation, project(Situation(yardstick, day.start_ms, 0), rigid=True), planned_end)


def last_position(session: Session, number: int) -> int:
    """Return the position of the block that runs, or of the last one visited on that day."""
    current = session.agenda.position(session.contents.current)
    if current >= 0:
        return current
    blocks = {block.id for block in session.agenda.of_day(number)}
    visited = [visit.block for visit in session.contents.visits if visit.block in blocks]
    return session.agenda.position(visited[-1]) if visited else -1


def blocks_to_come(session: Session, number: int, *, aside: bool = False) -> Iterator[Block]:
    """Yield the block of a day that runs and those that follow, the parked ones only when they are asked for."""
    if session.contents.ended:
        return
    behind = last_position(session, number)
    seen: set[str] = set()
    for position, block in enumerate(session.agenda.blocks):
        runs = block.id == session.contents.current
        live = aside or not block.parked
        if block.day == number and block.id not in seen and live and (runs or position > behind):
            seen.add(block.id)
            yield block


def _halves(blocks: Iterable[Block]) -> Mapping[str, int]:
    """Return the half-day of each block: lunch begins the second one."""
    halves: dict[str, int] = {}
    half = 1
    for block in blocks:
        half = 2 if block.kind is BlockKind.LUNCH else half
        halves.setdefault(block.id, half)
    return halves


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes items of blocks."""

    session: Session
    now: datetime
    floors: Floors
    unit: int

    def announced(self, number: int) -> Plan:
        """Return a day as it was announced, with its idle time and its end."""
        session = self.session
        live = {block.id: block for block in session.announced.of_day(number) if not block.parked}
        halves = _halves(live.values())
        items = tuple(self.item(block, halves[block.id], fresh=True) for block in live.values())
        start = to_ms(planned_start(session, number, self.now)[0], self.unit)
        end = ending_at(session, number, self.now)
        return settled(Plan(items, (Day(number, start, None if end is None else to_ms(end, self.unit)),)))

    def to_come(self, number: int, idle: Mapping[str, int], *, aside: bool) -> Iterator[PlanItem]:
        """Yield what runs and what follows; only before pins is there idle time."""
        halves = _halves(block for block in self.session.agenda.of_day(number) if not block.parked)
        for block in blocks_to_come(self.session, number, aside=aside):
            yield self.item(block, halves.get(block.id, 1), gap=idle.get(block.id, 0))

    def item(self, block: Block, half: int, *, fresh: bool = False, gap: int = 0) -> PlanItem:
        """Return a block as an item, with what it has left."""
        runs = block.id == self.session.contents.current
        given = sane_seconds(block.minutes * 60) if fresh else clock_at(self.session, block, self.now).allotted
        used = 0 if fresh or runs else self.spent(block)
        least, most = self._bounds(block, given)
        pin = pinned_at(self.session, block, self.now)
        return PlanItem(
            block.id,
            max(given * SECOND - used, 0),
            max(least - used, 0),
            max(most - used, 0),
            block.kind,
            self._floor(block),
            block.optional,
            block.priority,
            block.parked,
            gap_before_ms=gap if pin is not None else 0,
            pin=Pin(block.pin.edge, to_ms(pin, self.unit)) if pin is not None and block.pin is not None else None,
            day=block.day,
            half=half,
        )

    def _bounds(self, block: Block, given: int) -> tuple[int, int]:
        """Return the shortest and longest milliseconds; a rest of which nothing is said stays as it was given."""
        bounds = elasticity(block, self.session.card_of(block))
        if block.kind in RIGID and block.least is None and block.most is None:
            return given * SECOND, given * SECOND
        return sane_seconds(bounds.least * 60) * SECOND, sane_seconds(bounds.most * 60) * SECOND

    def _floor(self, block: Block) -> int | None:
        floor = self.floors.of(block)
        return None if floor is None else sane_seconds(floor * 60) // 60 * MINUTE

    def spent(self, block: Block | None) -> int:
        """Return the milliseconds that a block has used."""
        if block is None:
            return 0
        clock = clock_of(self.session, block)
        return _rounded((clock.spent + running_time(clock.running_since, self.now)) // MILLISECOND, self.unit)

    def free(self, number: int) -> int | None:
        """Return when the last block of a day really ended; none when nothing ran on that day."""
        blocks = {block.id for block in self.session.agenda.of_day(number)}
        ends = [visit.ended_at for visit in self.session.contents.visits if visit.block in blocks]
        if not ends:
            return None
        return to_ms(self.now if ends[-1] is None else ends[-1], self.unit)
