"""The recorded samples, read once; whatever writes gets a copy."""

import os
import sys
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.state import Session
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from facilitateur.storage.reading import ReadReport

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sessions"
EXPECTED = Path(__file__).parent / "attendu"
HALF_DAY = "exemple-demi-journee"
INTERRUPTED = "exemple-interrompue"
NAMES = (HALF_DAY, INTERRUPTED)

sys.path.insert(0, str(ROOT / "tools"))


@cache
def sample(name: str) -> tuple[Session, tuple[Recorded, ...], ReadReport]:
    """Return a committed recording without changing it: the last state, the log, and how it was found."""
    state, records, report = read(SAMPLES / name)
    return state, tuple(records), report


def log(name: str) -> tuple[Recorded, ...]:
    """Return the events of a recording."""
    return sample(name)[1]


def last_state(name: str) -> Session:
    """Return a recording as it ended."""
    return sample(name)[0]


def events(name: str, kind: type) -> list[Any]:
    """Return the events of one kind."""
    return [recorded.event for recorded in log(name) if isinstance(recorded.event, kind)]


def export(name: str, format_id: str, language: str) -> bytes:
    """Return what `facilitateur exporter` writes, at the time of the last event."""
    records = log(name)
    written = exporter(format_id).write(
        last_state(name), records, records[-1].at, load_words(language), ExportOptions()
    )
    return bytes(written)


def seen_at(name: str, instant: datetime) -> dict[str, Any]:
    """Return the view of a recording at an instant, folded from nothing."""
    return session_view(fold(recorded for recorded in log(name) if recorded.at <= instant), instant)


def compare_with_expected(file: str, data: bytes) -> None:
    """Compare with a kept file; with `GOLDEN=write` in the environment, keep this one instead."""
    path = EXPECTED / file
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(data)
    assert data.decode() == path.read_bytes().decode()
