"""Writing the files of an export one after the other, away from the keys; what becomes of each can be looked at."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from facilitateur.clock import running_seconds
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.choices import load_choices
from facilitateur.export.look import load_look
from facilitateur.export.registry import MissingPartError, exporter
from facilitateur.export.wishes import Wish, files_of, keep_wish, options_of
from facilitateur.export.wording import describe_choice, describe_look, describe_missing, describe_not_written
from facilitateur.export.writing import NotWrittenError, save_export
from facilitateur.storage.places import built_in
from facilitateur.tui.context import Context
from facilitateur.tui.crash import write_crash_report


class Told(NamedTuple):
    """What is written: a session as it stands, its log, and when."""

    state: Session
    records: Sequence[Recorded]
    now: datetime


class Step(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"
    MISSING = "missing"
    """The library that writes it is not there."""


class FileRow(msgspec.Struct, frozen=True):
    """One file of an export."""

    document: str
    format_id: str
    step: Step = Step.WAITING
    path: Path | None = None
    said: str = ""
    """Why it was not written."""
    seconds: float = 0.0


class ExportJob:
    """One export: its files, and what became of each."""

    def __init__(self, context: Context, told: Told, wish: Wish, *, remembers: bool = True) -> None:
        self.context = context
        self.told = told
        self.wish = wish
        self.folder = folder_of(context, wish)
        self.rows = tuple(FileRow(*file) for file in files_of(wish, len(told.state.contents.notes)))
        self.remarks: tuple[str, ...] = ()
        """What of the organisation's look or choices could not be used."""
        self.is_over = False
        self._remembers = remembers

    def run(self, changed: Callable[[], None]) -> None:
        """Write every file; `changed` is called after each step. No file keeps another from being written."""
        words, models = self.context.words, self.context.workspace.models
        choices, look, pace = load_choices(models), load_look(models), self.context.settings.speech_pace
        photos, output = photos_folder(self.context, self.told.state), f"{self.folder}{os.sep}"
        for place, row in enumerate(self.rows):
            began = running_seconds()
            self._show(place, msgspec.structs.replace(row, step=Step.WRITING), changed)
            options = options_of(self.wish, row.document, choices, folder=photos, look=look, pace=pace)
            try:
                path = save_export(
                    exporter(row.format_id), *self.told, words, options, folder=self.folder, output=output
                )
                row = msgspec.structs.replace(row, step=Step.WRITTEN, path=path)
            except MissingPartError as error:
                row = msgspec.structs.replace(row, step=Step.MISSING, said=describe_missing(words, error))
            except NotWrittenError as error:
                row = msgspec.structs.replace(row, step=Step.FAILED, said=describe_not_written(words, error))
            except (
                Exception
            ) as error:  # a mistake of ours in a document must not look like a success, nor stop the room
                write_crash_report(error)
                said = words("It could not be written: a mistake of the program. Nothing is lost.")
                row = msgspec.structs.replace(row, step=Step.FAILED, said=said)
            self._show(place, msgspec.structs.replace(row, seconds=running_seconds() - began), changed)
        self.remarks = (
            *(describe_choice(words, problem) for problem in choices.problems),
            *(describe_look(words, problem) for problem in look.problems),
        )
        if self._remembers:
            keep_wish(self.context.workspace.root / "exports", self.wish)
        self.is_over = True
        changed()

    def _show(self, place: int, row: FileRow, changed: Callable[[], None]) -> None:
        self.rows = (*self.rows[:place], row, *self.rows[place + 1 :])
        changed()

    @property
    def done(self) -> int:
        """How many files are over, written or not."""
        return sum(row.step not in (Step.WAITING, Step.WRITING) for row in self.rows)

    @property
    def failed(self) -> tuple[FileRow, ...]:
        """The files that the disk refused, or that a mistake kept from being made."""
        return tuple(row for row in self.rows if row.step is Step.FAILED)

    def summary(self) -> tuple[str, bool]:
        """Return what to say of the whole, and whether something went wrong."""
        words = self.context.words
        written = [row.format_id for row in self.rows if row.step is Step.WRITTEN]
        said = []
        if written:
            formats = ", ".join(dict.fromkeys(written))
            said.append(words("Written in {folder}: {formats}", folder=self.folder, formats=formats))
        said += list(dict.fromkeys(row.said for row in self.failed))
        if not written and not self.failed:
            said += [row.said for row in self.rows] or [words("Nothing to write: tick a document and a format.")]
        return " ".join((*said, *self.remarks)), bool(self.failed or self.remarks or not written)


def folder_of(context: Context, wish: Wish) -> Path:
    """Return where an export goes."""
    return Path(wish.folder).expanduser() if wish.folder else context.workspace.root / "exports"


def photos_folder(context: Context, state: Session) -> Path | None:
    """Return where the photos of a session are: in the workspace, or among the recorded samples."""
    places = (context.workspace.sessions / state.id, built_in().sessions / state.id)
    return next((place for place in places if state.id and place.is_dir()), None)
