"""What figures mean is said where they are typed; names do instead; and undo says what it took back."""

from pathlib import Path

import pytest
from textual.widgets import Static

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.tui.screens.live import LiveScreen
from support.canvases import SIZES, running, shipped
from support.room import room_of


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_a_grid_of_grades_says_what_the_figures_mean_and_takes_their_names(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "jugement-majoritaire", size=size) as room:
        assert "0 À rejeter · 1 Insuffisant" in room.shown
        await room.say("Navette", "Bien vieillir", "Bien", "Très bien")
        assert "6 Excellent" in room.shown
        scores = room.session.state.contents.scores["b1", "A"]
        assert [*scores.values()] == [4, 5]
        assert [place.label for place in room.session.state.contents.places["b1", "A"]] == ["Navette", "Bien vieillir"]


async def test_each_criterion_with_its_own_scale_says_it(tmp_path: Path) -> None:
    async with running(tmp_path, "test-utilisateur", size=(160, 45)) as room:
        await room.say("Trouver le formulaire", "réussi 45 6 1")
        assert "0 échec · 1 aidé · 2 réussi" in room.shown
        assert "Facilité : de 1 à 7" in plain(room.shown)
        assert [*room.session.state.contents.scores["b1", "A"].values()] == [2, 45, 6, 1]


async def test_a_survey_shows_the_figure_of_each_answer_and_the_ends_of_its_scale(tmp_path: Path) -> None:
    async with running(tmp_path, "satisfaction-3") as room:
        await room.say("3x2")
        assert "1 très bien ·" in room.shown
        assert "2 moyen ███" in room.shown
    for name in ("f-sus", "meteo"):
        (tmp_path / name).mkdir()
    async with running(tmp_path / "f-sus", "f-sus") as room:
        assert "1 pas du tout d’accord … 5 tout à fait d’accord" in room.shown
    async with running(tmp_path / "meteo", "meteo-humeur") as room:
        assert "1 orage … 5 soleil" in room.shown


