"""Time 1,000 simulated days of a three-day, 80-block agenda, beside as many draws of chance alone.

`python benchmarks/simulation.py [--rounds N]`
"""

import sys
from datetime import UTC, datetime

from run import percentile, report, timed

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.paces import Paces
from facilitateur.domain.simulation import DAYS, forecast, fresh_session
from facilitateur.domain.statistics import statistics_of

BLOCKS_A_DAY = (27, 27, 26)
START = datetime(2026, 6, 11, 7, 0, tzinfo=UTC)


def agenda() -> Agenda:
    """Return 80 blocks over three days: work, a pause, a lunch at its time, a buffer, an end that holds."""
    blocks: list[Block] = []
    for day, count in enumerate(BLOCKS_A_DAY, 1):
        for n in range(count):
            name = f"b{len(blocks) + 1}"
            if n == 8:
                blocks.append(Block(name, 15, BlockKind.BREAK, day=day))
            elif n == 14:
                blocks.append(Block(name, 60, BlockKind.LUNCH, day=day, pin=Pin(Edge.START, "12:00")))
            elif n == 20:
                blocks.append(Block(name, 20, BlockKind.BUFFER, day=day))
            else:
                blocks.append(Block(name, 15, card="m", day=day))
    return Agenda("banc", "Banc", tuple(Day(n, "07:00") for n in (1, 2, 3)), tuple(blocks))


def main(rounds: int) -> None:
    """Print the figures."""
    plan = agenda()
    session = fresh_session(plan, {}, START)
    paces = Paces(statistics_of([])).of_blocks(plan.blocks)

    def days() -> None:
        for number in plan.day_numbers:
            forecast(session, START, number, paces)

    def draws() -> None:
        chance = Draws(1)
        for _ in range(DAYS * len(plan.blocks)):
            chance.below(10)

    ours, floor = [timed(days) for _ in range(rounds)], [timed(draws) for _ in range(rounds)]
    report("1,000 days of 3 days, 80 blocks / their draws", ours, floor)
    print(f"goal: under 1000 ms; p95 {percentile(ours) * 1000:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 10)
