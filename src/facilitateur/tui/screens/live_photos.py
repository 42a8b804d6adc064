"""The live screen's pictures: those that come into a watched folder are proposed, or attached at once."""

from pathlib import Path

from facilitateur.domain import note_intents
from facilitateur.domain.intents import Events
from facilitateur.domain.state import Session
from facilitateur.i18n.words import mark
from facilitateur.session.live import LiveSession
from facilitateur.storage.photos import PhotoFolder, Picture, watched_folder
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.leaving import LeaveActions
from facilitateur.tui.screens.live_files import MOST_FILE_BYTES

PHOTO_COMMANDS = (
    Command(
        "photo.attach", "", mark("photo"), mark("Attach a recent picture of the watched folder"), mark("Notes"), "a"
    ),
)
LOOK_SECONDS = 2.0
MOST_LISTED = 12


class PhotoActions(LeaveActions):
    """Watches a folder, in a worker, and attaches its pictures to the running block and minute."""

    photo_folder: PhotoFolder | None = None
    _proposed: tuple[Picture, ...] = ()
    """Pictures that came since the session was opened and are not attached yet, the newest last."""
    _folder_lost = False
    """Whether it was said that the folder cannot be read."""

    def watch_photos(self) -> None:
        """Begin to watch the folder kept with the session, else that of the settings, if there is one."""
        folder = watched_folder(self.session.folder) or self.settings.photos
        if folder and not self.session.read_only:
            self.photo_folder = PhotoFolder(Path(folder).expanduser())
            self.photos_look()
            self.set_interval(LOOK_SECONDS, self.photos_look)

    def photos_look(self) -> None:
        """Look into the folder, off the event loop."""
        self.run_worker(self._photos_apart, thread=True, exclusive=True, group="photos", exit_on_error=False)

    def _photos_apart(self) -> None:
        """Look into the folder, in a thread: it may be on a slow or sleeping disk."""
        if self.photo_folder is None:
            return
        try:
            came = self.photo_folder.look()
        except (OSError, ValueError):
            self.app.call_from_thread(self._photos_lost)
            return
        self.app.call_from_thread(self._photos_came, came)

    def _photos_lost(self) -> None:
        """Say once that the folder cannot be read; it may come back."""
        if not self._folder_lost and self.photo_folder is not None:
            self._folder_lost = True
            said = self.words("The folder of pictures cannot be read: {path}.", path=self.photo_folder.folder)
            self.say(said, urgent=True)

    def _photos_came(self, pictures: list[Picture]) -> None:
        self._folder_lost = False
        if not pictures or not self.is_attached:
            return
        if self.settings.photos_at_once and self.state.current is not None:
            self._keep_all(pictures)
            return
        self._proposed = (*self._proposed, *pictures)
        said = self.words.plural(
            "New picture: {name}; Escape then a attaches it.",
            "{n} new pictures, the last one {name}; Escape then a attaches them.",
            len(self._proposed),
            name=pictures[-1].path.name,
        )
        self.say(said)

    def photos_said(self) -> list[str]:
        """Return how many pictures wait to be attached, for the calm status line."""
        waiting = len(self._proposed)
        return (
            [self.words.plural("{n} picture to attach (a)", "{n} pictures to attach (a)", waiting)] if waiting else []
        )

    def action_photo_attach(self) -> None:
        """Choose among the recent pictures of the watched folder."""
        if self.photo_folder is None:
            said = self.words("No folder of pictures: #path attaches a file; option --photos FOLDER.")
            self.say(said)
            return
        self.run_worker(self._list_apart, thread=True, exclusive=True, group="photo list", exit_on_error=False)

    def _list_apart(self) -> None:
        try:
            found = self.photo_folder.pictures()[:MOST_LISTED] if self.photo_folder is not None else []
        except (OSError, ValueError):
            self._folder_lost = False
            self.app.call_from_thread(self._photos_lost)
            return
        self.app.call_from_thread(self._ask, found)

    def _ask(self, pictures: list[Picture]) -> None:
        if not pictures:
            self.say(self.words("There is no picture in the watched folder yet."))
            return
        names = {file.name for file in self.state.contents.files}
        new = [picture for picture in self._proposed if picture.path.name not in names]
        answers = (
            [Answer("all", self.words.plural("The {n} that just came", "The {n} that just came", len(new)))]
            if len(new) > 1
            else []
        )
        for n, picture in enumerate(pictures, 1):
            done = " · " + self.words("attached already") if picture.path.name in names else ""
            answers.append(Answer(str(n - 1), f"{n} {fit(picture.path.name, 40)}{done}"))

        def chosen(answer: str | None) -> None:
            if answer == "all":
                self._keep_all(new)
            elif answer is not None:
                self._keep_all([pictures[int(answer)]])

        self.app.push_screen(ChoiceScreen(self.words("Attach which picture?"), answers), chosen)

    def _keep_all(self, pictures: list[Picture]) -> None:
        """Copy pictures in a thread, then attach them."""
        self._proposed = tuple(picture for picture in self._proposed if picture not in pictures)
        frame = self.frame()
        current = self.state.current or self.shown_block
        note = frame.selected.number if frame.selected is not None and self._navigating else None
        if current is None or not isinstance(self.session, LiveSession):
            return
        same = frame.block is not None and frame.block.id == current.id
        target = (current.id, self.shown_team, note if same else None)
        session = self.session

        def copy() -> None:
            kept, failed = _copies(session, pictures)
            self.app.call_from_thread(self._attach_copies, target, kept, failed)

        self.run_worker(copy, thread=True, group="photo copies", exit_on_error=False)

    def _attach_copies(
        self, target: tuple[str, str, int | None], kept: list[tuple[str, str, str]], failed: list[str]
    ) -> None:
        block, team, note = target
        before = len(self.state.contents.files)

        def attach(state: Session, name: str, stored: str, digest: str) -> Events:
            there = note if note is not None and (held := state.note(note)) and not held.retracted else None
            return note_intents.attach_file(state, block, team, name, stored, digest, there)

        for copied in kept:
            self.do(lambda state, now, copied=copied: attach(state, *copied))  # type: ignore[misc]
        count = len(self.state.contents.files) - before
        names = ", ".join(name for name, _, _ in kept)
        if failed:
            said = self.words("The file cannot be read: {path}. Nothing was attached.", path=", ".join(failed))
            self.say(said, urgent=True)
        elif count:
            self.say(self.words("Attached: {name}.", name=fit(names, 60)))
        else:
            self.say(self.words("Attached already: {name}.", name=fit(names, 60)))


def _copies(session: LiveSession, pictures: list[Picture]) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Return the copies made, and the names of those that could not be read."""
    kept, failed = [], []
    for picture in pictures:
        try:
            if picture.size > MOST_FILE_BYTES:
                raise OSError
            kept.append(session.keep_file(picture.path))
        except (OSError, ValueError):
            failed.append(picture.path.name)
    return kept, failed
