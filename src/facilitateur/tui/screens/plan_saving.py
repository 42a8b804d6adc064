"""Saving a plan: never over a file that somebody else wrote meanwhile, never over another one without asking."""

import asyncio
from pathlib import Path

from textual import work

from facilitateur.i18n.formats import quote
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.plan_files import (
    UnreadableError,
    clear_backup,
    has_changed,
    load_backup,
    open_plan,
    save,
    target_of,
)
from facilitateur.tui.screens.plan_desk import PlanDesk
from facilitateur.tui.wording import say_trouble

LOOK_SECONDS = 3


class SavesPlan(PlanDesk):
    """Writes the plan, looks after its file, and asks before anything is lost."""

    _is_leaving = False
    _was_told = False

    def opened(self) -> None:
        """Offer the unsaved work that a crash left, and look from now on whether the file changes."""
        self.set_interval(LOOK_SECONDS, self._look_at_file)
        found = load_backup(self.context, self.file)
        if found is None or found.draft.agenda == self.agenda:
            return
        words = self.words
        answers = [
            Answer("take", words("Take up the unsaved work")),
            Answer("file", words("Begin with the file; the unsaved work is forgotten")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "file":
                clear_backup(self.context, self.file)
            elif answer == "take":
                self.take(found, is_saved=False)

        name = quote(words, found.draft.agenda.name)
        question = words("Work on {name} was not saved last time.", name=name)
        self.app.push_screen(ChoiceScreen(question, answers), answered)

    def _look_at_file(self) -> None:
        """Say once that somebody else has written the file."""
        if not self._was_told and has_changed(self.file):
            self._was_told = True
            said = self.words("Another program has changed this file; saving will ask what to do.")
            self.say(said, urgent=True, lasting=True)

    def action_plan_save(self) -> None:
        """Save; a plan without a file of its own gets a name first."""
        if not self.is_ready:
            return
        if not self.agenda.blocks:
            self._is_leaving = False
            self.say(self.words("Add a block first: a plan without any cannot be saved."), urgent=True)
        elif self.file.path is None:
            self.action_plan_save_as()
        elif has_changed(self.file):
            self._ask_about_change(self.file.path)
        else:
            self._write(self.file.path)

    def _ask_about_change(self, path: Path) -> None:
        words = self.words
        answers = [
            Answer("other", words("1 Save mine under another name")),
            Answer("over", words("2 Write mine over it: what the other program wrote is lost")),
            Answer("read", words("3 Read it again: what I changed is lost")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "other":
                self.action_plan_save_as()
            elif answer == "over":
                self._write(path)
            elif answer == "read":
                self._read_again()

        question = words("Another program has changed {name} since it was read.", name=quote(words, path.name))
        self.app.push_screen(ChoiceScreen(question, answers), answered)

    def _read_again(self) -> None:
        try:
            opened = open_plan(self.context, self.file.slug, self.file.path)
        except UnreadableError as error:
            self.say(error.findings[0].say(self.words) if error.findings else error.name, urgent=True, lasting=True)
            return
        clear_backup(self.context, self.file)
        self._was_told = False
        self.clear_message()
        self.take(opened)

    def action_plan_save_as(self) -> None:
        """Save under a name; the short name of the file is made from it."""
        if not self.is_ready or not self.agenda.blocks:
            self.action_plan_save()
            return

        def answered(name: str | None) -> None:
            if name is None or not name.strip():
                self._is_leaving = False
                return
            self._save_as(name.strip())

        self.app.push_screen(QuestionScreen(self.words("Save under which name?"), self.agenda.name), answered)

    def _save_as(self, name: str) -> None:
        from facilitateur.domain.plan_draft import set_name

        words, path = self.words, target_of(self.context, name)
        if path == self.file.path and name == self.agenda.name:
            self.action_plan_save()
            return

        def write() -> None:
            self.edit(set_name(self.history.now, name))
            self._write(path)

        if not files.exists(path):
            write()
            return
        answers = [Answer("keep", words("Choose another name")), Answer("over", words("Write over it"))]

        def answered(answer: str | None) -> None:
            if answer == "over":
                write()
            elif answer == "keep":
                self.action_plan_save_as()
            else:
                self._is_leaving = False

        question = words("There is an agenda {name} already.", name=quote(words, path.name))
        self.app.push_screen(ChoiceScreen(question, answers), answered)

    @work(exclusive=True, group="saving")
    async def _write(self, path: Path) -> None:
        words, before, draft = self.words, self.file, self.history.now
        try:
            self.file = await asyncio.to_thread(save, self.context, before, draft, path)
        except StorageError as error:
            reason = say_trouble(words, error.trouble)
            self.say(words("The plan could not be saved: {reason}.", reason=reason), urgent=True, lasting=True)
            self._is_leaving = False
            return
        clear_backup(self.context, before)
        self.saved, self._was_told = draft.agenda, False
        self.keep_unsaved()
        self.show_plan()
        if self._is_leaving:
            super().action_screen_leave()
            return
        self.say(words("Saved: {path}", path=str(path)))

    def action_screen_leave(self) -> None:
        """Leave; unsaved work is asked about."""
        was_emptied = self.is_never_saved and self.history.before is not None
        if not self.is_ready or not (self.is_unsaved or was_emptied):
            super().action_screen_leave()
            return
        words = self.words
        if self.agenda.blocks:
            question = words("This plan was changed and not saved.")
            answers = [
                Answer("save", words("1 Save, then leave")),
                Answer("stay", words("2 Go on preparing")),
                Answer("drop", words("3 Leave without saving: the changes are lost")),
            ]
        else:
            question = words("This plan is empty: it cannot be saved. u undoes the last changes.")
            answers = [
                Answer("stay", words("1 Go on preparing")),
                Answer("drop", words("2 Leave without saving: the changes are lost")),
            ]
        self.app.push_screen(ChoiceScreen(question, answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "save":
            self._is_leaving = True
            self.action_plan_save()
        elif answer == "drop":
            clear_backup(self.context, self.file)
            super().action_screen_leave()
