"""The replay on screen: the plan over the course, minutes, search, the wall."""

from pathlib import Path

from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.context import Context
from facilitateur.tui.screens.replay import ReplayScreen
from support.screens import Desk, Opener

SAMPLE = Path(__file__).parents[2] / "sessions" / "exemple-demi-journee"


def player_row(desk: Desk) -> str:
    """Return the player's row, with the message when it has rows of its own below."""
    rows = desk.rows
    first = next(i for i, row in enumerate(rows) if row.startswith((" REJEU", " MUR", " REPLAY", " WALL")))
    return " ".join(rows[first:-1])


async def test_the_arrows_go_along_the_line_of_planned_and_real(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE)) as desk:
        assert [row.split()[0] for row in desk.rows if row.startswith((" prévu", " réel"))] == ["prévu", "réel"]
        await desk.press("right", "right", "shift+right", "left")
        assert "09:11:00" in player_row(desk)
        await desk.press("end")
        assert "343/343" in player_row(desk)
        await desk.press("home")
        assert "08:46:00" in player_row(desk)


async def test_a_word_is_found_where_it_first_appeared(open_screen: Opener) -> None:
    screen = ReplayScreen(SAMPLE)
    async with open_screen(screen) as desk:
        await desk.press("slash")
        await desk.type("CANTINE")
        assert "8 moments" in desk.flat
        await desk.press("enter")
        assert "09:14:01" in player_row(desk)
        assert screen.shown_team == "C"
        assert "1/8" in player_row(desk)
        await desk.press("n", "n")
        assert "3/8" in player_row(desk)
        await desk.press("N")
        assert "2/8" in player_row(desk)
        await desk.press("slash", "escape")
        assert "09:25:30" in player_row(desk), "leaving the search moves nothing"


async def test_nothing_found_says_so_and_enter_stays(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE)) as desk:
        await desk.press("slash")
        await desk.type("piscine\n")
        assert "Personne n’a écrit cela." in desk.text
        assert desk.name == "FindingScreen"


async def test_the_wall_holds_what_was_up_at_that_minute(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE), size=(160, 45)) as desk:
        await desk.press("m")
        assert "encore rien au mur" in desk.text
        await desk.press("g")
        await desk.type("9:20\n")
        assert "équipe C · 4 notes" in desk.text
        await desk.press("m")
        assert "Porteur et collecti" in desk.text


async def test_half_speed_is_the_slowest(open_screen: Opener) -> None:
    screen = ReplayScreen(SAMPLE, speed=1)
    async with open_screen(screen, context=None) as desk:
        await desk.press("minus", "minus")
        assert screen.player.speed == 0.5
        assert "×0,5" in player_row(desk)


async def test_a_recording_of_two_events_has_a_line(open_screen: Opener, make_session, workspace) -> None:  # type: ignore[no-untyped-def]
    make_session("2026-06-11-a-aaaaa").close()
    screen = ReplayScreen(workspace.sessions / "2026-06-11-a-aaaaa")
    async with open_screen(screen, context=Context(workspace, Settings(language="en"))) as desk:
        await desk.press("m", "m", "right", "left", "slash", "escape", "end")
        assert "1/1" in player_row(desk)


async def test_b_goes_on_from_here_as_a_new_session(open_screen: Opener, workspace: Workspace) -> None:
    screen = ReplayScreen(SAMPLE)
    async with open_screen(screen) as desk:
        await desk.press("g")
        await desk.type("10:45\n")
        await desk.press("b")
        assert "Dérouler la suite autrement à partir de 10:45" in desk.flat
        await desk.press("enter")
        await desk.settle()
        assert desk.name == "LiveScreen"
        assert "Bifurcation d’exemple-demi-journee à 10:45" in desk.flat
        assert " 10:45 ·" in desk.rows[0]
        live = desk.screen
        await desk.press("f2")
        live.let_go()  # type: ignore[attr-defined]
    (made,) = workspace.sessions.iterdir()
    assert made.name != SAMPLE.name
    async with open_screen(ReplayScreen(made)) as desk:
        await desk.press("end", "left_square_bracket")
        assert "fork" in player_row(desk) or "bifurcation" in player_row(desk)


async def test_a_time_that_cannot_be_stays_in_its_box_to_be_corrected(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE)) as desk:
        await desk.press("g")
        await desk.type("25:99\n")
        assert desk.name == "QuestionScreen"
        assert "« 25:99 » n’est pas une heure" in desk.flat
        await desk.press(*["backspace"] * 5)
        await desk.type("03:00\n")
        assert "L’enregistrement va de" in desk.flat
        await desk.press(*["backspace"] * 5)
        await desk.type("09:20\n")
        assert desk.name == "ReplayScreen"
        assert "09:20:00" in player_row(desk)


async def test_the_agenda_of_a_replay_offers_to_look_and_not_to_start(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE)) as desk:
        await desk.press("f7")
        assert "regarder un bloc" in desk.flat
        assert "lancer" not in desk.flat


async def test_how_late_a_block_began_is_told_as_on_the_clock(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE)) as desk:
        await desk.press("g")
        await desk.type("11:04\n")
        assert "début +6 min" in player_row(desk).replace("\N{NARROW NO-BREAK SPACE}", " "), (
            "planned 10:57, begun 11:03:45"
        )
