"""The title of a day: `## Jour 1 — 09:00`, and `## Jour 1 — 09:00 → 17:00` when it has to end at a given time."""

import re

from facilitateur.agendas import slips
from facilitateur.agendas.options import time_of
from facilitateur.domain.agenda import Day
from facilitateur.domain.findings import Report

DEFAULT_START = "09:00"
"""When a day starts that does not say so."""

_DAY = re.compile(r"(?:jour(?:née)?|day)\b\s*(?P<number>[0-9]{1,3})?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_TIME = re.compile(r"(?P<hours>[0-9]{1,2})\s*[:h](?:\s*(?P<minutes>[0-9]{2}))?(?![0-9])", re.IGNORECASE)
_UNTIL = re.compile(
    r"[\s,]*(?:(?:[-–—→>]+|à|to|jusqu['’]?\s*à|until|fin|ends?)\s*(?:à|at)?\s*)+(?=[0-9])", re.IGNORECASE
)


def read_day(text: str, number: int, line: int, report: Report) -> Day:
    """Return the day that a title begins; days are numbered in the order of the file."""
    title = text.lstrip("#").strip()
    column = len(text) - len(text.lstrip("# ")) + 1
    day = _DAY.fullmatch(title)
    if day is None:
        report.add(slips.NOT_A_DAY, line, column, found=title)
        return Day(number, DEFAULT_START)
    if day["number"] and int(day["number"]) != number:
        report.add(slips.OTHER_NUMBER, line, column, number=number, found=day["number"])
    rest = day["rest"].strip(" \t—–-:,à")
    if not rest[:1].isdecimal():
        report.add(slips.NO_START, line, column, number=number, start=DEFAULT_START)
        return Day(number, DEFAULT_START)
    time = _TIME.match(rest)
    start = time_of(time) if time else None
    if time is None or start is None:
        report.add(slips.NOT_A_TIME, line, column, found=rest)
        return Day(number, DEFAULT_START)
    return Day(number, start, _read_end(rest[time.end() :], (line, column), report))


def _read_end(rest: str, place: tuple[int, int], report: Report) -> str:
    """Return the time at which a day has to end; nothing when what follows its start speaks of something else."""
    joint = _UNTIL.match(rest)
    if joint is None:
        return ""
    time = _TIME.match(rest, joint.end())
    end = time_of(time) if time else None
    if end is None:
        report.add(slips.NOT_A_TIME, *place, found=rest[joint.end() :])
    return end or ""
