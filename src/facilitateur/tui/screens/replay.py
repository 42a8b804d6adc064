"""A past session on the same widgets, with a clock moved by hand."""

from datetime import datetime
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.i18n.labels import block_title, phase_label
from facilitateur.i18n.words import mark
from facilitateur.replay.markers import Marker, MarkerKind
from facilitateur.replay.player import Player
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import NotATimeError, OutsideError
from facilitateur.session import read
from facilitateur.tui import cursor as moving
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.text import fit, line
from facilitateur.tui.painting.timeline import paint_timeline
from facilitateur.tui.screens.replay_commands import REPLAY_COMMANDS
from facilitateur.tui.screens.session_screen import SessionScreen
from facilitateur.tui.widgets.key_bar import KeyBar
from facilitateur.tui.widgets.painted import Board
from facilitateur.tui.widgets.session_view import SessionView

TICK = 1 / 10


class ReplayScreen(SessionScreen):
    """Play, pause, jump; nothing can be changed here."""

    SCREEN_COMMANDS = REPLAY_COMMANDS
    NAME = mark("replay")
    DEFAULT_CSS = """
    ReplayScreen Board#timeline { height: 1; }
    ReplayScreen Board#player { height: 1; }
    """

    def __init__(self, folder: Path, *, at: datetime | None = None, speed: float | None = None) -> None:
        super().__init__()
        _, self.records, _ = read(folder)
        self.player = Player(Timeline(self.records), speed=speed or 60)
        if at is not None:
            self.player.jump(at)
        self._message = ""
        self._navigating = True

    @property
    def state(self) -> Session:
        """The session as it was."""
        return self.player.state

    def session_now(self) -> datetime:
        """Return the instant shown."""
        return self.player.now

    def compose(self) -> ComposeResult:
        """The session, then where one stands in it."""
        yield SessionView()
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
        self.query_one("#timeline", Board).lines = (paint_timeline(self.player, width),)
        self.query_one("#player", Board).lines = (line(self._player_line(), width=width),)

    def _player_line(self) -> Content:
        words, player = self.words, self.player
        now = local(self.state, player.now)
        mode = words("playing") if player.playing else (words("end") if player.finished else words("paused"))
        parts: list[str | tuple[str, str]] = [
            (f" {words('REPLAY')} ", "bold reverse $secondary"),
            (f" {now:%H:%M:%S} ", "bold"),
            f"· {mode} ×{player.speed:g} · {player.count}/{len(player.timeline)}",
        ]
        if player.cut_idle:
            parts.append(f" · {words('silences cut')}")
        if self._message:
            parts.append((f" · {self._message}", "bold $warning"))
        return Content.assemble(*parts)

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Show a message beside the player."""
        self._message = fit(message, 200)
        self.repaint()
        if not lasting:
            self.set_timer(5, self._clear_message)

    def _clear_message(self) -> None:
        self._message = ""
        self.repaint()

    def _moved(self, moved: bool) -> None:
        self._message = ""
        if moved:
            self._looked = None
            self.follow()
        self.repaint()

    def action_play_toggle(self) -> None:
        """Play or pause."""
        self.player.play_or_pause()
        self._moved(False)

    def action_speed_up(self) -> None:
        """Play faster."""
        self.player.faster()
        self._moved(False)

    def action_speed_down(self) -> None:
        """Play slower."""
        self.player.slower()
        self._moved(False)

    def action_idle_toggle(self) -> None:
        """Cut the long silences, or play them."""
        self.player.toggle_idle()
        self._moved(False)

    def action_event_next(self) -> None:
        """Go one event forward."""
        self._moved(self.player.step_forward())

    def action_event_previous(self) -> None:
        """Go one event back."""
        self._moved(self.player.step_back())

    def action_marker_next(self) -> None:
        """Go to the next marker."""
        self._at_marker(self.player.next_marker())

    def action_marker_previous(self) -> None:
        """Go to the marker before."""
        self._at_marker(self.player.previous_marker())

    def _at_marker(self, marker: Marker | None) -> None:
        if marker is None:
            self.say(self.words("There is no further marker."))
            return
        self._moved(True)
        self.say(self._marker_name(marker))

    def _marker_name(self, marker: Marker) -> str:
        words = self.words
        block = self.state.agenda.block(marker.block)
        title = block_title(words, self.state, block) if block else ""
        match marker.kind:
            case MarkerKind.PHASE:
                return f"{phase_label(words, marker.phase, capital=True)} · {title}"
            case MarkerKind.BLOCK:
                return title
            case MarkerKind.DECISION:
                note = self.state.note(marker.note)
                return words("Decision: {text}", text=note.text if note else "")
            case MarkerKind.DAY_ENDED:
                return words("end of the day")
            case MarkerKind.ENDED:
                return words("end of the session")

    def action_time_jump(self) -> None:
        """Ask for a time of day and go there."""
        question = self.words("Go to what time? (10:40, 10h40, 9 h 05)")
        self.app.push_screen(QuestionScreen(question), self._jump)

    def _jump(self, typed: str | None) -> None:
        if not typed:
            return
        try:
            self._moved(self.player.jump_to_time(typed))
        except NotATimeError:
            self.say(self.words("“{typed}” is no time of day: write 10:40 or 10h40.", typed=typed))
        except OutsideError:
            timeline = self.player.timeline
            start, end = local(self.state, timeline.start), local(self.state, timeline.end)
            said = self.words("The recording runs from {start} to {end}.", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
            self.say(said)

    def action_place_next(self) -> None:
        """Look at the next place of the canvas."""
        self.place_cursor = moving.next_place(self.frame())
        self.repaint()

    def action_recap_show(self) -> None:
        """Open the parking lot and the decisions."""
        from facilitateur.tui.dialogs.recap import RecapScreen

        self.app.push_screen(RecapScreen(self.state))

    def action_export_write(self) -> None:
        """Write the notes of the whole session."""
        from facilitateur.tui.exporting import write_exports

        timeline = self.player.timeline
        whole = timeline.state_of(len(timeline))
        message, urgent = write_exports(self.context, whole, self.records, timeline.end)
        self.say(message, urgent=urgent, lasting=True)

    def action_replay_close(self) -> None:
        """Close the replay."""
        self.action_screen_leave()
