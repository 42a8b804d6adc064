"""Puts ideas on a matrix by typed figures: one that is named by its number, or the one selected before."""

from facilitateur.domain import place_intents
from facilitateur.domain.canvases.matrix import (
    is_between,
    means_points,
    near_spot,
    quadrant_of,
    split_spot,
    split_spots,
)
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.entry import Entry
from facilitateur.domain.limits import MOST_SPOT
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Note
from facilitateur.i18n.formats import spot_said
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_files import FileActions

OFF_AXES = RefusedError(Reason.OFF_AXES, most=MOST_SPOT // 10)


class SpotActions(FileActions):
    """Reads points of a matrix and says what they replace and where they count."""

    def submit_spot(self, entry: Entry, typed: str) -> bool | None:
        """Do what a line says on a matrix; none when it is an idea of its own, or on any other canvas."""
        if self.frame().canvas.shown is not CanvasKind.MATRIX:
            return None
        if entry.place is not None:
            return self._put(entry.place, entry.text)
        if typed.lstrip().startswith("\\") or not means_points(entry.text):
            return None
        notes, selected = self.frame().notes, self.frame().selected
        if selected is None:
            self.say(
                self.words("Figures alone place the idea selected before: /3 selects number 3, then 5 5 places it."),
                urgent=True,
            )
            return False
        return self._put(notes.index(selected) + 1, entry.text, told=True)

    def _put(self, position: int, text: str, *, told: bool = False) -> bool:
        """Select point `position`, and place it where a text says; `told`: what was done is said whatever it was."""
        notes = self.frame().notes
        said, spot = split_spot(text)
        blind = split_spots(text)
        if blind:
            said, spot = "", blind[0]
        if near_spot(text) and (said or spot is None):
            return self._not_done(OFF_AXES)
        if not 1 <= position <= len(notes):
            return self._not_done(RefusedError(Reason.UNKNOWN_PLACE))
        if said or (text and spot is None):
            return self._not_done(OFF_AXES)
        note = notes[position - 1]
        self.place_cursor = self.place_cursor._replace(selected=note.number)
        if spot is None:
            self.repaint()
            self.say(self.words("{n} “{note}”: now its point, 5 5.", n=position, note=fit(note.text, 40)))
            return True
        if blind:
            done = self.do(lambda state, now: place_intents.place_blind(state, note.number, blind))
        else:
            done = self.do(lambda state, now: place_intents.put_on_spot(state, note.number, spot))
        if done:
            self._say_placed(position, note, told=told)
        return done

    def _not_done(self, refused: RefusedError) -> bool:
        self.say(self.refusal(refused), urgent=True)
        return False

    def _say_placed(self, position: int, before: Note, *, told: bool) -> None:
        """Say what a placement replaced, and in which quadrant a point on the middle line counts."""
        words, note = self.words, self.state.note(before.number)
        if note is None or note.spot is None:
            return
        found = [words("{n} “{note}” → {spot}.", n=position, note=fit(note.text, 30), spot=spot_said(words, note.spot))]
        is_moved = (note.spot, note.spots) != (before.spot, before.spots)
        if before.spots and is_moved:
            found.append(
                words.plural(
                    "Replaces {n} opinion; Ctrl-Z gives it back.",
                    "Replaces {n} opinions; Ctrl-Z gives them back.",
                    len(before.spots),
                )
            )
        elif told and before.spot is not None and is_moved:
            found.append(words("It stood at {spot}; Ctrl-Z puts it back.", spot=spot_said(words, before.spot)))
        quadrants = self.frame().canvas.quadrants
        if is_between(note.spot) and len(quadrants) > quadrant_of(note.spot):
            label = quadrants[quadrant_of(note.spot)].label
            found.append(words("On the middle line, it counts in “{quadrant}”.", quadrant=label))
        if told or len(found) > 1:
            self.say(" ".join(found))