async def test_a_person_s_line_says_whose_it_is_and_that_it_is_short(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        assert "répondant 1 · question 1" in room.entry.prompt
        await room.say("4 2 4 2 4 2 4 2 4 2")
        assert "répondant 2 · question 1" in room.entry.prompt
        await room.say("4 2 4 2")
        assert "4 réponses sur 10" in room.shown
        await room.say("4 2 4 2 . . . . . .")
        assert "sur 10 :" not in plain(room.shown)
        await room.press("tab", "tab")
        assert "répondant 4 · question 3" in room.entry.prompt


async def test_a_statement_drawn_for_a_line_in_the_room_becomes_its_question(tmp_path: Path) -> None:
    async with running(tmp_path, "ligne-positionnement") as room:
        assert "Ctrl-O tirer une carte" in room.shown
        await room.press("ctrl+o")
        drawn = room.session.state.contents.drawn["b1", "A"][-1]
        assert drawn in shipped("ligne-positionnement").text("fr").deck
        await room.press("enter")
        assert [place.label for place in room.session.state.contents.places["b1", "A"]] == [drawn]
        await room.press("enter")
        await room.say("3x2 4x5")
        assert len(room.session.state.contents.places["b1", "A"]) == 1
        assert sum(answer.count for answer in room.session.state.contents.answers["b1", "A"]) == 7


async def test_undo_says_which_note_and_where_when_it_is_elsewhere(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "grille-evaluation") as room:
        await room.say("/3 trois guichets", "/4")
        await room.press("ctrl+z")
        assert "Annulé : note « trois guichets » (Voit)." in plain(room.shown)
        await room.press("ctrl+y")
        assert "Rétabli : note « trois guichets » (Voit)." in plain(room.shown)
        await room.press("f8", "enter")
        await room.say("Navette", "4 3 5 2 3")
        await room.press("ctrl+z")
        assert "« Navette »" in plain(room.shown)
        await room.press("ctrl+z")
        assert "« Navette »" in plain(room.shown)


@pytest.mark.parametrize(
    ("slug", "line", "said"),
    [
        ("diagramme-affinites", "/+ Choisir son heure", "nouvelle grappe « Choisir son heure »"),
        ("parcours-usager", "Arriver", "nouvelle étape « Arriver »"),
        ("grille-evaluation", "Navette", "nouvelle ligne « Navette »"),
        ("cartes-a-reactions", "/+ Une carte", "nouvelle idée « Une carte »"),
    ],
)
async def test_undo_calls_what_was_made_what_its_canvas_calls_it(
    tmp_path: Path, slug: str, line: str, said: str
) -> None:
    async with running(tmp_path, slug) as room:
        await room.say(line)
        await room.press("ctrl+z")
        assert f"Annulé : {said}." in plain(room.shown)


@pytest.mark.parametrize("slug", ["carte-empathie", "diagramme-affinites"])
async def test_facts_are_counted_of_the_marked_notes_which_is_said(tmp_path: Path, slug: str) -> None:
    async with running(tmp_path, slug) as room:
        await room.say("sans marque", "= vu", "encore une")
        assert "faits 1/1 marquée ·" in plain(room.shown) or "faits 1/1 marquée ──" in plain(room.shown)
        await room.say("~ supposé")
        assert "faits 1/2 marquées" in plain(room.shown)


async def test_undo_of_a_vote_names_its_block_when_another_one_is_shown(tmp_path: Path) -> None:
    async with running(tmp_path, "brainstorming", "grille-evaluation") as room:
        await room.say("navette", "guichet")
        await room.press("ctrl+b", "1", "1", "3", "enter", "escape")
        assert room.session.state.contents.votes[0].counts
        await room.press("pagedown", "ctrl+z")
        title = plain(shipped("brainstorming").text("fr").name)
        assert f"Annulé dans « {title} » : comptage." in plain(room.shown)
        await room.press("ctrl+y")
        assert f"Rétabli dans « {title} » : comptage." in plain(room.shown)
        await room.press("pageup", "ctrl+z")
        assert "Annulé : comptage." in plain(room.shown)


async def test_a_line_given_back_takes_its_message_away(tmp_path: Path) -> None:
    async with running(tmp_path, "brainstorming") as room:
        await room.press(*"navette", "ctrl+z")
        assert "Ligne vidée" in room.shown
        await room.press("ctrl+y")
        assert room.entry.text == "navette"
        assert "Ligne vidée" not in room.shown


async def test_undo_of_an_arrival_says_who_stays_on_the_list(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        await room.press("ctrl+p", *"quelqu", "enter", *"Nad", "enter")
        assert [person.name for person in room.session.state.contents.participants][-1] == "Nad"
        await room.press("ctrl+z")
        assert "Nad reste sur la liste, sans équipe." in room.shown


async def test_a_long_closed_result_is_read_on_and_says_how_much_is_left(tmp_path: Path) -> None:
    async with running(tmp_path, "brainstorming") as room:
        await room.say(*(f"idée {n}" for n in range(1, 41)))
        await room.press("ctrl+b", "1")
        await room.say("p 12", *(f"{n} 1" for n in range(1, 41)))
        await room.press("f8", "f8")
        assert "idée 40" not in room.shown
        assert "↓" in room.shown
        await room.press(*["pagedown"] * 9)
        assert "idée 40" in room.shown
        assert "↑" in room.shown
        await room.press(*["pageup"] * 9, "down")
        assert "▸  1 = idée 2 " in room.shown


async def test_a_vote_of_one_team_says_so_and_how_the_whole_room_is_counted(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="brainstorming"),))
    cards = {"brainstorming": shipped("brainstorming")}
    async with room_of(tmp_path, agenda, cards, names=("Ada", "Blé", "Cyr", "Dia")) as room:
        await room.press("f8")
        await room.say("a", "b", "c")
        await room.press("ctrl+b")
        assert "équipe A" in plain(str(room.pilot.app.screen.query_one("#question", Static).content))
        await room.press("1")
        assert "équipe A" in plain(room.shown)
        assert await room.sees("p 4 toute la salle")
        await room.say("p 4")
        assert await room.sees("p … votants")
