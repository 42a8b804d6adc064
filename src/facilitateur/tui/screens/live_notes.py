"""The live screen's note keys and what Enter does with a typed line."""

from pathlib import Path

from facilitateur.domain import note_intents
from facilitateur.domain.canvases.tree import branch
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.entry import Entry, parse_entry, parse_note, unparse_note
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Note
from facilitateur.i18n.labels import team_label
from facilitateur.tui import cursor as moving
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_time import TimeActions
from facilitateur.tui.widgets.entry_line import EntryLine

MOST_FILE_BYTES = 50_000_000


class NoteActions(TimeActions):
    """Capture, correct, move, retract, park, keep, vote."""

    editing: int | None = None
    """Number of the note that the entry line corrects."""
    kept_line: str = ""
    """What was being typed when a correction began; it comes back afterwards."""

    @property
    def entry(self) -> EntryLine:
        """The entry line."""
        return self.query_one(EntryLine)

    def submit(self, text: str) -> bool:
        """Do what a typed line says, and return whether the line may be emptied."""
        if self.editing is not None:
            return self._correct(text)
        entry = parse_entry(text)
        if entry.text == "?" and entry.place is None and entry.team is None:
            self.action_help_show()
            return True
        if entry.is_empty:
            return True
        if entry.votes is not None:
            return self._vote(entry.votes)
        if entry.file is not None:
            return self._attach_file(entry.file)
        return self._go(entry) and self._write(entry)

    def _go(self, entry: Entry) -> bool:
        if entry.team is not None and not self.switch_team(entry.team):
            self._refuse(RefusedError(Reason.UNKNOWN_TEAM, team=entry.team))
            return False
        if entry.place is not None:
            cursor = moving.go_to_place(self.frame(), entry.place)
            if cursor is None:
                self._refuse(RefusedError(Reason.UNKNOWN_PLACE))
                return False
            self.place_cursor = cursor
        self.repaint()
        return True

    def _write(self, entry: Entry) -> bool:
        return not entry.text or self.capture([entry.text], entry)

    def capture(self, texts: list[str], entry: Entry | None = None, *, parked: bool = False) -> bool:
        """Write notes down at the cursor, and return whether it was done."""
        block = self.shown_block or next(iter(self.state.agenda.blocks), None)
        if block is None:
            return False
        frame = self.frame()
        places = frame.canvas.places
        place = places[min(frame.cursor.place, len(places) - 1)].id if places else ""
        tree = frame.canvas.shown is CanvasKind.TREE and not parked
        kind = (entry or Entry()).kind
        team = self.shown_team
        done = self.do(
            lambda state, now: note_intents.capture(
                state,
                block.id,
                team,
                texts,
                kind=kind,
                place=place,
                parent=frame.cursor.parent if tree else None,
                parked=parked,
            )
        )
        if done and not parked:
            self.place_cursor = moving.after_capture(frame, len(self.state.contents.notes))
            self.repaint()
        return done

    def _vote(self, votes: int) -> bool:
        note = self._target()
        return note is not None and self.do(lambda state, now: note_intents.vote(state, note.number, votes))

    def _attach_file(self, typed: str) -> bool:
        path = Path(typed)
        block = self.shown_block
        try:
            path = path.expanduser()
            usable = path.is_file() and path.stat().st_size <= MOST_FILE_BYTES
            if not usable or block is None:
                self.say(self.words("No such file, or too big: {path}. Nothing was attached.", path=path), urgent=True)
                return False
            name, stored, digest = self.keep_file(path)
        except (OSError, RuntimeError, ValueError):
            self.say(self.words("The file cannot be read: {path}. Nothing was attached.", path=path), urgent=True)
            return False
        note = self.frame().selected
        number = note.number if note and self._navigating else None
        done = self.do(
            lambda state, now: note_intents.attach_file(state, block.id, self.shown_team, name, stored, digest, number)
        )
        if done:
            self.say(self.words("Attached: {name}.", name=name))
        return done

    def keep_file(self, path: Path) -> tuple[str, str, str]:
        """Copy a file into the session's folder."""
        raise NotImplementedError

    def write_on_entry(self, text: str) -> None:
        """Put a text on the entry line and go to writing."""
        raise NotImplementedError

    def _correct(self, text: str) -> bool:
        number = self.editing or 0
        kind, said = parse_note(text)
        gone = (note := self.state.note(number)) is None or note.retracted
        if gone:
            self.editing = None
        if not self.do(lambda state, now: note_intents.edit_note(state, number, said, kind)):
            return False
        self.editing = None
        self.write_on_entry(self.kept_line)
        return True

    def _target(self) -> Note | None:
        """The selected note when navigating, else the newest of the canvas."""
        frame = self.frame()
        note = frame.selected if self._navigating else (frame.selected or (frame.notes[-1] if frame.notes else None))
        if note is None:
            self._refuse(RefusedError(Reason.NOTHING_SELECTED))
        return note

    def _refuse(self, refused: RefusedError) -> None:
        self.say(self.refusal(refused), urgent=True)

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
                self.kept_line = self.entry.text
            self.editing = note.number
            self.write_on_entry(unparse_note(note.text, note.kind))

    def action_note_retract(self) -> None:
        """Take the selected note back."""
        note = self._target()
        if note is not None and self.do(lambda state, now: note_intents.retract_note(state, note.number)):
            self.say(self.words("Taken back: « {text} ». Ctrl-Z gives it back.", text=fit(note.text, 40)))

    def action_note_park(self) -> None:
        """Send the selected note to the parking lot."""
        note = self._target()
        if note is not None and self.do(lambda state, now: note_intents.park_note(state, note.number)):
            self.say(self.words("In the parking lot: « {text} ».", text=fit(note.text, 40)))

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
        question = self.words("Move « {text} » to…", text=fit(note.text, 40))
        self.app.push_screen(ChoiceScreen(question, answers), lambda answer: self._move(note, answer))

    def _move(self, note: Note, answer: str | None) -> None:
        if answer is None:
            return
        what, _, target = answer.partition(":")
        team = target if what == "team" else note.team
        place = target if what == "place" else note.place
        parent = int(target) if what == "under" else None
        self.do(lambda state, now: note_intents.move_note(state, note.number, team=team, place=place, parent=parent))

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
                self.say(self.words("Back on its canvas: « {text} ».", text=fit(note.text, 40)))
        elif note is not None:
            self.look_at(note.block)


def move_targets(screen: NoteActions, note: Note) -> list[Answer]:
    """Return where a note may go: other places, other branches of a tree, other teams."""
    frame, words = screen.frame(), screen.words
    answers = [
        Answer(f"place:{place.id}", f"{number} {place.label}")
        for number, place in enumerate(frame.canvas.places, 1)
        if place.id != note.place or note.parent is not None
    ]
    if frame.canvas.shown is CanvasKind.TREE:
        if note.parent is not None and not frame.canvas.places:
            answers.append(Answer("root:", words("the root of the tree")))
        below = {moved.number for moved in branch(frame.notes, note.number)}
        answers += [
            Answer(f"under:{other.number}", words("under « {text} »", text=fit(other.text, 44)))
            for other in frame.notes
            if other.number not in below and other.number != note.parent
        ]
    teams = [team.letter for team in screen.state.contents.teams if team.letter != note.team]
    return answers + [Answer(f"team:{letter}", team_label(words, letter)) for letter in teams]
