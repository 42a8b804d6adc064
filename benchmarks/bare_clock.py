"""The floor of a clock: Textual's own digits, renewed once a second, and nothing else."""

from itertools import count

from textual.app import App, ComposeResult
from textual.widgets import Digits


class BareClock(App[None]):
    """As little as a clock can be."""

    def compose(self) -> ComposeResult:
        """The digits."""
        yield Digits("00:00")

    def on_mount(self) -> None:
        """Count."""
        seconds = count()
        self.set_interval(1, lambda: self.query_one(Digits).update(f"{next(seconds) % 3600:05d}"))


if __name__ == "__main__":
    BareClock().run()
