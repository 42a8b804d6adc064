"""Leaving the live screen: by choice, or because the system ends the program."""

from facilitateur.domain import intents
from facilitateur.domain.refusals import RefusedError
from facilitateur.session.live import LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.screens.live_moving import MoveActions


class LeaveActions(MoveActions):
    """Write the notes, leave, let go."""

    session: LiveSession | WatchedSession

    def action_export_write(self) -> None:
        """Open the export screen; the session goes on behind it."""
        from facilitateur.tui.export_job import Told
        from facilitateur.tui.screens.exports import show_exports

        show_exports(self, lambda: Told(self.state, list(self.session.records), self.session_now()))

    def action_screen_leave(self) -> None:
        """Leave; with a running timer, ask what it should do meanwhile."""
        contents = self.state.contents
        if isinstance(self.session, LiveSession) and not self.session.retry():
            self._ask_before_losing(self.session.unsaved)
            return
        if self.session.read_only or contents.current is None or contents.paused:
            self._leave()
            return
        answers = [
            Answer("pause", self.words("Pause the timer and leave")),
            Answer("run", self.words("Leave, and let the timer go on")),
            Answer("stay", self.words("Stay")),
        ]
        self.app.push_screen(ChoiceScreen(self.words("The timer is running."), answers), self._answered_leaving)

    def _ask_before_losing(self, unsaved: int) -> None:
        question = self.words("{n} changes are not on the disk: leaving now loses them.", n=unsaved)
        answers = [
            Answer("stay", self.words("Stay; the program keeps trying to save")),
            Answer("move", self.words("Go on in another folder")),
            Answer("retry", self.words("Try to save again, then leave")),
            Answer("lose", self.words("Leave and lose them")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "retry":
                self.action_screen_leave()
            elif answer == "move":
                self.action_folder_change()
            elif answer == "lose":
                self._leave()

        self.app.push_screen(ChoiceScreen(question, answers), answered)

    def _answered_leaving(self, answer: str | None) -> None:
        if answer == "pause":
            try:
                self.session.perform(lambda state, now: intents.pause(state))
            except RefusedError:
                return
        if answer in ("pause", "run"):
            self._leave()

    def _leave(self) -> None:
        self.let_go(clean=True)
        super().action_screen_leave()

    def let_go(self, *, clean: bool = False) -> None:
        """Keep the draft and close the session; nothing else is needed, everything shown is on disk."""
        self._save_draft()
        if isinstance(self.session, LiveSession):
            self.session.close(clean=clean)

    def photos_said(self) -> list[str]:
        """Return what waits in the watched folder."""
        raise NotImplementedError

    def _save_draft(self) -> None:
        raise NotImplementedError
