"""The method cards: filtered while one types, read whole, and still readable when their file is broken."""

import re

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input

from facilitateur.cards.library import Library
from facilitateur.domain.card import Card
from facilitateur.domain.stepping import share_seconds
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace, built_in
from facilitateur.tui.context import Context
from facilitateur.tui.painting.card_page import Use
from facilitateur.tui.screens.card import CardScreen
from facilitateur.tui.screens.cards import CardsScreen
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.shelves import library_of
from facilitateur.tui.widgets.rows import RowList
from support.screens import Desk, Opener

BROKEN = "---\nfiche : 1\nnom : Carte [/x] \x1b]0;titre\x07\n---\n\n## But\n[@click=app.quit]ici[/]\n"

BUILT_IN = Library([built_in().cards]).entries


def card(workspace: Workspace, slug: str) -> Card:
    found = library_of(Context(workspace, Settings())).get(slug)
    assert found is not None
    return found


def alone(workspace: Workspace, slug: str, english: str | None = None) -> Card:
    """Return a built-in card with another English text, or none."""
    masters = Context(workspace, Settings()).built_in.cards
    workspace.cards.mkdir(parents=True, exist_ok=True)
    (workspace.cards / f"{slug}.md").write_bytes((masters / f"{slug}.md").read_bytes())
    if english is not None:
        (workspace.cards / f"{slug}.en.md").write_text(english, encoding="utf-8")
    found = Library([workspace.cards]).get(slug)
    assert found is not None
    return found


def chosen(desk: Desk) -> str | None:
    return desk.screen.query_one("#list", RowList).chosen


async def test_cards_stand_under_their_shelves(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), language="en", size=(100, 120)) as desk:
        rows = desk.text.split("\n")
        places = [rows.index(f"  {name}") for name in ("Icebreaker", "Understanding", "Ideation", "Pitch", "Any phase")]
        assert places == sorted(places)
        assert f"{len(BUILT_IN)} cards" in desk.text


@pytest.mark.parametrize("query", ["Météo", "meteo int", "METEO INT", "interieure"])
async def test_the_filter_ignores_accents_and_case(open_screen: Opener, query: str) -> None:
    async with open_screen(CardsScreen()) as desk:
        await desk.type(query)
        assert chosen(desk) == "meteo-humeur"


async def test_the_best_match_is_chosen_and_enter_reads_it(open_screen: Opener) -> None:
    async with open_screen(CardsScreen()) as desk:
        await desk.type("pourquoi")
        await desk.press("enter")
        assert desk.name == "CardScreen"
        assert "5 pourquoi" in desk.text


async def test_the_arrows_move_while_the_filter_keeps_the_keyboard(open_screen: Opener) -> None:
    async with open_screen(CardsScreen()) as desk:
        first = chosen(desk)
        await desk.press("down", "down", "up", "pagedown", "pageup", "up")
        assert chosen(desk) == first
        await desk.press("down")
        assert chosen(desk) != first


async def test_escape_shows_all_cards_again_then_goes_back(open_screen: Opener) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press("m")
        await desk.type("persona")
        await desk.press("escape")
        assert desk.name == "CardsScreen"
        assert desk.screen.query_one(Input).value == ""
        await desk.press("escape")
        assert desk.name == "HomeScreen"


async def test_a_query_that_nothing_fits_says_so(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), language="en") as desk:
        await desk.type("zzz[/x]")
        assert "No card holds these words." in desk.text
        await desk.press("enter")
        assert desk.name == "CardsScreen"


async def test_a_broken_card_says_its_first_error_and_opens_as_plain_text(
    open_screen: Opener, workspace: Workspace
) -> None:
    (workspace.cards / "casse.md").write_text(BROKEN, encoding="utf-8")
    async with open_screen(CardsScreen(), language="en") as desk:
        await desk.type("casse")
        assert "With errors: readable as plain text" in desk.text
        assert "required key missing or empty" in desk.text
        await desk.press("enter")
        assert desk.name == "SourceScreen"
        assert "[@click=app.quit]ici[/]" in desk.text
        assert "line 1: required key missing" in desk.text
        assert "\x1b" not in desk.text
        await desk.press("escape")
        assert desk.name == "CardsScreen"


