"""The plan being prepared, as a list of blocks with computed times; edits, saving and sheets stand beside it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content

from facilitateur.agendas.checks import findings_of
from facilitateur.agendas.desk import NOBODY, Crowd
from facilitateur.agendas.typed import NotUnderstoodError
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.findings import Finding
from facilitateur.domain.plan_draft import History, PlanDraft, blank, edited, redo, undo
from facilitateur.i18n.formats import quote
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.card_page import paint_card
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.plan_detail import crowd_line, long_detail, short_detail
from facilitateur.tui.painting.plan_rows import Plan, day_id, plan_rows, totals
from facilitateur.tui.painting.text import listed
from facilitateur.tui.plan_files import Opened, PlanFile, UnreadableError, clear_backup, keep_backup, open_plan
from facilitateur.tui.screens.browsing import MUTED, BrowsingScreen
from facilitateur.tui.screens.source import SourceScreen
from facilitateur.tui.shelves import library_of
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList, ShortList

DETAIL_LINES = 4

_Read = TypeVar("_Read")


class PlanDesk(BrowsingScreen):
    """The plan as a list; below it, or beside it where there is room, the chosen block against its card."""

    DEFAULT_CSS = """
    PlanDesk #title { margin: 0; }
    PlanDesk #sums { padding: 0 2; margin-bottom: 1; }
    PlanDesk #plan { height: 1fr; max-height: 100%; }
    PlanDesk #left { height: 1fr; }
    PlanDesk #detail { height: 4; padding: 0 2; border-top: solid $foreground 25%; }
    PlanDesk #beside { display: none; }
    PlanDesk.-wide #left { width: 92; }
    PlanDesk.-wide #detail { display: none; }
    PlanDesk.-wide #beside { display: block; width: 1fr; height: 1fr; padding: 0 2;
        border-left: solid $foreground 25%; scrollbar-size-vertical: 1; }
    """
    KEEPS_IN_SIGHT = 92
    """Columns of the plan, beside which dialogs stand on wide screens."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]

    def __init__(self, slug: str = "", path: Path | None = None) -> None:
        super().__init__()
        self._asked = (slug, path)
        self.file = PlanFile()
        self.history = History(PlanDraft(Agenda("", "", (), ())))
        self.saved: Agenda | None = None
        self.crowd = NOBODY
        self.is_ready = False
        self._findings: tuple[Agenda | None, object, tuple[Finding, ...]] = (None, None, ())

    def compose(self) -> ComposeResult:
        """Title, sums, plan, the chosen block, keys."""
        yield Page(id="title")
        yield Page(id="sums")
        with Container(id="panes"):
            with Container(id="left"):
                yield ShortList(id="plan")
                yield Page(id="detail")
            with VerticalScroll(id="beside", can_focus=False):
                yield Page(id="facts")
                yield Page(id="card")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the frame at once, the plan when it and the cards are read."""
        super().on_mount()
        self.query_one("#plan", RowList).focus()
        self.show_title(self.words("reading the agenda…"))
        self._open()

    @work(exclusive=True, group="plan")
    async def _open(self) -> None:
        slug, path = self._asked
        try:
            opened = await asyncio.to_thread(self._read, slug, path)
        except UnreadableError as error:
            self.app.switch_screen(SourceScreen(error.name, error.findings, error.text))
            return
        self.is_ready = True
        self.take(opened)
        self.opened()

    def opened(self) -> None:
        """Called once the plan is there."""

    def keep_unsaved(self) -> None:
        """Keep the unsaved work beside the file; forget it when nothing is unsaved."""
        if self.is_unsaved:
            keep_backup(self.context, self.file, self.history.now)
        else:
            clear_backup(self.context, self.file)

    def _read(self, slug: str, path: Path | None) -> Opened:
        entries = library_of(self.context).entries  # All of them: the checks propose other methods.
        assert entries is not None
        if not slug and path is None:
            return Opened(PlanFile(), blank(self.words("New agenda")))
        return open_plan(self.context, slug, path)

    def take(self, opened: Opened, *, is_saved: bool = True) -> None:
        """Begin with a plan; nothing can be undone behind it."""
        self.file, self.history = opened.file, History(opened.draft)
        self.saved = opened.draft.agenda if is_saved else None
        agenda = opened.draft.agenda
        if not self.crowd.people and agenda.group is not None and agenda.group[0] == agenda.group[1]:
            self.crowd = Crowd(agenda.group[0], agenda.teams)
        self.show_plan()

    @property
    def is_wide(self) -> bool:
        """Whether the card stands beside the plan."""
        return bool(self.query_one("#beside", VerticalScroll).display)

    @property
    def agenda(self) -> Agenda:
        """The plan as it stands."""
        return self.history.now.agenda

    @property
    def is_unsaved(self) -> bool:
        """Whether something was changed since the file was read or written."""
        return self.agenda != self.saved

    @property
    def is_never_saved(self) -> bool:
        """Whether the plan is a new one without any file."""
        return self.file.path is None and not (self.file.slug or self.file.origin)

    @property
    def plan(self) -> Plan:
        """What the painters need."""
        key = (self.agenda, self.crowd)
        if self._findings[:2] != key:
            found = findings_of(self.agenda, library_of(self.context).cards, self.crowd) if self.agenda.blocks else ()
            self._findings = (*key, found)
        return Plan(self.words, self.agenda, library_of(self.context).cards, self._findings[2])

    @property
    def chosen(self) -> str:
        """The id of the row with the mark."""
        return self.query_one("#plan", RowList).chosen or ""

    @property
    def block(self) -> Block | None:
        """The block that the mark stands on."""
        return self.agenda.block(self.chosen)

    @property
    def day(self) -> int:
        """The day that the mark stands in."""
        block = self.block
        if block is not None:
            return block.day
        number = self.chosen.partition(":")[2]
        return int(number) if number.isdecimal() else 1

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        if self.is_ready:
            self.show_plan()

    def show_plan(self, choose: str | None = None) -> None:
        """Paint everything from the plan as it stands; the mark goes to a row, else stays."""
        plan = self.plan
        at = self.query_one("#plan", RowList).highlighted
        rows = [Row(line.paint, line.id) for line in plan_rows(plan)]
        ids = [row.id for row in rows]
        wanted = next((one for one in (choose, self.chosen) if one and one in ids), None)
        if wanted is None and at is not None:
            wanted = next((one for one in reversed(ids[: at + 1]) if one), None)
        first = next((block.id for block in self.agenda.blocks), day_id(1))
        self.query_one("#plan", RowList).show(rows, wanted or first)
        self._show_head(plan)
        self._show_chosen()

    def _show_head(self, plan: Plan) -> None:
        star = " ●" if self.is_unsaved else ""
        state = self.words("not saved") if self.is_unsaved else self.words("saved")
        if self.is_never_saved:
            state = self.words("never saved")
        self.show_title(self.agenda.name + star, state)
        crowd = crowd_line(self.words, self.crowd) if self.crowd.people else self.words("how many? (g)")
        learnt = self.learnt_of_plan()
        said = (crowd, learnt) if self.crowd.people else (learnt, crowd)
        sums = listed((*totals(plan), *said))
        self.query_one("#sums", Page).paint = lambda width: flow(Content.styled(sums, MUTED), width)

    def learnt_of_plan(self) -> str:
        """Return what past sessions say of the whole plan."""
        return ""

    def learnt_of_block(self, block: Block) -> str:
        """Return what past sessions say of a block."""
        return ""

    @on(RowList.OptionHighlighted)
    def _show_chosen(self) -> None:
        """Show the chosen block against its card."""
        if not self.is_ready:
            return
        plan, block, words = self.plan, self.block, self.words
        learnt = self.learnt_of_block(block) if block is not None else ""
        self.query_one("#detail", Page).paint = lambda width: short_detail(
            plan, block, DETAIL_LINES - 1, width, learnt=learnt
        )
        self.query_one("#facts", Page).paint = lambda width: long_detail(plan, block, width, learnt=learnt)
        card = plan.cards.get(block.card) if block is not None and block.card else None
        page = self.query_one("#card", Page)
        page.paint = lambda width: () if card is None else paint_card(words, card, words.language, None, width).lines
        self.query_one("#beside", VerticalScroll).scroll_home(animate=False)

    def ask(self, question: str, value: str, read: Callable[[str], _Read], take: Callable[[_Read], None]) -> None:
        """Ask for a line and take what it means; what means nothing stays in the line, and that is said below it."""

        def refuses(text: str) -> str:
            try:
                read(text)
            except NotUnderstoodError:
                return self.words("{text} is not understood here.", text=quote(self.words, text))
            return ""

        def answered(text: str | None) -> None:
            if text is not None:
                take(read(text))

        self.app.push_screen(QuestionScreen(question, value, refuses=refuses), answered)

    def edit(self, draft: PlanDraft, choose: str | None = None) -> None:
        """Take an edit up: show it, remember it for undo, keep it for a crash."""
        history = edited(self.history, draft, self.chosen)
        if history is self.history:
            return
        self.history = history
        self._show_edited(choose)

    def _show_edited(self, choose: str | None) -> None:
        self.clear_passing_message()
        self.show_plan(choose)
        self.keep_unsaved()

    def action_edit_undo(self) -> None:
        """Undo the last change."""
        if self.history.before is None:
            self.say(self.words("There is nothing to undo."))
            return
        at = self.history.at
        self.history = undo(self.history)
        self._show_edited(at)

    def action_edit_redo(self) -> None:
        """Redo what was undone."""
        if self.history.undone is None:
            self.say(self.words("There is nothing to redo."))
            return
        self.history = redo(self.history)
        self._show_edited(self.history.at)

    def action_detail_down(self) -> None:
        """Read the card beside further down; without one beside, go down the plan."""
        if self.is_wide:
            self.query_one("#beside", VerticalScroll).scroll_page_down(animate=False)
        else:
            self.query_one("#plan", RowList).move_page(1)

    def action_detail_up(self) -> None:
        """Read the card beside further up; without one beside, go up the plan."""
        if self.is_wide:
            self.query_one("#beside", VerticalScroll).scroll_page_up(animate=False)
        else:
            self.query_one("#plan", RowList).move_page(-1)
