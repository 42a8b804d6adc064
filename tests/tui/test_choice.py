"""A question with a few answers."""

from pathlib import Path

import pytest
from textual.app import App

from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.context import Context
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.widgets.rows import CHOSEN, RowList

ANSWERS = [Answer("a", "Mettre en pause et quitter"), Answer("b", "Rester " * 20)]

MANY = [Answer(str(n), f"ligne {n}") for n in range(1, 12)]
OWN = [Answer("a", "1 Qui"), Answer("d", "4 Dit"), Answer("e", "équipe B")]
"""Places keep the figures that they have on the canvas."""


class Bare(App[None]):
    """A program that does nothing but ask."""

    def __init__(self) -> None:
        super().__init__()
        self.context = Context(Workspace(Path()), Settings(language="fr"))


def rows(answers: RowList) -> list[str]:
    return [answers.render_line(y).text.rstrip() for y in range(answers.size.height)]


async def test_the_box_is_as_tall_as_its_answers_and_marks_one() -> None:
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        chosen: list[str | None] = []
        app.push_screen(ChoiceScreen("Le minuteur tourne.", ANSWERS), chosen.append)
        await pilot.pause()

        answers = app.screen.query_one(RowList)
        shown = rows(answers)

        assert shown[0] == f"{CHOSEN} 1 Mettre en pause et quitter"
        assert len(shown) == 1 + 3, "the long answer takes three rows and nothing stands empty"
        assert all("Rester" in line for line in shown[1:])

        await pilot.press("down", "enter")
        assert chosen == ["b"]


@pytest.mark.parametrize(
    ("answers", "pressed", "chosen"),
    [(ANSWERS, "2", "b"), (MANY, "9", "9"), (MANY, "b", "11"), (MANY, "A", "10"), (OWN, "4", "d")],
)
async def test_a_figure_or_a_letter_takes_its_line_at_once(answers: list[Answer], pressed: str, chosen: str) -> None:
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        found: list[str | None] = []
        app.push_screen(ChoiceScreen("Laquelle ?", answers), found.append)
        await pilot.pause()
        await pilot.press(pressed)
        assert found == [chosen]


async def test_lines_beyond_the_ninth_have_letters_and_that_is_said() -> None:
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ChoiceScreen("Laquelle ?", MANY))
        await pilot.pause()
        assert [row.strip() for row in rows(app.screen.query_one(RowList))][9:11] == ["a ligne 10", "b ligne 11"]
        assert "lettre" in str(app.screen.query_one("#keys").render())


async def test_figures_that_answers_bring_stay_and_the_way_to_the_others_is_said() -> None:
    places = [Answer(str(n), f"{n} place {n}") for n in range(1, 12)]
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        found: list[str | None] = []
        app.push_screen(ChoiceScreen("Où ?", places), found.append)
        await pilot.pause()
        assert "↑↓" in str(app.screen.query_one("#keys").render())
        await pilot.press("b")
        assert found == []
        await pilot.press("end", "enter")
        assert found == ["11"]