async def test_a_card_of_the_workspace_is_told_from_the_built_in_one(open_screen: Opener, workspace: Workspace) -> None:
    source = Context(workspace, Settings()).built_in.cards / "persona.md"
    text = source.read_text(encoding="utf-8").replace("nom : Persona", "nom : Persona à nous")
    (workspace.cards / "persona.md").write_text(text, encoding="utf-8")
    async with open_screen(CardsScreen(), language="en", size=(120, 30)) as desk:
        await desk.type("persona")
        assert "(your version)" in desk.flat


async def test_files_changed_meanwhile_are_read_again(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(CardsScreen(), language="en") as desk:
        (workspace.cards / "casse.md").write_text(BROKEN, encoding="utf-8")
        await desk.press("f5")
        assert f"{len(BUILT_IN) + 1} cards" in desk.text


async def test_a_wide_screen_shows_the_card_beside_the_list(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), size=(160, 45)) as desk:
        await desk.type("5 pourquoi")
        assert "Remonter d’un symptôme observé" in desk.text


async def test_the_language_changes_the_list_and_the_preview(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), language="fr", size=(160, 45)) as desk:
        await desk.type("5 pourquoi")
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "5 Whys" in desk.text
        assert "PURPOSE" in desk.text
        assert "Compréhension" not in desk.text


