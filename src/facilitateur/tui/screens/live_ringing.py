"""The ends that the live screen tells: a line that stands out, a sentence, and the sound that the settings choose."""

from facilitateur.domain.cues import Cue, Look, Ring, look, rings
from facilitateur.domain.timing import block_gauge, clock_of
from facilitateur.i18n.formats import clock_digits
from facilitateur.i18n.labels import block_title, side_label
from facilitateur.tui.screens.live_status import StatusLines
from facilitateur.tui.sounds import NONE, chosen_sound, ring_out

FLASH_SECONDS = 2.5
"""How long the line stands out: once, without blinking."""


class RingActions(StatusLines):
    """Tells each end once."""

    _seen: Look = Look()

    def start_listening(self) -> None:
        """Take what is over already as told."""
        self._seen = look(self.state, self.session_now())

    def ring(self) -> None:
        """Tell what ended since the last look."""
        before, self._seen = self._seen, look(self.state, self.session_now())
        found = rings(before, self._seen)
        if not found:
            return
        loud = [ring for ring in found if ring.cue not in (Cue.WARNING, Cue.LAST) or self._sound(ring.cue) != NONE]
        if loud:
            self.flash(" ".join(self._sentence(ring) for ring in loud))
        sounds = [sound for ring in found if (sound := self._sound(ring.cue)) != NONE]
        if sounds and self.context.sound:
            ring_out(self.app, sounds[0])

    def _sound(self, cue: Cue) -> str:
        return chosen_sound(self.settings, cue)

    def flash(self, message: str) -> None:
        """Show a message on a line that stands out for a moment; without animations it is only bold."""
        self.say(message)
        if self.app.animation_level == "none":
            return
        self.flashing = True
        self.set_timer(FLASH_SECONDS, self._calm)
        self.paint_status()

    def _calm(self) -> None:
        self.flashing = False
        self.paint_status()

    def _sentence(self, ring: Ring) -> str:
        words, block = self.words, self.state.current
        if ring.cue is Cue.TEAM:
            name = side_label(words, self.state, ring.label)
            return words("{name}: time is up.", name=name[:1].upper() + name[1:])
        if ring.round is not None:
            if ring.round.team:
                return words("Team {letter}: time is up.", letter=self.state.team_called(ring.round.team))
            return words("End of round {n}/{total}.", n=ring.round.number, total=ring.round.rounds)
        if block is None:
            return ""
        if ring.cue is Cue.STEP:
            card = self.state.card_of(block)
            steps = card.text(words.language).steps if card is not None else ()
            step = clock_of(self.state, block).step
            return words("End of the step: {title}.", title=steps[step].title if step < len(steps) else step + 1)
        title = block_title(words, self.state, block)
        if ring.cue is Cue.END:
            return words("Time is up: {block}.", block=title)
        left = clock_digits(block_gauge(self.state, block, self.session_now()).left)
        return words("{block}: {time} left.", block=title, time=left)
