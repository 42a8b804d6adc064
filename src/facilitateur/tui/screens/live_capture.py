"""What Enter does with a typed line: go somewhere, write a note, make a place, count votes, attach a file."""

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.authors import asks_authors, author_meant, lead_of, read_author, shared_name
from facilitateur.domain.canvases.balloting import most_votes
from facilitateur.domain.canvases.choices import said_in
from facilitateur.domain.canvases.matrix import ends_off, split_spot
from facilitateur.domain.canvases.places import CELLS
from facilitateur.domain.canvases.values import bounds_of, is_file, is_measure
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.entry import Entry, parse_behind, parse_said, read_team
from facilitateur.domain.events import NoteKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import WHOLE_ROOM, CanvasKey, Note
from facilitateur.i18n.votes import quoted
from facilitateur.session.live import Intent
from facilitateur.tui import cursor as moving
from facilitateur.tui.cells import STEPS, turn_cell
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.prompt import card_drawn
from facilitateur.tui.painting.text import fit
from facilitateur.tui.rating import after_rows
from facilitateur.tui.screens.live_spots import OFF_AXES, SpotActions
from facilitateur.tui.whereabouts import idea_of, is_at_head, is_on_steps, lane_of, place_of
from facilitateur.tui.widgets.entry_line import EntryLine


