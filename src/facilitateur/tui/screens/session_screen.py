"""What the live screen and the replay share: which block, team and note are looked at, and the frame they make."""

from datetime import datetime

from textual.content import Content

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.ideas import on_page
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.canvases.tree import head_of
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.state import WHOLE_ROOM, Note, Session
from facilitateur.i18n.words import mark
from facilitateur.tui import cursor as moving
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.commands import Command
from facilitateur.tui.frame import AT_HEAD, Cursor, Frame
from facilitateur.tui.ideas import idea_left_off
from facilitateur.tui.kept import Kept
from facilitateur.tui.painting.status import comments_in, figures_of
from facilitateur.tui.widgets.session_view import SessionView

LOOK = mark("Look")

LOOK_COMMANDS = (
    Command("card.show", "f1", mark("card"), mark("Read the method card"), LOOK, footer=True),
    Command("agenda.show", "f7", mark("agenda"), mark("See the whole agenda, planned and real"), LOOK, footer=True),
    Command("team.next", "ctrl+t", mark("team"), mark("Go to the next team's canvas"), LOOK),
    Command("block.look-before", "pageup", mark("earlier"), mark("Look at an earlier block without starting it"), LOOK),
    Command("block.look-after", "pagedown", mark("later"), mark("Look at a later block without starting it"), LOOK),
)


