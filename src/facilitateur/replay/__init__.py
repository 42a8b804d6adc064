"""A past session with a clock moved by hand: the same fold, any instant."""

from facilitateur.replay.axis import Axis, Stretch, axis_of
from facilitateur.replay.course import Course, Segment
from facilitateur.replay.markers import Marker, MarkerKind, find_markers
from facilitateur.replay.pacing import Pacing
from facilitateur.replay.player import IDLE_LIMIT, SPEEDS, Player
from facilitateur.replay.search import Hit, HitKind, Search
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import NotATimeError, OutsideError, TimeOfDay, find_instant, read_time_of_day
from facilitateur.replay.wall import Column, Pinned, Sheet, wall_of

__all__ = [
    "IDLE_LIMIT",
    "SPEEDS",
    "Axis",
    "Column",
    "Course",
    "Hit",
    "HitKind",
    "Marker",
    "MarkerKind",
    "NotATimeError",
    "OutsideError",
    "Pacing",
    "Pinned",
    "Player",
    "Search",
    "Segment",
    "Sheet",
    "Stretch",
    "TimeOfDay",
    "Timeline",
    "axis_of",
    "find_instant",
    "find_markers",
    "read_time_of_day",
    "wall_of",
]
