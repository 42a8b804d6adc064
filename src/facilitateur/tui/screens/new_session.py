"""The form of a new session: an agenda, the challenge, first names, teams, a start; nothing typed is ever lost."""

import asyncio
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, TextArea

from facilitateur.agendas.shelf import AgendaEntry
from facilitateur.clock import SessionClock, local_zone
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.timing import zone_of
from facilitateur.i18n.words import mark
from facilitateur.storage.errors import StorageError
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.feasibility import Feasibility, crowd_of, feasibility_line
from facilitateur.tui.new_session import Field, Typed, complaints, make_session
from facilitateur.tui.painting.agenda_page import facts_line, paint_agenda, summary
from facilitateur.tui.painting.form_hints import first_start, names_hint, people_hint, start_hint, teams_hint
from facilitateur.tui.painting.text import ends
from facilitateur.tui.screens.browsing import BACK, MUTED, BrowsingScreen
from facilitateur.tui.shelves import agendas_of, library_of
from facilitateur.tui.widgets.drawn import Page, nothing
from facilitateur.tui.widgets.form_field import FormField
from facilitateur.tui.widgets.rows import Row, RowList, ShortList
from facilitateur.tui.widgets.text_box import TextBox
from facilitateur.tui.wording import say_refusal, say_trouble

FORM = mark("New session")
CLOCK_SECONDS = 5

NEW_COMMANDS = (
    Command("session.create", "f8,ctrl+s", mark("create the session"), mark("Create the session"), FORM, footer=True),
    Command("field.next", "tab", mark("next field"), mark("Next field; Enter goes on too"), FORM, footer=True),
    Command("field.previous", "shift+tab", mark("field before"), mark("Field before"), FORM),
    Command(
        "plan.check", "f4", mark("to look at"), mark("See what does not suit those who come, with proposals"), FORM
    ),
    Command("plan.down", "pagedown", mark("plan below"), mark("See the plan further down (wide screens)"), FORM),
    Command("plan.up", "pageup", mark("plan above"), mark("See the plan further up (wide screens)"), FORM),
    BACK._replace(label=mark("cancel"), help=mark("Go back without creating anything")),
)


