"""A vote of the room, counted aloud: one line an option, nothing of the order until it is closed."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize

from facilitateur.domain import intents, vote_intents
from facilitateur.domain.canvases.balloting import Typed, read_ballot
from facilitateur.domain.events import VoteRule
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.room import shown_vote, with_vote
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import doubts_of, result_of
from facilitateur.i18n.votes import doubts_said, quoted
from facilitateur.i18n.words import mark
from facilitateur.session.live import Intent, LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.tui.dialogs.dialog import Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.dialogs.vote_keys import VOTE_KEYS, frame_keys
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.header import paint_header
from facilitateur.tui.painting.text import fit, line, wrap
from facilitateur.tui.painting.votes import paint_vote
from facilitateur.tui.widgets.entry_line import EntryInput, EntryLine
from facilitateur.tui.widgets.painted import Board
from facilitateur.tui.wording import say_refusal, say_trouble

TICK = 1 / 4
PAGE_KEEPS = 8
"""Rows around the options, and those of the page before that stay in sight."""

NEW, AGAIN = "new", "again"
"""What the screen may be closed with: another vote is wanted, or a second round."""


class VoteScreen(Dialog[str | None]):
    """One round: its count while it runs, its result afterwards."""

    DEFAULT_CSS = """
    VoteScreen Board#clock { height: 3; }
    VoteScreen Board#ballot { height: 1fr; }
    VoteScreen Board#said { height: 1; }
    VoteScreen Board#keys { height: 2; color: $foreground 65%; }
    VoteScreen.-closed EntryLine { display: none; }
    """

    NAME = mark("a vote")
    KEYS = VOTE_KEYS

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("f8", "vote_close", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding(either_case("n"), "leave('new')", show=False),
        Binding(either_case("t"), "leave('again')", show=False),
        Binding(either_case("s"), "room", show=False),
        Binding("enter", "close", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

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

    def compose(self) -> ComposeResult:
        """The round, a message, the line to type on, and what can be typed."""
        yield Board(id="clock")
        yield Board(id="ballot")
        yield Board(id="said")
        yield EntryLine(self._entered, self._turned)
        yield Board(id="keys")

    def on_mount(self) -> None:
        """Show the round below the clock."""
        self.set_interval(TICK, self._follow)
        self._follow()
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Paint for the new size."""
        self.call_after_refresh(self._show)

    def _follow(self) -> None:
        """Let the clock go on, and show what another program counted when it is only watched."""
        clock = self.query_one("#clock", Board)
        clock.lines = tuple(paint_header(self._frame(), self.size.width))
        clock.styles.height = len(clock.lines)
        if self._session.read_only:
            self._show()

    def _show(self) -> None:
        found = self._session.state.vote(self._number)
        if found is None:
            self.dismiss(None)
            return
        size = len(found.objections) if found.rule is VoteRule.CONSENT else len(found.options)
        self._at = min(self._at, max(size - 1, 0))
        self.set_class(not found.is_open, "-closed")
        entry = self.query_one(EntryLine)
        if found.is_open and not entry.input.has_focus:
            entry.input.focus()
        elif not found.is_open:
            self.set_focus(None)
        board = self.query_one("#ballot", Board)
        width, height = board.size.width or self.size.width, board.size.height
        words, state = self._words, self._session.state
        board.lines = tuple(paint_vote(words, state, found, self._at, width, height))
        entry.prompt = self._prompt(found)
        self.query_one("#said", Board).lines = (self._said(width),)
        keys = [line(f" {text}", width=width) for text in wrap(self._keys(found), width - 2)[:2]]
        self.query_one("#keys", Board).lines = tuple(keys)

    def _said(self, width: int) -> Content:
        session = self._session
        if isinstance(session, LiveSession) and session.unsaved:
            trouble = say_trouble(self._words, session.trouble) if session.trouble else ""
            said = self._words(
                "NOT SAVED: {n} changes are in memory only ({trouble}).", n=session.unsaved, trouble=trouble
            )
            return line((f" {said}", "bold reverse $error"), width=width)
        text, urgent = self._message
        return line((f" {fit(text, width - 2)}", "bold $warning" if urgent else "bold $secondary"), width=width)

    def _prompt(self, held: VoteRound) -> str:
        words = self._words
        if self._asks_people and not held.people:
            return words("How many people vote?")
        if held.rule is VoteRule.CONSENT:
            return words("Objection")
        if not held.options:
            return words("Option")
        label = quoted(words, fit(held.options[self._at].label, 30))
        if held.rule is VoteRule.JUDGMENT:
            return words("Grades of {option}", option=label)
        return words("Votes of {option}", option=label)

    def _keys(self, held: VoteRound) -> str:
        words = self._words
        if not held.is_open:
            said = [words("Esc back"), words("n another vote")]
            if result_of(held).level:
                said.append(words("t second round"))
            if isinstance(self._session, LiveSession):
                said.append(words("s hide from the room") if self._is_in_room(held) else words("s show the room"))
            if len(self._rounds()) > 1:
                said.append(words("← → other rounds"))
            return "  ".join([*said, words("Ctrl-Z opens it again")])
        match held.rule:
            case VoteRule.CONSENT:
                first = words("/1 and a text meets objection 1  ↑↓ choose")
            case VoteRule.JUDGMENT:
                first = words("3x4 5x6 three people at 4, five at 6  /2 … for number 2  ↑↓ choose")
            case VoteRule.DOTS:
                first = words("figure or 3 12 (number 3 has 12)  ↑↓ choose")
            case _:
                first = words("figure or 3 12 (number 3 has 12)  ↑↓ choose")
        more = (
            []
            if held.rule is VoteRule.CONSENT
            else [*frame_keys(words, self._session.state, held), words("/+ adds an option")]
        )
        return "  ".join([first, *more, words("F8 close and see"), words("Ctrl-Z undo"), words("Esc leave open")])

    def _rounds(self) -> tuple[VoteRound, ...]:
        return self._session.state.votes_of(self.held.block, self.held.team)

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

    def _turned(self, step: int) -> None:
        self._move(step)

    def action_step(self, step: int) -> None:
        """Go an option on or back, without beginning again."""
        self._go_on(step)

    def action_page(self, pages: int) -> None:
        """Go a page of options on or back."""
        self._go_on(pages * self._page())

    def _page(self) -> int:
        return max(self.query_one("#ballot", Board).size.height - PAGE_KEEPS, 1)

    def _go_on(self, step: int) -> None:
        held = self.held
        size = len(held.objections) if held.rule is VoteRule.CONSENT else len(held.options)
        self._at = max(min(self._at + step, size - 1), 0)
        self._show()

    def action_note_previous(self) -> None:
        """Go to the option above."""
        self._move(-1)

    def action_note_next(self) -> None:
        """Go to the option below."""
        self._move(1)

    def _move(self, step: int) -> None:
        size = len(self.held.objections) if self.held.rule is VoteRule.CONSENT else len(self.held.options)
        self._at = (self._at + step) % max(size, 1)
        self._show()

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

    def action_turn(self, step: int) -> None:
        """Look at another round of the canvas."""
        numbers = [held.number for held in self._rounds()]
        at = numbers.index(self._number) + step
        if 0 <= at < len(numbers):
            self._number, self._at = numbers[at], 0
            self._show()

    def action_leave(self, wanted: str) -> None:
        """Ask for another vote, or for a second round."""
        if not self.held.is_open and (wanted == NEW or result_of(self.held).level):
            self.dismiss(f"{wanted}:{self._number}")

    def _is_in_room(self, held: VoteRound) -> bool:
        session = self._session
        if not isinstance(session, LiveSession) or session.room.vote != held.number:
            return False
        return shown_vote(session.state, session.room) is not None

    def action_room(self) -> None:
        """Show the result on the room display, or take it away; never by itself, and never while the count runs."""
        session, held = self._session, self.held
        if held.is_open or not isinstance(session, LiveSession):
            return
        is_shown = self._is_in_room(held)
        done = session.choose_for_room(with_vote(session.state, session.room, 0 if is_shown else held.number))
        words = self._words
        if not done:
            self._message = (words("The room display could not be told: the disk refused."), True)
        elif is_shown:
            self._message = (words("Room: the time again."), False)
        else:
            self._message = (words("Room: the result of the vote shows."), False)
        self._show()

    def action_close(self) -> None:
        """Go back to the canvas; a vote that runs stays open."""
        self.dismiss(None)
