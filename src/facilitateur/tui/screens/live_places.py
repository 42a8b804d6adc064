"""The live screen's actions on places: sending notes there, titles, points on a matrix."""

from collections.abc import Sequence

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.canvases.places import CELLS
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Note
from facilitateur.i18n.words import mark
from facilitateur.tui import cursor as moving
from facilitateur.tui.cells import new_sheet
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_notes import NoteActions
from facilitateur.tui.whereabouts import idea_of, is_at_head, is_on_row, outside, place_of, question_of


class PlaceActions(NoteActions):
    """Sends notes to places, and keeps the places that the group makes."""

    def action_note_send(self, number: int | None = None) -> None:
        """Send the selected note to a place by its figure, and go to the next note of the reserve."""
        if number is None:
            self.action_note_move()
            return
        frame = self.frame()
        note = self._target()
        if note is None:
            return
        places = frame.canvas.places
        if not 0 <= number <= len(places) or (number == 0 and frame.canvas.shown is not CanvasKind.CLUSTERS):
            self._refuse(RefusedError(Reason.UNKNOWN_PLACE))
            return
        waiting = [other.number for other in outside(frame)]
        place = places[number - 1].id if number else ""
        if self.do(lambda state, now: note_intents.move_note(state, note.number, team=note.team, place=place)):
            self._select_after(note, waiting)
            name = f"{number} {fit(places[number - 1].label or self.words('(no title yet)'), 40)}" if number else ""
            self.say(self.words("Note → {place}. Ctrl-Z undoes.", place=name or self.words("Reserve")))

    def _select_after(self, note: Note, waiting: Sequence[int]) -> None:
        """Select the note of the reserve that follows the one sent away, so that a reserve is cleared in one go."""
        if note.number not in waiting:
            return
        at = waiting.index(note.number)
        following = self.state.note(([*waiting[at + 1 :], *waiting[:at]] or [note.number])[0])
        if following is not None:
            self.place_cursor = moving.with_selected(self.frame(), following)
            self.repaint()

    def action_spot_move(self, across: int = 0, up: int = 0) -> None:
        """Move the selected note on the matrix."""
        note = self._target()
        if note is None:
            return
        if self.frame().canvas.shown is not CanvasKind.MATRIX:
            self.say(self.words("There is no matrix here."))
            return
        self.do(lambda state, now: place_intents.nudge_spot(state, note.number, across, up))

    def action_place_make(self) -> None:
        """Begin a new sheet, or say how a place is made."""
        frame = self.frame()
        if frame.canvas.shown in CELLS and frame.canvas.shown is not CanvasKind.JOURNEY:
            self.place_cursor = new_sheet(frame)
            self.repaint()
        elif frame.canvas.makes_places:
            self.write_on_entry("/+ ")
        else:
            self._refuse(RefusedError(Reason.NO_PLACES_TO_MAKE))

    def _made_place(self, *, to_name: bool = False) -> CanvasItem | None:
        """Return the place of the cursor if the group made it, or may name it, else say so."""
        block, frame = self.shown_block, self.frame()
        place = question_of(frame) if frame.canvas.shown is CanvasKind.SURVEY else place_of(frame)
        place = idea_of(frame) if frame.canvas.by_idea else place
        made = self.state.contents.places.get((block.id if block else "", self.shown_team), ())
        may_name = to_name and frame.canvas.shown is CanvasKind.TREE and not is_at_head(frame)
        if place is None or not (may_name or any(item.id == place.id for item in made)):
            self.say(self.words("Go to a place that the group made first."))
            return None
        return place

    def action_place_title(self) -> None:
        """Put the title of the place on the entry line."""
        place = self._made_place(to_name=True)
        if place is not None:
            if self.editing is None and self.titling is None:
                self.kept_line, self.from_notes = self.entry.text, self._navigating
            self.editing, self.titling, self.corrected_on = None, place.id, self.frame().key
            self.write_on_entry(place.label)

    def all_commands(self) -> tuple[Command, ...]:
        """Call the removal of a place what it is on a grid; show the keys that a remark does not take there."""
        frame = self.frame()
        if frame.canvas.shown is CanvasKind.SURVEY and not frame.notes:
            return tuple(
                command._replace(letters="e,x,delete") if command.id == "answer.correct" else command
                for command in super().all_commands()
            )
        if frame.canvas.shown is not CanvasKind.GRID:
            return super().all_commands()
        keys = "x,delete" if is_on_row(frame) else ""
        said = mark("Remove the row; its scores go with it")
        return tuple(
            command._replace(help=said, letters=keys) if command.id == "place.remove" else command
            for command in super().all_commands()
        )

    def action_note_retract(self) -> None:
        """Take the selected note back; on a grid the row, on a survey without remarks a respondent."""
        if self._stands_for_answers():
            self.action_answer_remove()
        elif self._navigating and is_on_row(self.frame()):
            self.action_place_remove()
        else:
            super().action_note_retract()

    def action_note_edit(self) -> None:
        """Correct the selected note; on the row of a grid its name, on a survey without remarks a respondent."""
        if self._stands_for_answers():
            self.action_answer_correct()
        elif self._navigating and is_on_row(self.frame()):
            self.action_place_title()
        else:
            super().action_note_edit()

    def _stands_for_answers(self) -> bool:
        """Whether the keys of notes are for the answers to a survey: there are no remarks that they could mean."""
        frame = self.frame()
        return self._navigating and frame.canvas.shown is CanvasKind.SURVEY and not frame.notes

    def action_place_remove(self) -> None:
        """Take the place away; its notes stay, the scores of a row and the answers to a question go with it."""
        place, block, team = self._made_place(), self.shown_block, self.shown_team
        if place is None or block is None:
            return
        figures, reactions = self._figures_of(place), bool(self.frame().notes) and self.frame().canvas.by_idea
        if not self.do(lambda state, now: place_intents.remove_place(state, block.id, team, place.id)):
            return
        label = fit(place.label, 30)
        if reactions:
            self.stand_apart()
            said = self.words(
                "“{name}” removed; its reactions stay, without an idea. Ctrl-Z gives it back.", name=label
            )
        elif figures:
            said = self.words.plural(
                "“{name}” removed with its {n} figure. Ctrl-Z gives both back.",
                "“{name}” removed with its {n} figures. Ctrl-Z gives all back.",
                figures,
                name=label,
            )
        elif any(note.place == place.id for note in self.frame().notes):
            said = self.words("“{name}” removed; its notes stay. Ctrl-Z gives it back.", name=label)
        else:
            said = self.words("“{name}” removed. Ctrl-Z gives it back.", name=label)
        self.say(said, urgent=bool(figures))

    def _figures_of(self, place: CanvasItem) -> int:
        """Return how many scores of a row, or answers to a question, nobody would see without it."""
        frame = self.frame()
        answers = sum(answer.count for answer in frame.answers if place.id in answer.values)
        return answers + sum(row == place.id for row, _, _ in frame.scores)
