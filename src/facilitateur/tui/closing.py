"""A screen closes once: keys that wait behind the one that closed it do not close the screen below."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class ClosesOnce(Screen[ScreenResultType]):
    """What every screen of ours that can be closed is."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close it and give the result; nothing when it is closed already or something stands over it.

        Textual takes the topmost screen away, whichever asks.
        """
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
