"""A recording of a terminal in the format of asciinema, version 2 or 3, as lines of JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.replay.pacing import Pacing

OUTPUT, MARK = "o", "m"


class CastEvent(NamedTuple):
    """Something that happens while it is played."""

    at: float
    """Seconds since the beginning."""
    kind: str
    """`o` for what the terminal is sent, `m` for a marker."""
    data: str


class CastHead(NamedTuple):
    """What stands on the first line."""

    size: tuple[int, int]
    """Columns and rows."""
    title: str
    made: datetime
    """When what it shows began; the same session gives the same bytes."""
    silence: float | None = None
    """Seconds to which players cut silences."""


def cast_lines(head: CastHead, events: Iterable[CastEvent], version: int = 2) -> Iterator[str]:
    """Yield the lines of the file: version 2 counts time from the beginning, version 3 since the event before."""
    yield _line(_header(head, version))
    before = 0.0
    for event in events:
        at = round(event.at, 3)
        yield _line([at if version == 2 else round(at - before, 3), event.kind, event.data])
        before = at


def _header(head: CastHead, version: int) -> dict[str, object]:
    columns, rows = head.size
    common: dict[str, object] = {"timestamp": int(head.made.timestamp()), "title": head.title}
    if head.silence is not None:
        common["idle_time_limit"] = head.silence
    if version == 2:
        return {"version": 2, "width": columns, "height": rows, **common, "env": {"TERM": "xterm-256color"}}
    return {"version": 3, "term": {"cols": columns, "rows": rows, "type": "xterm-256color"}, **common}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def pictures(instants: Sequence[datetime], pacing: Pacing, speed: float) -> list[tuple[float, datetime]]:
    """Return (second of the film, instant of the session) of each picture: one an event, one a whole second."""
    second = timedelta(seconds=speed)
    taken = {pacing.position(instant) / second: instant for instant in instants}
    for whole in range(int(pacing.length / second) + 1):
        taken.setdefault(float(whole), pacing.instant(whole * second))
    return sorted(taken.items())
