"""What can be read of a plan while it is prepared: its findings, its material, the cards of its blocks; who comes."""

from collections.abc import Callable, Sequence

from textual.content import Content

from facilitateur.agendas.desk import Crowd
from facilitateur.agendas.typed import read_crowd
from facilitateur.domain.plan_draft import set_group
from facilitateur.i18n.words import mark
from facilitateur.tui.painting.plan_detail import all_findings, crowd_line, material_page, odds_help
from facilitateur.tui.painting.plan_rows import Plan
from facilitateur.tui.screens.browsing import BACK, BrowsingScreen
from facilitateur.tui.screens.plan_desk import PlanDesk
from facilitateur.tui.screens.reading import ReadingScreen


class ShowsPlan(PlanDesk):
    """Opens the sheets of a plan."""

    def action_findings_show(self) -> None:
        """See all that makes the plan hard to hold."""
        open_findings(self, self.plan, self.crowd, has_odds=True)

    def action_material_show(self) -> None:
        """See the material of the whole plan."""
        plan, crowd = self.plan, self.crowd
        if not crowd.people and self.agenda.group is not None:
            crowd = crowd._replace(people=self.agenda.group[1])
        aside = crowd_line(self.words, crowd)
        sheet = SheetScreen(self.words("Material"), aside, lambda width: material_page(plan, crowd, width))
        self.app.push_screen(sheet)

    def action_card_show(self) -> None:
        """Read the card of the block."""
        from facilitateur.tui.screens.card import CardScreen

        block = self.block
        card = self.plan.cards.get(block.card) if block is not None and block.card else None
        if card is None:
            self.say(self.words("This block has no card."))
        else:
            self.app.push_screen(CardScreen(card, self.words.language))

    def action_crowd_say(self) -> None:
        """Say how many people and teams come; the plan is checked for them."""
        words = self.words
        value = f"{self.crowd.people} / {self.crowd.team_count}" if self.crowd.people else ""

        def take(crowd: Crowd) -> None:
            self.crowd = crowd
            self._keep_group()
            self.show_plan()

        question = words("How many people come, in how many teams? 24, or 24 / 5. Nothing: not known.")
        self.ask(question, value, read_crowd, take)

    def _keep_group(self) -> None:
        """Write for how many the plan is made, unless it says a range: that is for other groups too."""
        people, group = self.crowd.people, self.agenda.group
        if group is None or group[0] == group[1]:
            group = (people, people) if people else None
            self.edit(set_group(self.history.now, group, self.crowd.teams))

    def take_crowd(self, crowd: Crowd) -> None:
        """Check the plan for others."""
        self.crowd = crowd
        self.show_plan()


def open_findings(screen: BrowsingScreen, plan: Plan, crowd: Crowd, *, has_odds: bool = False) -> None:
    """Open the page of all that was found about a plan, and of what its odds are where they stand above it."""
    words = screen.words
    aside = crowd_line(words, crowd)

    def painted(width: int) -> list[Content]:
        return [*all_findings(plan, width), *(odds_help(plan, width) if has_odds else [])]

    screen.app.push_screen(SheetScreen(words("To look at"), aside, painted))


class SheetScreen(ReadingScreen):
    """A page to read, with the arrows and the page keys."""

    SCREEN_COMMANDS = (BACK,)
    NAME = mark("sheet")
    DEFAULT_CSS = """
    SheetScreen #page { max-width: 110; }
    """

    def __init__(self, heading: str, aside: str, paint: Callable[[int], Sequence[Content]]) -> None:
        super().__init__()
        self._heading = heading
        self._aside = aside
        self._paint = paint

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self.show_title(self._heading, self._aside)
        self.show_page(self._paint)