class SessionScreen(BaseScreen):
    """A screen that shows a session; its subclasses say which state, and what time it is."""

    BLANK = True
    """Its widgets cover it, so it is never rendered itself."""

    STARTS_BLOCKS = True
    """Whether a block that is chosen in the agenda may be started."""

    def __init__(self) -> None:
        super().__init__()
        self._cursors: dict[tuple[str, str], Cursor] = {}
        self._canvas: tuple[object, CanvasView] | None = None
        self._notes: Kept[tuple[Note, ...]] = Kept()
        self._parked: Kept[tuple[Note, ...]] = Kept()
        self._frame: tuple[tuple[object, ...], Frame] | None = None
        self._figures: Kept[tuple[tuple[str, str], ...]] = Kept()
        self._comments: Kept[tuple[str, ...]] = Kept()
        self._looked: str | None = None
        self._team = ""
        self._navigating = False

    @property
    def state(self) -> Session:
        """The session to show."""
        raise NotImplementedError

    def session_now(self) -> datetime:
        """Return the instant to show."""
        raise NotImplementedError

    def unsaved_notes(self) -> frozenset[int]:
        """Return the numbers of the notes that are not on disk."""
        return frozenset()

    @property
    def shown_block(self) -> Block | None:
        """The block looked at: the running one unless the facilitator turned to another."""
        state = self.state
        if self._looked is not None:
            return state.agenda.block(self._looked)
        if state.current is not None:
            return state.current
        visits = state.contents.visits
        first = state.agenda.blocks[0] if state.agenda.blocks else None
        return state.agenda.block(visits[-1].block) if visits else first

    @property
    def shown_team(self) -> str:
        """The team whose canvas is shown; that of the whole room where a block has no other."""
        return self._team_in(self.shown_block)

    def _team_in(self, block: Block | None) -> str:
        if block is not None and self.state.is_for_all(block.id):
            return WHOLE_ROOM
        letters = [team.letter for team in self.state.contents.teams]
        if self._team not in letters:
            self._team = letters[0] if letters else "A"
        return self._team

    @property
    def place_cursor(self) -> Cursor:
        """The cursor of the shown canvas."""
        block = self.shown_block
        return self._cursor_of(block, self._team_in(block))

    @place_cursor.setter
    def place_cursor(self, cursor: Cursor) -> None:
        block = self.shown_block
        self._cursors[(block.id if block else "", self.shown_team)] = cursor

    def _cursor_of(self, block: Block | None, team: str) -> Cursor:
        key = (block.id if block else "", team)
        if key not in self._cursors and (found := self.cursor_left_off(block, team)) != Cursor():
            self._cursors[key] = found
        return self._cursors.get(key, Cursor())

    def cursor_left_off(self, block: Block | None, team: str) -> Cursor:
        """Return where a canvas that this screen has not shown yet is gone on with."""
        if block is None:
            return Cursor()
        canvas = self._canvas_of(self.state, block, team)
        if canvas.head is not None:
            return Cursor() if head_of(self.state.notes_of(block.id, team)) else Cursor(AT_HEAD)
        if not self.state.contents.places.get((block.id, team)):
            return Cursor()
        return idea_left_off(self._canvas_of(self.state, block, team), self.state.notes_of(block.id, team))

    def frame(self) -> Frame:
        """Return the picture to show now; while nothing but the time changes, only the time is new in it."""
        state, block = self.state, self.shown_block
        team, unsaved = self._team_in(block), self.unsaved_notes()
        cursor = self._cursor_of(block, team)
        pace = self.context.settings.speech_pace
        key = (state, block, team, self.words, self._navigating, cursor, unsaved, pace)
        kept = self._frame
        if kept is None or any(a is not b for a, b in zip(kept[0][:5], key[:5], strict=True)) or kept[0][5:] != key[5:]:
            kept = self._frame = (key, self._new_frame(state, block, team, cursor, unsaved))
        return kept[1]._replace(now=self.session_now())

    def _new_frame(
        self, state: Session, block: Block | None, team: str, cursor: Cursor, unsaved: frozenset[int]
    ) -> Frame:
        notes: tuple[Note, ...] = ()
        canvas = self._canvas_of(state, block, team)
        page = cursor.lane if canvas.by_idea else 0
        if block is not None:
            seen = (state.contents.notes, block, team, canvas, page)
            notes = self._notes.get(lambda: on_page(canvas, state.notes_of(block.id, team), page), *seen)
        if cursor.parent is not None and all(note.number != cursor.parent for note in notes):
            cursor = cursor._replace(parent=None)
        frame = Frame(
            state=state,
            now=self.session_now(),
            words=self.words,
            block=block,
            team=team,
            canvas=canvas,
            notes=notes,
            cursor=cursor,
            navigating=self._navigating,
            unsaved=unsaved,
            pace=self.context.settings.speech_pace,
            parked=self._parked.get(state.parking_lot, state.contents.notes),
        )
        kept = (state.contents.handed_in, state.contents.files, state.contents.answers)
        people = (state.contents.notes, state.contents.participants, state.contents.groups)
        counted = (notes, block, team, frame.canvas, self.words.language, *kept, *people)
        scored = (*counted, state.contents.scores, state.contents.votes, frame.pace)
        return frame._replace(
            figures=self._figures.get(lambda: figures_of(frame), *counted),
            comments=self._comments.get(lambda: comments_in(frame), *scored),
        )

    def _canvas_of(self, state: Session, block: Block | None, team: str) -> CanvasView:
        if block is None:
            return CanvasView()
        made = state.contents.places.get((block.id, team))
        agreed = state.contents.criteria.get(block.id)
        key = (state.cards.get(block.card), block, self.words.language, made, agreed)
        if self._canvas is None or self._canvas[0] != key:
            self._canvas = (key, canvas_view(state, block, self.words.language, team))
        return self._canvas[1]

    def repaint(self) -> None:
        """Show the session as it is now."""
        self.query_one(SessionView).frame = self.frame()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self.repaint()

    def switch_team(self, letter: str) -> bool:
        """Go to a team's canvas, and return whether there is such a team."""
        if all(team.letter != letter for team in self.state.contents.teams):
            return False
        self._team = letter
        self.repaint()
        return True

    def action_team_next(self) -> None:
        """Go to the next team's canvas."""
        letters = [team.letter for team in self.state.contents.teams]
        if self.shown_team == WHOLE_ROOM:
            self.say(
                self.words("This block has one canvas, for the whole room: “@B text” writes down what team B says.")
            )
        elif len(letters) > 1:
            self.switch_team(letters[(letters.index(self.shown_team) + 1) % len(letters)])
        else:
            self.say(self.words("There is only one team."))

    def action_block_look_before(self) -> None:
        """Look at the block before."""
        self._look(-1)

    def action_block_look_after(self) -> None:
        """Look at the block after."""
        self._look(1)

    def _look(self, step: int) -> None:
        blocks = self.state.agenda.blocks
        at = self.state.agenda.position(self.shown_block.id if self.shown_block else None) + step
        if 0 <= at < len(blocks):
            self.look_at(blocks[at].id)

    def look_at(self, block: str | None) -> None:
        """Turn to a block; none turns back to the running one."""
        self._looked = None if block == self.state.contents.current else block
        self.repaint()

    def select_note(self, step: int) -> None:
        """Move the selection on the canvas."""
        self.place_cursor = moving.select(self.frame(), step)
        self.repaint()

    def action_card_show(self) -> None:
        """Open the card of the shown block."""
        from facilitateur.domain.timing import clock_of
        from facilitateur.tui.painting.card_page import Use
        from facilitateur.tui.screens.card import CardScreen

        block = self.shown_block
        card = self.state.card_of(block)
        if block is None or card is None:
            self.say(self.words("This block has no card."))
            return
        clock = clock_of(self.state, block)
        step = clock.step if block.id == self.state.contents.current else None
        self.app.push_screen(CardScreen(card, self.words.language, Use(clock.allotted, clock.steps, step)))

    def action_agenda_show(self) -> None:
        """Open the agenda with planned and real times."""
        from facilitateur.tui.dialogs.timetable import TimetableScreen

        shown = TimetableScreen(self.state, self.session_now(), self.odds_said(), starts=self.STARTS_BLOCKS)
        self.app.push_screen(shown, self.block_chosen)

    def action_standing_show(self) -> None:
        """Open the sheet that tells where the session stands."""
        from facilitateur.tui.dialogs.standing import StandingScreen

        self.app.push_screen(StandingScreen(self.state, self.session_now()), self._after_standing)

    def _after_standing(self, answer: str | None) -> None:
        if answer == "recap":
            self.action_recap_show()

    def action_recap_show(self) -> None:
        """Open the parking lot and the decisions."""
        raise NotImplementedError

    def odds_said(self) -> str:
        """Return how likely the day ends on time, where that can be told."""
        return ""

    def block_chosen(self, block: str | None) -> None:
        """Turn to the block that was chosen in the agenda."""
        if block is not None:
            self.look_at(block)

    def clean_message(self, text: str) -> Content:
        """Return a message as content that nothing can parse."""
        return Content(clean_line(text))
