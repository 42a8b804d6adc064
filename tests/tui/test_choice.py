"""A question with a few answers."""

from textual.app import App

from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.widgets.rows import CHOSEN, RowList

ANSWERS = [Answer("a", "Mettre en pause et quitter"), Answer("b", "Rester " * 20)]


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

        assert shown[0] == f"{CHOSEN} Mettre en pause et quitter"
        assert len(shown) == 1 + 3, "the long answer takes three rows and nothing stands empty"
        assert all(line.startswith("  Rester") for line in shown[1:])

        await pilot.press("down", "enter")
        assert chosen == ["b"]
