"""A past session with a clock moved by hand: the same fold, any instant."""

from facilitateur.replay.markers import Marker, MarkerKind, find_markers
from facilitateur.replay.pacing import Pacing
from facilitateur.replay.player import IDLE_LIMIT, SPEEDS, Player
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import NotATimeError, OutsideError, TimeOfDay, find_instant, read_time_of_day

__all__ = [
    "IDLE_LIMIT",
    "SPEEDS",
    "Marker",
    "MarkerKind",
    "NotATimeError",
    "OutsideError",
    "Pacing",
    "Player",
    "TimeOfDay",
    "Timeline",
    "find_instant",
    "find_markers",
    "read_time_of_day",
]
