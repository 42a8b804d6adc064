"""Reads the line that sets timers: « A 10 », « toutes 10 », « Salle bleue 11:30 »."""

from collections.abc import Callable
from datetime import datetime
from datetime import time as clock
from typing import Any

from textual.app import App

from facilitateur.domain import timer_intents
from facilitateur.domain.cleaning import fold, same_words
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.spans import Span, next_moment, split_span
from facilitateur.domain.state import Session
from facilitateur.domain.team_names import read_name
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import duration, exact_duration, listing, whole_minutes
from facilitateur.i18n.labels import side_label
from facilitateur.i18n.words import Words
from facilitateur.session.live import Intent
from facilitateur.tui.dialogs.question import QuestionScreen

EVERYONE = ("", "toutes", "tous", "tout", "all", "*", "equipes", "teams")
"""Names that mean all teams."""


class LineReader:
    """What a line about timers means in a session."""

    def __init__(self, words: Words, state: Callable[[], Session], now: Callable[[], datetime]) -> None:
        self.words = words
        self.state = state
        self.now = now

    def ask(self, app: App[Any], refuses: Callable[[str], str]) -> None:
        """Ask for lines until one is not refused; what a line means is said while it is typed."""
        app.push_screen(QuestionScreen(self.question(), refuses=refuses, understands=self.meaning))

    def question(self) -> str:
        """Return what is asked, with examples that cannot be taken for one another."""
        return self.words(
            "Which team or room, and how long or until when?\n"
            "A 12 min · all 10 min · B, C 1 min 30\n"
            "Blue room until 11:30"
        )

    def intent(self, line: str) -> Intent:
        """Return the intent that sets and starts the timers of a line."""
        labels, span = self.labels(line)
        if span is None:
            raise_later = RefusedError(Reason.NO_TIME_GIVEN)

            def refuse(state: Session, now: datetime) -> Events:
                raise raise_later

            return refuse
        return lambda state, now: timer_intents.set_timers(state, now, labels, span, start=True)

    def meaning(self, line: str) -> str:
        """Return what a line is understood as: « équipe A : 9 min 20 », « Salle bleue : jusqu'à 11:30 »; or nothing."""
        words = self.words
        labels, span = self.labels(line)
        if span is None or not labels:
            return ""
        names = listing(words, [side_label(words, self.state(), label) for label in labels])
        time = self.span_said(span)
        said = words("{name}: {time}", name=names[:1].upper() + names[1:], time=time)
        strange = next((label for label in labels if len(label) == 1 and label.isalpha()), "")
        return (
            f"{said}\n{words('{letter} is no team here: the room will read it as a place.', letter=strange)}"
            if strange
            else said
        )

    def span_said(self, span: Span) -> str:
        """Return a time with both its length and its end, so that « 9:00 » and « 12:00 » cannot be mistaken."""
        words, state, now = self.words, self.state(), self.now()
        if isinstance(span, clock):
            said = words("until {time}", time=f"{span:%H:%M}")
            try:
                left = next_moment(state, span, now) - state.room_offset - now
            except RefusedError:
                return said
            return f"{said} ({duration(words, whole_minutes(left))})"
        end = words("until {time}", time=f"{local(state, now + span):%H:%M}")
        return f"{exact_duration(words, span)} ({end})"

    def labels(self, line: str) -> tuple[list[str], Span | None]:
        """Return whose timers a line sets, and their time; none when it says none."""
        found = split_span(line)
        if found is None:
            return [], None
        names, span = found
        letters = [team.letter for team in self.state().contents.teams]
        if fold(names).strip() in EVERYONE:
            return [f"@{letter}" for letter in letters], span
        parts = [part.strip() for part in names.replace("+", ",").split(",")]
        return [self._label(part, letters) for part in parts if part], span

    def _label(self, name: str, letters: list[str]) -> str:
        """Return `@A` for « A », « @a », « équipe A » and what team A is called, else the name."""
        called = self.state().contents.team_names.items()
        named = next((letter for letter, one in called if same_words(one, read_name(name.removeprefix("@")))), "")
        if named in letters:
            return f"@{named}"
        bare = fold(name).removeprefix("equipe").removeprefix("team").strip().removeprefix("@").upper()
        return f"@{bare}" if bare in letters or (name.startswith("@") and len(bare) == 1) else name
