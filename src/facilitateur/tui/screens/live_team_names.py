"""The live screen's naming of teams: which one, then its name, refused on the spot where another team bears it."""

from collections.abc import Callable

from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.team_names import name_team
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

        def refuses(line: str) -> str:
            try:
                name_team(self.state, letter, line)
            except RefusedError as refused:
                return self.refusal(refused)
            return ""

        def named(line: str | None) -> None:
            if line is not None and self.do(lambda state, now: name_team(state, letter, line)) and is_other():
                label = team_label(self.words, self.state, letter)
                self.say(f"{label[:1].upper()}{label[1:]}. {self.words('Ctrl-Z undoes.')}")
            then()

        held = self.state.contents.team_names.get(letter, "")

        def is_other() -> bool:
            return self.state.contents.team_names.get(letter, "") != held

        self.app.push_screen(QuestionScreen(question, held, refuses=refuses), named)
