"""What Enter does on grids and surveys: figures are scores or answers, words are rows, questions or open answers."""

from collections.abc import Sequence

from facilitateur.domain import note_intents, score_intents
from facilitateur.domain.canvases.scales import closed, scale_of, scales_of
from facilitateur.domain.canvases.score_table import read_table
from facilitateur.domain.canvases.scoring import (
    RATED,
    RATER,
    are_figures,
    in_figures,
    read_row,
    values_in,
)
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.entry import Entry
from facilitateur.domain.events import NoteKind
from facilitateur.domain.limits import MOST_PEOPLE
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import WHOLE_ROOM
from facilitateur.i18n.scores import with_names
from facilitateur.i18n.typed_scores import short_answers_said
from facilitateur.tui.frame import Cursor
from facilitateur.tui.rating import cursor_left_off, first_of, next_turn, rater_at, scored_turns, turn_after
from facilitateur.tui.screens.live_answers import Typed
from facilitateur.tui.screens.live_criteria import SIGN
from facilitateur.tui.screens.live_turns import TurnActions
from facilitateur.tui.whereabouts import question_of


class ScoreActions(TurnActions):
    """Turns typed figures into scores and answers."""

    def submit_scores(self, entry: Entry, typed: str) -> bool | None:
        """Do what a line says on a grid or survey; none when it is an ordinary line there."""
        frame = self.frame()
        if frame.canvas.shown not in (CanvasKind.GRID, CanvasKind.SURVEY) or entry.file is not None or entry.makes:
            return None
        on_survey, block = frame.canvas.shown is CanvasKind.SURVEY, self.shown_block
        if entry.votes is None and entry.kind is not NoteKind.PLAIN and on_survey and block is not None:
            return self._say_words(block.id, entry.text, entry)
        if entry.votes is not None or entry.kind is not NoteKind.PLAIN:
            return None
        text = entry.text or ("" if entry.place else typed.strip())
        try:
            if frame.canvas.shown is CanvasKind.GRID:
                return self._on_grid(entry, text)
            return self._on_survey(entry, text)
        except RefusedError as refused:
            self.say(self.refusal(refused), urgent=True)
            return False

    def submit_pasted(self, lines: Sequence[str]) -> bool | None:
        """Take pasted lines of figures as scores or answers, all or none; none when they are ordinary lines there."""
        frame, block = self.frame(), self.shown_block
        figures = [are_figures(line) for line in lines]
        if frame.canvas.shown not in (CanvasKind.GRID, CanvasKind.SURVEY) or block is None:
            return None
        try:
            if frame.canvas.shown is CanvasKind.GRID:
                return self._paste_scores(block.id, lines) if all(figures) else self._paste_table(block.id, lines)
            return self._paste_answers(block.id, lines) if all(figures) else None
        except RefusedError as refused:
            self.say(self.refusal(refused), urgent=True)
            return False

    def _paste_answers(self, block: str, lines: Sequence[str]) -> bool | None:
        questions = closed(self.frame().canvas.lanes)
        scales, at = [scale_of(item) for item in questions], self._question_at(questions)
        if not scales:
            return None
        done = self._answer(
            block, questions, [one for line in lines for one in self.read_given(line, scales, at) or ()]
        )
        short = [n for n, line in enumerate(lines, 1) if 0 < values_in(line) < len(questions)]
        if done and short:
            self.say(short_answers_said(self.words, short), urgent=True)
        return done

    def _paste_scores(self, block: str, lines: Sequence[str]) -> bool:
        """Score rows from the one of the cursor on; after the last one the next rater begins at the first."""
        frame, team = self.frame(), self.shown_team
        criteria, rows = closed(frame.canvas.lanes), frame.canvas.places
        if not rows:
            raise RefusedError(Reason.NO_ROW)
        scored = scored_turns(frame)
        place = min(frame.cursor.place, len(rows) - 1)
        cursor = frame.cursor._replace(place=place, rater=rater_at(frame, frame.cursor))
        typed = []
        for line in lines:
            row = rows[cursor.place].id
            given = read_row(line, scales_of(criteria))
            for rater, values in enumerate(given, first_of(given, row, scored, cursor)):
                typed.append((row, rater, values))
                scored.add((row, rater))
            cursor = turn_after(rows, scored, cursor)
        if not self.do(lambda state, now: score_intents.score_rows(state, block, team, criteria, typed)):
            return False
        self.remember_turn(frame.cursor)
        self._turn_to(cursor, self._short(typed))
        return True

    def _paste_table(self, block: str, lines: Sequence[str]) -> bool | None:
        """Make rows with the scores that stand beside or below them; none when there are only names."""
        frame, team = self.frame(), self.shown_team
        criteria = closed(frame.canvas.lanes)
        read = read_table(lines, scales_of(criteria))
        if not any(passes for _, passes in read):
            return None
        ids = {place.label: place.id for place in frame.canvas.places}
        used: dict[str, int] = {}
        for row, rater in scored_turns(frame):
            used[row] = max(used.get(row, 0), rater)
        table = [(name, [*enumerate(passes, used.get(ids.get(name, ""), 0) + 1)]) for name, passes in read]
        before = self.place_cursor
        if not self.do(lambda state, now: score_intents.fill_rows(state, block, team, criteria, table)):
            return False
        self.remember_turn(before)
        after = self.frame()
        ids = {place.label: place.id for place in after.canvas.places}
        typed = [(ids[clean_line(name)], rater, values) for name, passes in table for rater, values in passes]
        self._turn_to(cursor_left_off(after.canvas, after.scores, ()), self._short(typed))
        return True

    def forget_message(self) -> None:
        """Let the next message, or none, take the place of the one shown."""
        raise NotImplementedError

    def make_places(self, labels: list[str]) -> bool:
        """Make questions where the card leaves them to the group."""
        raise NotImplementedError

    def _on_grid(self, entry: Entry, text: str) -> bool | None:
        if self.frame().canvas.places:
            scales = [with_names(self.words, scale) for scale in scales_of(closed(self.frame().canvas.lanes))]
            text = in_figures(text, scales) or text
        if text == SIGN:
            self.action_criteria_change()
            return True
        if text.startswith(SIGN):
            return self.agree_criteria(text[1:])
        if entry.place is not None:
            self._check_row(entry.place)
        if found := RATER.fullmatch(text):
            self.place_cursor = self._rater(found[1])._replace(place=(entry.place or 1) - 1)
            self.forget_message()
            self.repaint()
            self._doubt_rater()
            return True
        cursor, is_said = self.place_cursor, False
        if (named := RATED.fullmatch(text)) and are_figures(named[2]):
            text, cursor, is_said = named[2], self._rater(named[1]), True
        if not text and entry.place is None:
            self._turn_to(next_turn(self.frame(), skipping=True))
            return True
        if not are_figures(text):
            return None
        if not self.frame().canvas.places:
            raise RefusedError(Reason.NO_ROW)
        if entry.place is not None:
            cursor = cursor._replace(place=entry.place - 1)
        return self._score(cursor, text, is_said=is_said)

    def _check_row(self, number: int) -> None:
        """Refuse the number of a row that is not there."""
        last = len(self.frame().canvas.places)
        if not last:
            raise RefusedError(Reason.NO_ROW)
        if not 1 <= number <= last:
            raise RefusedError(Reason.UNKNOWN_ROW, n=number, last=last)

    def _rater(self, typed: str) -> Cursor:
        """Return the cursor at the sheet of a rater."""
        if not 1 <= int(typed) <= MOST_PEOPLE:
            raise RefusedError(Reason.NO_SUCH_RATER, most=MOST_PEOPLE)
        return self.place_cursor._replace(rater=int(typed), selected=None, is_named=True)

    def _doubt_rater(self) -> None:
        """Say it when there are not so many people on the list; a jury may well not be on it."""
        rater, people = self.place_cursor.rater, self.frame().headcount
        if 0 < people < rater:
            self.say(self.words("Rater {n}, and the list has {people} people: to be checked.", n=rater, people=people))

    def _score(self, cursor: Cursor, text: str, *, is_said: bool) -> bool:
        """Give the row of the cursor what was typed, and go to the next turn; `is_said`: the line names the rater."""
        frame, block, team = self.frame(), self.shown_block, self.shown_team
        rows = frame.canvas.places
        if block is None:
            return False
        row = rows[min(cursor.place, len(rows) - 1)].id
        criteria = closed(frame.canvas.lanes)
        before, scored, given = self.place_cursor, scored_turns(frame), read_row(text, scales_of(criteria))
        cursor = cursor._replace(is_named=cursor.is_named and not is_said)
        if not is_said:
            cursor = cursor._replace(rater=rater_at(frame, cursor))
            cursor = cursor._replace(rater=first_of(given, row, scored, cursor))
        typed = [(row, rater, values) for rater, values in enumerate(given, cursor.rater)]
        if not self.do(lambda state, now: score_intents.score_rows(state, block.id, team, criteria, typed)):
            return False
        self.remember_turn(before)
        self.place_cursor = cursor
        if all((row, rater) in scored for _, rater, _ in typed):
            self._say_corrected(before, scored)
            return True
        self._turn_to(next_turn(self.frame()), self._short([(row, *typed[0][1:])]))
        return True

    def _on_survey(self, entry: Entry, text: str) -> bool | None:
        frame, block = self.frame(), self.shown_block
        questions = closed(frame.canvas.lanes)
        scales = [scale_of(item) for item in questions]
        if entry.place is not None:
            if not 1 <= entry.place <= len(frame.canvas.lanes):
                raise RefusedError(Reason.UNKNOWN_PLACE)
            self.place_cursor = self.place_cursor._replace(lane=entry.place - 1)
            self.repaint()
            if not text:
                return True
        if not text:
            return None
        if block is None:
            return True
        if entry.place is None and (again := self.submit_respondent(text)) is not None:
            return again
        at = self._question_at(questions)
        given = self.read_given(text, scales, at)
        if given is None:
            asks = frame.canvas.makes_places and not questions
            return self.make_places([text]) if asks else self._say_words(block.id, text, entry)
        done = self._answer(block.id, questions, given)
        if done:
            self.doubt_answer(text)
        return done

    def _answer(self, block: str, questions: Sequence[CanvasItem], given: Sequence[Typed]) -> bool:
        team, ids = self.shown_team, [item.id for item in questions]
        answers = [
            ({ids[i]: value for i, value in enumerate(values) if value is not None}, people) for values, people in given
        ]
        return self.do(lambda state, now: score_intents.answer(state, block, team, answers))

    def _question_at(self, questions: tuple[CanvasItem, ...]) -> int:
        question = question_of(self.frame())
        return next((i for i, item in enumerate(questions) if question is not None and item.id == question.id), 0)

    def team_of(self, entry: Entry | None) -> str:
        """Return the team that a typed line is from: on the canvas of the whole room the one that it names."""
        named = entry.team if entry is not None and self.shown_team == WHOLE_ROOM else None
        return named or self.shown_team

    def _say_words(self, block: str, text: str, entry: Entry) -> bool:
        """Write words down under the open question of the cursor, or the first one."""
        frame, team, kind = self.frame(), self.team_of(entry), entry.kind
        opened = [item for item in frame.canvas.lanes if scale_of(item).is_open]
        here = question_of(frame)
        lane = here if here in opened else (opened[0] if opened else None)
        held = len(self.state.contents.notes)
        done = self.do(
            lambda state, now: note_intents.capture(state, block, team, [text], kind=kind, lane=lane.id if lane else "")
        )
        self.doubt_dates(self.state.contents.notes[held:])
        return done
