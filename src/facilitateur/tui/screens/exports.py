"""The export screen: what to write and how, the document to come, and what became of each file."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import NamedTuple

from msgspec import structs
from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.choices import DEFAULT, load_choices
from facilitateur.export.document import Document
from facilitateur.export.documents import KINDS, build
from facilitateur.export.look import Look, load_look
from facilitateur.export.photo_consent import consent_said
from facilitateur.export.wishes import FORMATS, Wish, files_of, load_wish, options_of, wish_of
from facilitateur.i18n.words import mark
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.commands import Command
from facilitateur.tui.export_job import ExportJob, Told, folder_of, photos_folder
from facilitateur.tui.painting.exports import document_name, paint_preview, paint_progress
from facilitateur.tui.screens.browsing import BACK
from facilitateur.tui.screens.export_rows import wish_rows
from facilitateur.tui.screens.export_ticks import TickActions
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import RowList

EXPORT = mark("Export")

EXPORT_COMMANDS = (
    Command("export.write", "enter,f9", mark("write"), mark("Write the files"), EXPORT, footer=True),
    Command("wish.change", "space", mark("tick"), mark("Tick, untick or change"), EXPORT, footer=True),
    Command("preview.widen", "v", mark("whole page"), mark("Read the preview on the whole width"), EXPORT, footer=True),
    Command("preview.down", "pagedown", mark("further"), mark("Read the preview further down"), EXPORT),
    Command("preview.up", "pageup", mark("back up"), mark("Read the preview further up"), EXPORT),
    Command("choice.take", "c", mark("choices"), mark("Take a saved way of exporting"), EXPORT, footer=True),
    Command("choice.keep", "s", mark("save"), mark("Save this way of exporting under a name"), EXPORT),
    Command("folder.choose", "d", mark("folder"), mark("Write into another folder"), EXPORT),
    BACK._replace(help=mark("Go back; what is being written goes on")),
)


class ExportSource(NamedTuple):
    """What can be exported."""

    title: str
    told: Callable[[], Told]
    """Asked anew for each preview and each export."""
    documents: tuple[str, ...]
    formats: tuple[str, ...]
    remembers: bool = True
    """Whether what is ticked is found again next time."""
    before_writing: Callable[[Collection[str]], None] | None = None
    """Called with the formats that are about to be written."""


class ExportScreen(TickActions):
    """Ticks at the left, the preview or the progress at the right."""

    SCREEN_COMMANDS = EXPORT_COMMANDS
    NAME = mark("export")
    DEFAULT_CSS = """
    ExportScreen #title { margin: 0 0 1 0; }
    ExportScreen #panes { layout: horizontal; }
    ExportScreen #list { width: 33; height: 1fr; padding: 0 0 0 1; }
    ExportScreen #scroll { width: 1fr; height: 1fr; padding: 0 1; border-left: solid $foreground 25%;
        scrollbar-size-vertical: 1; }
    ExportScreen.-reading #list { display: none; }
    ExportScreen.-reading #scroll { border-left: none; padding: 0 2; }
    ExportScreen.-wide #title { margin: 1 0; }
    ExportScreen.-wide #list { width: 46; padding: 0 1 0 2; }
    ExportScreen.-wide #scroll { padding: 0 2; }
    """

    def __init__(self, source: ExportSource, caller: BaseScreen) -> None:
        super().__init__()
        self.source = source
        self.wish = Wish()
        self.job: ExportJob | None = None
        self.consent = ""
        """What is said of the photos where somebody did not agree to pictures."""
        self._caller = caller
        self._shows_job = False
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, ticks, preview, keys."""
        yield from self.compose_panes()

    def possible(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the documents and the formats that can be had."""
        return self.source.documents, self.source.formats

    def on_mount(self) -> None:
        """Show what was ticked last time."""
        super().on_mount()
        self.choices = load_choices(self.context.workspace.models)
        self.wish = self._first_wish()
        self.refresh_ticks()
        self.query_one("#list", RowList).focus()

    def _first_wish(self) -> Wish:
        usual = self.choices.named(DEFAULT) or self.choices.named("default")
        wish = Wish() if usual is None else wish_of(DEFAULT, usual, Wish())
        if self.source.remembers:
            wish = load_wish(self.context.workspace.root / "exports", wish)
        return wish.only(*self.possible())

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self._shown = ()
        self.refresh_ticks()

    def refresh_ticks(self) -> None:
        """Show what is ticked, how many files that makes, and the document to come."""
        words, wish = self.words, self.wish
        count = len(files_of(wish, 0))
        self.show_title(
            words("Export — {title}", title=clean_line(self.source.title)),
            words.plural("{n} file", "{n} files", count),
        )
        choice = wish.choice or words("none")
        folder, self.consent = str(folder_of(self.context, wish)), self._consent_said()
        rows = wish_rows(
            words,
            wish,
            self.source.documents,
            self.source.formats,
            choice,
            folder,
            asks_photos=bool(self.consent),
        )
        self.query_one("#list", RowList).show(rows)
        self._show_detail()

    def _consent_said(self) -> str:
        """Return what becomes of the photos where somebody did not agree to pictures."""
        options = options_of(self.wish, self.source.documents[0], self.choices, folder=None, look=Look())
        return consent_said(self.words, self.source.told().state, files_of(self.wish, 0), options)

    @on(RowList.OptionHighlighted)
    def _moved(self) -> None:
        if self.job is None or self.job.is_over:
            self._shows_job = False
        self._show_detail()

    def _show_detail(self) -> None:
        """Show the progress while files are written, else the document that the mark stands on, or the first ticked."""
        if self._shows_job and self.job is not None:
            return
        row = self.query_one("#list", RowList).chosen or ""
        kind, _, name = row.partition(":")
        document = name if kind == "document" else next(iter(self.wish.documents), self.source.documents[0])
        wanted = (
            document,
            structs.replace(self.wish, documents=(), formats=(), folder=""),
            self.words.language,
            self.consent,
        )
        if wanted != self._shown:
            self._shown = wanted
            self._read(document)

    @work(exclusive=True, group="preview")
    async def _read(self, document: str) -> None:
        words, page, wish, said = self.words, self.query_one("#detail", Page), self.wish, self.consent
        title = words("Preview: {title}", title=document_name(words, document))

        def make() -> Document:
            told = self.source.told()
            pace = self.context.settings.speech_pace
            models, photos = self.context.workspace.models, photos_folder(self.context, told.state)
            options = options_of(wish, document, self.choices, folder=photos, look=load_look(models), pace=pace)
            return build(told.state, told.now, words, options)

        made = await asyncio.to_thread(make)
        page.paint = lambda width: paint_preview(made, title, width, said)
        self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)

    @on(RowList.OptionSelected)
    def action_export_write(self) -> None:
        """Write the files off the event loop; the session, its clock and its notes go on meanwhile."""
        words = self.words
        if self.job is not None and not self.job.is_over:
            return
        if not files_of(self.wish, 0):
            self.say(words("Nothing to write: tick a document and a format."), urgent=True)
            return
        self.clear_message()
        if self.source.before_writing is not None:
            self.source.before_writing(self.wish.formats)
        self.job = job = ExportJob(self.context, self.source.told(), self.wish, remembers=self.source.remembers)
        self._shows_job, self._shown = True, ()
        self._show_job()
        app = self.app

        def tell(show: Callable[[], None]) -> None:
            with suppress(RuntimeError):  # who leaves the program meanwhile still gets every file
                app.call_later(show)

        def write() -> None:
            job.run(lambda: tell(self._show_job))
            tell(self._written)

        app.run_worker(write, thread=True, group="export", exit_on_error=False)

    def _show_job(self) -> None:
        job, words = self.job, self.words
        if job is not None and self.is_attached and self._shows_job:
            self.query_one("#detail", Page).paint = lambda width: paint_progress(words, job, width)

    def _written(self) -> None:
        """Say what was written, here or on the screen that one went back to."""
        if self.job is None:
            return
        message, urgent = self.job.summary()
        if self.is_attached and self.app.screen is self:
            self._show_job()
            self.say(message, urgent=urgent, lasting=True)
        elif self._caller.is_attached:
            self._caller.say(message, urgent=urgent, lasting=True)

    def action_preview_widen(self) -> None:
        """Give the preview the whole width, or show the ticks again."""
        self.toggle_class("-reading")
        if not self.is_reading:
            self.query_one("#list", RowList).focus()

    @property
    def is_reading(self) -> bool:
        """Whether the preview has the whole width."""
        return self.has_class("-reading")

    def action_wish_change(self) -> None:
        """Change the row that the mark stands on; while it is hidden, read further down."""
        if self.is_reading:
            self.action_preview_down()
        else:
            super().action_wish_change()

    def action_screen_back(self) -> None:
        """Show the ticks again, or go back."""
        if self.is_reading:
            self.action_preview_widen()
        else:
            super().action_screen_back()

    def action_preview_down(self) -> None:
        """Read further down."""
        self.query_one("#scroll", VerticalScroll).scroll_page_down(animate=False)

    def action_preview_up(self) -> None:
        """Read further up."""
        self.query_one("#scroll", VerticalScroll).scroll_page_up(animate=False)

    def action_screen_leave(self) -> None:
        """Go back; the screen below says what was written."""
        job, caller = self.job, self._caller
        super().action_screen_leave()
        if job is not None and caller.is_attached:
            message, urgent = job.summary() if job.is_over else (self.words("Writing the notes…"), False)
            caller.say(message, urgent=urgent, lasting=True)


def show_exports(screen: BaseScreen, told: Callable[[], Told]) -> None:
    """Open the export screen over another one; `told` is asked again for each export, as the session goes on."""
    source = ExportSource(told().state.challenge, told, tuple(kind.id for kind in KINDS), FORMATS)
    screen.app.push_screen(ExportScreen(source, screen))
