"""The unfinished entry line, found again after a crash."""

from datetime import datetime
from pathlib import Path

import msgspec


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was being typed, and where it was meant to go."""

    text: str
    block: str = ""
    team: str = ""
    place: str = ""
    at: datetime | None = None


def save_draft(folder: Path, draft: Draft) -> bool:
    """Keep a draft (an empty text clears it) and return whether that worked; typing never fails because of it."""
    raise NotImplementedError


def load_draft(folder: Path) -> Draft | None:
    """Return the draft of a session, none when there is none or it cannot be read."""
    raise NotImplementedError


def clear_draft(folder: Path) -> None:
    """Remove the draft."""
    raise NotImplementedError
