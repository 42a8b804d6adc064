"""Reaction cards as a team plays them: one idea after the other, each with zones of its own."""

from pathlib import Path

import pytest

from facilitateur.domain.canvases.ideas import APART
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.tui.screens.live import LiveScreen
from support.canvases import SIZES, running
from support.room import Room
from support.screens import Desk

SLUG = "cartes-a-reactions"


def plain(room: Room) -> str:
    """Return what the screen on top shows, whatever it is."""
    return Desk(room.pilot, room.pilot.app.context).text  # type: ignore[attr-defined]


def screen_of(room: Room) -> LiveScreen:
    screen = room.pilot.app.screen
    assert isinstance(screen, LiveScreen)
    return screen


def where(room: Room, team: str = "A") -> list[tuple[str, str, str]]:
    """Return every note with its idea and its zone."""
    state = room.session.state
    view = canvas_view(state, state.agenda.blocks[0], "fr", team)
    ideas = {idea.id: idea.label for idea in view.ideas}
    notes = state.notes_of("b1", team)
    return [(note.text, ideas.get(note.lane, ""), view.label(note.place)) for note in notes]


@pytest.mark.parametrize("size", SIZES)
async def test_a_team_works_on_one_idea_after_the_other(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, SLUG, size=size) as room:
        await room.say("/+ Une navette le samedi", "oui, et au lac", "/2 et si elle était gratuite")
        await room.say("/+ Une carte unique", "oui, et au collège")
        assert "▸idée 2/2 : Une carte unique" in plain(room)
        assert "oui, et au lac" not in plain(room)
        await room.press("enter")
        assert "▸idée 1/2 : Une navette le samedi" in plain(room)
        assert "puis 2 Une carte unique" in plain(room)
        await room.say("/3 le budget", "i2 /3 la fraude")
        assert where(room) == [
            ("oui, et au lac", "Une navette le samedi", "Oui, et…"),
            ("et si elle était gratuite", "Une navette le samedi", "Et si…"),
            ("oui, et au collège", "Une carte unique", "Oui, et…"),
            ("le budget", "Une navette le samedi", "Je m’inquiète…"),
            ("la fraude", "Une carte unique", "Je m’inquiète…"),
        ]
        assert "Idée 2 · Je m’inquiète…" in screen_of(room).entry.prompt


