"""The live screen's actions on two notes: a second cluster for one, one note out of two."""

from facilitateur.domain import double_intents
from facilitateur.domain.canvases.doubles import takes_doubles, twins
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.i18n.words import mark
from facilitateur.tui import cursor as moving
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_places import PlaceActions
from facilitateur.tui.whereabouts import may_merge

NOTES = mark("Notes")

DOUBLE_COMMANDS: tuple[Command, ...] = (
    Command(
        "note.double", "", mark("2nd cluster"), mark("Put the selected note into a second cluster too"), NOTES, "D"
    ),
    Command(
        "note.merge", "", mark("merge"), mark("Merge the selected note with another one: votes add up"), NOTES, "F"
    ),
)

MOST_OFFERED = 200
"""Notes offered to merge with."""


class DoubleActions(PlaceActions):
    """Puts a note into a second cluster, and makes one note out of two."""

    def action_note_double(self) -> None:
        """Ask into which other cluster the selected note goes as well."""
        canvas, note = self.frame().canvas, self._target()
        if note is None:
            return
        if not takes_doubles(canvas):
            self.say(self.words("On this canvas a note stands in one place only."))
            return
        held = {other.place for other in twins(self.state, note)}
        answers = [
            Answer(place.id, f"{n} {fit(place.label or self.words('(no title yet)'), 50)}")
            for n, place in enumerate(canvas.places, 1)
            if place.id not in held
        ]
        if not answers:
            self.say(self.words("There is no other cluster: /+ and a title makes one."))
            return
        question = self.words("“{text}” also goes to…", text=fit(note.text, 40))
        self.app.push_screen(ChoiceScreen(question, answers), lambda place: self._double(note, place))

    def _double(self, note: Note, place: str | None) -> None:
        if place is None or not self.do(lambda state, now: double_intents.stand_in(state, note.number, place)):
            return
        canvas = self.frame().canvas
        name = f"{canvas.number_of(place)} {fit(canvas.label(place) or self.words('(no title yet)'), 40)}"
        if len(twins(self.state, note)) > 1:
            self.say(self.words("Note also in {place}; it counts once. Ctrl-Z undoes.", place=name))
        else:
            self.say(self.words("Note → {place}. Ctrl-Z undoes.", place=name))

    def action_note_merge(self) -> None:
        """Ask with which other note the selected one is merged, the likeliest first."""
        note = self._target()
        if note is None:
            return
        if not may_merge(self.frame()):
            self.say(self.words("There is no other note here to merge it with."))
            return
        answers = [
            Answer(str(other.number), fit(other.text, 52)) for other in double_intents.likely_same(self.state, note)
        ]
        if not answers and note.kind is NoteKind.ACTION:
            self.say(self.words("An action is merged only with one that says the same."))
            return
        if not answers:
            self.say(self.words("There is no other note here to merge it with."))
            return
        question = self.words("“{text}” goes into…", text=fit(note.text, 40))
        self.app.push_screen(ChoiceScreen(question, answers[:MOST_OFFERED]), lambda into: self._merge(note, into))

    def _merge(self, note: Note, into: str | None) -> None:
        if into is None:
            return
        if self.do(lambda state, now: double_intents.merge(state, note.number, int(into))):
            held = self.state.note(int(into))
            if held is not None:
                self.place_cursor = moving.with_selected(self.frame(), held)
                self.repaint()
                said = self.words("One note now: “{text}”. Ctrl-Z gives both back.", text=fit(held.text, 40))
                self.say(said)
