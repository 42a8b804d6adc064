"""What the live screen says of an action that is due on a day which the calendar has not."""

from collections.abc import Iterable

from facilitateur.domain.missed_dates import missed_dates
from facilitateur.domain.state import Note
from facilitateur.i18n.formats import listing
from facilitateur.i18n.votes import quoted
from facilitateur.tui.screens.live_answers import AnswerActions


class DateActions(AnswerActions):
    """Doubts dates; the notes stay as they were typed."""

    def doubt_dates(self, notes: Iterable[Note | None]) -> None:
        """Say which days of these notes no calendar has."""
        lanes = self.frame().canvas.lanes
        written = [note for note in notes if note is not None]
        days = [quoted(self.words, day) for day in missed_dates(self.state, written, lanes)]
        if days:
            said = self.words.plural(
                "{days} is no date of the calendar: kept as typed, without a day. Ctrl-Z takes it back.",
                "{days} are no dates of the calendar: kept as typed, without a day. Ctrl-Z takes them back.",
                len(days),
                days=listing(self.words, days),
            )
            self.say(said, urgent=True)