async def test_tab_goes_through_the_zones_then_to_the_next_idea_and_back(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("/+ Une", "/+ Deux", "i1")
        await room.press(*["tab"] * 4)
        assert "Idée 1 · Pour qui encore ?" in screen_of(room).entry.prompt.replace("\u202f", " ")
        await room.press("tab")
        assert "Idée 2 · Oui, et…" in screen_of(room).entry.prompt
        await room.press("shift+tab")
        assert "Idée 1 · Pour qui encore" in screen_of(room).entry.prompt


async def test_an_empty_line_passes_the_sheet_on_in_the_same_zone(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("/+ Une", "/+ Deux", "/+ Trois", "i1", "/2")
        for at in (2, 3, 1):
            await room.press("enter")
            assert f"Idée {at} · Et si…" in screen_of(room).entry.prompt


async def test_what_was_said_before_the_first_idea_stays_and_goes_to_an_idea(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("on pourrait l’essayer", "/+ Une navette")
        assert "1 réaction est restée sans idée : i0 y mène" in plain(room)
        assert "on pourrait" not in plain(room)
        await room.say("i0")
        assert "▸sans idée (i0)" in plain(room)
        assert "on pourrait l’essayer" in plain(room)
        await room.press("escape", "v")
        assert "idée 1 : Une navette" in plain(room)
        await room.press(*["down"] * 4, "enter")
        assert where(room) == [("on pourrait l’essayer", "Une navette", "Oui, et…")]
        await room.press("ctrl+z")
        assert where(room) == [("on pourrait l’essayer", "", "Oui, et…")]


async def test_an_idea_is_begun_by_its_key_renamed_and_removed_and_undo_gives_each_back(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.press("ctrl+n")
        assert room.entry.text == "/+ "
        await room.say("/+")
        assert "Il n’y a rien à noter" in plain(room)
        await room.say("/+ Une navete", "oui, et au lac")
        await room.press("escape")
        assert "renommer l’idée" in plain(room)
        await room.press("t")
        await room.say("Une navette")
        assert "▸idée 1/1 : Une navette" in plain(room)
        await screen_of(room).run_action("place_remove")
        await room.pilot.pause()
        assert "« Une navette » enlevée ; ses réactions restent, sans idée." in plain(room)
        assert "oui, et au lac" in plain(room)
        await room.press("ctrl+z")
        assert where(room) == [("oui, et au lac", "Une navette", "Oui, et…")]


@pytest.mark.parametrize("size", SIZES)
async def test_the_second_version_of_an_idea_leaves_the_first_in_the_record(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, SLUG, size=size) as room:
        await room.say("/+ Une navette", "oui, et au lac")
        await room.press("escape", "t")
        await room.say("Une navette le samedi, gratuite")
        assert "▸idée 1/1 : Une navette le samedi, gratuite" in plain(room)
        assert "L’ancien titre reste au compte rendu. D’abord « Une navette »." in plain(room)
        await room.press("escape", "t")
        await room.say("Une navete le samedi, gratuite")
        await room.press("ctrl+z", "ctrl+z")
        (idea,) = screen_of(room).frame().canvas.ideas
        assert (idea.label, idea.earlier) == ("Une navette", ())


async def test_a_number_of_no_idea_is_refused_and_the_line_stays(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("i2 de la ligne")
        await room.say("/+ Une", "i4 texte")
        assert "Il n’y a pas d’idée 4 ici : la dernière est 1." in plain(room)
        assert room.entry.text == "i4 texte"
        await room.say(r"\i4 texte")
        assert [text for text, _, _ in where(room)] == ["i2 de la ligne", "i4 texte"]


async def test_ideas_come_from_the_notes_of_another_block(tmp_path: Path) -> None:
    async with running(tmp_path, "1-2-4-tous", SLUG) as room:
        await room.say("Une navette", "Une carte")
        await room.minutes(40)
        await room.press("f8")
        assert "/+ titre nouvelle idée  Ctrl-R reprendre des notes" in plain(room)
        await room.press("ctrl+r", "1")
        state = room.session.state
        assert [idea.label for idea in state.contents.places["b2", "A"]] == ["Une navette", "Une carte"]
        assert "▸idée 1/2 : Une navette" in plain(room)
        assert "2 idées reprises." in plain(room)
        assert not state.notes_of("b2", "A")


async def test_each_team_keeps_its_own_ideas_and_where_it_was(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("/+ Une", "/+ Deux", "@B", "/+ Trois", "trop cher")
        assert "▸idée 1/1 : Trois" in plain(room)
        await room.say("@A")
        assert "▸idée 2/2 : Deux" in plain(room)
        assert where(room, "B") == [("trop cher", "Trois", "Oui, et…")]
        await room.press("shift+f7")
        assert "équipe B : 1 note · 1 canevas · ici 1 note sur 1 idée" in plain(room)


async def test_the_drawn_card_stays_with_the_reaction_that_answers_it(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("/+ Une navette")
        await room.press("ctrl+o")
        await room.say("oui, et au lac")
        note = room.session.state.note(1)
        assert note is not None
        assert note.drawn in room.session.state.contents.drawn["b1", "A"]
        assert where(room) == [("oui, et au lac", "Une navette", "Oui, et…")]


async def test_a_canvas_is_gone_on_with_at_the_idea_that_it_was_left_at(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("/+ Une", "/+ Deux", "i1 le budget")
        screen = screen_of(room)
        block = room.session.state.agenda.blocks[0]
        assert screen.cursor_left_off(block, "A").lane == 1
        await room.say("i2 le prix", "i1 la place")
        assert screen.cursor_left_off(block, "A").lane == 0
        assert screen.place_cursor.lane != APART


@pytest.mark.parametrize("size", [(60, 16), (60, 20), (40, 12)])
async def test_a_low_window_shows_the_idea_and_its_zones(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, SLUG, size=size) as room:
        await room.say("/+ Une carte unique pour la médiathèque, la piscine et la cantine", "/+ Deux", "i1 au lac")
        assert len(plain(room).splitlines()) <= size[1]
        await room.press("tab", "tab", "tab", "tab", "tab")
        assert "Idée 2" in screen_of(room).entry.prompt


async def test_eighty_columns_say_how_an_idea_is_begun_and_how_another_one_is_gone_to(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("/+ Une")
        assert "Ctrl-O tirer une carte  /+ titre nouvelle idée" in plain(room)
        await room.say("/+ Deux", "oui, et au lac")
        assert "Ctrl-O une carte  /+ titre nouvelle idée  i1 idée 1" in plain(room)
