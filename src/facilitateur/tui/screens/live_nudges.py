"""What the live screen says on its own, once and quietly: a good moment to move on, and how long the computer slept."""

from datetime import timedelta

from facilitateur.domain.nudges import Nudge, nudges
from facilitateur.domain.state import ZERO
from facilitateur.domain.timing import block_gauge
from facilitateur.i18n.formats import duration
from facilitateur.session.live import LiveSession
from facilitateur.tui.screens.live_ringing import RingActions

LOOK_EVERY = timedelta(seconds=2)

READ = timedelta(minutes=1)
"""After as long a message was read, and a quiet line may take its place."""


class NudgeActions(RingActions):
    """Says each thing once in a block, never over a message that was just said nor to somebody who types."""

    def start_listening(self) -> None:
        """Take what holds already as said."""
        super().start_listening()
        self._looked_at = self.session_now()
        block = self.state.contents.current or ""
        self._nudged = {(block, nudge) for nudge in self._due()}

    def ring(self) -> None:
        """Tell what ended, then what is worth a quiet line."""
        super().ring()
        if isinstance(self.session, LiveSession):
            slept = self.session.look_at_sleep()
            if slept:
                self.say(self._slept(slept), urgent=True, lasting=True)
        now = self.session_now()
        if now - self._looked_at >= LOOK_EVERY:
            self._looked_at = now
            self._nudge()

    def _due(self) -> tuple[Nudge, ...]:
        if not self.settings.nudges or self.session.read_only:
            return ()
        return nudges(self.state, self.session_now(), timedelta(minutes=self.settings.nudge_minutes))

    def _nudge(self) -> None:
        block = self.state.contents.current or ""
        due = [nudge for nudge in self._due() if (block, nudge) not in self._nudged]
        if due and self._is_calm() and not self.entry.text and self.app.screen is self:
            self._nudged.add((block, due[0]))
            self.say(self._nudge_said(due[0]), lasting=True)

    def _is_calm(self) -> bool:
        """Whether nothing is said, or what is said has stood there for long enough; it can be read again."""
        return self._message is None or self.session_now() - self._messages[-1][0] >= READ

    def _nudge_said(self, nudge: Nudge) -> str:
        words, minutes = self.words, self.settings.nudge_minutes
        match nudge:
            case Nudge.ALL_HANDED_IN:
                return words("All teams have handed in. A good moment to move on?")
            case Nudge.NOTHING_YET:
                return words("Half of the time is used, and nothing is written down yet.")
            case Nudge.NO_NEW_NOTE:
                return words.plural("Nothing new for {n} minute.", "Nothing new for {n} minutes.", minutes)

    def _slept(self, slept: timedelta) -> str:
        """Return how long the computer slept, and what that leaves."""
        words, block = self.words, self.state.current
        time = duration(words, slept)
        if block is None or self.state.contents.paused:
            return words("The computer slept for {time}.", time=time)
        gauge = block_gauge(self.state, block, self.session_now())
        if gauge.left > ZERO:
            left = duration(words, gauge.left)
            said = words("The computer slept for {time}: {left} left.", time=time, left=left)
        else:
            over = duration(words, gauge.overtime)
            said = words("The computer slept for {time}: the block is {over} over.", time=time, over=over)
        return said + " " + words("If it was a pause: Shift-F2.")
