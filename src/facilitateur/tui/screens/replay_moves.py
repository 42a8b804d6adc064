"""Ways to move along a recording: minutes, events, markers, times of day, words that were found."""

from datetime import timedelta
from pathlib import Path

from facilitateur.domain.timing import local
from facilitateur.i18n.incidents import incident_said
from facilitateur.i18n.labels import block_title, fork_said, phase_label
from facilitateur.i18n.votes import comment_of
from facilitateur.replay.markers import Marker, MarkerKind
from facilitateur.replay.player import Player
from facilitateur.replay.search import Hit
from facilitateur.replay.timeofday import NotATimeError, OutsideError
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.session_screen import SessionScreen

MINUTE = timedelta(minutes=1)


class ReplayMoves(SessionScreen):
    """What moves; nothing can be changed here."""

    STARTS_BLOCKS = False

    player: Player
    folder: Path
    _hits: tuple[Hit, ...] = ()
    _query = ""

    def moved(self, moved: bool) -> None:
        """Show where one stands now."""
        raise NotImplementedError

    def action_minute_next(self) -> None:
        """Go one minute forward."""
        self.moved(self.player.move(MINUTE))

    def action_minute_previous(self) -> None:
        """Go one minute back."""
        self.moved(self.player.move(-MINUTE))

    def action_stretch_next(self) -> None:
        """Go ten minutes forward."""
        self.moved(self.player.move(10 * MINUTE))

    def action_stretch_previous(self) -> None:
        """Go ten minutes back."""
        self.moved(self.player.move(-10 * MINUTE))

    def action_start_jump(self) -> None:
        """Go to the start."""
        self.moved(self.player.jump(self.player.timeline.start))

    def action_end_jump(self) -> None:
        """Go to the end."""
        self.moved(self.player.jump(self.player.timeline.end))

    def action_event_next(self) -> None:
        """Go one event forward."""
        self.moved(self.player.step_forward())

    def action_event_previous(self) -> None:
        """Go one event back."""
        self.moved(self.player.step_back())

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
        self.moved(True)
        self.say(self.marker_name(marker))

    def marker_name(self, marker: Marker) -> str:
        """Return what a marker is called."""
        words, whole = self.words, self.player.course.whole
        block = whole.agenda.block(marker.block)
        title = block_title(words, whole, block) if block else ""
        match marker.kind:
            case MarkerKind.PHASE:
                return f"{phase_label(words, marker.phase, capital=True)} · {title}"
            case MarkerKind.BLOCK:
                return title
            case MarkerKind.DECISION:
                note = self.state.note(marker.note)
                return words("Decision: {text}", text=note.text if note else "")
            case MarkerKind.VOTE:
                held = self.state.vote(marker.vote) or whole.vote(marker.vote)
                return words("Vote: {comment}", comment=comment_of(words, held) if held else "")
            case MarkerKind.DAY_ENDED:
                return words("end of the day")
            case MarkerKind.ENDED:
                return words("end of the session")
            case MarkerKind.INCIDENT:
                found = whole.incidents[marker.incident : marker.incident + 1]
                return incident_said(words, whole, found[0]) if found else ""
            case MarkerKind.FORKED:
                return fork_said(words, self.state)

    def action_time_jump(self) -> None:
        """Ask for a time of day and go there; a time that cannot be stays in the box, with why."""
        question = self.words("Go to what time? (10:40, 10h40, 9 h 05)")
        self.app.push_screen(QuestionScreen(question, refuses=self._no_time), self._jump)

    def _no_time(self, typed: str) -> str:
        """Return why a line is no moment of the recording."""
        try:
            if typed:
                self.player.moment_of(typed)
        except NotATimeError:
            return self.words("“{typed}” is not a time of day: write 10:40 or 10h40.", typed=typed)
        except OutsideError:
            timeline = self.player.timeline
            start, end = local(self.state, timeline.start), local(self.state, timeline.end)
            return self.words("The recording runs from {start} to {end}.", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
        return ""

    def _jump(self, typed: str | None) -> None:
        if typed:
            self.moved(self.player.jump_to_time(typed))

    def action_past_search(self) -> None:
        """Ask for words and go to the moment at which they appeared."""
        from facilitateur.tui.dialogs.finding import FindingScreen

        self.player.pause()
        dialog = FindingScreen(self.player.search, self.player.course.whole, self._query)
        self.app.push_screen(dialog, self._found)

    def _found(self, answer: tuple[str, Hit] | None) -> None:
        if answer is None:
            return
        self._query, hit = answer
        self._hits = self.player.search.find(self._query)
        self.player.go_to_hit(hit)
        self._at_hit(self._hits.index(hit))

    def action_hit_next(self) -> None:
        """Go to the next moment that was found."""
        self._turn_hit(self.player.next_hit(self._hits))

    def action_hit_previous(self) -> None:
        """Go to the moment found before."""
        self._turn_hit(self.player.previous_hit(self._hits))

    def _turn_hit(self, index: int | None) -> None:
        if not self._hits:
            self.action_past_search()
        elif index is None:
            self.say(self.words("There is no further moment with “{words}”.", words=self._query))
        else:
            self._at_hit(index)

    def _at_hit(self, index: int) -> None:
        hit = self._hits[index]
        self.moved(True)
        self.show_hit(hit)
        facts = {"n": index + 1, "total": len(self._hits), "text": fit(hit.text, 60)}
        self.say(self.words("{n}/{total}: {text}", **facts), lasting=True)

    def show_hit(self, hit: Hit) -> None:
        """Turn to the block and the team of a moment that was found."""
        raise NotImplementedError
