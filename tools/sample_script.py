"""Reads the scenario of a recorded sample: what the facilitator typed and pressed, and at what time of day.

A file begins with `key: value` lines. Then each line is one thing done:

    09:14:05  [f8]              at that time of day, press keys (Textual's names)
      texte                     type a line, then Enter; the time lies between the times written around it
      texte [f3]                type a line, then press these keys instead of Enter
      | texte                   paste: neighbouring lines of this kind are pasted at once
    -- texte                    a remark

The times in between depend on nothing but the text: how long it takes to type, and a little hesitation.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"(?:(\d\d):(\d\d)(?::(\d\d))?)?\s+(.*)")
_KEYS = re.compile(r"(.*?)\s*\[([a-z0-9+* ]+)\]$")

PER_CHARACTER = 0.14
"""Seconds it takes to type one."""
THOUGHT = 3.0
HESITATION = 11.0
"""At most."""
HASTE = 0.35
"""The share of the usual time under which nobody types."""


class ScriptError(Exception):
    """A scenario cannot be played."""


class Act(NamedTuple):
    """One thing that the facilitator does."""

    line: int
    """Of the scenario."""
    at: float
    """Seconds since midnight, local."""
    text: str
    keys: tuple[str, ...]
    pasted: bool = False


class Script(NamedTuple):
    """One scenario."""

    name: str
    """Of its file, of the session's folder, and the session's id."""
    agenda: str
    challenge: str
    teams: int
    participants: tuple[str, ...]
    created: float
    """Seconds since midnight, local."""
    starts: float
    acts: tuple[Act, ...]


class _Step(NamedTuple):
    line: int
    at: int | None
    text: str
    keys: tuple[str, ...]
    pasted: bool

    @property
    def chance(self) -> float:
        """A number from 0 to 1 that is always the same for the same line."""
        return zlib.crc32(f"{self.line} {self.text} {self.keys}".encode()) % 1000 / 1000

    @property
    def effort(self) -> float:
        """Seconds that it takes, thinking included."""
        if self.pasted or not self.text:
            return 1.2 + self.chance * 2
        return THOUGHT + PER_CHARACTER * len(self.text) + self.chance * HESITATION


def read_script(path: Path) -> Script:
    """Read a scenario.

    Raises:
        ScriptError: It cannot be understood, or leaves too little time to type.
    """
    lines = [line.rstrip() for line in path.read_text(encoding="utf-8").splitlines()]
    head = dict(line.split(": ", 1) for line in lines[: lines.index("")])
    body = [(number, line) for number, line in enumerate(lines, 1) if number > len(head) and line]
    steps = [_step(number, line) for number, line in body if not line.startswith("--")]
    return Script(
        name=path.stem,
        agenda=head["agenda"],
        challenge=head["challenge"],
        teams=int(head["teams"]),
        participants=tuple(head["participants"].split(", ")),
        created=_seconds(head["created"]),
        starts=_seconds(head["starts"]),
        acts=tuple(_timed(_pasted_together(steps))),
    )


def _seconds(text: str) -> int:
    hours, minutes, seconds = (*map(int, text.split(":")), 0)[:3]
    return hours * 3600 + minutes * 60 + seconds


def _step(number: int, line: str) -> _Step:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ScriptError(f"line {number}: {line}")
    hours, minutes, seconds, text = found.groups()
    at = None if hours is None else int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
    if text.startswith("| "):
        return _Step(number, at, text[2:], (), True)
    keys = _KEYS.fullmatch(text)
    return (
        _Step(number, at, text, ("enter",), False) if keys is None else _Step(number, at, keys[1], _split(keys), False)
    )


def _split(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(found[2].split())


def _pasted_together(steps: Sequence[_Step]) -> list[_Step]:
    """Make one step of the lines that are pasted at once."""
    together: list[_Step] = []
    for step in steps:
        if step.pasted and together and together[-1].pasted and step.at is None:
            together[-1] = together[-1]._replace(text=f"{together[-1].text}\n{step.text}")
        else:
            together.append(step)
    return together


def _timed(steps: Sequence[_Step]) -> Iterator[Act]:
    """Give every step its time: those without one share what lies between their neighbours."""
    if not steps or steps[0].at is None or steps[-1].at is None:
        raise ScriptError("the first and the last line need a time")
    fixed = [index for index, step in enumerate(steps) if step.at is not None]
    for first, last in pairwise(fixed):
        between = steps[first + 1 : last + 1]
        start, end = _moment(steps[first]), _moment(steps[last])
        usual = sum(step.effort for step in between)
        if end - start < usual * HASTE:
            raise ScriptError(f"line {steps[first].line}: {end - start:.0f} s to do what takes {usual:.0f} s")
        at = start
        yield _act(steps[first], start)
        for step in between[:-1]:
            at += step.effort * (end - start) / usual
            yield _act(step, at)
    yield _act(steps[-1], _moment(steps[-1]))


def _moment(step: _Step) -> float:
    return (step.at or 0) + step.chance * 0.9


def _act(step: _Step, at: float) -> Act:
    return Act(step.line, round(at, 3), step.text, step.keys, step.pasted)