class NewSessionScreen(BrowsingScreen):
    """Five fields; the plan with its times stands beside them on wide screens."""

    SCREEN_COMMANDS = NEW_COMMANDS
    NAME = mark("new session")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (124, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]
    DEFAULT_CSS = """
    NewSessionScreen #title { margin: 0 0 1 0; }
    NewSessionScreen.-tall #title { margin: 1 0; }
    NewSessionScreen #form { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    NewSessionScreen #agendas { height: auto; max-height: 5; }
    NewSessionScreen.-tall #agendas { max-height: 9; }
    NewSessionScreen #agenda .name { width: 13; }
    NewSessionScreen #agenda .said { padding-left: 2; }
    NewSessionScreen #challenge-box { height: 2; }
    NewSessionScreen #names-box { height: 4; }
    NewSessionScreen.-tall #challenge-box { height: 3; }
    NewSessionScreen.-tall #names-box { height: 14; }
    NewSessionScreen Input, NewSessionScreen Input:focus { width: 18; height: 1; border: none;
        padding: 0 1 !important; background: $surface; }
    NewSessionScreen #names .said, NewSessionScreen #challenge .said { padding-left: 1; }
    NewSessionScreen TextBox, NewSessionScreen TextBox:focus { padding: 0 1; }
    NewSessionScreen #teams-box, NewSessionScreen #teams-box:focus { width: 8; }
    NewSessionScreen Input:focus, NewSessionScreen TextBox:focus { background: $panel; }
    NewSessionScreen #plan { display: none; }
    NewSessionScreen.-wide #form { width: 78; }
    NewSessionScreen.-wide #plan { display: block; width: 1fr; height: 1fr; padding: 0 1 0 2;
        border-left: solid $foreground 25%; scrollbar-size-vertical: 1; }
    """

    def __init__(self, slug: str | None = None, clock: SessionClock | None = None) -> None:
        super().__init__()
        self._slug = slug
        self._clock = clock or SessionClock()
        self._zone = local_zone()
        self._entries: tuple[AgendaEntry, ...] = ()
        self._complaints: dict[Field, str] = {}
        self._is_making = False
        self._feasibility = Feasibility()
        self._can_check = False
        self._plan_shown: tuple[Agenda | None, str, str] | None = None

    def compose(self) -> ComposeResult:
        """Title, fields, plan, keys."""
        yield Page(id="title")
        with Container(id="panes"):
            with VerticalScroll(id="form", can_focus=False):
                yield FormField(ShortList(id="agendas"), id=Field.AGENDA)
                yield FormField(TextBox(id="challenge-box"), id=Field.CHALLENGE)
                yield FormField(TextBox(id="names-box", per_line=True), id=Field.NAMES)
                yield FormField(Input(id="teams-box", compact=True, max_length=4), id=Field.TEAMS, beside=True)
                yield FormField(Input(id="start-box", compact=True, max_length=40), id=Field.START, beside=True)
            with VerticalScroll(id="plan", can_focus=False):
                yield Page(id="agenda-page")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the form at once, the agendas when they are read."""
        super().on_mount()
        self._field(Field.CHALLENGE if self._slug else Field.AGENDA).take_focus()
        self._show()
        self._read()
        self.set_interval(CLOCK_SECONDS, self._show_hints)

    @work(exclusive=True, group="agendas")
    async def _read(self) -> None:
        shelf = agendas_of(self.context)  # checking the agendas reads their cards too
        entries = await asyncio.to_thread(lambda: shelf.entries)
        self._entries = tuple(entry for entry in entries if entry.agenda is not None)
        self._show()
        library = library_of(self.context)
        await asyncio.to_thread(lambda: library.entries)  # proposals may name any card
        self._can_check = True
        self._show_hints()

    def refresh_words(self) -> None:
        """Show everything in the language in force; what was typed stays."""
        super().refresh_words()
        if self._complaints:
            self._complaints = complaints(self.words, self.typed, self._now())
        self._show()
        self._show_plan()

    @property
    def typed(self) -> Typed:
        """What stands in the form."""
        slug = self.query_one("#agendas", RowList).chosen
        entry = next((entry for entry in self._entries if entry.slug == slug), None)
        return Typed(
            agenda=entry.agenda if entry is not None else None,
            challenge=self.query_one("#challenge-box", TextBox).text,
            names=self.query_one("#names-box", TextBox).text,
            teams=self.query_one("#teams-box", Input).value,
            start=self.query_one("#start-box", Input).value,
        )

    def _now(self) -> datetime:
        return self._clock().astimezone(zone_of(self._zone))

    def _field(self, field: Field) -> FormField:
        return self.query_one(f"#{field}", FormField)

    def _show(self) -> None:
        words = self.words
        self.show_title(words("New session"))
        self.query_one("#start-box", Input).placeholder = words("now")
        rows = [self._row(entry) for entry in self._entries]
        self.query_one("#agendas", RowList).show(rows, self._slug)
        self._slug = None if rows else self._slug
        self._show_hints()
        self.call_after_refresh(self._show_hints)  # how many agendas show is known once they are laid out

    def _row(self, entry: AgendaEntry) -> Row:
        right = Content.styled(summary(self.words, entry.agenda) if entry.agenda else "", MUTED)
        left = Content(entry.name)
        return Row(lambda width: ends(left, right, width), entry.slug)

    def _show_hints(self) -> None:
        """Say beside each field what it means so far, or what is wrong with it."""
        words, typed, now = self.words, self.typed, self._now()
        teams = self.query_one("#teams-box", Input)
        teams.placeholder = str(typed.proposed_teams)
        said = self._complaints.get
        facts = facts_line(words, typed.agenda) if typed.agenda is not None else ""
        if self._can_check and typed.agenda is not None:
            look = feasibility_line(words, self._feasibility.findings(self.context, typed, now))
            facts = f"{facts_line(words, typed.agenda, group=False)} · {look}" if look else facts
        self._field(Field.AGENDA).show(words("Agenda"), facts, said(Field.AGENDA, ""), aside=self._hidden_agendas())
        self._field(Field.CHALLENGE).show(words("Challenge"), error=said(Field.CHALLENGE, ""))
        self._field(Field.NAMES).show(words("First names"), names_hint(words, typed), aside=people_hint(words, typed))
        self._field(Field.TEAMS).show(words("Teams"), teams_hint(words, typed), said(Field.TEAMS, ""))
        self._field(Field.START).show(words("Start"), start_hint(words, typed, now), said(Field.START, ""))

    def _hidden_agendas(self) -> str:
        """Return how many agendas stand above and below those that show; nothing when all do."""
        agendas = self.query_one("#agendas", RowList)
        height, above = agendas.size.height, round(agendas.scroll_offset.y)
        below = max(len(self._entries) - above - height, 0) if height else 0
        more = [self.words.plural("↓ {n} more", "↓ {n} more", below)] if below else []
        return "  ".join([*([f"↑ {above}"] if above else []), *more])

    def _show_plan(self) -> None:
        """Show the chosen agenda with its times; seen on wide screens only."""
        typed, words, page = self.typed, self.words, self.query_one("#agenda-page", Page)
        shown = (typed.agenda, first_start(typed, self._now()), words.language)
        if shown == self._plan_shown:
            return
        self._plan_shown = shown
        if typed.agenda is None:
            page.paint = nothing
            return
        agenda, cards, start = typed.agenda, library_of(self.context).cards, shown[1]
        page.paint = lambda width: paint_agenda(words, agenda, cards, (), start, width)

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(RowList.OptionHighlighted)
    def _changed(self) -> None:
        """Follow what is typed; a complaint goes away once its reason does."""
        if self._complaints:
            still = complaints(self.words, self.typed, self._now())
            self._complaints = {field: said for field, said in self._complaints.items() if field in still}
        self._show_hints()
        self._show_plan()
        self.call_after_refresh(self._show_hints)

    @on(RowList.OptionSelected)
    @on(TextBox.Finished)
    def _go_on(self) -> None:
        self.focus_next()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter goes on, and after the last field it creates the session."""
        if event.input.id == "start-box":
            self.action_session_create()
        else:
            self.focus_next()

    def action_session_create(self) -> None:
        """Check the form; create the session or say what is missing."""
        typed = self.typed
        self._complaints = complaints(self.words, typed, self._now())
        self._show_hints()
        if self._complaints:
            first = self._field(next(iter(self._complaints)))
            first.take_focus()
            self.call_after_refresh(first.scroll_visible, animate=False)
        elif not self._is_making:
            self._is_making = True
            self._make(typed)

    @work(exclusive=True, group="making")
    async def _make(self, typed: Typed) -> None:
        from facilitateur.tui.screens.live import LiveScreen

        words = self.words
        try:
            live = await asyncio.to_thread(make_session, self.context, typed, self._zone, self._clock)
        except RefusedError as refused:
            self.say(say_refusal(words, refused), urgent=True, lasting=True)
        except StorageError as error:
            reason = say_trouble(words, error.trouble)
            self.say(words("The session could not be created: {reason}.", reason=reason), urgent=True, lasting=True)
        else:
            self.app.switch_screen(LiveScreen(live))
        finally:
            self._is_making = False

    def action_field_next(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_field_previous(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def action_plan_check(self) -> None:
        """See what does not suit those who come."""
        from facilitateur.tui.screens.plan_sheets import open_findings

        plan = self._feasibility.plan(self.context, self.typed, self._now()) if self._can_check else None
        if plan is not None:
            open_findings(self, plan, crowd_of(self.typed))

    def action_plan_down(self) -> None:
        """See the plan further down."""
        self.query_one("#plan", VerticalScroll).scroll_page_down(animate=False)

    def action_plan_up(self) -> None:
        """See the plan further up."""
        self.query_one("#plan", VerticalScroll).scroll_page_up(animate=False)

    def action_screen_leave(self) -> None:
        """Leave; what was typed is given up only after a question."""
        typed = self.typed
        if not (typed.challenge.strip() or typed.names.strip()):
            super().action_screen_leave()
            return
        words = self.words
        answers = [Answer("stay", words("Go on with the form")), Answer("leave", words("Leave without creating it"))]
        self.app.push_screen(ChoiceScreen(words("What you typed would be lost."), answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "leave":
            super().action_screen_leave()
