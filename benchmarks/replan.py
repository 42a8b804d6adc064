"""How long the four proposals take for a day of a three-day agenda of eighty blocks, and for all of it at once."""

import argparse
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import BlockStarted, Event, Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.plan_intents import situation_of
from facilitateur.domain.replanning.bridge import standing
from facilitateur.domain.replanning.items import Plan, Situation
from facilitateur.domain.replanning.proposals import propose
from facilitateur.domain.state import Session
from facilitateur.domain.timing import figures_at

OPENING = datetime(2026, 6, 12, 7, 0, tzinfo=UTC)
BLOCKS = 80
FRAME_MS = 16.0


def summer_university() -> Agenda:
    """Return three days, nearly all on the first: lunches pinned, one end pinned, a third of the blocks optional."""
    blocks = []
    for n in range(BLOCKS):
        day = 1 if n < 50 else 2 if n < 65 else 3
        kind = (BlockKind.PLENARY, BlockKind.BUFFER, BlockKind.PLENARY, BlockKind.BREAK)[n % 4]
        pin = Pin(Edge.START, "12:30") if n in (25, 57, 72) else Pin(Edge.END, "18:00") if n == 49 else None
        kind = BlockKind.LUNCH if n in (25, 57, 72) else kind
        blocks.append(
            Block(f"b{n + 1}", 8, kind, day=day, least=3, most=20, pin=pin, optional=n % 3 == 0, priority=n % 5)
        )
    return Agenda("ete", "Université d'été", tuple(Day(n, "09:00") for n in (1, 2, 3)), tuple(blocks))


def late_session() -> Session:
    """Return a session whose first block overran by forty minutes."""
    events: list[Event] = [*create_session("s", "Quel défi ?", summer_university(), {}, starts_at=OPENING)]
    events.append(BlockStarted("b1"))
    return fold(Recorded(n, OPENING, 0, n, event) for n, event in enumerate(events, 1))


def whole_plan(session: Session, now: datetime) -> Situation:
    """Return the three days as one plan, of which all eighty blocks are still to end."""
    first, *others = (standing(session, now, number, whole_seconds=True).situation for number in (1, 2, 3))
    items = (item for day in (first, *others) for item in day.plan.items)
    days = (day for one in (first, *others) for day in one.plan.days)
    return replace(first, plan=Plan(tuple(items), tuple(days)))


def times(action: Callable[[], object], rounds: int) -> list[float]:
    """Return the milliseconds of each round, the first few left out."""
    found = []
    for _ in range(rounds + 5):
        before = perf_counter()
        action()
        found.append((perf_counter() - before) * 1_000)
    return found[5:]


def main() -> None:
    """Print both, as milliseconds and as ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    session, now = late_session(), OPENING + timedelta(minutes=48)
    replan = times(lambda: propose(situation_of(session, now)), rounds)
    whole = whole_plan(session, now)
    everything = times(lambda: propose(whole), rounds)
    figures = times(lambda: figures_at(session, now), rounds)
    p95 = statistics.quantiles(replan, n=20)[-1]
    one, all95 = statistics.median(figures), statistics.quantiles(everything, n=20)[-1]
    lines = (
        f"four proposals        {statistics.median(replan):6.2f} ms   p95 {p95:6.2f} ms",
        f"all 80 at once        {statistics.median(everything):6.2f} ms   p95 {all95:6.2f} ms",
        f"figures of the day    {one:6.2f} ms   p95 {statistics.quantiles(figures, n=20)[-1]:6.2f} ms",
        f"proposals / figures   {statistics.median(replan) / one:6.2f}",
        f"proposals / a frame   {max(p95, all95) / FRAME_MS:6.2f}      (of 16 ms, at the 95th percentile)",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
