"""Groups of a block whose canvas is for something else: seen, drawn again, without who is absent; then accepted."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grouping import MOST_SEED, Wanted
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import GroupsDrawn
from facilitateur.domain.group_intents import draw_groups, held_rounds
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.seating import Groups
from facilitateur.domain.state import Session
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.dialogs.teams import Sheet
from facilitateur.tui.painting.drawn_groups import offer, paint_drawn, step_titles


class GroupsScreen(Sheet):
    """Shows the groups of a block and draws them; gives what would happen, or nothing."""

    NAME = mark("the groups")
    KEYS = (
        Command("", "enter", "", mark("Take these groups"), HERE),
        Command("", "space,r", "", mark("Draw again"), HERE),
        Command("", "x", "", mark("Somebody is absent"), HERE),
        Command("", "h", "", mark("Who stays at the tables"), HERE),
        Command("", "up,down", "", mark("See the other rounds"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding(either_case("escape,q"), "close", show=False),
        Binding("enter", "accept", show=False, priority=True),
        Binding(either_case("r,space"), "again", show=False),
        Binding(either_case("x"), "absent", show=False),
        Binding(either_case("h"), "hosts", show=False),
        Binding("up", "look(-1)", show=False),
        Binding("down", "look(1)", show=False),
    ]

    def __init__(self, words: Words, state: Session, block: Block, wanted: Wanted, now: datetime) -> None:
        super().__init__(words, state)
        self._block, self._wanted = block, wanted
        self._held = held_rounds(state, block, now)
        self._drawn = state.contents.groups.get(block.id)
        self._absent = self._drawn.absent if self._drawn is not None else ()
        self._hosts: tuple[str, ...] = ()
        self._event: GroupsDrawn | None = None

    def propose(self) -> None:
        """Show the groups that are drawn, or draw some."""
        if self._drawn is None:
            self._draw()
        else:
            self._show(self._drawn)

    def _draw(self) -> None:
        from facilitateur.tui.wording import say_refusal

        seed, held = secrets.randbelow(MOST_SEED), self._held
        try:
            drawn = draw_groups(self._state, self._block.id, self._wanted, seed, self._absent, held, self._hosts)
        except RefusedError as refused:
            self._event = None
            self._show(None, say_refusal(self._words, refused))
            return
        self._event = next((event for event in drawn if isinstance(event, GroupsDrawn)), None)
        if self._event is not None:
            event = self._event
            self._show(Groups(event.seed, event.rounds, event.absent, event.held, event.hosts))

    def _show(self, drawn: Groups | None, said: str = "") -> None:
        words, state, wanted = self._words, self._state, self._wanted
        titles = step_titles(words, state, self._block.id, wanted)
        running = self._held if state.contents.current == self._block.id else -1

        def paint(width: int) -> list[Content]:
            return [] if drawn is None else paint_drawn(words, state, drawn, titles, running, width)

        accept = words("Enter keeps them") if self._event is not None else words("Enter closes")
        keys = f"{accept} · {words('r draws again · x absent · ↑↓ rounds · Escape gives up')}"
        if wanted.hosts:
            keys += f" · {words('h who stays')}"
        title = offer(words, wanted)
        self.show(title[:1].upper() + title[1:], paint, keys, said)

    def action_again(self) -> None:
        """Draw again."""
        self._draw()

    def action_look(self, step: int) -> None:
        """Show what lies above or below."""
        self.query_one(VerticalScroll).scroll_relative(y=step * 3, animate=False)

    def action_absent(self) -> None:
        """Ask who is not there."""
        self._ask(self._words("Who is absent? First names with commas; empty for nobody."), self._absent, "_absent")

    def action_hosts(self) -> None:
        """Ask who stays at the tables."""
        if self._wanted.hosts:
            question = self._words("Who stays at the tables? First names with commas; the others are drawn.")
            self._ask(question, self._hosts, "_hosts")

    def _ask(self, question: str, codes: Sequence[str], into: str) -> None:
        names = ", ".join(self._state.participant_name(code) for code in codes)

        def named(line: str | None) -> None:
            if line is None:
                return
            setattr(self, into, self._called(line))
            self._draw()

        self.app.push_screen(QuestionScreen(question, names), named)

    def _called(self, line: str) -> tuple[str, ...]:
        """Return the codes of those who are named, in that order."""
        people = self._state.contents.participants
        found = []
        for name in (fold(part.strip()) for part in line.split(",") if part.strip()):
            exact = [person.code for person in people if fold(person.name) == name]
            near = [person.code for person in people if fold(person.name).startswith(name)]
            found += exact[:1] or near[:1]
        return tuple(dict.fromkeys(found))

    def action_accept(self) -> None:
        """Keep what is shown."""
        self.dismiss(self._event)
