"""Attaches a file whose path was typed: to the field that takes it, to a note, or to the block, which is said."""

from pathlib import Path

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.canvases.places import CELLS
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.session.live import Intent
from facilitateur.tui import cursor as moving
from facilitateur.tui.frame import Cursor, Frame
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_ideas import IdeaActions
from facilitateur.tui.typed_paths import file_meant
from facilitateur.tui.whereabouts import file_field, place_of

MOST_FILE_BYTES = 50_000_000
LONGEST_PATH = 120
"""Cells of a path in a message, so that what is said of it is seen."""


class FileActions(IdeaActions):
    """Copies typed files into the session and says where they are attached."""

    def attach_typed(self, typed: str, place: int | None = None) -> bool:
        """Attach the file of a typed path; `place` is the number that the line began with: `/3 #photo.jpg`."""
        cursor = None if place is None else self._cursor_at(place)
        if place is not None and cursor is None:
            self.say(self.refusal(RefusedError(Reason.UNKNOWN_PLACE)), urgent=True)
            return False
        block, path = self.shown_block, Path(typed)
        try:
            path = file_meant(typed)
            usable = path.is_file() and path.stat().st_size <= MOST_FILE_BYTES
            if not usable or block is None:
                self.say(self._unusable(path), urgent=True)
                return False
            name, stored, digest = self.keep_file(path)
        except (OSError, RuntimeError, ValueError):
            said = self.words(
                "The file cannot be read: {path}. Nothing was attached.", path=fit(str(path), LONGEST_PATH)
            )
            self.say(said, urgent=True)
            return False
        if cursor is not None:
            self.place_cursor = cursor
            self.repaint()
        said = self._attached_said(name, place)
        done = self.do(self._attaching(block.id, place, name, stored, digest))
        if done:
            self.say(said)
        return done

    def _cursor_at(self, number: int) -> Cursor | None:
        """Return the cursor at a place by its figure: a question of a survey, a point of a matrix; none without it."""
        frame = self.frame()
        if frame.canvas.shown is CanvasKind.MATRIX:
            note = frame.notes[number - 1] if 1 <= number <= len(frame.notes) else None
            return None if note is None else frame.cursor._replace(selected=note.number)
        if frame.canvas.shown is CanvasKind.SURVEY:
            return frame.cursor._replace(lane=number - 1) if 1 <= number <= len(frame.canvas.lanes) else None
        return moving.go_to_place(frame, number)

    def _attached_said(self, name: str, place: int | None) -> str:
        """Return what a file is attached to, where the line named a place that can hold none."""
        frame, words = self.frame(), self.words
        if place is None or file_field(frame) is not None:
            return words("Attached: {name}.", name=name)
        if frame.canvas.shown is CanvasKind.MATRIX:
            return words("Attached to “{note}”: {name}.", note=fit(frame.notes[place - 1].text, 30), name=name)
        where = f"{place} {fit(_label_at(frame, place), 30)}".strip()
        return words("Attached to the block, for {place} takes no file: {name}.", place=where, name=name)

    def _unusable(self, path: Path) -> str:
        """Say why something cannot be attached."""
        said = fit(str(path), LONGEST_PATH)
        if path.is_dir():
            return self.words("{path} is a folder: name a file in it. Nothing was attached.", path=said)
        if path.is_file():
            most = MOST_FILE_BYTES // 1_000_000
            return self.words("{path} is too big, {most} MB at most. Nothing was attached.", path=said, most=most)
        return self.words("There is no file {path}. Nothing was attached.", path=said)

    def _attaching(self, block: str, at: int | None, name: str, stored: str, digest: str) -> Intent:
        """Attach to the field of the sheet that takes files, else to the note that is meant, else to the block."""
        frame, team = self.frame(), self.shown_team
        lane, place = file_field(frame), place_of(frame)
        if lane is not None:
            where = place.id if place else ""
            return lambda state, now: place_intents.attach_to_cell(
                state, block, team, where, lane, (name, stored, digest)
            )
        note = frame.selected
        is_meant = self._navigating or (at is not None and frame.canvas.shown is CanvasKind.MATRIX)
        number = note.number if note and is_meant else None
        return lambda state, now: note_intents.attach_file(state, block, team, name, stored, digest, number)

    def keep_file(self, path: Path) -> tuple[str, str, str]:
        """Copy a file into the session's folder."""
        raise NotImplementedError


def _label_at(frame: Frame, number: int) -> str:
    """Return what the place with this figure is called; nothing for the reserve of clusters."""
    by_lane = frame.canvas.shown is CanvasKind.SURVEY or frame.canvas.shown in CELLS
    items = frame.canvas.lanes if by_lane else frame.canvas.places
    return items[number - 1].label if 1 <= number <= len(items) else ""
