"""What Enter does on grids and surveys: figures are scores or answers, words are rows, questions or open answers."""

from collections.abc import Sequence

from facilitateur.domain import note_intents, score_intents
from facilitateur.domain.canvases.scales import Scale, closed, scale_of, scales_of
from facilitateur.domain.canvases.scoring import (
    RATED,
    RATER,
    are_tallies,
    are_values,
    named_value,
    read_answers,
    read_scores,
)
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.entry import Entry
from facilitateur.domain.events import NoteKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.tui.screens.live_criteria import SIGN, CriteriaActions
from facilitateur.tui.whereabouts import place_of, question_of


class ScoreActions(CriteriaActions):
    """Turns typed figures into scores and answers."""

    def submit_scores(self, entry: Entry, typed: str) -> bool | None:
        """Do what a line says on a grid or survey; none when it is an ordinary line there."""
        frame = self.frame()
        if frame.canvas.shown not in (CanvasKind.GRID, CanvasKind.SURVEY) or entry.file is not None or entry.makes:
            return None
        on_survey, block = frame.canvas.shown is CanvasKind.SURVEY, self.shown_block
        if entry.votes is None and entry.kind is not NoteKind.PLAIN and on_survey and block is not None:
            return self._say_words(block.id, entry.text, entry.kind)
        if entry.votes is not None or entry.kind is not NoteKind.PLAIN:
            return None
        text = entry.text or ("" if entry.place or entry.team else typed.strip())
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
        figures = all(are_values(line) or are_tallies(line) for line in lines)
        if frame.canvas.shown not in (CanvasKind.GRID, CanvasKind.SURVEY) or not figures or block is None:
            return None
        if frame.canvas.shown is CanvasKind.GRID and not frame.canvas.places:
            return None
        try:
            if frame.canvas.shown is CanvasKind.GRID:
                return self._paste_rows(block.id, lines)
            return self._paste_answers(block.id, lines)
        except RefusedError as refused:
            self.say(self.refusal(refused), urgent=True)
            return False

    def _paste_answers(self, block: str, lines: Sequence[str]) -> bool | None:
        questions = closed(self.frame().canvas.lanes)
        scales, at = [scale_of(item) for item in questions], self._question_at(questions)
        if not scales:
            return None
        return self._answer(block, questions, [one for line in lines for one in self._answers(line, scales, at) or ()])

    def _paste_rows(self, block: str, lines: Sequence[str]) -> bool:
        """Score rows from the one of the cursor on; after the last one the next rater begins at the first."""
        frame, team = self.frame(), self.shown_team
        criteria, rows = closed(frame.canvas.lanes), frame.canvas.places
        first, scales = min(frame.cursor.place, len(rows) - 1), scales_of(closed(frame.canvas.lanes))
        typed = []
        for at, line in enumerate(lines, first):
            turn, row = divmod(at, len(rows))
            typed.append((rows[row].id, frame.cursor.rater + turn, read_scores(line, scales)))
        if not self.do(lambda state, now: score_intents.score_rows(state, block, team, criteria, typed)):
            return False
        turn, row = divmod(first + len(lines), len(rows))
        self.place_cursor = self.place_cursor._replace(place=row, rater=frame.cursor.rater + turn)
        self.repaint()
        return True

    def make_places(self, labels: list[str]) -> bool:
        """Make questions where the card leaves them to the group."""
        raise NotImplementedError

    def _on_grid(self, entry: Entry, text: str) -> bool | None:
        if text == SIGN:
            self.action_criteria_change()
            return True
        if text.startswith(SIGN):
            return self.agree_criteria(text[1:])
        if found := RATER.fullmatch(text):
            self.place_cursor = self.place_cursor._replace(rater=max(int(found[1]), 1), place=(entry.place or 1) - 1)
            self.repaint()
            return True
        if (named := RATED.fullmatch(text)) and are_values(named[2]):
            text = named[2]
            self.place_cursor = self.place_cursor._replace(rater=max(int(named[1]), 1))
        if not text and entry.place is None:
            return self._next_row(skipping=True)
        if not are_values(text):
            return None
        if entry.place is not None:
            self.place_cursor = self.place_cursor._replace(place=entry.place - 1)
        frame, block, team = self.frame(), self.shown_block, self.shown_team
        row = place_of(frame)
        if block is None or row is None or (entry.place or 1) > len(frame.canvas.places):
            raise RefusedError(Reason.NO_ROW)
        criteria = closed(frame.canvas.lanes)
        values = read_scores(text, scales_of(criteria))
        rater = frame.cursor.rater
        done = self.do(
            lambda state, now: score_intents.score_row(state, block.id, team, row.id, criteria, rater, values)
        )
        return done and self._next_row()

    def _next_row(self, *, skipping: bool = False) -> bool:
        """Go to the next row; after the last one the next rater begins at the first."""
        cursor, rows = self.place_cursor, len(self.frame().canvas.places)
        if not rows or (skipping and rows == 1):
            return True
        if cursor.place + 1 < rows:
            self.place_cursor = cursor._replace(place=cursor.place + 1)
        else:
            self.place_cursor = cursor._replace(place=0, rater=cursor.rater + 1)
        self.repaint()
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
        if block is None or not text:
            return True
        at = self._question_at(questions)
        given = self._answers(text, scales, at)
        if given is None:
            asks = frame.canvas.makes_places and not questions
            return self.make_places([text]) if asks else self._say_words(block.id, text)
        return self._answer(block.id, questions, given)

    def _answer(
        self, block: str, questions: Sequence[CanvasItem], given: Sequence[tuple[tuple[int | None, ...], int]]
    ) -> bool:
        team, ids = self.shown_team, [item.id for item in questions]
        answers = [
            ({ids[i]: value for i, value in enumerate(values) if value is not None}, people) for values, people in given
        ]
        return self.do(lambda state, now: score_intents.answer(state, block, team, answers))

    def _question_at(self, questions: tuple[CanvasItem, ...]) -> int:
        question = question_of(self.frame())
        return next((i for i, item in enumerate(questions) if question is not None and item.id == question.id), 0)

    def _answers(self, text: str, scales: list[Scale], at: int) -> list[tuple[tuple[int | None, ...], int]] | None:
        if scales and (are_tallies(text) or are_values(text)):
            return [(given.values, given.people) for given in read_answers(text, scales, at)]
        value = named_value(text, scales[at]) if scales else None
        if value is None:
            return None
        return [(tuple(value if i == at else None for i in range(len(scales))), 1)]

    def _say_words(self, block: str, text: str, kind: NoteKind = NoteKind.PLAIN) -> bool:
        """Write words down under the open question of the cursor, or the first one."""
        frame, team = self.frame(), self.shown_team
        opened = [item for item in frame.canvas.lanes if scale_of(item).is_open]
        here = question_of(frame)
        lane = here if here in opened else (opened[0] if opened else None)
        return self.do(
            lambda state, now: note_intents.capture(state, block, team, [text], kind=kind, lane=lane.id if lane else "")
        )