async def test_a_card_shows_all_its_parts(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(
        CardScreen(card(workspace, "5-pourquoi"), "en", None), language="en", size=(80, 110)
    ) as desk:
        heads = (
            "PURPOSE",
            "INSTRUCTION, TO SAY ALOUD",
            "STEPS",
            "TIPS",
            "PITFALLS",
            "MATERIAL",
            "TO CAPTURE",
            "VARIANTS",
        )
        for head in (*heads, "REMOTELY", "EXAMPLE", "SOURCE"):
            assert head in desk.text
        assert "licence CC BY 4.0, revision 1".lower() in desk.flat.lower()
        assert "25 min (15 to 45) · 3 to 30 people · energy ●○○ · trust ●●○" in desk.text
        assert "PREPARATION [fr]" not in desk.text


async def test_a_part_that_lacks_in_english_is_marked(open_screen: Opener, workspace: Workspace) -> None:
    english = (Context(workspace, Settings()).built_in.cards / "5-pourquoi.en.md").read_text(encoding="utf-8")
    partly = english[: english.index("## Preparation")] + english[english.index("## Steps") :]
    shown = CardScreen(alone(workspace, "5-pourquoi", partly), "en", None)
    async with open_screen(shown, language="en", size=(80, 110)) as desk:
        assert "PREPARATION [fr]" in desk.text
        assert "STEPS [fr]" not in desk.text


async def test_lines_stay_short_on_a_wide_screen(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(CardScreen(card(workspace, "carte-empathie"), "fr", None), size=(160, 60)) as desk:
        rows = [row for row in desk.rows[:-1] if row.strip()]
        assert max(len(row.strip().rstrip("▁▂▃▄▅▆▇█ ")) for row in rows) <= 76
        assert all(row.startswith(" " * 30) for row in rows)


def as_planned(read: Card, step: int | None = None) -> Use:
    """A block that gives a card its own minutes."""
    steps = tuple(timing.minutes * 60 for timing in read.timings)
    return Use(sum(steps), steps, step)


async def test_a_card_read_in_a_block_shows_the_block_s_minutes_beside_the_usual_ones(
    open_screen: Opener, workspace: Workspace
) -> None:
    read = card(workspace, "5-pourquoi")
    use = Use(15 * 60, share_seconds(read.timings, 15 * 60), 1)
    async with open_screen(CardScreen(read, "fr", use), language="fr", size=(80, 110)) as desk:
        shown = desk.text.replace("\u202f", " ").replace("\u00a0", " ")
        assert "dans ce bloc : 15 min · d’habitude 25 min" in shown
        steps = [row for row in shown.splitlines() if re.search(r"^\W*\d .* min\W*$", row)]
        here = [int(found[1]) for row in steps if (found := re.search(r"ici (\d+) min · ", row))]
        same = [int(found[1]) for row in steps if (found := re.search(r"(\d+) min\W*$", row)) and "ici" not in row]
        assert len(steps) == len(read.timings)
        assert sum(here) + sum(same) == 15


async def test_a_card_read_as_planned_says_its_minutes_once(open_screen: Opener, workspace: Workspace) -> None:
    read = card(workspace, "5-pourquoi")
    async with open_screen(CardScreen(read, "fr", as_planned(read)), language="fr", size=(80, 110)) as desk:
        assert "dans ce bloc" not in desk.text
        assert "en cours" not in desk.text


async def test_the_running_step_is_marked_and_on_screen(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(
        CardScreen(card(workspace, "carte-empathie"), "en", as_planned(card(workspace, "carte-empathie"), 4)),
        language="en",
    ) as desk:
        row = next(row for row in desk.rows if "►" in row)
        assert "► 5 " in row
        assert "under way" in row


@pytest.mark.parametrize("key", ["escape", "f1", "q"])
async def test_a_key_closes_the_card(open_screen: Opener, workspace: Workspace, key: str) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.pilot.app.push_screen(CardScreen(card(workspace, "persona"), "fr", None))
        await desk.settle()
        await desk.press(key)
        assert desk.name == "HomeScreen"


async def test_the_card_is_read_with_the_keyboard(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(CardScreen(card(workspace, "carte-empathie"), "fr", None)) as desk:
        scroll = desk.screen.query_one("#scroll", VerticalScroll)
        await desk.press("space")
        assert scroll.scroll_y > 10
        await desk.press("pageup")
        assert scroll.scroll_y == 0
        await desk.press("end")
        assert scroll.scroll_y == scroll.max_scroll_y
        await desk.press("home", "down", "down")
        assert scroll.scroll_y == 2


async def test_a_card_without_english_is_shown_in_french_and_says_so(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(CardScreen(alone(workspace, "carte-empathie"), "en", None), language="en") as desk:
        assert "[fr]" in desk.rows[1]
        assert "This card has no text in English yet" in desk.flat
        assert "PURPOSE [fr]" not in desk.text


async def test_an_open_card_follows_the_language(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(CardScreen(card(workspace, "5-pourquoi"), "fr", None), language="fr") as desk:
        assert "Remonter d’un symptôme" in desk.text
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "Work back from an observed symptom" in desk.flat
        assert "Échap" not in desk.text


async def test_filters_that_leave_nothing_are_named_with_the_way_back(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), language="fr", size=(80, 24)) as desk:
        await desk.press("f3", "f6", "f6", "f6", "f2", "f2", "f2", "f2", "f2", "f7", "f7", "f7")
        assert "Aucune fiche n’est tout cela" in desk.text.replace("\n", " ")
        assert "Ctrl-U" in desk.text


async def test_a_filter_is_never_broken_from_its_key(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), language="fr", size=(80, 24)) as desk:
        await desk.press("f2", "f2", "f3", "f4", "f6", "f7")
        assert not [row for row in desk.text.split("\n") if re.search(r"F\d$", row.strip())]


async def test_a_card_that_fits_shortened_says_so_behind_those_that_fit(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), language="fr", size=(100, 120)) as desk:
        await desk.press("f3")
        rows = [row for row in desk.text.split("\n") if re.search(r"\d\u202f?\s?min ", row)]
        assert any("version courte" in row for row in rows)
        assert not [row for row in rows if re.search(r" (1[1-9]|[2-9]\d)\s?min ", row)]
