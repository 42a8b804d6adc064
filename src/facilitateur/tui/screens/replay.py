"""A past session on the same widgets, with a clock moved by hand."""

from datetime import datetime
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import begun_minutes, change, number
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.words import mark
from facilitateur.replay.player import Player
from facilitateur.replay.search import Hit
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.wall import wall_of
from facilitateur.session.opening import read
from facilitateur.tui import cursor as moving
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import line, wrap
from facilitateur.tui.painting.timeline import paint_course
from facilitateur.tui.painting.wall import paint_wall
from facilitateur.tui.screens.replay_commands import REPLAY_COMMANDS
from facilitateur.tui.screens.replay_forking import ForkActions
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.key_bar import KeyBar
from facilitateur.tui.widgets.painted import Board
from facilitateur.tui.widgets.session_view import SessionView

TICK = 1 / 10
MESSAGE_ROWS = 3


class ReplayScreen(ForkActions):
    """Play, pause, jump; nothing can be changed here."""

    SCREEN_COMMANDS = REPLAY_COMMANDS
    NAME = mark("replay")
    DEFAULT_CSS = """
    ReplayScreen Board#timeline { height: 3; }
    ReplayScreen Board#player { height: 1; }
    ReplayScreen #wall { height: 1fr; display: none; padding: 0 1; scrollbar-size-vertical: 1; }
    ReplayScreen.-wall #wall { display: block; }
    ReplayScreen.-wall SessionView { display: none; }
    """

    def __init__(self, folder: Path, *, at: datetime | None = None, speed: float | None = None) -> None:
        super().__init__()
        self.folder = folder
        _, self.records, _ = read(folder)
        self.player = Player(Timeline(self.records), speed=speed or 60)
        if at is not None:
            self.player.jump(at)
        self._message = ""
        self._on_wall: tuple[object, ...] = ()
        self._navigating = True

    @property
    def state(self) -> Session:
        """The session as it was."""
        return self.player.state

    def session_now(self) -> datetime:
        """Return the instant shown."""
        return self.player.now

    def frame(self) -> Frame:
        """Return the picture to show, of the past."""
        return super().frame()._replace(replayed=True)

    def compose(self) -> ComposeResult:
        """The session, then where one stands in it."""
        yield SessionView()
        with VerticalScroll(id="wall", can_focus=False):
            yield Page(id="wall-page")
        yield Board(id="timeline")
        yield Board(id="player")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first picture."""
        self.set_interval(TICK, self._tick)
        self.call_after_refresh(self.repaint)

    def _tick(self) -> None:
        if self.player.advance(TICK):
            self.follow()
            self.repaint()
            if self.player.finished:
                self.finish()

    def finish(self) -> None:
        """Say that the recording is over."""
        self.say(self.words("End of the recording."))

    def follow(self) -> None:
        """Turn to the team of the newest note, as the facilitator did."""
        notes = self.state.contents.notes
        note = notes[-1] if len(notes) else None
        if note is not None and note.block == self.state.contents.current:
            self._team = note.team or self._team
            self.place_cursor = moving.with_selected(self.frame(), note)._replace(selected=None)

    def on_resize(self) -> None:
        """Draw the timeline over the new width."""
        self.call_after_refresh(self.repaint)

    def repaint(self) -> None:
        """Show the session and the player as they are now."""
        super().repaint()
        width = self.size.width or 80
        if self.shows_wall:
            self._paint_wall()
        self.query_one("#timeline", Board).lines = paint_course(self.player, self.words, width)
        player = self.query_one("#player", Board)
        lines = [line(self._player_line(self._message), width=width)]
        if self._message and self._player_line(self._message).cell_length > width:
            lines = [line(self._player_line(""), width=width)]
            said = wrap(self._message, width - 2)[:MESSAGE_ROWS]
            lines += [line((f" {row}", "bold $warning"), width=width) for row in said]
        if len(lines) != len(player.lines):
            player.styles.height = len(lines)
        player.lines = tuple(lines)

    def _paint_wall(self) -> None:
        words, state = self.words, self.state
        seen = (id(state.contents), words.language, self.size.width)
        if seen != self._on_wall:
            self._on_wall = seen
            sheets = wall_of(state, words.language)
            self.query_one("#wall-page", Page).paint = lambda width: paint_wall(words, state, sheets, width)

    def _player_line(self, message: str) -> Content:
        words, player = self.words, self.player
        now = local(self.state, player.now)
        mode = words("playing") if player.playing else (words("end") if player.finished else words("paused"))
        name = words("WALL") if self.shows_wall else words("REPLAY")
        parts: list[str | tuple[str, str]] = [
            (f" {name} ", "bold reverse $secondary"),
            (f" {now:%H:%M:%S} ", "bold"),
            f"· {mode} ×{number(words, player.speed, 1 if player.speed < 1 else 0)}",
            f" · {player.count}/{len(player.timeline)}",
        ]
        if player.cut_idle:
            parts.append(f" · {words('silences cut')}")
        if message:
            parts.append((f" · {message}", "bold $warning"))
        elif told := self._against_plan():
            parts.append(f" · {told}")
        return Content.assemble(*parts)

    def _against_plan(self) -> str:
        """Return what the plan meant for this minute, and how late the running block began."""
        words, course, said = self.words, self.player.course, []
        lag = course.lag(self.state, self.player.now)
        if lag is not None:
            said.append(words("began {change}", change=change(words, begun_minutes(lag))))
        planned = course.planned_at(self.player.now)
        if planned is not None and planned.block.id != self.state.contents.current:
            said.append(words("planned: {block}", block=block_title(words, course.whole, planned.block)))
        return " · ".join(said)

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Show a message beside the player."""
        self._message = message
        self.repaint()
        if not lasting:
            self.set_timer(5, self._clear_message)

    def _clear_message(self) -> None:
        self._message = ""
        self.repaint()

    def moved(self, moved: bool) -> None:
        """Show where one stands now; the message goes, and the running block is looked at again."""
        self._message = ""
        if moved:
            self._looked = None
            self.follow()
        self.repaint()

    def show_hit(self, hit: Hit) -> None:
        """Turn to the block and the team of a moment that was found, its note selected."""
        self.look_at(hit.block)
        if any(team.letter == hit.team for team in self.state.contents.teams):
            self._team = hit.team
        note = self.state.note(hit.note)
        if note is not None:
            self.place_cursor = moving.with_selected(self.frame(), note)
        else:
            ideas = [idea.label for idea in self.frame().canvas.ideas]
            found = ideas.index(hit.text) if hit.text in ideas else self.place_cursor.lane
            self.place_cursor = self.place_cursor._replace(lane=found)
        self.repaint()

    def action_play_toggle(self) -> None:
        """Play or pause."""
        self.player.play_or_pause()
        self.moved(False)

    def action_speed_up(self) -> None:
        """Play faster."""
        self.player.faster()
        self.moved(False)

    def action_speed_down(self) -> None:
        """Play slower."""
        self.player.slower()
        self.moved(False)

    def action_idle_toggle(self) -> None:
        """Cut the long silences, or play them."""
        self.player.toggle_idle()
        self.moved(False)

    def action_wall_show(self) -> None:
        """See every canvas that holds anything, or the block again."""
        self.toggle_class("-wall")
        self.repaint()
        self.query_one("#wall", VerticalScroll).scroll_home(animate=False)

    @property
    def shows_wall(self) -> bool:
        """Whether the whole wall is shown rather than a block."""
        return self.has_class("-wall")

    def action_block_look_before(self) -> None:
        """Look at the block before; on the wall, go up a page."""
        if self.shows_wall:
            self.query_one("#wall", VerticalScroll).scroll_page_up(animate=False)
        else:
            super().action_block_look_before()

    def action_block_look_after(self) -> None:
        """Look at the block after; on the wall, go down a page."""
        if self.shows_wall:
            self.query_one("#wall", VerticalScroll).scroll_page_down(animate=False)
        else:
            super().action_block_look_after()

    def action_place_next(self) -> None:
        """Look at the next place of the canvas."""
        self.place_cursor = moving.next_place(self.frame())
        self.repaint()

    def action_recap_show(self) -> None:
        """Open the parking lot and the decisions."""
        from facilitateur.tui.dialogs.recap import RecapScreen

        self.app.push_screen(RecapScreen(self.state))

    def action_export_write(self) -> None:
        """Open the export screen on the whole session."""
        from facilitateur.tui.export_job import Told
        from facilitateur.tui.screens.exports import show_exports

        timeline = self.player.timeline
        told = Told(timeline.state_of(len(timeline)), self.records, timeline.end)
        show_exports(self, lambda: told)

    def action_replay_close(self) -> None:
        """Close the replay."""
        self.action_screen_leave()
