"""Teams as they are or drawn until they suit, and a rotation of teams: shown before anything is accepted."""

import secrets
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize

from facilitateur.domain.canvases.grouping import MOST_SEED
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import RotationKind, TeamsFormed, TurnDrawn
from facilitateur.domain.group_intents import draw_teams
from facilitateur.domain.people import attribute_names
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.rotating import Asked, rotate, rotation_figures
from facilitateur.domain.seating import Rotation
from facilitateur.domain.state import Session
from facilitateur.domain.team_draw import TeamDraw, first_draw, is_seated
from facilitateur.i18n.groups import rotation_said
from facilitateur.i18n.labels import attribute_label
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.teams import paint_rotation, paint_teams
from facilitateur.tui.painting.text import wrap
from facilitateur.tui.widgets.drawn import Page, Said

WIDTH = 100
"""Columns that a sheet takes at most."""

NAMES = "names"
"""Given when a team is to be named before the teams are shown again."""

KINDS = {
    RotationKind.MEETINGS: mark("Every team meets every other"),
    RotationKind.ACROSS: mark("Two halves: every team of one meets every team of the other"),
    RotationKind.STATIONS: mark("The teams pass from station to station"),
}


class Sheet(Dialog[object]):
    """A title, what is proposed, and keys."""

    DEFAULT_CSS = """
    Sheet { align: center middle; background: $background 60%; }
    Sheet Vertical { width: 100; max-width: 100%; height: auto; max-height: 100%; background: $surface;
        border: round $primary; padding: 0 1; }
    Sheet VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    Sheet #title { margin-bottom: 1; }
    Sheet #said { color: $warning; }
    Sheet #keys { color: $foreground 65%; }
    """

    def __init__(self, words: Words, state: Session) -> None:
        super().__init__()
        self._words = words
        self._state = state
        self._texts: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, proposal, keys."""
        with Vertical():
            yield Said("", id="title")
            with VerticalScroll():
                yield Page()
            yield Said("", id="said")
            yield Said("", id="keys")

    def on_mount(self) -> None:
        """Show the first proposal."""
        self.propose()

    def propose(self) -> None:
        """Make the proposal and show it."""
        raise NotImplementedError

    def show(self, title: str, paint: Callable[[int], list[Content]], keys: str, said: str = "") -> None:
        """Show a proposal."""
        self.query_one("#title", Said).update(Content.styled(title, "bold $primary"))
        self.query_one(Page).paint = paint
        self.query_one("#said", Said).update(Content(said))
        self.query_one("#said").display = bool(said)
        self.query_one("#keys", Said).update(Content(keys))
        self._texts = (title, said, keys)
        self._fit()

    def on_resize(self, event: Resize) -> None:
        """Keep the keys in sight."""
        self._fit()

    def _fit(self) -> None:
        """Leave the proposal the rows that title and keys do not take; what is longer scrolls."""
        inner = min(self.app.size.width, WIDTH) - 4
        taken = sum(len(wrap(text, inner)) for text in self._texts if text)
        self.query_one(VerticalScroll).styles.max_height = max(self.app.size.height - taken - 3, 3)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


class TeamsScreen(Sheet):
    """Shows who is in which team, and draws teams of those who are there; gives these, `NAMES` or nothing."""

    NAME = mark("the teams")
    KEYS = (
        Command("", "enter", "", mark("Take these teams"), HERE),
        Command("", "space,r", "", mark("Draw again"), HERE),
        Command("", "m", "", mark("Mix by something else"), HERE),
        Command("", "plus,minus", "", mark("One team more, or less"), HERE),
        Command("", "x", "", mark("Somebody is absent"), HERE),
        Command("", "n", "", mark("Name one of the present teams"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding(either_case("escape,q"), "close", show=False),
        Binding("enter", "accept", show=False),
        Binding(either_case("n"), "name", show=False),
        Binding(either_case("r,space"), "again", show=False),
        Binding(either_case("m"), "mix", show=False),
        Binding("plus,right", "count(1)", show=False),
        Binding("minus,left", "count(-1)", show=False),
        Binding(either_case("x"), "absent", show=False),
    ]

    def __init__(self, words: Words, state: Session, draw: TeamDraw | None = None) -> None:
        super().__init__(words, state)
        self._mixes = (*attribute_names(state.contents.participants), "")
        self._waits = draw is not None
        """Whether a draw was made before that nobody has taken."""
        self._draw = draw if draw is not None else first_draw(state, secrets.randbelow(MOST_SEED))
        self._seated = is_seated(state)
        self._present = self._seated
        """Whether the teams as they are stand on the screen."""
        self._event: TeamsFormed | None = None

    @property
    def kept(self) -> TeamDraw | None:
        """The draw that was shown, for the next such screen to show the same; none where nothing was drawn."""
        return self._draw if self._waits or not self._seated else None

    def propose(self) -> None:
        """Show the teams as they are, or those that would be."""
        if self._present:
            self._show_present()
        else:
            self._show_drawn()

    def _show_present(self) -> None:
        words, state = self._words, self._state
        teams, formed = state.contents.teams, state.contents.formed
        attribute = formed.attribute if formed is not None else self._mixes[0]
        title = words.plural("Present teams: {n}", "Present teams: {n}", len(teams)) + self._absent_said(
            formed.absent if formed is not None else ()
        )
        draws = words("r shows the draw not taken") if self._waits else words("r draws anew")
        keys = words("Enter or Escape closes · n names a team · {draws} · m + − x draw otherwise", draws=draws)
        self.show(title, lambda width: paint_teams(words, state, teams, attribute, width, seated=True), keys)

    def _show_drawn(self) -> None:
        """Draw, or say why nothing can be drawn."""
        from facilitateur.tui.wording import say_refusal

        words, state, (seed, attribute, count, absent) = self._words, self._state, self._draw
        said = words("These would replace the present teams; notes stay with their letter.") if self._seated else ""
        try:
            event = next(iter(draw_teams(state, count, seed, attribute, absent)), None)
            self._event = event if isinstance(event, TeamsFormed) else None
        except RefusedError as refused:
            self._event, said = None, say_refusal(words, refused)
        how = (
            words("mixed by {attribute}", attribute=attribute_label(words, attribute))
            if attribute
            else words("by chance")
        )
        title = words.plural("{n} team · {how}", "{n} teams · {how}", count, how=how) + self._absent_said(absent)
        if self._seated:
            title = f"{words('New draw')} · {title}"
        teams = self._event.teams if self._event is not None else ()
        keys = words("Enter accepts · r draws again · m mixes otherwise · + − teams · x absent · Escape gives up")
        self.show(title, lambda width: paint_teams(words, state, teams, attribute, width) if teams else [], keys, said)

    def _absent_said(self, codes: Sequence[str]) -> str:
        names = ", ".join(self._state.participant_name(code) for code in codes)
        return " · " + self._words("absent: {names}", names=names) if names else ""

    def _redraw(self, draw: TeamDraw) -> None:
        self._draw, self._waits, self._present = draw, True, False
        self.propose()

    def action_again(self) -> None:
        """Draw again; over the teams as they are, first show what was drawn and not taken."""
        back = self._present and self._waits
        self._redraw(self._draw if back else self._draw._replace(seed=secrets.randbelow(MOST_SEED)))

    def action_mix(self) -> None:
        """Mix by the next thing that is known, and by chance after the last."""
        now = self._mixes.index(self._draw.attribute) if self._draw.attribute in self._mixes else -1
        self._redraw(self._draw._replace(attribute=self._mixes[(now + 1) % len(self._mixes)]))

    def action_count(self, step: int) -> None:
        """One team more or less."""
        self._redraw(self._draw._replace(tables=min(max(self._draw.tables + step, 1), 26)))

    def action_absent(self) -> None:
        """Ask who is not there."""
        names = ", ".join(self._state.participant_name(code) for code in self._draw.absent)
        question = self._words("Who is absent? First names with commas; empty for nobody.")
        self.app.push_screen(QuestionScreen(question, names), self._named)

    def _named(self, line: str | None) -> None:
        if line is None:
            return
        typed = [fold(name.strip()) for name in line.split(",") if name.strip()]
        people = self._state.contents.participants
        absent = tuple(person.code for person in people if any(fold(person.name).startswith(name) for name in typed))
        if absent != self._draw.absent or not self._present:
            self._redraw(self._draw._replace(absent=absent))

    def action_name(self) -> None:
        """Leave for naming one of the teams as they are."""
        if self._present:
            self.dismiss(NAMES)

    def action_accept(self) -> None:
        """Seat people like that; the teams as they are stay as they are."""
        if self._present:
            self.dismiss(None)
        elif self._event is not None:
            self.dismiss(self._event)


class RotationScreen(Sheet):
    """Who meets whom where, for all teams; gives what was asked for, `drop` to take it back, or nothing."""

    NAME = mark("a rotation of the teams")
    KEYS = (
        Command("", "enter", "", mark("Take this rotation"), HERE),
        Command("", "k,tab", "", mark("Another kind of rotation"), HERE),
        Command("", "plus,minus", "", mark("One turn more, or less"), HERE),
        Command("", "p,o", "", mark("One station more, or less"), HERE),
        Command("", "m", "", mark("Who moves from station to station"), HERE),
        Command("", "x", "", mark("No rotation any more"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding(either_case("escape,q"), "close", show=False),
        Binding("enter", "accept", show=False),
        Binding(either_case("k,tab"), "kind", show=False),
        Binding("plus,right", "turns(1)", show=False),
        Binding("minus,left", "turns(-1)", show=False),
        Binding(either_case("p"), "stations(1)", show=False),
        Binding(either_case("o"), "stations(-1)", show=False),
        Binding(either_case("m"), "move", show=False),
        Binding(either_case("x,delete"), "drop", show=False),
    ]

    def __init__(self, words: Words, state: Session, held: Rotation | None) -> None:
        super().__init__(words, state)
        self._held = held
        letters = tuple(team.letter for team in state.contents.teams)
        self._asked = Asked(held.kind if held is not None else RotationKind.MEETINGS, letters)

    def propose(self) -> None:
        """Make the turns and count them."""
        words, asked = self._words, self._asked
        turns = rotate(asked)
        rotation = Rotation(asked.kind, tuple(TurnDrawn(turn.stations, turn.resting) for turn in turns))
        sentences = rotation_said(words, asked.kind, rotation_figures(asked, turns))

        def paint(width: int) -> list[Content]:
            said = [Content.styled(f" {row}", "bold") for text in sentences for row in wrap(text, width - 2)]
            return [*paint_rotation(words, rotation, width), Content(""), *said]

        stations = asked.stations or asked.useful_stations
        title = " · ".join(
            [
                words(KINDS[asked.kind]),
                words.plural("{n} turn", "{n} turns", len(turns)),
                words.plural("{n} station or table", "{n} stations or tables", stations),
            ]
        )
        keys = words("Enter keeps it · k another kind · + − turns · p o stations · Escape gives up")
        if asked.can_all_move:
            keys += " · " + words("m everyone moves")
        if self._held is not None:
            keys += " · " + words("x takes the kept one back")
        self.show(title, paint, keys)

    def action_kind(self) -> None:
        """Show the next kind of rotation."""
        kinds = list(KINDS)
        kind = kinds[(kinds.index(self._asked.kind) + 1) % len(kinds)]
        self._asked = Asked(kind, self._asked.teams)
        self.propose()

    def action_turns(self, step: int) -> None:
        """One turn more or less."""
        turns = len(rotate(self._asked)) + step
        self._asked = self._asked._replace(turns=min(max(turns, 1), 99))
        self.propose()

    def action_stations(self, step: int) -> None:
        """One place more or less."""
        stations = (self._asked.stations or self._asked.useful_stations) + step
        most = 26 if self._asked.kind is RotationKind.STATIONS else self._asked.useful_stations
        self._asked = self._asked._replace(stations=min(max(stations, 1), most), turns=None)
        self.propose()

    def action_move(self) -> None:
        """Let hosts change places too, or stay."""
        if self._asked.can_all_move:
            self._asked = self._asked._replace(everyone_moves=not self._asked.everyone_moves)
            self.propose()

    def action_accept(self) -> None:
        """Keep it."""
        self.dismiss(self._asked)

    def action_drop(self) -> None:
        """Take back the one that is kept."""
        if self._held is not None:
            self.dismiss("drop")
