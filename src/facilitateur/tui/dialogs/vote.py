"""A vote of the room, counted aloud: one line an option, nothing of the order until it is closed."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize

from facilitateur.domain.events import VoteRule
from facilitateur.domain.room import shown_vote, with_vote
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import result_of
from facilitateur.i18n.votes import quoted
from facilitateur.i18n.words import mark
from facilitateur.session.live import LiveSession
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.dialogs.vote_counting import CountsVotes
from facilitateur.tui.dialogs.vote_keys import VOTE_KEYS, frame_keys
from facilitateur.tui.painting.header import paint_header
from facilitateur.tui.painting.text import fit, line, whole, wrap
from facilitateur.tui.painting.votes import paint_vote
from facilitateur.tui.widgets.entry_line import EntryLine
from facilitateur.tui.widgets.painted import Board
from facilitateur.tui.wording import say_trouble

TICK = 1 / 4
PAGE_KEEPS = 8
"""Rows around the options, and those of the page before that stay in sight."""

NEW, AGAIN = "new", "again"
"""What the screen may be closed with: another vote is wanted, or a second round."""


class VoteScreen(CountsVotes):
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
        hints = "  ".join(map(whole, self._keys(found)))
        keys = [line(f" {text}", width=width) for text in wrap(hints, width - 2)[:2]]
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

    def _keys(self, held: VoteRound) -> list[str]:
        """Return what can be typed, hint by hint, none of which a line break goes through."""
        words = self._words
        if not held.is_open:
            said = [words("Esc back"), words("n another vote")]
            if result_of(held).level:
                said.append(words("t second round"))
            if isinstance(self._session, LiveSession):
                said.append(words("s hide from the room") if self._is_in_room(held) else words("s show to the room"))
            if len(self._rounds()) > 1:
                said.append(words("← → other rounds"))
            return [*said, words("Ctrl-Z opens it again")]
        match held.rule:
            case VoteRule.CONSENT:
                first = words("/1 and a text meets objection 1  ↑↓ choose")
            case VoteRule.JUDGMENT:
                first = words("3x4 5x6 three at 4, five at 6  /2 … number 2  ↑↓ choose")
            case _:
                first = words("figure or 3 12 (number 3 has 12)  ↑↓ choose")
        more = (
            []
            if held.rule is VoteRule.CONSENT
            else [*frame_keys(words, self._session.state, held), words("/+ adds an option")]
        )
        return [*first.split("  "), *more, words("F8 close and see"), words("Ctrl-Z undo"), words("Esc leave open")]

    def _rounds(self) -> tuple[VoteRound, ...]:
        return self._session.state.votes_of(self.held.block, self.held.team)

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
