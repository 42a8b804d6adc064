"""Ticking on the export screen: documents, formats, people, saved ways of exporting, the folder."""

from pathlib import Path

from msgspec import structs

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.choices import Choices, load_choices, save_choice
from facilitateur.export.wishes import Wish, choice_of, wish_of
from facilitateur.i18n.formats import quote
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.export_job import folder_of
from facilitateur.tui.painting.exports import document_name
from facilitateur.tui.screens.browsing import BrowsingScreen
from facilitateur.tui.screens.export_rows import NAMES
from facilitateur.tui.widgets.rows import RowList

MOST_NAME = 60


class TickActions(BrowsingScreen):
    """What changes the wish."""

    wish: Wish
    choices: Choices

    def refresh_ticks(self) -> None:
        """Show the wish as it is now."""
        raise NotImplementedError

    def possible(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the documents and the formats that can be had."""
        raise NotImplementedError

    def action_wish_change(self) -> None:
        """Tick, untick or change the row that the mark stands on."""
        kind, _, name = (self.query_one("#list", RowList).chosen or "").partition(":")
        change = structs.replace
        match kind:
            case "document":
                self._take(self.wish.toggled(document=name))
            case "format":
                self._take(self.wish.toggled(format_id=name))
            case "names":
                modes = list(NAMES)
                self._take(change(self.wish, names=modes[(modes.index(self.wish.names) + 1) % len(modes)]))
            case "anonymous":
                self._take(change(self.wish, anonymous=not self.wish.anonymous))
            case "traces":
                self._take(change(self.wish, traces=not self.wish.traces))
            case "unagreed":
                self._take(change(self.wish, unagreed=not self.wish.unagreed))
            case "choice":
                self.action_choice_take()
            case "folder":
                self.action_folder_choose()

    def _take(self, wish: Wish) -> None:
        self.wish = wish
        self.refresh_ticks()

    def action_choice_take(self) -> None:
        """Take one of the saved ways of exporting."""
        words = self.words
        answers = [
            Answer(name, f"{name} — {document_name(words, choice.document)}")
            for name, choice in self.choices.by_name.items()
        ]

        def answered(name: str | None) -> None:
            choice = None if name is None else self.choices.named(name)
            if name is not None and choice is not None:
                self._take(wish_of(name, choice, self.wish).only(*self.possible()))

        self.app.push_screen(ChoiceScreen(words("Which way of exporting?"), answers), answered)

    def action_choice_keep(self) -> None:
        """Save what is ticked under a name, for this screen and for the command line."""
        words = self.words
        if len(self.wish.documents) != 1:
            self.say(words("A saved way of exporting has one document: leave one ticked."), urgent=True)
            return

        def answered(name: str | None) -> None:
            name = clean_line(name or "", MOST_NAME)
            if name:
                self._keep(name)

        self.app.push_screen(QuestionScreen(words("Save it under which name?"), self.wish.choice), answered)

    def _keep(self, name: str) -> None:
        words, models = self.words, self.context.workspace.models
        if not save_choice(models, name, choice_of(self.wish, self.choices)):
            self.say(words("It could not be saved in {folder}.", folder=str(models)), urgent=True, lasting=True)
            return
        self.choices = load_choices(models)
        self._take(structs.replace(self.wish, choice=name))
        said = quote(words, name)
        self.say(words("Saved: {name}, also for the command line with --choix.", name=said))

    def action_folder_choose(self) -> None:
        """Write into another folder; nothing typed means that of the workspace."""
        words = self.words

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            folder = clean_line(typed, 1000)
            usual = str(self.context.workspace.root / "exports")
            kept = "" if not folder or folder == usual else str(Path(folder).expanduser().absolute())
            self._take(structs.replace(self.wish, folder=kept))

        folder = str(folder_of(self.context, self.wish))
        self.app.push_screen(QuestionScreen(words("Write into which folder?"), folder), answered)