class CaptureActions(SpotActions):
    """Turns a typed line into intents."""

    editing: int | None = None
    """Number of the note that the entry line corrects."""
    titling: str | None = None
    """Id of the place whose title the entry line corrects."""
    kept_line: str = ""
    """What was being typed when a correction began; it comes back afterwards."""
    from_notes: bool = False
    """Whether the correction began among the notes; given up, it goes back there."""
    corrected_on: CanvasKey = ("", "")
    """The canvas shown when the correction began; on another one it is given up."""

    @property
    def entry(self) -> EntryLine:
        """The entry line."""
        return self.query_one(EntryLine)

    def submit(self, text: str) -> bool:
        """Do what a typed line says, and return whether the line may be emptied."""
        if self.titling is not None:
            return self._title(text)
        if self.editing is not None:
            return self._correct(text)
        team, said = read_team(text, self.state.contents.team_names)
        if not self.turn_to_team(team, alone=not said):
            return False
        return self.submit_behind(said, team) if said or team is None else True

    def submit_behind(self, text: str, team: str | None = None) -> bool:
        """Do what a line says behind the team that it may begin with, on the canvas that shows now."""
        if (on_idea := self.submit_idea(text, team)) is not None:
            return on_idea
        entry = parse_behind(text, self.frame().speakers)._replace(team=team)
        if entry.text == "?" and entry.place is None and entry.team is None:
            self.action_help_show()
            return True
        people = self.submit_people(text)
        if people is not None:
            return people
        scored = self.submit_scores(entry, text)
        if scored is not None:
            return scored
        lane = lane_of(self.frame())
        if entry.votes is not None and lane is not None and bounds_of(lane) is not None:
            return self.capture([text])
        if entry.is_empty:
            return self._skip()
        if entry.votes is not None:
            return self._vote(entry.votes)
        if entry.file is not None:
            return self.attach_typed(entry.file, entry.place)
        if entry.makes:
            return self.make_places([entry.text])
        if (placed := self.submit_spot(entry, text)) is not None:
            return placed
        return self._go(entry) and (not entry.text or self.capture([entry.text], entry))

    def takes_card(self) -> bool:
        """Whether an empty line writes the drawn card down, once: in a field of words, on a list, as a question."""
        frame = self.frame()
        drawn, lane = card_drawn(frame), lane_of(frame)
        if frame.canvas.shown is CanvasKind.SURVEY:
            return bool(drawn) and frame.canvas.makes_places and all(item.label != drawn for item in frame.canvas.lanes)
        on_list = frame.canvas.shown is CanvasKind.LIST
        in_field = lane is not None and not (lane.type or is_measure(lane) or is_file(lane))
        place = place_of(frame)
        cell = (place.id, lane.id) if place is not None and lane is not None else None
        known = any(note.text == drawn or (note.place, note.lane) == cell for note in frame.notes)
        return bool(drawn) and not known and (on_list or (in_field and frame.canvas.shown is not CanvasKind.JOURNEY))

    def _skip(self) -> bool:
        """Write the drawn card down, else go to the next field or idea; an empty line does nothing elsewhere."""
        frame = self.frame()
        if self.takes_card():
            drawn = card_drawn(frame)
            done = self.make_places([drawn]) if frame.canvas.shown is CanvasKind.SURVEY else self.capture([drawn])
            if done:
                self.say(self.words("Written down: “{text}”. Ctrl-Z takes it back.", text=fit(drawn, 40)))
            return done
        if frame.canvas.shown in CELLS and frame.canvas.shown is not CanvasKind.JOURNEY:
            self.place_cursor = turn_cell(frame, 1, to_fill=True)
            self.repaint()
        if frame.canvas.ideas:
            self.turn_idea()
        return True

    def turn_to_team(self, letter: str | None, *, alone: bool = False) -> bool:
        """Go to the team that a line names, and return whether there is one; the whole room's canvas stays.

        `alone`: the line says nothing else, so that where the canvas stays that is said.
        """
        if letter is None:
            return True
        if all(team.letter != letter for team in self.state.contents.teams):
            self._refuse(RefusedError(Reason.UNKNOWN_TEAM, team=letter))
            return False
        if self.shown_team != WHOLE_ROOM:
            return self.switch_team(letter)
        if alone:
            self.switch_team(letter)
            self.action_team_next()
        return True

    def _go(self, entry: Entry) -> bool:
        frame = self.frame()
        if entry.place is not None:
            cursor = moving.go_to_place(frame, entry.place)
            if cursor is None:
                self._refuse(RefusedError(Reason.UNKNOWN_PLACE))
                return False
            self.place_cursor = cursor
        self.repaint()
        return True

    def capture(self, texts: list[str], entry: Entry | None = None, *, parked: bool = False) -> bool:
        """Write notes down at the cursor, and return whether it was done."""
        block = self.shown_block or next(iter(self.state.agenda.blocks), None)
        if block is None:
            return False
        frame = self.frame()
        said = [(entry.author, text) if entry is not None else read_author(text, frame.speakers) for text in texts]
        meant = author_meant(self.state, frame.canvas, self.shown_team)
        authors, texts = [author or meant for author, _ in said], [text for _, text in said]
        if frame.canvas.shown is CanvasKind.MATRIX and len(texts) == 1 and ends_off(texts[0]) and not parked:
            self._refuse(OFF_AXES)
            return False
        makes_rows = frame.canvas.shown is CanvasKind.GRID and (entry is None or entry.kind is NoteKind.PLAIN)
        if (is_on_steps(frame) or makes_rows) and not parked:
            return self.make_places(texts)
        kind = (entry or Entry()).kind
        lane = lane_of(frame)
        place = place_of(frame)
        if lane is not None and not parked:
            intent = self._cell(block.id, texts, place, lane, kind)
        else:
            intent = self._note((block.id, self.team_of(entry)), texts, authors, place, kind, parked=parked)
        held = len(self.state.contents.notes)
        done = self.do(intent)
        if done and not parked:
            self.place_cursor = moving.after_capture(frame, len(self.state.contents.notes))
            self.repaint()
        if done:
            self.doubt_dates(self.state.contents.notes[held:])
            self._doubt_author(texts)
        return done

    def _doubt_author(self, texts: list[str]) -> None:
        """Say it when a line begins with a name that several people bear: it has no author."""
        frame = self.frame()
        people = frame.speakers if asks_authors(frame.canvas) else ()
        name = next((name for text in texts if (name := shared_name(text, people))), "")
        if name:
            said = self.words(
                "“{name}” is several people: the note has no author. Correct it with the whole name or the code.",
                name=fit(name, 30),
            )
            self.say(said, urgent=True)

    def _cell(self, block: str, texts: list[str], place: CanvasItem | None, lane: CanvasItem, kind: NoteKind) -> Intent:
        team, where = self.shown_team, place.id if place else ""
        return lambda state, now: place_intents.write_cell(state, block, team, texts, where, lane, kind)

    def _note(
        self,
        key: CanvasKey,
        texts: list[str],
        authors: list[str],
        place: CanvasItem | None,
        kind: NoteKind,
        *,
        parked: bool,
    ) -> Intent:
        frame, (block, team) = self.frame(), key
        if is_at_head(frame) and not parked:
            return lambda state, now: place_intents.write_head(state, block, team, texts, kind)
        tree = frame.canvas.shown is CanvasKind.TREE and not parked
        idea = idea_of(frame)
        spot = None
        if frame.canvas.shown is CanvasKind.MATRIX and len(texts) == 1:
            said, spot = split_spot(texts[0])
            texts, spot = ([said], spot) if said else (texts, None)
        return lambda state, now: note_intents.capture(
            state,
            block,
            team,
            texts,
            kind=kind,
            place=place.id if place else "",
            parent=frame.cursor.parent if tree else None,
            parked=parked,
            authors=authors,
            lane=idea.id if idea else "",
            spot=spot,
        )

    def make_places(self, labels: list[str]) -> bool:
        """Make clusters, steps, sheets, tables or ideas, and go to the last of them."""
        block, frame, team = self.shown_block, self.frame(), self.shown_team
        if block is None or not frame.canvas.makes_places:
            self._refuse(RefusedError(Reason.NO_PLACES_TO_MAKE))
            return False
        if frame.canvas.by_idea and not all(map(clean_line, labels)):
            self._refuse(RefusedError(Reason.EMPTY_TEXT))
            return False
        if not self.do(lambda state, now: place_intents.make_places(state, block.id, team, labels)):
            return False
        self.remember_turn(frame.cursor)
        if frame.canvas.by_idea:
            self.begin_idea(labels)
            return True
        self._say_title(frame, labels)
        count = len(self.frame().canvas.places)
        journey = frame.canvas.shown is CanvasKind.JOURNEY
        at = count if frame.canvas.shown is CanvasKind.CLUSTERS else count - 1
        if frame.canvas.shown is CanvasKind.SURVEY:
            made = len(self.state.contents.places.get((block.id, team), ()))
            self.place_cursor = self.place_cursor._replace(lane=made - 1)
        elif frame.canvas.shown is CanvasKind.GRID:
            self.place_cursor = after_rows(self.frame(), count - len(labels))
        else:
            self.place_cursor = self.place_cursor._replace(place=at, lane=STEPS if journey else 0, parent=None)
        self.repaint()
        return True

    def _say_title(self, before: Frame, labels: list[str]) -> None:
        """Say it when a cluster just made has no title, or that of another one."""
        if before.canvas.shown is not CanvasKind.CLUSTERS or len(labels) != 1:
            return
        title = clean_line(labels[0])
        if not title:
            self.say(self.words("A cluster without a title yet: Escape, then t gives it one."))
        elif any(place.label == title for place in before.canvas.places):
            self.say(self.words("There are two clusters “{title}” now; Ctrl-Z takes this one back.", title=title))

    def _vote(self, votes: int) -> bool:
        note = self._target()
        if note is None or not self.do(lambda state, now: note_intents.vote(state, note.number, votes)):
            return False
        self._doubt_votes(note)
        return True

    def _doubt_votes(self, note: Note) -> None:
        """Say when a note has more votes than the people who are listed can give: a slip, or somebody is missing."""
        most = most_votes(self.state, self.frame().canvas, note.block, note.team)
        found = note.votes if (held := self.state.note(note.number)) is None else held.votes
        if 0 < most < found:
            facts = {"option": quoted(self.words, note.text), "found": found, "possible": most}
            self.say(self.words("{option}: {found} counted, {possible} possible.", **facts), urgent=True)

    def write_on_entry(self, text: str) -> None:
        """Put a text on the entry line and go to writing."""
        raise NotImplementedError

    def _correct(self, text: str) -> bool:
        number = self.editing or 0
        people = self.frame().speakers
        named, kind, said = parse_said(text, people)
        gone = (note := self.state.note(number)) is None or note.retracted
        author = named if named or (note is not None and lead_of(note.author, people)) else None
        if gone:
            self.editing = None
        if note is not None and said == said_in(self.state, note, self.words.language):
            said = note.text
        if not self.do(lambda state, now: note_intents.edit_note(state, number, said, kind, author)):
            return False
        self.editing = None
        self.write_on_entry(self.kept_line)
        self.doubt_dates([self.state.note(number)])
        return True

    def _title(self, text: str) -> bool:
        block, team, place = self.shown_block, self.shown_team, self.titling or ""
        if block is None or not self.do(
            lambda state, now: place_intents.label_place(state, block.id, team, place, text)
        ):
            return False
        self.titling = None
        self.write_on_entry(self.kept_line)
        self.say_earlier(place)
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
