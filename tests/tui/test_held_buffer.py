"""A buffer that runs before a fixed time: what is said of its end when it is given more time."""

from pathlib import Path

from facilitateur.cli.session_sheet import session_sheet
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.i18n.words import load_words
from support.invented import CARDS
from support.room import room_of

AGENDA = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (
        Block("b1", 10, card="empathie"),
        Block("b2", 20, kind=BlockKind.BUFFER),
        Block("b3", 30, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "09:30")),
    ),
)
HELD = "Il finit à 09:30 quand même, pour tenir l’heure fixe qui suit."


async def test_more_time_does_not_move_the_fixed_time_that_follows_which_is_said(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, size=(120, 30)) as room:
        await room.press("f8")
        await room.minutes(10)
        await room.press("f8")
        room.pilot.app.screen.action_time_more()  # type: ignore[attr-defined]
        assert await room.sees(f"Bloc : 20:00 en tout. {HELD}")


async def test_nor_does_an_end_that_was_said_and_the_end_that_shows_is_the_one_that_holds(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, size=(120, 30)) as room:
        await room.press("f8")
        await room.minutes(10)
        await room.press("f8")
        for typed, said, left in (
            ("09:50", HELD, "reste 20:00/20:00 → 09:30"),
            ("09:20", "jusqu’à 09:20. Ctrl-Z annule.", "reste 10:00/10:00 jusqu’à 09:20"),
        ):
            room.pilot.app.screen.action_block_until()  # type: ignore[attr-defined]
            await room.pilot.pause()
            room.pilot.app.screen.query("Input").first().value = typed  # type: ignore[attr-defined]
            await room.press("enter")
            assert await room.sees(said)
            assert await room.sees(left)
        assert HELD not in room.shown


async def test_the_plan_gives_the_buffer_that_runs_what_its_timer_does(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, size=(120, 30)) as room:
        await room.press("f8")
        await room.minutes(20)
        await room.press("f8")
        await room.minutes(3)
        sheet = session_sheet(load_words("fr"), room.session.state, room.clock())
        assert "> 09:20 10 min Marge" in " ".join(sheet.split())
        await room.press("f7")
        rows = [strip.text for strip in room.pilot.app.screen._compositor.render_strips()]
        (row,) = (row for row in rows if "Marge" in row)
        assert "3/10" in row
