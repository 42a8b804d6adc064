"""What Enter does where zones are filled for each idea: go to another idea, or begin a new one."""

import re

from facilitateur.domain.canvases.ideas import APART
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.i18n.ideas import earlier_said
from facilitateur.tui.frame import Cursor
from facilitateur.tui.ideas import go_to_idea, idea_beside, notes_apart
from facilitateur.tui.screens.live_scores import ScoreActions

_IDEA = re.compile(r"[iI](\d{1,2})(?:\s+(.*))?", re.DOTALL)
"""`i2`, or `i2 text` to write there."""


class IdeaActions(ScoreActions):
    """Goes from idea to idea."""

    def submit_behind(self, text: str, team: str | None = None) -> bool:
        """Do what a line says behind the team that it may begin with, on the canvas that shows now."""
        raise NotImplementedError

    def submit(self, text: str) -> bool:
        """Do what a typed line says, and return whether the line may be emptied."""
        raise NotImplementedError

    def submit_idea(self, text: str, team: str | None = None) -> bool | None:
        """Go to the idea that a line begins with, and do the rest of it there; none for any other line."""
        frame, found = self.frame(), _IDEA.fullmatch(clean_line(text))
        if found is None or not frame.canvas.ideas:
            return None
        cursor = go_to_idea(frame, int(found[1]))
        if cursor is None:
            refused = RefusedError(Reason.UNKNOWN_IDEA, n=int(found[1]), last=len(frame.canvas.ideas))
            self.say(self.refusal(refused), urgent=True)
            return False
        self.place_cursor = cursor
        self.forget_message()
        self.repaint()
        if not found[2]:
            return True
        return self.submit(found[2]) if team is None else self.submit_behind(found[2], team)

    def turn_idea(self) -> None:
        """Go to the next idea, in the same zone."""
        self.place_cursor = idea_beside(self.frame(), 1)
        self.repaint()

    def begin_idea(self, labels: list[str]) -> None:
        """Go to the first of the ideas just begun; say it when reactions stand before the first one."""
        frame = self.frame()
        before = len(frame.canvas.ideas) - len(labels)
        self.place_cursor = Cursor(lane=max(before, 0))
        self.repaint()
        waiting = len(notes_apart(frame))
        if before <= 0 and waiting:
            said = self.words.plural(
                "{n} reaction stands beside the ideas: i0 goes there, v among the notes moves it.",
                "{n} reactions stand beside the ideas: i0 goes there, v among the notes moves them.",
                waiting,
            )
            self.say(said)

    def say_earlier(self, place: str) -> None:
        """Say it when an idea was just put in other words: the earlier ones are not lost."""
        idea = next((idea for idea in self.frame().canvas.ideas if idea.id == place), None)
        said = earlier_said(self.words, idea) if idea is not None else ""
        if said:
            self.say(self.words("The earlier title stays in the report. {said}", said=said))

    def stand_apart(self) -> None:
        """Go to what reacts to no idea."""
        self.place_cursor = self.place_cursor._replace(lane=APART, selected=None)
        self.repaint()
