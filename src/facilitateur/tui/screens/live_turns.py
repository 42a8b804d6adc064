"""Whose turn it is on a grid as scores are typed: said when it is not the next row's, and given back by undo."""

from collections.abc import Collection, Sequence

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grid import grid_of
from facilitateur.domain.canvases.merit import crowded
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.state import CanvasKey, Contents
from facilitateur.i18n.scores import crowded_said
from facilitateur.i18n.typed_scores import crowded_row_said, row_left_said, short_row_said, short_rows_said, turn_said
from facilitateur.tui.frame import Cursor
from facilitateur.tui.painting.grid import rater_said
from facilitateur.tui.painting.text import fit
from facilitateur.tui.rating import (
    cursor_left_off,
    next_turn,
    scored_turns,
    takes_every_rater,
    turn_after,
    turns_in,
    undone_turns,
)
from facilitateur.tui.screens.live_dates import DateActions


class TurnActions(DateActions):
    """Keeps the cursor of a grid at the row and the rater whose scores are typed next."""

    def __init__(self) -> None:
        super().__init__()
        self._turns: dict[int, tuple[CanvasKey, Cursor]] = {}
        """Where the cursor stood before an action, by the first event of the action."""

    def cursor_left_off(self, block: Block | None, team: str) -> Cursor:
        """Go on after what was scored or counted last: after a crash nothing is typed over."""
        key, contents = (block.id if block else "", team), self.state.contents
        scores, answers = contents.scores.get(key), contents.answers.get(key)
        if not scores and not answers:
            return super().cursor_left_off(block, team)
        return cursor_left_off(self._canvas_of(self.state, block, team), scores or {}, answers or ())

    def remember_turn(self, cursor: Cursor) -> None:
        """Keep where the cursor of the shown canvas stood before what was done last."""
        if self.state.undo is not None:
            self._turns[self.state.undo.group] = (self.frame().key, cursor)

    def follow_travel(self, group: int, before: Contents) -> None:
        """Give back the turn that an undone action was typed in; once it is redone the turn after it comes."""
        after, redo = self.state.contents, self.state.redo
        is_undone = redo is not None and redo.group == group
        if is_undone and group in self._turns:
            key, cursor = self._turns[group]
            self._cursors[key] = cursor
        else:
            changed = undone_turns(before, after) if is_undone else undone_turns(after, before)
            for key, turn in changed.items():
                self._turn_back(key, turn, is_done=not is_undone)
        self.repaint()

    def _turn_back(self, key: CanvasKey, turn: tuple[str, int], *, is_done: bool) -> None:
        """Go to the turn of a row and a rater on a canvas, or to the one after it."""
        canvas = self._canvas_of(self.state, self.state.agenda.block(key[0]), key[1])
        rows, (row, rater) = [place.id for place in canvas.places], turn
        if row not in rows:
            return
        cursor = Cursor(rows.index(row), rater=rater)
        scores = self.state.contents.scores.get(key, {})
        self._cursors[key] = turn_after(canvas.places, turns_in(canvas, scores), cursor) if is_done else cursor

    def _say_corrected(self, before: Cursor, scored: Collection[tuple[str, int]]) -> None:
        """Say what a correction gave a row, and go back to the turn that it interrupted, else on to the next one."""
        self.repaint()
        corrected, rows = self.place_cursor, self.frame().canvas.places
        said = [self.words("Corrected: {said}. Ctrl-Z undoes.", said=rater_said(self.frame()))]
        back = before._replace(place=min(before.place, len(rows) - 1))
        if (rows[back.place].id, back.rater) in scored:
            back = next_turn(self.frame())
            said.append(self._turn_said(corrected, back))
        self.place_cursor = back
        self.repaint()
        self.say(" ".join(filter(None, said)))

    def _turn_to(self, cursor: Cursor, short: str = "") -> None:
        """Go to a turn; say what the line before it lacks, and whose turn it is when it is not the next row's."""
        before = self.place_cursor
        self.place_cursor = cursor
        self.repaint()
        said = [text for text in (short, self._turn_said(before, cursor)) if text]
        if said:
            self.say(" · ".join(said), urgent=bool(short))

    def _turn_said(self, before: Cursor, cursor: Cursor) -> str:
        """Return that another rater's turn comes, or that a row above waits for scores; nothing of the next row."""
        frame = self.frame()
        if not frame.canvas.places:
            return ""
        place, scored = frame.canvas.places[cursor.place], scored_turns(frame)
        row, is_above = fit(place.label, 30), cursor.place <= before.place and (place.id, cursor.rater) not in scored
        if takes_every_rater(frame):
            begun = {row for row, _ in scored}
            if place.id not in begun:
                return row_left_said(self.words, cursor.rater, row, every=True) if is_above else ""
            is_done = all(place.id in begun for place in frame.canvas.places)
            is_said = is_done and (is_above or before.rater != cursor.rater)
            return turn_said(self.words, before.rater, cursor.rater, row, every=True) if is_said else ""
        if before.rater != cursor.rater:
            return turn_said(self.words, before.rater, cursor.rater, row, every=False)
        return row_left_said(self.words, cursor.rater, row, every=False) if is_above else ""

    def _crowded(self, rows: Collection[str]) -> str:
        """Return that rows just typed have more grades than there are people; they are kept all the same."""
        frame = self.frame()
        found = crowded(grid_of(frame.canvas, frame.scores), frame.state, frame.key)
        many = [row for row in found.rows if row.place.id in rows]
        if len(many) == 1:
            return crowded_row_said(self.words, many[0].raters, found.people)
        return "".join(crowded_said(self.words, found._replace(rows=tuple(many))))

    def _short(self, typed: Sequence[tuple[str, int, Sequence[float | None]]]) -> str:
        """Return what is said of lines with fewer figures than criteria; nothing where the rest is scored already."""
        frame = self.frame()
        criteria = closed(frame.canvas.lanes)
        if takes_every_rater(frame):
            return self._crowded({row for row, _, _ in typed})
        names = {place.id: (n, place.label) for n, place in enumerate(frame.canvas.places, 1)}
        found = []
        for row, rater, values in typed:
            rest = criteria[len(values) :]
            missing = [item.label for item in rest if (row, item.id, rater) not in frame.scores]
            if len(missing) == len(rest) > 0:
                found.append((names[row], rater, missing))
        if len(found) == 1:
            row_, rater, missing = found[0]
            return short_row_said(self.words, (row_[0], fit(row_[1], 30)), rater, missing, len(criteria))
        return short_rows_said(self.words, [fit(row_[1], 30) for row_, _, _ in found]) if found else ""
