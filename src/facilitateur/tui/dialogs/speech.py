"""Who speaks: the list of speakers with their time, chosen by number or first letters."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from facilitateur.domain.cleaning import clean_line, fold
from facilitateur.domain.speech import Share, Tally
from facilitateur.domain.state import Session
from facilitateur.i18n.formats import clock_digits, whole_percent
from facilitateur.i18n.labels import speaker_label
from facilitateur.i18n.speech import tally_sentence
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CHOOSE, CLOSE, HERE, Dialog
from facilitateur.tui.painting.beside import MUTED
from facilitateur.tui.painting.text import ends, pad
from facilitateur.tui.widgets.drawn import Said
from facilitateur.tui.widgets.rows import Row, RowList

REFRESH = 1 / 2
BAR = 12
"""Cells of the bar that shows a share; a mark in it stands at the same share for all."""
OTHERS = ":autres"
"""What the dialog answers when other speakers are wanted."""


class SpeechScreen(Dialog[str | None]):
    """Answers who begins or ends to speak; Escape answers nobody."""

    DEFAULT_CSS = """
    SpeechScreen { align: center middle; background: $background 60%; }
    SpeechScreen Vertical { width: 74; max-width: 98%; height: auto; max-height: 94%; background: $surface;
        border: round $primary; padding: 0 2; }
    SpeechScreen Input { border: none; height: 1; margin: 0 0 1 0; background: $surface; }
    SpeechScreen RowList, SpeechScreen RowList:focus { height: auto; max-height: 13; background: $surface; }
    SpeechScreen #sentence { margin-top: 1; }
    """

    NAME = mark("who speaks")
    KEYS = (
        CHOOSE[0],
        Command("", "enter", "", mark("Let the chosen one speak, or end the turn"), HERE),
        Command("", "ctrl+n", "", mark("Other speakers"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding("escape,f15,shift+f3", "close", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("ctrl+n", "others", show=False),
    ]

    def __init__(self, words: Words, state: Callable[[], Session], spoken: Callable[[], Tally]) -> None:
        super().__init__()
        self._words = words
        self._state = state
        self._spoken = spoken
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A line to type in, the speakers, and what the times say."""
        words = self._words
        with Vertical():
            yield Said(Content.styled(words("Who speaks?"), "bold $primary"))
            yield Input(placeholder=words("number or first letters"), compact=True)
            yield RowList(id="speakers")
            yield Said("", id="sentence")
            keys = words("Enter starts, or ends the turn · Ctrl-N other speakers · Escape closes")
            yield Said(Content.styled(keys, "$foreground 65%"))

    def on_mount(self) -> None:
        """Stand on who speaks, if anybody does."""
        self.query_one(RowList).can_focus = False
        self._show(self._spoken().who or None)
        self.query_one(Input).focus()
        self.set_interval(REFRESH, self._show)

    def _found(self) -> list[tuple[int, Share]]:
        """Return the numbered speakers that what is typed may mean."""
        numbered = list(enumerate(self._spoken().shares, 1))
        wanted = fold(self._typed.strip())
        if wanted.isdigit():
            return [(n, share) for n, share in numbered if n == int(wanted)]
        return [
            (n, share)
            for n, share in numbered
            if any(
                fold(said).startswith(wanted) for said in (self._said(share.who), share.who, self._called(share.who))
            )
        ]

    def _others(self) -> list[str]:
        """Return participants who are not on the list and whom what is typed may mean."""
        wanted, listed = fold(self._typed.strip()), {share.who for share in self._spoken().shares}
        if not wanted or wanted.isdigit():
            return []
        people = self._state().contents.participants
        found = [one for one in people if one.code not in listed]
        return [one.code for one in found if wanted in (fold(one.code), fold(one.name)) or _begins(one.name, wanted)]

    def _said(self, who: str) -> str:
        return speaker_label(self._words, self._state(), who)

    def _called(self, who: str) -> str:
        """Return the name of a team that speaks, if it has one."""
        return self._state().contents.team_names.get(who.removeprefix("@"), "") if who.startswith("@") else ""

    def _show(self, choose: str | None = None) -> None:
        spoken, found = self._spoken(), self._found()
        rows = [Row(self._painter(n, share, spoken), share.who) for n, share in found]
        rows += [Row(self._newcomer(code), code) for code in self._others()]
        if not rows:
            said = self._words("Enter adds “{name}” to the list.", name=self._typed.strip())
            rows = [Row(lambda width: Content.styled(said, MUTED))]
        self.query_one(RowList).show(rows, choose)
        self.query_one("#sentence", Said).update(Content(tally_sentence(self._words, spoken, self._said)))

    def _painter(self, number: int, share: Share, spoken: Tally) -> Callable[[int], Content]:
        return lambda width: self._paint(number, share, spoken, width)

    def _newcomer(self, code: str) -> Callable[[int], Content]:
        name, said = f"    {self._said(code)}", self._words("on the list of participants")
        return lambda width: ends(Content.styled(name, MUTED), Content.styled(said, MUTED), width)

    def _paint(self, number: int, share: Share, spoken: Tally, width: int) -> Content:
        speaks = share.who == spoken.who
        style = "bold $accent" if speaks else "" if share.turns else MUTED
        name = f"{number:>3} {self._said(share.who)}" + (f" ({self._words('speaks')})" if speaks else "")
        if not share.turns:
            return ends(Content.styled(name, style), Content.styled("—" + " " * (BAR + 6), MUTED), width)
        part = share.share or 0.0
        told = f"{clock_digits(share.spent, elapsed=True):>7} {whole_percent(self._words, share.percent):>6} "
        return ends(Content.styled(name, style), Content.assemble(told, (bar(part, spoken.fair), "$primary")), width)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._typed = event.value
        self._show()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        chosen = self.query_one(RowList).chosen
        typed = clean_line(self._typed)
        if chosen is None and (not typed or typed.isdigit()):
            return
        self.dismiss(chosen or typed)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Go up or down the list."""
        rows = self.query_one(RowList)
        if step > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_others(self) -> None:
        """Ask for other speakers."""
        self.dismiss(OTHERS)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def _begins(name: str, wanted: str) -> bool:
    """Whether a name, or a word of it, begins with what is typed."""
    words = fold(name).replace("-", " ").split()
    return fold(name).startswith(wanted) or any(word.startswith(wanted) for word in words)


def bar(share: float, fair: float | None) -> str:
    """Return a share as a bar in which `│` stands at the same share for all."""
    filled = min(round(share * BAR), BAR)
    cells = ["█" if i < filled else "─" for i in range(BAR)]
    if fair is not None and fair < 1:
        cells[min(int(fair * BAR), BAR - 1)] = "│"
    return pad("".join(cells), BAR)
