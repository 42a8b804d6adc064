"""The unfinished entry line, found again after a crash."""

from datetime import datetime
from pathlib import Path

import msgspec

from facilitateur.domain.cleaning import MAX_TEXT, clean, clean_line
from facilitateur.domain.limits import MOST_PLACES
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError

DRAFT_NAME = "brouillon.json"
_MAX_DRAFT = 64 * 1024
_MAX_ID = 80


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was being typed, and where it was meant to go."""

    text: str
    block: str = ""
    team: str = ""
    place: str = ""
    at: datetime | None = None
    lane: int = 0
    """Index of the lane, the field or the question of a survey; -1 is the line of steps of a journey."""
    parent: int = 0
    """Number of the note below which the line was to hang, 0 for none."""
    rater: int = 1
    """Number of the person whose scores were typed."""


_drafts = msgspec.json.Decoder(Draft)


def save_draft(folder: Path, draft: Draft) -> bool:
    """Keep a draft (an empty one clears it) and say whether that worked; typing never fails for it.

    It survives the program, not a power cut: this is called while somebody types, and waits for no disk.
    """
    if not draft.text and not draft.team and not draft.lane:
        return clear_draft(folder)
    try:
        files.replace(folder / DRAFT_NAME, [msgspec.json.encode(draft)], durable=False)
    except (OSError, ValueError):
        return False
    return True


def load_draft(folder: Path) -> Draft | None:
    """Return the draft of a session, none when there is none or it cannot be read."""
    try:
        data, _ = files.read_plain(folder / DRAFT_NAME, limit=_MAX_DRAFT)
        draft = _drafts.decode(data)
    except (StorageError, ValueError, RecursionError):
        return None
    text = clean(draft.text)[:MAX_TEXT]
    block, team, place = (clean_line(part, _MAX_ID) for part in (draft.block, draft.team, draft.place))
    lane = draft.lane if -1 <= draft.lane < MOST_PLACES else 0
    kept = Draft(text, block, team, place, draft.at, lane, max(draft.parent, 0), max(draft.rater, 1))
    return kept if text or team or lane > 0 else None


def clear_draft(folder: Path) -> bool:
    """Remove the draft, and return whether there is none any more."""
    path = folder / DRAFT_NAME
    return files.remove(path) or not files.exists(path)
