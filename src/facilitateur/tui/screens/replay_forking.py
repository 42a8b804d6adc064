"""From a moment of a replay to a new session that goes on from there."""

import asyncio

from textual import work

from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import wall_time
from facilitateur.logs import fork
from facilitateur.session.opening import resume
from facilitateur.storage.errors import StorageError
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.screens.replay_moves import ReplayMoves
from facilitateur.tui.wording import say_refusal, say_trouble


class ForkActions(ReplayMoves):
    """What makes another session of this one."""

    def action_session_fork(self) -> None:
        """Ask, then go on from here as a new session."""
        words = self.words
        self.player.pause()
        self.repaint()
        time = wall_time(local(self.state, self.player.now))
        question = words("Run the rest differently from {time}? The recording stays as it is.", time=time)
        answers = [
            Answer("fork", words("Make a new session and open it")),
            Answer("stay", words("Go on looking")),
        ]
        self.app.push_screen(ChoiceScreen(question, answers), self._answered_fork)

    def _answered_fork(self, answer: str | None) -> None:
        if answer == "fork":
            self._fork()

    @work(exclusive=True, group="opening")
    async def _fork(self) -> None:
        from facilitateur.tui.screens.live import LiveScreen

        shelf = SessionShelf([self.context.workspace.sessions])
        try:
            made = await asyncio.to_thread(fork, shelf, self.folder, self.player.count, self.player.now)
            live = await asyncio.to_thread(resume, made)
        except RefusedError as refused:
            self.say(say_refusal(self.words, refused), urgent=True)
            return
        except StorageError as error:
            reason = say_trouble(self.words, error.trouble)
            self.say(self.words("It could not be made: {reason}.", reason=reason), urgent=True)
            return
        self.app.push_screen(LiveScreen(live))
