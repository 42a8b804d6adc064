"""Pasted text on the live screen: each line is a note, a place or an answer; what is too much becomes a joined file."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from textual import on

from facilitateur.domain import note_intents
from facilitateur.domain.canvases.scales import closed, scale_of
from facilitateur.domain.canvases.scoring import are_tallies, are_values
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import MOST_ANSWERS, MOST_NOTES, MOST_PLACES
from facilitateur.domain.state import Session
from facilitateur.i18n.formats import number
from facilitateur.session.live import Intent
from facilitateur.tui.screens.leaving import LeaveActions
from facilitateur.tui.whereabouts import is_on_steps
from facilitateur.tui.widgets.entry_line import EntryInput


def with_joined(intent: Intent, joined: Intent | None) -> Intent:
    """Return an intent that does what two do, as one action."""
    if joined is None:
        return intent
    return lambda state, now: (*intent(state, now), *joined(state, now))


def do_nothing(state: Session, now: datetime) -> Events:
    """Ask for nothing: the intent that another one is joined to."""
    return ()


class PasteActions(LeaveActions):
    """Takes what is pasted, as much as fits, and says where the rest is."""

    joined: Intent | None = None
    """Performed as one action with the next intent, so that one undo takes both back."""
    _message: tuple[str, bool] | None
    """What is said now, and whether it is urgent."""

    @on(EntryInput.LinesPasted)
    def _pasted(self, event: EntryInput.LinesPasted) -> None:
        room = self._room_for(event.lines)
        lines, more = event.lines[:room], event.lines[room:]
        rest = "\n".join([*more, *event.rest]) if more or event.rest else ""
        name = self._keep_rest(event.whole or rest)
        if name is None and not lines:
            self.say(self.words("Nothing more fits here: nothing was taken from the pasted text."), urgent=True)
            return
        try:
            done = self._take(lines)
        finally:
            self.joined = None
        if done:
            doubt = self._message[0] if self._message is not None else ""
            self._say_taken(len(lines), len(more) + len(event.rest), name, is_cut=bool(event.whole or rest))
            if doubt:
                said = self._message[0] if self._message is not None else ""
                self.say(f"{said} {doubt}", urgent=True)

    def _take(self, lines: list[str]) -> bool:
        """Write the lines down, the attached rest with them."""
        if not lines:
            return self.do(do_nothing)
        done = self.submit_pasted(lines)
        return self.capture(lines) if done is None else done

    def _say_taken(self, taken: int, left: int, name: str | None, *, is_cut: bool) -> None:
        words = self.words
        said = words.plural("{count} line pasted.", "{count} lines pasted.", taken, count=number(words, taken))
        if not is_cut:
            self.say(said)
            return
        if name is None:
            more = words("The end did not fit and could not be kept: paste it again in parts.")
        elif left:
            more = words.plural(
                "The {n} line that did not fit is in the attached file {name}.",
                "The {n} lines that did not fit are in the attached file {name}.",
                left,
                name=name,
            )
        else:
            more = words("Long lines were cut: all of it is in the attached file {name}.", name=name)
        self.say(f"{said} {more}", urgent=True)

    @on(EntryInput.PasteCut)
    def _cut(self, event: EntryInput.PasteCut) -> None:
        """Keep a pasted line that is longer than a note, whole, beside its beginning."""
        name = self._keep_rest(event.whole)
        kept = self.joined is not None and self.do(do_nothing)
        self.joined = None
        if kept:
            said = self.words("Too long for one note: all of it is in the attached file {name}.", name=name)
        else:
            said = self.words("The pasted text was too long: its end was left out.")
        self.say(said, urgent=True)

    def _room_for(self, lines: Sequence[str]) -> int:
        """Return how many of some pasted lines fit on the shown canvas."""
        frame = self.frame()
        figures = all(are_values(line) or are_tallies(line) for line in lines)
        if frame.canvas.shown is CanvasKind.SURVEY and figures and not all(map(are_tallies, lines)):
            several = len(closed(frame.canvas.lanes)) == 1 and not scale_of(closed(frame.canvas.lanes)[0]).is_open
            return self._answers_that_fit(lines, several=several)
        if is_on_steps(frame) or (frame.canvas.shown is CanvasKind.GRID and not (figures and frame.canvas.places)):
            return max(MOST_PLACES - len(self.state.contents.places.get(frame.key, ())), 0)
        return max(MOST_NOTES - len(self.state.contents.notes), 0)

    def _answers_that_fit(self, lines: Sequence[str], *, several: bool) -> int:
        room = MOST_ANSWERS - len(self.state.contents.answers.get(self.frame().key, ()))
        for at, line in enumerate(lines):
            room -= len(line.split()) if several else 1
            if room < 0:
                return at
        return len(lines)

    def _keep_rest(self, text: str) -> str | None:
        """Put a text into the session's folder, attached with the next action; return its name, none if it failed."""
        block, team = self.shown_block, self.shown_team
        if not text or block is None:
            return None
        ending = self.words("pasted")
        number = 1 + sum(PurePath(file.name).stem.startswith(ending) for file in self.state.contents.files)
        try:
            name, stored, digest = self.keep_text(f"{ending}-{number}.txt", text)
        except (OSError, ValueError):
            return None
        self.joined = lambda state, now: note_intents.attach_file(state, block.id, team, name, stored, digest)
        return name

    def keep_text(self, name: str, text: str) -> tuple[str, str, str]:
        """Write a text into the session's folder, and return its name, its stored name and its hash."""
        raise NotImplementedError
