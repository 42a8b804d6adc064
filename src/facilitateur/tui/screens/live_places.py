"""The live screen's actions on places: sending notes there, titles, points on a matrix, carrying over."""

from collections.abc import Sequence

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.canvases.matrix import moved
from facilitateur.domain.canvases.places import CELLS, canvas_view
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import WHOLE_ROOM, Note
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.tui import cursor as moving
from facilitateur.tui.cells import new_sheet
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_notes import NoteActions
from facilitateur.tui.whereabouts import lane_of, outside, place_of

Carried = Sequence[Note | CanvasItem]


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
        self.do(lambda state, now: place_intents.put_on_spot(state, note.number, moved(note.spot, across, up)))

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

    def _made_place(self) -> CanvasItem | None:
        """Return the place of the cursor if the group made it, else say so."""
        block, place = self.shown_block, place_of(self.frame())
        made = self.state.contents.places.get((block.id if block else "", self.shown_team), ())
        if place is None or all(item.id != place.id for item in made):
            self.say(self.words("Go to a place that the group made first."))
            return None
        return place

    def action_place_title(self) -> None:
        """Put the title of the place on the entry line."""
        place = self._made_place()
        if place is not None:
            if self.editing is None and self.titling is None:
                self.kept_line = self.entry.text
            self.editing, self.titling, self.corrected_on = None, place.id, self.frame().key
            self.write_on_entry(place.label)

    def action_place_remove(self) -> None:
        """Take the place away; its notes stay."""
        place, block, team = self._made_place(), self.shown_block, self.shown_team
        if (
            place is not None
            and block is not None
            and self.do(lambda state, now: place_intents.remove_place(state, block.id, team, place.id))
        ):
            self.say(self.words("Place removed; its notes stay. Ctrl-Z gives it back."))

    def action_notes_carry(self) -> None:
        """Ask which canvas to take over from, then copy its notes here."""
        answers = self._sources()
        if not answers:
            self.say(self.words("No other canvas has notes yet."))
            return
        question = self.words("Carry over to this canvas:")
        self.app.push_screen(ChoiceScreen(question, answers), self._carry)

    def _sources(self) -> list[Answer]:
        """Offer the team's own canvases before those of other teams, earlier blocks first, the nearest before all."""
        here = (self.shown_block.id if self.shown_block else "", self.shown_team)
        at = self.state.agenda.position(here[0])
        found = []
        for position, block in enumerate(self.state.agenda.blocks):
            for team in self.state.canvas_teams(block.id):
                notes = self.state.notes_of(block.id, team)
                if not notes or (block.id, team) == here:
                    continue
                name = fit(block_title(self.words, self.state, block), 30)
                if len(self.state.contents.teams) > 1:
                    name += " · " + team_label(self.words, team)
                is_other = WHOLE_ROOM not in (team, here[1]) and team != here[1]
                rank = (is_other, position > at, abs(position - at), team)
                found.append((rank, self._offers(name, block.id, team, notes)))
        return [offer for _, offers in sorted(found, key=lambda one: one[0]) for offer in offers]

    def _offers(self, name: str, block: str, team: str, notes: Sequence[Note]) -> list[Answer]:
        """Offer all notes, those chosen, and the titles of clusters."""
        words, key = self.words, f"{block}:{team}"
        offers = [Answer(f"notes:{key}", words("{name}: {n} notes", name=name, n=len(notes)))]
        if chosen := sum(note.kept for note in notes):
            offers.append(Answer(f"kept:{key}", words("{name}: the {n} chosen", name=name, n=chosen)))
        if titles := self._titles(block, team):
            offers.append(Answer(f"titles:{key}", words("{name}: {n} titles of clusters", name=name, n=len(titles))))
        return offers

    def _titles(self, block: str, team: str) -> Carried:
        found = self.state.agenda.block(block)
        if found is None or canvas_view(self.state, found, "fr").shown is not CanvasKind.CLUSTERS:
            return ()
        return tuple(place for place in self.state.contents.places.get((block, team), ()) if place.label)

    def _carry(self, answer: str | None) -> None:
        block, frame, here = self.shown_block, self.frame(), self.shown_team
        if answer is None or block is None:
            return
        what, source, team = answer.split(":", 2)
        carried: Carried = self.state.notes_of(source, team)
        if what == "titles":
            carried = self._titles(source, team)
        elif what == "kept":
            carried = [note for note in self.state.notes_of(source, team) if note.kept]
        place, lane = place_of(frame), lane_of(frame)
        kind = frame.canvas.shown
        new = len(place_intents.not_carried(self.state, carried, block.id, here, kind=kind))
        if carried and not new:
            self.say(self.words("All of it is on this canvas already: nothing was carried over."))
            return
        done = self.do(
            lambda state, now: place_intents.carry(
                state,
                carried,
                block.id,
                here,
                kind=kind,
                place=place.id if place else "",
                lane=lane.id if lane else "",
            )
        )
        if done:
            self.repaint()
            self.say(self._carried_said(new, len(carried) - new))

    def _carried_said(self, new: int, known: int) -> str:
        if not known:
            return self.words.plural("{n} note carried over.", "{n} notes carried over.", new)
        came = self.words.plural("{n} new note carried over", "{n} new notes carried over", new)
        return f"{came}, {self.words.plural('{n} was here already.', '{n} were here already.', known)}"
