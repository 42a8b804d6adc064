"""Agendas that come from elsewhere and agendas that leave, from the list of agendas."""

import asyncio
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from textual import work

from facilitateur.agendas.shelf import AgendaEntry
from facilitateur.clock import local_zone, wall_clock
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.planning import next_start
from facilitateur.domain.timing import zone_of
from facilitateur.i18n.formats import quote
from facilitateur.replay.timeofday import NotATimeError, read_time_of_day
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.browsing import BrowsingScreen
from facilitateur.tui.shelves import library_of


class TravelActions(BrowsingScreen):
    """Import one, export one."""

    @property
    def chosen(self) -> AgendaEntry | None:
        """The agenda that the mark stands on."""
        raise NotImplementedError

    def show_new(self, path: Path) -> None:
        """Stand on an agenda that was just made."""
        raise NotImplementedError

    def action_agenda_import(self) -> None:
        """Ask for a file, then show what each of its lines is taken for."""

        def answered(typed: str | None) -> None:
            if typed and typed.strip():
                self._import(typed)

        question = self.words("Which file? A table (CSV, XLSX) or a list with times (Markdown, text)")
        self.app.push_screen(QuestionScreen(question), answered)

    @work(exclusive=True, group="reading")
    async def _import(self, typed: str) -> None:
        from facilitateur.tui.screens.agenda_import import ImportScreen, read_file, typed_path

        path = typed_path(typed)
        if not await asyncio.to_thread(path.is_file):
            said = self.words("There is no file {path}.", path=clean_line(typed, 200))
            self.say(said, urgent=True, lasting=True)
            return
        read = await asyncio.to_thread(read_file, self, path)

        def made(path: Path | None) -> None:
            if path is not None:
                self.show_new(path)
                self.say(self.words("Saved: {path}", path=str(path)), lasting=True)

        self.app.push_screen(ImportScreen(read), made)

    def action_agenda_export(self) -> None:
        """Ask when the agenda begins, then open the export screen on it."""
        entry = self.chosen
        agenda = entry.agenda if entry is not None else None
        if agenda is None or not agenda.blocks:
            return

        def answered(typed: str | None) -> None:
            if typed is not None:
                self._export(agenda, typed)

        question = self.words("When does it begin? For example 03/12/2026 9:00, or nothing: hours without a date")
        self.app.push_screen(QuestionScreen(question), answered)

    def _export(self, agenda: Agenda, typed: str) -> None:
        from facilitateur.domain.calendar_names import name_blocks
        from facilitateur.export.agenda_only import FACILITATOR, FORMATS, PARTICIPANTS, agenda_session, run_of, told_at
        from facilitateur.storage.calendars import keep_names, known_names
        from facilitateur.tui.export_job import Told
        from facilitateur.tui.screens.exports import ExportScreen, ExportSource

        zone, language = local_zone(), self.words.language
        try:
            starts_at = _start(typed, wall_clock().astimezone(zone_of(zone)))
        except NotATimeError:
            said = self.words(
                "{time} is not a time of day; write 10:40, 12/03/2026 10:40 or 2026-03-12 10:40.",
                time=quote(self.words, clean_line(typed, 40)),
            )
            self.say(said, urgent=True)
            return
        cards = library_of(self.context).cards
        run, folder = run_of(agenda, starts_at, zone), self.context.workspace.agendas
        names = name_blocks(agenda.blocks, known_names(folder, run))

        def told() -> Told:
            now = wall_clock()
            state, records = agenda_session(
                agenda, cards, language=language, zone=zone, starts_at=starts_at, now=now, names=names
            )
            return Told(state, records, told_at(starts_at, now))

        def keep(written: Collection[str]) -> None:
            if "ics" in written:
                keep_names(folder, run, names)

        formats = tuple(one for one in FORMATS if starts_at is not None or one != "ics")
        source = ExportSource(agenda.name, told, (FACILITATOR, PARTICIPANTS), formats, False, keep)
        self.app.push_screen(ExportScreen(source, self))


def _start(typed: str, now: datetime) -> datetime | None:
    if not typed.strip():
        return None
    asked = read_time_of_day(typed, now.date())
    return next_start(asked.time, now, asked.day)
