"""The steps of a card: `1. (12 min) Title — detail`, rounds `(6 × 5 min)` or `(20 × 20 s)`, `>` lines for the room."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from facilitateur.cards import problems
from facilitateur.cards.markdown import Heading, list_items, stray_lines
from facilitateur.domain.card import StepText, StepTiming
from facilitateur.domain.findings import Report

LONGEST = 24 * 60
"""Minutes that one step may last, all rounds together."""

_BRACKET = re.compile(r"[*_]*\(\s*([^()]*)\)\s*[*_]*\s*(.*)", re.DOTALL)
_DURATION = re.compile(
    r"(?:(?P<rounds>[0-9]{1,4})\s*[×xX*]\s*)?"
    r"(?:(?P<hours>[0-9]{1,4})\s*h(?:\s*(?P<rest>[0-5][0-9]))?"
    r"|(?P<minutes>[0-9]{1,5})\s*(?:min(?:utes?)?|mn|['’′])\.?(?:\s*(?P<more>[0-5]?[0-9])(?:\s*(?:s(?:ec(?:onde?s?)?)?\.?|[\"”″]))?)?"
    r"|(?P<seconds>[0-9]{1,4})\s*(?:s(?:ec(?:onde?s?)?)?\.?|[\"”″]))"
)
_DASH = re.compile(r"\s+[—–-]\s+|\s*—\s*")


class Step(NamedTuple):
    """One step; no timing when none is written."""

    line: int
    timing: StepTiming | None
    text: StepText


def read_steps(section: Heading | None, report: Report) -> tuple[Step, ...]:
    """Return the steps of a section; text that is no step and impossible durations are reported."""
    if section is None:
        return ()
    for line in stray_lines(section.tokens):
        report.add(problems.STRAY_STEP_TEXT, line)
    return tuple(_step(item.line, item.text, item.quote, report) for item in list_items(section.tokens))


def timings(steps: Sequence[Step], report: Report) -> tuple[StepTiming, ...]:
    """Return the timing of every step; a step without one is reported."""
    for step in steps:
        if step.timing is None:
            report.add(problems.STEP_WITHOUT_DURATION, step.line)
    return tuple(step.timing for step in steps if step.timing)


def _step(line: int, text: str, quote: str, report: Report) -> Step:
    """Read one item of the list."""
    timing, written, text = split_duration(text)
    if timing and not 1 <= timing.minutes <= LONGEST:
        report.add(problems.STEP_OUT_OF_RANGE, line, value=written, low=1, high=LONGEST)
    title, _, detail = _split(text)
    return Step(line, timing, StepText(title.strip().strip("*_ "), detail.strip(), quote.strip()))


def split_duration(text: str) -> tuple[StepTiming | None, str, str]:
    """Return the timing in the brackets that a step begins with, what they hold, and the rest; no timing, all."""
    bracket = _BRACKET.match(text)
    duration = _DURATION.fullmatch(bracket[1].strip()) if bracket else None
    return (_timing(duration), bracket[1], bracket[2]) if bracket and duration else (None, "", text)


def split_title(line: str) -> tuple[str, str, str]:
    """Split the first line of a step at its first dash; without any, all is title."""
    dash = _DASH.search(line)
    return (line[: dash.start()], dash[0], line[dash.end() :]) if dash else (line, "", "")


def _split(text: str) -> tuple[str, str, str]:
    """Split a step at its first dash, or after its first line."""
    first, newline, rest = text.partition("\n")
    title, dash, detail = split_title(first)
    return (title, dash, detail + newline + rest) if dash else (first, newline, rest)


def _timing(duration: re.Match[str]) -> StepTiming:
    """Return the timing that a duration says."""
    minutes = 60 * int(duration["hours"] or 0) + int(duration["rest"] or duration["minutes"] or 0)
    more, seconds = divmod(int(duration["more"] or duration["seconds"] or 0), 60)
    return StepTiming(minutes + more, int(duration["rounds"] or 1), seconds or msgspec.UNSET)


def written(timing: StepTiming) -> str:
    """Return a timing as it stands in the brackets of a step: `12 min`, `6 × 5 min`, `20 × 20 s`, `1 min 30 s`."""
    rounds = f"{timing.rounds} × " if timing.rounds > 1 else ""
    minutes = f"{timing.round_minutes} min" if timing.round_minutes or not timing.is_exact else ""
    seconds = f"{timing.round_seconds} s" if timing.is_exact else ""
    return rounds + " ".join(part for part in (minutes, seconds) if part)
