"""Going on in another folder when the disk is full, lost or pulled out: nothing that memory holds is lost."""

from pathlib import Path

from facilitateur.i18n.words import mark
from facilitateur.session.live import LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.storage.errors import StorageError
from facilitateur.storage.places import Workspace, other_folder
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_carrying import CarryActions
from facilitateur.tui.wording import say_trouble

MOVE_COMMANDS = (
    Command(
        "folder.change",
        "shift+f9,f21",
        mark("other folder"),
        mark("Go on in another folder, when the disk is full or gone"),
        mark("Session"),
    ),
)


class MoveActions(CarryActions):
    """Asks for another folder and moves the running session there."""

    session: LiveSession | WatchedSession

    def action_folder_change(self) -> None:
        """Ask where the session is to go on."""
        if not isinstance(self.session, LiveSession):
            self.say(self.words("Another program runs this session: it is read only here."), urgent=True)
            return
        question = self.words("Go on in which folder? The whole session is written there; nothing is lost.")
        self.app.push_screen(QuestionScreen(question, str(other_folder(self.context.workspace.root))), self._move_to)

    def _move_to(self, typed: str | None) -> None:
        if not typed or not typed.strip() or not isinstance(self.session, LiveSession):
            return
        try:
            root = Path(typed.strip()).expanduser().absolute()
            lost = self.session.move_to(root)
        except StorageError as error:
            reason = say_trouble(self.words, error.trouble)
            self.say(
                self.words(
                    "{folder} cannot be used: {reason}. The session stays where it was.", folder=typed, reason=reason
                ),
                urgent=True,
                lasting=True,
            )
            return
        except (RuntimeError, ValueError, OSError):
            self.say(self.words("{folder} is not a folder. The session stays where it was.", folder=typed), urgent=True)
            return
        self.context.move_to(Workspace(root))
        self.keep_draft_again()
        said = self.words("The session goes on in {folder}, all of it saved there.", folder=self.session.folder)
        if lost:
            said += " " + self.words("Attached files that could not be read: {names}.", names=", ".join(lost))
        self.repaint()
        self.say(said, urgent=bool(lost), lasting=True)

    def keep_draft_again(self) -> None:
        """Keep the unfinished line in the folder where the session goes on."""
        raise NotImplementedError
