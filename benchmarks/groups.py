"""Print how often people meet again in drawn rounds, beside what no draw can be below, and how long a draw takes.

`python benchmarks/groups.py [--people N] [--rounds N] [--cells] [--seed N]`

Every number of people from 4, of tables from 2 to 10 and of rounds from 2, tables of two at least. The last table has
a row a number of tables; `--cells` lists every draw that is above its bound. Seconds are those of the processor.
"""

import argparse
import time
from collections.abc import Iterator
from typing import NamedTuple

from facilitateur.domain.groups.bounds import fewest_alike, fewest_repeats
from facilitateur.domain.groups.checking import repeats, same_value_pairs
from facilitateur.domain.groups.designs import most_rounds
from facilitateur.domain.groups.tables import TablesAsked, tables

TABLES = range(2, 11)
NAMED = [
    ("Kirkman's fifteen schoolgirls", 15, 5, 7),
    ("nearly Kirkman", 18, 6, 8),
    ("nine in threes", 9, 3, 4),
    ("sixteen in fours", 16, 4, 5),
    ("twenty in fours", 20, 5, 5),
    ("twenty-four in fours", 24, 6, 7),
    ("twenty-eight in fours", 28, 7, 8),
    ("twenty-five in fives", 25, 5, 6),
    ("thirty in fives", 30, 6, 6),
    ("thirty-six in sixes", 36, 6, 3),
    ("forty in fours", 40, 10, 8),
    ("sixty in fives", 60, 12, 8),
    ("twelve at three tables", 12, 3, 3),
    ("twenty at four tables", 20, 4, 3),
]
MIXES = [(13, 6, 3, 4), (13, 4, 3, 4), (24, 6, 4, 4), (30, 6, 4, 5), (40, 8, 4, 8), (60, 12, 6, 4), (60, 15, 8, 6)]
"""People, tables, rounds, and how many places they come from."""


class Cell(NamedTuple):
    """One draw."""

    people: int
    tables: int
    rounds: int
    found: int
    bound: int
    seconds: float
    built: bool


def drawn(people: int, count: int, rounds: int, seed: int) -> Cell:
    """Draw once, and count."""
    names = [f"P{n:02d}" for n in range(1, people + 1)]
    start = time.process_time()
    found = tables(names, TablesAsked(count, rounds), seed)
    seconds = time.process_time() - start
    bound, built = fewest_repeats(people, count, rounds), most_rounds(people, count) >= rounds
    return Cell(people, count, rounds, repeats(found), bound, seconds, built)


def cells(most_people: int, rounds: int, seed: int) -> Iterator[Cell]:
    """Draw everything."""
    for people in range(4, most_people + 1):
        for count in (count for count in TABLES if people >= 2 * count):
            for number in range(2, rounds + 1):
                yield drawn(people, count, number, seed)


def print_named(seed: int) -> None:
    """Print well-known rooms over five seeds."""
    print(f"{'room':<32}{'people':>7}{'tables':>7}{'rounds':>7}  repeats of five seeds  bound  seconds at most")
    for name, people, count, rounds in NAMED:
        found = [drawn(people, count, rounds, seed + n) for n in range(5)]
        said = " ".join(str(cell.found) for cell in found)
        seconds = max(cell.seconds for cell in found)
        print(f"{name:<32}{people:>7}{count:>7}{rounds:>7}  {said:<22} {found[0].bound:>5}  {seconds:.2f}")


def print_mixes(seed: int) -> None:
    """Print rooms whose people come from several places."""
    print(f"\n{'people':>6}{'tables':>7}{'rounds':>7}{'places':>7}{'repeats':>8}{'alike':>6}{'bound':>6}  seconds")
    for people, count, rounds, places in MIXES:
        names = [f"P{n:02d}" for n in range(1, people + 1)]
        attribute = {name: f"place {n % places}" for n, name in enumerate(names)}
        start = time.process_time()
        found = tables(names, TablesAsked(count, rounds, attribute=attribute), seed)
        seconds = time.process_time() - start
        sharing = [sum(1 for value in attribute.values() if value == f"place {n}") for n in range(places)]
        alike, bound = same_value_pairs(found, attribute), fewest_alike(sharing, count, rounds)
        counts = f"{repeats(found):>8}{alike:>6}{bound:>6}"
        print(f"{people:>6}{count:>7}{rounds:>7}{places:>7}{counts}  {seconds:.2f}")


def print_grid(found: list[Cell], listed: bool) -> None:
    """Print how many draws meet their bound, by tables; and those that do not."""
    print(f"\n{'tables':>6}{'draws':>7}{'built':>7}{'no repeat':>11}{'bound met':>11}{'above':>7}{'most':>6}  seconds")
    for count in [*TABLES, 0]:
        here = [cell for cell in found if count in (cell.tables, 0)]
        above = [cell for cell in here if cell.found > cell.bound]
        none = sum(1 for cell in here if not cell.found)
        most = max((cell.found - cell.bound for cell in above), default=0)
        row = f"{sum(cell.built for cell in here):>7}{none:>11}{len(here) - len(above):>11}{len(above):>7}{most:>6}"
        print(f"{count or 'all':>6}{len(here):>7}{row}  {max((cell.seconds for cell in here), default=0):.2f}")
    if listed:
        print("\npeople tables rounds: found (bound)")
        for cell in (cell for cell in found if cell.found > cell.bound):
            print(f"{cell.people:>6}{cell.tables:>7}{cell.rounds:>7}: {cell.found} ({cell.bound})")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cells", action="store_true")
    asked = parser.parse_args()
    print_named(asked.seed)
    print_mixes(asked.seed)
    print_grid(list(cells(asked.people, asked.rounds, asked.seed)), asked.cells)


if __name__ == "__main__":
    main()
