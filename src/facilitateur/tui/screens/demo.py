"""The demonstration: a whole recorded half-day at high speed on the real screens, then the files it wrote."""

import tempfile
from pathlib import Path

from facilitateur.i18n.words import mark
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.exporting import write_exports
from facilitateur.tui.screens.replay import ReplayScreen

DEMO_SPEED = 240.0
"""The half-day in less than a minute."""


class DemoScreen(ReplayScreen):
    """A replay that starts by itself and ends with the exports."""

    NAME = mark("demonstration")

    def __init__(self, folder: Path, *, speed: float | None = None) -> None:
        super().__init__(folder, speed=speed or DEMO_SPEED)
        self._output = Path(tempfile.gettempdir()) / "facilitateur-demo"

    def on_mount(self) -> None:
        """Start at once."""
        self.player.play()

    def finish(self) -> None:
        """Write the exports and show where they are."""
        timeline = self.player.timeline
        whole = timeline.state_of(len(timeline))
        message, _ = write_exports(self.context, whole, self.records, timeline.end, self._output)
        self.say(message, lasting=True)
        answers = [
            Answer("close", self.words("Close the demonstration")),
            Answer("look", self.words("Look around: the keys of the replay work")),
        ]
        self.app.push_screen(
            ChoiceScreen(f"{self.words('That was a half-day.')}\n\n{message}", answers), self._answered
        )

    def _answered(self, answer: str | None) -> None:
        if answer == "close":
            self.action_screen_leave()
