"""Stretches of time on a tape: cut out, filled in, counted."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from facilitateur.domain.past import Run
from facilitateur.domain.state import ZERO, Contents, Visit

Used = Mapping[tuple[str, int], timedelta]
"""Time used by block and step."""


def tape_of(contents: Contents) -> tuple[Run, ...]:
    """Return every stretch, the one that runs last and without an end."""
    clock = contents.clocks.get(contents.current) if contents.current is not None else None
    if contents.current is None or clock is None or clock.running_since is None:
        return contents.runs
    return (*contents.runs, Run(contents.current, clock.step, clock.running_since, None))


def cut(runs: Iterable[Run], start: datetime, end: datetime, block: str | None = None) -> tuple[Run, ...]:
    """Return the stretches without what lies between two moments, of one block or of all."""
    kept: list[Run] = []
    for run in runs:
        outside = run.start >= end or (run.end is not None and run.end <= start)
        if outside or start >= end or (block is not None and run.block != block):
            kept.append(run)
            continue
        if run.start < start:
            kept.append(replace(run, end=start))
        if run.end is None or run.end > end:
            kept.append(replace(run, start=end))
    return tuple(kept)


def gaps(runs: Iterable[Run], start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Return the times between two moments at which nothing ran."""
    found: list[tuple[datetime, datetime]] = []
    at = start
    for run in sorted(runs, key=lambda each: each.start):
        if at < min(run.start, end):
            found.append((at, min(run.start, end)))
        at = max(at, end if run.end is None else run.end)
    if at < end:
        found.append((at, end))
    return tuple(found)


def used(runs: Iterable[Run]) -> Used:
    """Return the time of the stretches that are over."""
    found: dict[tuple[str, int], timedelta] = {}
    for run in runs:
        if run.end is not None:
            key = (run.block, run.step)
            found[key] = found.get(key, ZERO) + max(run.end - run.start, ZERO)
    return found


def of_stay(runs: Iterable[Run], visit: Visit) -> tuple[Run, ...]:
    """Return the stretches of one stay in a block, in order."""
    ended = visit.ended_at
    found = [
        run
        for run in runs
        if run.block == visit.block and run.start >= visit.started_at and (ended is None or run.start < ended)
    ]
    return tuple(sorted(found, key=lambda run: run.start))
