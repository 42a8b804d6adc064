"""What the hint row and the footer offer among the notes does something, on every canvas, empty or not."""

from pathlib import Path

import pytest

from facilitateur.tui.painting.hints import hints_of
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.key_bar import KeyBar
from support.canvases import running
from support.room import Room

CANVASES = {
    "brainstorming": ["un", "deux"],
    "1-2-4-tous": ["un", "deux"],
    "carte-empathie": ["/4 un", "/5 deux"],
    "diagramme-affinites": ["un", "/+ Loin", "/+ Cher", "deux"],
    "matrice-impact-effort": ["un 3 3", "deux 5 5"],
    "parcours-usager": ["/+ Chercher", "/+ Attendre", "/1 un", "deux"],
    "5-pourquoi": ["un", "deux", "trois"],
    "persona": ["/+ Nadia", "un", "deux"],
    "exposition": ["/+ Mur A", "un", "deux"],
    "cartes-a-reactions": ["/+ Navette", "/+ Carte", "/+ Borne", "/4 un", "/5 deux"],
    "grille-evaluation": ["Navette", "Kit", "4 3 5 2 3", "= vu au marché", "= vu deux fois"],
    "f-sus": ["4 2 5 1 4 3 5 2 4 2", "trop lent", "trop long"],
    "rencontres-impromptues": ["+ Cléo", "un", "deux"],
}
"""A card of each of the eleven canvases and one with zones for each idea, and what is typed on it."""

PRESSED = {"↑↓": "up", "Maj-flèches": "shift+right", "0-9": "2", "1-9": "1", "Entrée": "enter", "Échap": "escape"}
PRESSED |= {"Tab": "tab", "t": "t", "D": "D", "F": "F"}
"""Keys by what the hint row calls them."""


def screen_of(room: Room) -> LiveScreen:
    screen = room.pilot.app.screen
    assert isinstance(screen, LiveScreen)
    return screen


def picture(room: Room) -> tuple[object, ...]:
    """Return all that a key may change."""
    app = room.pilot.app
    own = next(screen for screen in app.screen_stack if isinstance(screen, LiveScreen))
    state = room.session.state
    return len(app.screen_stack), state.seq, own.place_cursor, own.entry.text, own.titling, own.editing, own._navigating


def test_every_canvas_is_here() -> None:
    from facilitateur.domain.card import CanvasKind
    from support.canvases import shipped

    assert {shipped(slug).canvas for slug in CANVASES} == {*CanvasKind}


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("slug", CANVASES)
async def test_what_is_offered_among_the_notes_does_something(tmp_path: Path, slug: str, filled: bool) -> None:
    async with running(tmp_path, slug) as room:
        await room.say(*(CANVASES[slug] if filled else ()))
        assert not filled or room.session.state.contents.notes
        await room.press("escape")
        screen = screen_of(room)
        keys = [PRESSED[key] for key, _ in hints_of(screen.frame())]
        offered = [command.action for command in screen.query_one(KeyBar).commands if command.in_navigation]
        assert bool(offered) is filled
        for key in keys:
            before, recorded = picture(room), len(room.session.records)
            await room.press(key)
            assert picture(room) != before, f"{key} does nothing"
            await back_to_notes(room, recorded)
        if filled and screen.frame().selected is None:
            await room.press("up")
        for action in offered:
            before, recorded = picture(room), len(room.session.records)
            await screen.run_action(action)
            await room.pilot.pause()
            assert picture(room) != before, f"{action} does nothing"
            await back_to_notes(room, recorded)


WRITTEN = {
    "texte": "Triporteur",
    "texte 8 9": "bac 8 9",
    "/+ titre": "/+ Ailleurs",
    "/+ texte": "/+ Et sinon",
    "x prénom": "x Ada",
    "+ prénom": "+ Zoé",
    "@B": "@B chez vous",
}
"""Lines by what the hint row calls them; signs stand before a word, all else is typed as it is shown."""

STRUCK = {"Entrée": "enter", "Échap": "escape", "Tab": "tab", "Maj-Tab": "shift+tab"}
STRUCK |= {f"Ctrl-{letter.upper()}": f"ctrl+{letter}" for letter in "bgnor"}


async def do_as_hinted(room: Room, key: str, files: Path) -> None:
    """Press a key, or type a line and press Enter."""
    if key in STRUCK and key != "Entrée":
        await room.press(STRUCK[key])
    elif key.startswith("×2"):
        await room.press("enter", "enter")
    elif key == "#chemin":
        (files / "mur.jpg").write_bytes(b"image")
        await room.say(f"#{files / 'mur.jpg'}")
    elif key in ("=", "~", "«", "!", ">"):
        await room.say(f"{key} vu mardi")
    elif key == "Entrée":
        await room.say("un mot de plus")
    else:
        await room.say(WRITTEN.get(key, key.partition("…")[0].strip()))


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("slug", CANVASES)
async def test_what_is_offered_while_writing_is_accepted_and_does_something(
    tmp_path: Path, slug: str, filled: bool
) -> None:
    async with running(tmp_path, slug) as room:
        await room.say(*(CANVASES[slug] if filled else ()))
        screen = screen_of(room)
        start, team = screen.place_cursor, screen.shown_team
        for key, _ in hints_of(screen.frame()):
            before, recorded = picture(room), len(room.session.records)
            await do_as_hinted(room, key, tmp_path)
            assert picture(room) != before, f"{key} does nothing"
            if isinstance(room.pilot.app.screen, LiveScreen):
                assert not screen.entry.text.strip(), f"{key} is refused"
            else:
                await room.press("escape")
            if screen._navigating:
                await room.press("escape")
            if len(room.session.records) > recorded:
                await room.press("ctrl+z")
            screen.switch_team(team)
            screen.place_cursor = start


