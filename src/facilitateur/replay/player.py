"""A recording played with a clock moved by hand: it reads no clock and never waits, it is told how much time passed."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from facilitateur.domain.state import Session
from facilitateur.replay.course import Course
from facilitateur.replay.markers import Marker, find_markers
from facilitateur.replay.pacing import Pacing
from facilitateur.replay.search import Hit, Search
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import find_instant, read_time_of_day

SPEEDS = (0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600)
"""The steps of the speed, in seconds of the session a second."""

IDLE_LIMIT = timedelta(seconds=30)
"""What is left of a long silence when silences are cut."""


JUST_PASSED = 2
"""Real seconds during which a marker counts as only just passed."""


class Player:
    """Where a replay stands. Every move keeps `now` inside the recording and `state` equal to the fold of its log."""

    def __init__(
        self, timeline: Timeline, *, speed: float = 60, idle_limit: timedelta = IDLE_LIMIT, cut_idle: bool = False
    ) -> None:
        self.timeline = timeline
        self.markers: tuple[Marker, ...] = find_markers(timeline)
        self.playing = False
        self.cut_idle = cut_idle
        """Whether silences longer than the limit are cut."""
        self.speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        self._whole = Pacing(timeline.instants)
        self._cut = Pacing(timeline.instants, idle_limit)
        self._now = timeline.start
        self._count = timeline.count_at(timeline.start)
        self._state = timeline.shown(self._count, self._now)

    @property
    def now(self) -> datetime:
        """The instant shown (UTC)."""
        return self._now

    @property
    def state(self) -> Session:
        """The session as it was."""
        return self._state

    @property
    def count(self) -> int:
        """How many events have happened."""
        return self._count

    @property
    def finished(self) -> bool:
        """Whether everything has been played."""
        return self._count == len(self.timeline)

    @cached_property
    def course(self) -> Course:
        """What was planned against what happened."""
        return Course(self.timeline)

    @cached_property
    def search(self) -> Search:
        """What finds words in the recording."""
        return Search(self.timeline)

    @property
    def pacing(self) -> Pacing:
        """How long playing takes, with or without the long silences."""
        return self._cut if self.cut_idle else self._whole

    def play(self) -> None:
        """Let time pass; from the end, start again."""
        if self.finished:
            self.jump(self.timeline.start)
        self.playing = True

    def pause(self) -> None:
        """Stand still."""
        self.playing = False

    def play_or_pause(self) -> None:
        """Do the other of the two."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def toggle_idle(self) -> None:
        """Cut the long silences, or play them again."""
        self.cut_idle = not self.cut_idle

    def faster(self) -> None:
        """Take the next higher speed."""
        self.speed = SPEEDS[min(bisect_right(SPEEDS, self.speed), len(SPEEDS) - 1)]

    def slower(self) -> None:
        """Take the next lower speed."""
        self.speed = SPEEDS[max(bisect_left(SPEEDS, self.speed) - 1, 0)]

    def advance(self, real_seconds: float) -> bool:
        """Let real time pass, and return whether anything changed; at the end playing stops."""
        if not self.playing or real_seconds <= 0:
            return False
        if self.finished:
            self.playing = False
            return False
        pacing = self.pacing
        played = min(real_seconds * self.speed, pacing.length.total_seconds() + 1)
        position = pacing.position(self._now) + timedelta(seconds=played)
        moved = self.jump(pacing.instant(position))
        self.playing = not self.finished
        return moved

    def jump(self, instant: datetime) -> bool:
        """Go to an instant, or to the nearest one of the recording, and return whether anything changed."""
        instant = min(max(instant, self.timeline.start), self.timeline.end)
        return self._stand(instant, self.timeline.count_at(instant))

    def jump_to_time(self, text: str) -> bool:
        """Go to a time of day as the room's clock showed it, on the day shown now if that day has it.

        Raises:
            NotATimeError: The text is not a time of day.
            OutsideError: The session was not running then.
        """
        return self.jump(self.moment_of(text))

    def moment_of(self, text: str) -> datetime:
        """Return the instant that a time of day means, on the day shown now if that day has it.

        Raises:
            NotATimeError: The text is not a time of day.
            OutsideError: The session was not running then.
        """
        return find_instant(self.timeline, read_time_of_day(text), near=self._now)

    def move(self, by: timedelta) -> bool:
        """Go along the timeline, over nights as over minutes, and return whether anything changed."""
        return self.jump(self.course.axis.move(self._now, by))

    def go_to_hit(self, hit: Hit) -> bool:
        """Go to the moment at which something was put up, and return whether anything changed."""
        return self._go_to_count(hit.place + 1)

    def next_hit(self, hits: Sequence[Hit]) -> int | None:
        """Go to the next of some moments and return its index; none when there is no further one."""
        ahead = bisect_right(hits, self._count - 1, key=lambda hit: hit.place)
        return self._at_hit(hits, ahead)

    def previous_hit(self, hits: Sequence[Hit]) -> int | None:
        """Go back to the last of some moments and return its index; none when there is no earlier one."""
        reached = bisect_right(hits, self._count - 1, key=lambda hit: hit.place)
        behind = bisect_left(hits, self._count - 1, key=lambda hit: hit.place)
        stands_there = behind < reached and hits[behind].at == self._now
        return self._at_hit(hits, (behind if stands_there else reached) - 1)

    def _at_hit(self, hits: Sequence[Hit], index: int) -> int | None:
        if not 0 <= index < len(hits):
            return None
        self.go_to_hit(hits[index])
        return index

    def step_forward(self) -> bool:
        """Go to the next event, and return whether there was one."""
        return self._go_to_count(self._count + 1)

    def step_back(self) -> bool:
        """Take the last event back, and return whether there was one; the first event of all stays."""
        return self._go_to_count(self._count - 1)

    def next_marker(self) -> Marker | None:
        """Go to the next marker and return it; none when there is no further one."""
        ahead = self.markers[self._marks_behind() :]
        return self._go_to_marker(ahead[0]) if ahead else None

    def previous_marker(self) -> Marker | None:
        """Go back to the last marker and return it; none when there is no earlier one.

        While it plays, a marker passed a moment ago is skipped: otherwise nobody could go back past it.
        """
        skipped = timedelta(seconds=JUST_PASSED * self.speed) if self.playing else timedelta(0)
        for marker in reversed(self.markers[: self._marks_behind()]):
            is_behind = (marker.at, marker.place) < self._stands
            if is_behind and self._now - marker.at >= skipped:
                return self._go_to_marker(marker)
        return None

    def has_passed(self, marker: Marker) -> bool:
        """Return whether a marker lies here or behind."""
        return (marker.at, marker.place) <= self._stands

    @property
    def _stands(self) -> tuple[datetime, int]:
        return self._now, self._count - 1

    def _marks_behind(self) -> int:
        return bisect_right(self.markers, self._stands, key=lambda marker: (marker.at, marker.place))

    def _go_to_marker(self, marker: Marker) -> Marker:
        self._stand(marker.at, marker.place + 1)
        return marker

    def _go_to_count(self, count: int) -> bool:
        if not 1 <= count <= len(self.timeline):
            return False
        return self._stand(self.timeline.instants[count - 1], count)

    def _stand(self, now: datetime, count: int) -> bool:
        changed = (now, count) != (self._now, self._count)
        if count != self._count or (changed and self.timeline.is_corrected):
            self._state = self.timeline.shown(count, now)
        self._now, self._count = now, count
        return changed
