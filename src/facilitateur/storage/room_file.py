"""`salle.json`: what the facilitator chose for the room display, and by its date a sign that the régie is alive."""

import os
from pathlib import Path

import msgspec

from facilitateur.clock import wall_clock
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.room import MOST_MESSAGE, RoomChoices
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError
from facilitateur.storage.files import Stamp
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.reading import JOURNAL_NAME

ROOM_NAME = "salle.json"
_MAX_ROOM = 64 * 1024
_MOST_STEPS = 2_000
_MAX_KEY = 80
_choices = msgspec.json.Decoder(RoomChoices)


def save_choices(folder: Path, choices: RoomChoices) -> bool:
    """Write the choices in one step and return whether that worked; nobody's work is lost when it does not."""
    try:
        files.replace(folder / ROOM_NAME, [msgspec.json.encode(choices)], durable=False)
    except (OSError, ValueError):
        return False
    return True


def load_choices(folder: Path) -> RoomChoices:
    """Return the choices of a session, those of nobody when there are none or they cannot be read."""
    try:
        data, _ = files.read_plain(folder / ROOM_NAME, limit=_MAX_ROOM)
    except StorageError:
        return RoomChoices()
    return read_choices(data)


def read_choices(data: bytes) -> RoomChoices:
    """Return the choices that a file holds, cleaned; whatever it holds, the answer can be shown."""
    try:
        found = _choices.decode(data)
    except (ValueError, RecursionError):
        return RoomChoices()
    countdowns = {clean_line(key, _MAX_KEY): shown for key, shown in list(found.countdowns.items())[:_MOST_STEPS]}
    message, during = clean_line(found.message, MOST_MESSAGE), clean_line(found.vote_during, _MAX_KEY)
    return msgspec.structs.replace(found, message=message, countdowns=countdowns, vote_during=during)


def beat(folder: Path, choices: RoomChoices) -> bool:
    """Say that the régie is alive by renewing the date of the file, made if need be; return whether that worked."""
    path = folder / ROOM_NAME
    try:
        if files.look(path) is None:
            return save_choices(folder, choices)
        os.utime(path)
    except (OSError, StorageError):
        return False
    return True


class RoomGlance:
    """Looks at a session's folder from the room display: cheaply, without the lock, never writing.

    The choices are read again only when their file changed; a file that cannot be read for a moment changes nothing.
    """

    def __init__(self, folder: Path) -> None:
        self.choices = RoomChoices()
        self.stamp: Stamp | None = None
        """What tells one sign of life from the next."""
        self.is_there = False
        """Whether the session's journal is where it was."""
        self.is_open = False
        """Whether a program has the session open, or left it by a crash."""
        self._folder = folder

    def look(self) -> None:
        """Look once."""
        try:
            self.is_there = files.look(self._folder / JOURNAL_NAME) is not None
            self.is_open = files.exists(self._folder / OPEN_MARK)
            stamp = files.look(self._folder / ROOM_NAME)
        except (OSError, StorageError):
            self.is_there = False
            return
        if stamp is None or stamp == self.stamp:
            return
        try:
            data, _ = files.read_plain(self._folder / ROOM_NAME, limit=_MAX_ROOM)
        except StorageError:
            return
        self.choices, self.stamp = read_choices(data), stamp


def last_beat(folder: Path) -> float | None:
    """Return the date of the last sign of life in seconds since 1970, none when there was none."""
    try:
        stamp = files.look(folder / ROOM_NAME)
    except (OSError, StorageError):
        return None
    return None if stamp is None else stamp.changed / 1e9


def seconds_unseen(folder: Path) -> int | None:
    """Return for how long the program that ran a session last has given no sign of life; none when that is unknown."""
    seen = last_beat(folder)
    passed = None if seen is None else wall_clock().timestamp() - seen
    return None if passed is None or passed < 0 else round(passed)


def opened_at(folder: Path) -> float | None:
    """Return when a program opened a session that it has not closed, none when there is none."""
    try:
        stamp = files.look(folder / OPEN_MARK)
    except (OSError, StorageError):
        return None
    return None if stamp is None else stamp.changed / 1e9