async def test_a_grid_without_rows_names_the_first_row_and_the_criteria_only(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation", size=(60, 24)) as room:
        assert "Entrée ajouter une ligne" in room.shown
        assert "* critères" in room.shown
        assert "e2 " not in room.shown
        await room.say("Navette")
        assert "4 3 5 noter" in room.shown
        assert "* critères" in room.shown


async def test_each_team_s_canvas_of_a_gallery_walk_is_its_poster_and_the_hints_lead_to_the_next(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, "marche-galerie") as room:
        assert "Affiche A · Je garde" in room.shown
        assert "@B affiche de l’équipe B" in room.shown
        await room.say("@B", "/2 pour qui ?")
        assert "Affiche B · Je questionne" in room.shown
        assert "@A affiche de l’équipe A" in room.shown


async def back_to_notes(room: Room, recorded: int) -> None:
    """Close what opened, take back what was done, stand among the notes on the note written last."""
    if not isinstance(room.pilot.app.screen, LiveScreen):
        await room.press("escape")
    screen = screen_of(room)
    if screen.editing is not None or screen.titling is not None:
        await room.press("escape")
    if len(room.session.records) > recorded:
        await room.press("ctrl+z")
    if not screen._navigating:
        await room.press("escape")


async def test_a_row_s_scores_go_with_it_and_come_back(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette", "Kit", "4 3 5 2 3", "1 1 1 1 1", "/1")
        screen = screen_of(room)
        before = screen.frame().canvas.places, dict(screen.frame().scores)
        await screen.run_action("place_remove")
        await room.pilot.pause()
        said = " ".join(room.shown.replace("\N{NARROW NO-BREAK SPACE}", " ").split())
        assert "« Navette » enlevé avec ses 5 notes chiffrées" in said
        assert [place.label for place in screen.frame().canvas.places] == ["Kit"]
        await room.press("ctrl+z")
        assert (screen.frame().canvas.places, dict(screen.frame().scores)) == before


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_a_row_is_removed_among_the_notes_as_its_hint_says_and_comes_back(tmp_path: Path, key: str) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette", "Kit", "4 3 5 2 3", "/1")
        await room.press("escape")
        screen = screen_of(room)
        assert "t renommer la ligne  x l’enlever  Échap écrire" in room.shown
        await room.press(key)
        assert [place.label for place in screen.frame().canvas.places] == ["Kit"]
        assert "« Navette » enlevé avec ses 5 notes" in room.shown.replace("\N{NARROW NO-BREAK SPACE}", " ")
        await room.press("ctrl+z")
        assert [place.label for place in screen.frame().canvas.places] == ["Navette", "Kit"]
        assert len(screen.frame().scores) == 5


async def test_the_palette_calls_a_row_a_row_on_a_grid_and_a_remark_keeps_its_key(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette", "= vu au marché")
        await room.press("escape", "x")
        screen = screen_of(room)
        assert not screen.frame().notes
        assert [place.label for place in screen.frame().canvas.places] == ["Navette"]
        said = [screen.words(command.help) for command in screen.all_commands() if command.id == "place.remove"]
        assert said == ["Enlever la ligne\N{NARROW NO-BREAK SPACE}; ses notes partent avec elle"]


async def test_a_row_is_renamed_among_the_notes(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navete", "Kit", "/1")
        await room.press("escape")
        assert "renommer la ligne" in room.shown
        await room.press("t")
        await room.say("Navette")
        assert [place.label for place in screen_of(room).frame().canvas.places] == ["Navette", "Kit"]


async def test_an_empty_canvas_names_what_carries_notes_over_once_there_are_some(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "diagramme-affinites") as room:
        assert "Ctrl-R" not in room.shown
        await room.say("/4 trois guichets")
        await room.minutes(40)
        await room.press("f8")
        assert "Ctrl-R reprendre des notes" in room.shown
        await room.say("une note")
        assert "Ctrl-R" not in room.shown


@pytest.mark.parametrize(
    ("slug", "named"), [("vote-gommettes", True), ("jugement-majoritaire", True), ("grille-evaluation", False)]
)
async def test_a_card_that_calls_for_a_vote_names_its_key(tmp_path: Path, slug: str, named: bool) -> None:
    async with running(tmp_path, slug) as room:
        assert ("Ctrl-B voter" in room.shown) is named


async def test_a_card_without_a_deck_names_those_that_have_one(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.press("ctrl+o")
        assert "Analogies" in room.shown
        assert not room.session.state.contents.drawn
