"""What is typed while a vote runs: people, dots, counts, grades, objections, and its end."""

from collections.abc import Callable

from textual import on

from facilitateur.domain import intents, vote_intents
from facilitateur.domain.canvases.balloting import Typed, read_ballot
from facilitateur.domain.events import VoteRule
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import doubts_of, result_of
from facilitateur.i18n.votes import doubts_said, quoted
from facilitateur.session.live import Intent, LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.tui.dialogs.dialog import Dialog
from facilitateur.tui.frame import Frame
from facilitateur.tui.widgets.entry_line import EntryInput, EntryLine
from facilitateur.tui.wording import say_refusal


class CountsVotes(Dialog[str | None]):
    """Turns typed lines into what happened in the vote; how it looks is for the screen that derives from it."""

    def __init__(self, session: LiveSession | WatchedSession, number: int, frame: Callable[[], Frame]) -> None:
        super().__init__()
        self._session = session
        self._words = frame().words
        self._number = number
        self._frame = frame
        self._at = 0
        self._confirming = False
        self._asks_people = self.held.people == 0 and self.held.rule is not VoteRule.CONSENT
        self._message: tuple[str, bool] = ("", False)

    @property
    def held(self) -> VoteRound:
        """The round shown; undo may have taken it back, which closes the screen."""
        found = self._session.state.vote(self._number)
        if found is None:
            raise RefusedError(Reason.VOTE_CLOSED)
        return found

    def _show(self) -> None:
        """Show the round as it stands now."""
        raise NotImplementedError

    def _do(self, intent: Intent, said: str = "") -> bool:
        self._confirming = False
        try:
            self._session.perform(intent)
        except RefusedError as refused:
            self._message = (say_refusal(self._words, refused), True)
            self._show()
            return False
        self._message = (said, False)
        self._show()
        return True

    def _entered(self, text: str) -> None:
        if not text.strip():
            self._asks_people = False
            self._show()
            return
        try:
            done = self._take(text)
        except RefusedError as refused:
            self._message = (say_refusal(self._words, refused), True)
            done = False
            self._show()
        if not done:
            self.query_one(EntryLine).text = text

    @on(EntryInput.LinesPasted)
    def _pasted(self, event: EntryInput.LinesPasted) -> None:
        """Take pasted lines one after the other; the first that is refused stays on the line."""
        lines = [*event.lines, *event.rest]
        for number, text in enumerate(lines):
            self._entered(text)
            if self.query_one(EntryLine).text:
                left = len(lines) - number - 1
                more = self._words.plural("{n} line after it left out.", "{n} lines after it left out.", left)
                self._message = (f"{more} {self._message[0]}" if left else self._message[0], True)
                self._show()
                return

    @on(EntryInput.PasteCut)
    def _cut(self, event: EntryInput.PasteCut) -> None:
        self._message = (self._words("The pasted text was too long: its end was left out."), True)
        self._show()

    def _take(self, text: str) -> bool:
        held = self.held
        typed = read_ballot(text, held)
        if self._asks_people and set(typed.counts) == {0} and typed.at is None:
            typed = Typed(people=typed.counts[0])
        if typed.people is not None or typed.dots is not None:
            self._asks_people = False
            return self._do(
                lambda state, now: vote_intents.frame_vote(state, held.number, people=typed.people, dots=typed.dots)
            )
        if typed.closes:
            self.action_vote_close()
            return True
        if typed.option:
            return self._do(lambda state, now: vote_intents.propose(state, held.number, typed.option))
        if held.rule is VoteRule.CONSENT:
            return self._object(held, typed)
        if typed.grades:
            return self._grade(held, typed)
        if typed.counts:
            return self._count(held, typed)
        self._go(held, typed.at)
        return True

    def _go(self, held: VoteRound, position: int | None) -> None:
        """Stand on an option by its number."""
        if position is not None:
            if not 1 <= position <= len(held.options):
                raise RefusedError(Reason.UNKNOWN_OPTION, most=len(held.options))
            self._at = position - 1
        self._show()

    def _key(self, held: VoteRound, position: int) -> str:
        at = position - 1 if position else self._at
        if not 0 <= at < len(held.options):
            raise RefusedError(Reason.UNKNOWN_OPTION, most=len(held.options))
        return held.options[at].key

    def _count(self, held: VoteRound, typed: Typed) -> bool:
        counts = {self._key(held, position): figure for position, figure in typed.counts.items()}
        (key, figure), *more = counts.items()
        said = "" if more else self._words("{option}: {n}", option=quoted(self._words, held.label(key)), n=figure)
        done = self._do(lambda state, now: vote_intents.count(state, held.number, counts), said)
        return done and self._after(max(position or self._at + 1 for position in typed.counts))

    def _grade(self, held: VoteRound, typed: Typed) -> bool:
        key = self._key(held, typed.at or 0)
        done = self._do(lambda state, now: vote_intents.grade(state, held.number, key, typed.grades))
        return done and self._after(typed.at or self._at + 1)

    def _after(self, position: int) -> bool:
        """Go to the option after the one counted, so that figures can be typed one after the other."""
        self._at = min(position, len(self.held.options) - 1)
        self._show()
        return True

    def _object(self, held: VoteRound, typed: Typed) -> bool:
        if typed.at is None:
            done = self._do(lambda state, now: vote_intents.object_to(state, held.number, typed.objection))
            self._at = len(self.held.objections) - 1
        else:
            at = typed.at
            done = self._do(lambda state, now: vote_intents.resolve(state, held.number, at, typed.resolution))
        self._show()
        return done

    def action_vote_close(self) -> None:
        """Close the count; what does not fit the room is said first, and closing twice keeps it."""
        held = self.held
        if not held.is_open:
            return
        is_empty = held.rule is not VoteRule.CONSENT and result_of(held).total == 0
        if (is_empty or doubts_of(held)) and not self._confirming:
            self._confirming = True
            if is_empty:
                said = [self._words("Nothing has been counted yet: F8 again closes all the same.")]
            elif held.rule is VoteRule.CONSENT:
                said = [*doubts_said(self._words, held), self._words("F8 again closes without agreement.")]
            else:
                said = [self._words("The room may be right: F8 again closes all the same.")]
            self._message = (" ".join(said), True)
            self._show()
            return
        confirmed, self._at = self._confirming, 0
        self._do(lambda state, now: vote_intents.close_vote(state, held.number, confirmed=confirmed))

    def action_undo(self) -> None:
        """Take the last action back."""
        self._do(lambda state, now: intents.undo(state))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._do(lambda state, now: intents.redo(state))
