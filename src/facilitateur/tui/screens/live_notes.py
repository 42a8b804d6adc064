"""The live screen's note keys: correct, move, retract, park, keep, vote."""

from facilitateur.domain import note_intents
from facilitateur.domain.canvases.choices import said_in
from facilitateur.domain.canvases.tree import HEAD, branch, head_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.entry import unparse_note
from facilitateur.domain.state import WHOLE_ROOM, Note
from facilitateur.i18n.labels import team_label
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_capture import CaptureActions


class NoteActions(CaptureActions):
    """Correct, move, retract, park, keep, vote."""

    def offers(self, command: Command) -> bool:
        """Whether a command on a note has a note to act on, and one that moves it somewhere to go."""
        note = self.frame().selected
        if not command.id.startswith("note."):
            return True
        return note is not None and (command.id != "note.move" or bool(move_targets(self, note)))

    def action_note_previous(self) -> None:
        """Select the note above."""
        self.select_note(-1)

    def action_note_next(self) -> None:
        """Select the note below."""
        self.select_note(1)

    def action_note_edit(self) -> None:
        """Put the selected note on the entry line."""
        note = self._target()
        if note is not None:
            if self.editing is None:
                self.kept_line, self.from_notes = self.entry.text, self._navigating
            self.editing, self.corrected_on = note.number, self.frame().key
            text = said_in(self.state, note, self.words.language)
            self.write_on_entry(unparse_note(text, note.kind, note.author, self.frame().speakers))

    def action_note_retract(self) -> None:
        """Take the selected note back."""
        note = self._target()
        below = len(branch(self.frame().notes, note.number)) - 1 if note is not None else 0
        text = said_in(self.state, note, self.words.language) if note is not None else ""
        if note is None or not self.do(lambda state, now: note_intents.retract_note(state, note.number)):
            return
        if below > 0:
            said = self.words.plural(
                "Taken back with {n} note below it: “{text}”. Ctrl-Z gives all back.",
                "Taken back with {n} notes below it: “{text}”. Ctrl-Z gives all back.",
                below,
                text=fit(text, 30),
            )
        else:
            said = self.words("Taken back: “{text}”. Ctrl-Z gives it back.", text=fit(text, 40))
        self.say(said)

    def action_note_park(self) -> None:
        """Send the selected note to the parking lot."""
        note = self._target()
        if note is not None and self.do(lambda state, now: note_intents.park_note(state, note.number)):
            self.say(self.words("In the parking lot: “{text}”.", text=fit(note.text, 40)))

    def action_note_keep(self) -> None:
        """Mark the selected note as chosen."""
        note = self._target()
        if note is not None:
            self.do(lambda state, now: note_intents.keep_note(state, note.number))

    def action_note_decide(self) -> None:
        """Make the selected note a decision."""
        note = self._target()
        if note is not None:
            self.do(lambda state, now: note_intents.decide(state, note.number))

    def action_note_vote(self) -> None:
        """Add a vote to the selected note."""
        self._vote(1)

    def action_note_unvote(self) -> None:
        """Take a vote from the selected note."""
        self._vote(-1)

    def action_note_move(self) -> None:
        """Ask where the selected note should go."""
        note = self._target()
        if note is None:
            return
        answers = move_targets(self, note)
        if not answers:
            self.say(self.words("There is no other place on this canvas."))
            return
        question = self.words("Move “{text}” to…", text=fit(note.text, 40))
        self.app.push_screen(ChoiceScreen(question, answers), lambda answer: self._move(note, answer))

    def _move(self, note: Note, answer: str | None) -> None:
        if answer is None:
            return
        what, _, target = answer.partition(":")
        team = target if what == "team" else note.team
        place = target if what == "place" else note.place
        parent, lane = int(target) if what == "under" else None, target if what == "idea" else None
        self.do(
            lambda state, now: note_intents.move_note(
                state, note.number, team=team, place=place, parent=parent, lane=lane
            )
        )

    def action_parking_add(self) -> None:
        """Park what is typed; with nothing typed, open the parking lot."""
        raise NotImplementedError

    def action_recap_show(self) -> None:
        """Open the parking lot and the decisions."""
        from facilitateur.tui.dialogs.recap import RecapScreen

        self.app.push_screen(RecapScreen(self.state), self._fetch_back)

    def _fetch_back(self, number: int | None) -> None:
        note = self.state.note(number or 0)
        if note is not None and note.parked:
            if self.do(lambda state, now: note_intents.park_note(state, note.number)):
                self.say(self.words("Back on its canvas: “{text}”.", text=fit(note.text, 40)))
        elif note is not None:
            self.look_at(note.block)


def move_targets(screen: NoteActions, note: Note) -> list[Answer]:
    """Return where a note may go: other places, other ideas, other branches of a tree, other teams."""
    frame, words = screen.frame(), screen.words
    answers = [
        Answer(f"place:{place.id}", f"{number} {place.label}")
        for number, place in enumerate(frame.canvas.places, 1)
        if place.id != note.place or note.parent is not None
    ]
    answers += [
        Answer(f"idea:{idea.id}", words("idea {n}: {title}", n=number, title=fit(idea.label, 40)))
        for number, idea in enumerate(frame.canvas.ideas, 1)
        if idea.id != note.lane
    ]
    head = frame.canvas.head
    if head is not None and head_of(frame.notes) is None:
        answers.insert(0, Answer(f"place:{head.id}", f"0 {head.label}"))
    if frame.canvas.shown is CanvasKind.TREE:
        if note.parent is not None and not frame.canvas.places:
            answers.append(Answer("root:", words("the root of the tree")))
        below = {moved.number for moved in branch(frame.notes, note.number)}
        answers += [
            Answer(f"under:{other.number}", words("under “{text}”", text=fit(other.text, 44)))
            for other in frame.notes
            if other.number not in below and other.number != note.parent and other.place != HEAD
        ]
    letters = [team.letter for team in screen.state.contents.teams]
    letters = [WHOLE_ROOM, *letters] if screen.state.is_for_all(note.block) else letters
    teams = [letter for letter in letters if letter != note.team]
    return answers + [Answer(f"team:{letter}", team_label(words, screen.state, letter)) for letter in teams]
