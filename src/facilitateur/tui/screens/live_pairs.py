"""The live screen's actions on two notes: a second cluster for one, one note out of two."""

from facilitateur.domain import pair_intents
from facilitateur.domain.canvases.doubles import takes_doubles, twins
from facilitateur.domain.state import Note
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_places import PlaceActions

NOTES = mark("Notes")

PAIR_COMMANDS: tuple[Command, ...] = (
    Command(
        "note.double", "", mark("2nd cluster"), mark("Put the selected note into a second cluster too"), NOTES, "D"
    ),
)


class PairActions(PlaceActions):
    """Puts a note into a second cluster."""

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
        if place is None or not self.do(lambda state, now: pair_intents.stand_in(state, note.number, place)):
            return
        canvas = self.frame().canvas
        name = f"{canvas.number_of(place)} {fit(canvas.label(place) or self.words('(no title yet)'), 40)}"
        if len(twins(self.state, note)) > 1:
            self.say(self.words("Note also in {place}; it counts once. Ctrl-Z undoes.", place=name))
        else:
            self.say(self.words("Note → {place}. Ctrl-Z undoes.", place=name))
