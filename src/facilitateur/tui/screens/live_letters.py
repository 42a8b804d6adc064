"""Letters among the notes are commands; a text typed there is no series of them: it comes onto the entry line.

A letter waits for an instant before it acts. If another one follows it, somebody is writing: nothing is run, all that
comes until a pause is gathered, shown on the entry line and left there to be confirmed.
"""

from textual.events import Key
from textual.timer import Timer

from facilitateur.tui.screens.leaving import LeaveActions
from facilitateur.tui.typed import is_text

WAIT_SECONDS = 0.2
"""How long a letter waits: as long as the hands of somebody who writes need for the next one."""
PAUSE_SECONDS = 0.4
"""After how long without a key the text is left on the entry line."""

_SIGNS = frozenset("+-*?")
"""Characters that are commands of their own."""
_BESIDE = ("ctrl+", "alt+", "super+", "hyper+", "meta+")


class LetterActions(LeaveActions):
    """Tells a command of one letter from the beginning of a word."""

    letters_wait: float = WAIT_SECONDS
    """Seconds that a letter waits before it acts; 0 = it acts at once."""
    _waiting = ""
    """The letter that has not acted yet."""
    _gathered = ""
    """What is being written among the notes."""
    _before = ""
    """What stood on the entry line before."""
    _letter_timer: Timer | None = None

    async def on_key(self, event: Key) -> None:
        """Let letters wait, and gather what is written."""
        if not self._navigating:
            self._late(event)
            return
        typed = event.character if is_text(event.character) and not event.key.startswith(_BESIDE) else None
        if typed == "/" and not (self._gathered or self._waiting):
            event.stop()
            self.write_on_entry(self.entry.text + typed)
        elif self._gathered:
            event.stop()
            self._gather(event, typed)
        elif self._waiting:
            event.stop()
            await self._second(event, typed)
        elif typed is not None and typed.isalpha():
            event.stop()
            await self._wait(typed)

    def _late(self, event: Key) -> None:
        """Put a character on the entry line that was sent to the notes just before writing went on."""
        if is_text(event.character) and not event.key.startswith(_BESIDE) and self.entry.input.can_focus:
            event.stop()
            self.entry.input.insert_text_at_cursor(event.character or "")

    async def _wait(self, letter: str) -> None:
        if self.letters_wait <= 0:
            await self._act(letter)
            return
        self._waiting = letter
        self._letter_timer = self.set_timer(self.letters_wait, self._act_at_last)

    async def _act_at_last(self) -> None:
        letter, self._waiting = self._waiting, ""
        if letter and self._navigating:
            await self._act(letter)

    async def _act(self, letter: str) -> None:
        """Run the command of a letter, or say where the keys go."""
        action = next((one.action for one in self.all_commands() if letter in one.letters.split(",")), None)
        if action is None:
            self.say(self.words("You are among the notes; Escape goes back to writing."))
        else:
            await self.run_action(action)

    async def _second(self, event: Key, typed: str | None) -> None:
        """Go on after a letter that waits: the same one again and other keys are commands, the rest is a text."""
        letter, self._waiting = self._waiting, ""
        self._stop_timer()
        if typed is not None and typed != letter and not typed.isdigit() and typed not in _SIGNS:
            self._before = self.entry.text
            self._gathered = letter
            self._gather(event, typed)
            return
        await self._act(letter)
        if typed == letter and self._navigating and self.app.screen is self:
            await self._wait(letter)
        else:
            self.app.post_message(Key(event.key, event.character))

    def _gather(self, event: Key, typed: str | None) -> None:
        """Take one more key of a text; a key that is no text ends it, and Enter waits to be pressed again."""
        self._stop_timer()
        if typed is not None:
            self._gathered += typed
        elif event.key == "backspace":
            self._gathered = self._gathered[:-1] or " "
        else:
            self._write_down()
            if event.key not in ("enter", "escape"):
                self.app.post_message(Key(event.key, event.character))
            return
        self.entry.text = self._line()
        self._letter_timer = self.set_timer(PAUSE_SECONDS, self._write_down)

    def _line(self) -> str:
        return f"{self._before} {self._gathered}" if self._before else self._gathered

    def _write_down(self) -> None:
        """Leave the text on the entry line, and say so."""
        self._stop_timer()
        text, self._gathered = self._line(), ""
        self.write_on_entry(text)
        self.say(self.words("You were among the notes: nothing was run, your text is on the line. Enter notes it."))

    def _stop_timer(self) -> None:
        if self._letter_timer is not None:
            self._letter_timer.stop()
            self._letter_timer = None
