"""The live screen's naming of teams: which one, then its name, refused on the spot where another team bears it."""

from collections.abc import Callable

from facilitateur.domain.limits import LONGEST_TEAM_NAME
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.team_names import is_cut, name_team, read_name
from facilitateur.i18n.labels import team_label
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_time import TimeActions


def _nothing() -> None:
    """Do nothing after a name was given or not."""


class TeamNameActions(TimeActions):
    """Names teams."""

    def action_team_name(self) -> None:
        """Ask which team is called what from now on."""
        if len(self.state.contents.teams) < 2:
            self.say(self.words("There is only one team."))
        else:
            self.name_a_team(_nothing)

    def name_a_team(self, then: Callable[[], None]) -> None:
        """Ask which team, then its name; `then` follows, named or not."""
        letters = [team.letter for team in self.state.contents.teams]
        answers = [Answer(letter, team_label(self.words, self.state, letter)) for letter in letters]

        def chosen(letter: str | None) -> None:
            if letter is None:
                then()
            else:
                self._ask_name(letter, then)

        self.app.push_screen(ChoiceScreen(self.words("Which team gets a name?"), answers), chosen)

    def _ask_name(self, letter: str, then: Callable[[], None]) -> None:
        question = self.words("Name of team {letter}; empty: its letter alone.", letter=letter)
        held = self.state.contents.team_names.get(letter, "")

        def refuses(line: str) -> str:
            try:
                name_team(self.state, letter, line)
            except RefusedError as refused:
                return self.refusal(refused)
            return ""

        def named(line: str | None) -> None:
            if line is not None and self.do(lambda state, now: name_team(state, letter, line)):
                self._say_named(letter, held, self._cut_said(line))
            then()

        self.app.push_screen(QuestionScreen(question, held, refuses=refuses, understands=self._cut_said), named)

    def _cut_said(self, line: str) -> str:
        """Return what is kept of a name that is too long; nothing of one that fits."""
        if not is_cut(line):
            return ""
        return self.words("{most} characters at most: “{name}” is kept.", most=LONGEST_TEAM_NAME, name=read_name(line))

    def _say_named(self, letter: str, before: str, cut: str) -> None:
        """Say what a team is called from now on, if that is new, and what was left out."""
        if self.state.contents.team_names.get(letter, "") == before:
            said = [cut]
        else:
            label = team_label(self.words, self.state, letter)
            said = [f"{label[:1].upper()}{label[1:]}.", cut, self.words("Ctrl-Z undoes.")]
        if any(said):
            self.say(" ".join(filter(None, said)), urgent=bool(cut))
