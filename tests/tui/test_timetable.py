"""The agenda on F7: every block is there, also one on a day that the agenda, made elsewhere, does not declare."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList, Static

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.phases import Phase
from support.room import Room, room_of
from tui.test_live import AGENDA, CARDS


def rows(room: Room) -> list[str]:
    return [option.prompt.plain for option in room.pilot.app.screen.query_one(OptionList).options]  # type: ignore[union-attr]


UNDECLARED = replace(AGENDA, blocks=(*AGENDA.blocks, Block("b5", 30, BlockKind.PLENARY, day=7)))
NO_DAYS = Agenda("sans", "Sans jour", (), (Block("b1", 10, card="mots"), Block("b2", 5, BlockKind.BREAK, day=-3)))
LATE_FIRST = replace(AGENDA, days=(Day(4, "09:00"),))


@pytest.mark.parametrize("agenda", [UNDECLARED, NO_DAYS, LATE_FIRST], ids=["day 7", "no day", "day 4"])
async def test_every_block_is_in_the_agenda_and_can_be_started(tmp_path: Path, agenda: Agenda) -> None:
    async with room_of(tmp_path, agenda, CARDS) as room:
        await room.press("f7")
        assert len([row for row in rows(room) if not row.startswith(("Jour", "Day"))]) == len(agenda.blocks)
        await room.press("end", "enter", "down", "enter")
        assert room.session.state.contents.current == ("b1" if agenda is NO_DAYS else agenda.blocks[-1].id)
        await room.press("f7", "escape")


async def test_the_undeclared_day_comes_after_the_declared_one(tmp_path: Path) -> None:
    async with room_of(tmp_path, UNDECLARED, CARDS) as room:
        for _ in range(4):
            await room.press("f8")
            await room.minutes(30)
        await room.press("f8")
        assert room.events()[-1] == "DayEnded"
        await room.press("f8")
        assert room.session.state.contents.current == "b5"


async def test_the_agenda_says_how_likely_the_day_ends_on_time_and_from_what(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS) as room:
        await room.press("f8", "f7")
        said = " ".join(str(one.render()) for one in room.pilot.app.screen.query(Static))
        assert "≈ à l’heure " in said
        assert "dérive supposée" in said
        assert "part de 1000 jours simulés qui finissent à l’heure" in said


async def test_a_block_that_was_given_more_is_counted_against_what_it_was_given(tmp_path: Path) -> None:
    plain = Agenda("a", "A", (Day(1, "09:00"),), (Block("b1", 15, BlockKind.PLENARY), Block("b2", 5)))
    async with room_of(tmp_path, plain, CARDS) as room:
        await room.press("f8")
        await room.minutes(3)
        for _ in range(25):
            await room.press("f5")
        await room.press("f7")
        assert "3/40" in rows(room)[0]


@pytest.mark.parametrize("width", [80, 160])
async def test_by_how_much_a_fixed_time_is_missed_is_whole_whatever_the_title(tmp_path: Path, width: int) -> None:
    lunch = Block("b2", 60, card="mots", phase=Phase.UNDERSTANDING, pin=Pin(Edge.START, "09:30"))
    pinned = Agenda("e", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="mots"), lunch))
    long = replace(CARDS["mots"].texts["fr"], name="Carte d’empathie de toutes les personnes")
    cards = {"mots": replace(CARDS["mots"], texts={"fr": long})}
    async with room_of(tmp_path, pinned, cards, size=(width, 24)) as room:
        await room.press("f8")
        await room.minutes(48)
        await room.press("f7")
        shown = "\n".join(strip.text for strip in room.pilot.app.screen._compositor.render_strips())
        assert "►09:30 manqué de 18" in shown
        assert (f"{long.name} ►09:30" in shown) is (width > 80)


async def test_real_minutes_are_those_between_the_times_beside_them_and_an_eaten_buffer_says_so(tmp_path: Path) -> None:
    blocks = (
        Block("b1", 20, BlockKind.PLENARY),
        Block("b2", 10, BlockKind.BUFFER),
        Block("b3", 15, BlockKind.PLENARY),
        Block("b4", 15),
    )
    async with room_of(tmp_path, Agenda("a", "A", (Day(1, "09:00"),), blocks), CARDS) as room:
        await room.press("f8")
        await room.minutes(32.9)
        await room.press("f12", "2", "enter", "f8")
        assert room.session.state.contents.current == "b3"
        await room.minutes(17.5)
        await room.press("f8", "f7")
        first, buffer, third = rows(room)[:3]
        assert re.search(r"09:00–09:32 +32/20 ", first)
        assert re.search(r"absorbée +0/10 ", buffer)
        assert re.search(r"09:32–09:50 +18/15 ", third)


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
async def test_the_odds_are_said_without_jargon_and_fit(tmp_path: Path, size: tuple[int, int]) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, size=size) as room:
        await room.press("f8", "f7")
        shown = [strip.text for strip in room.pilot.app.screen._compositor.render_strips()]
        odds = next(row for row in shown if "une fois sur deux" in row)
        assert re.search(r"fin \d\d:\d\d une fois sur deux, \d\d:\d\d huit fois sur dix", odds)
        assert "p50" not in odds
        assert ("dérive supposée" in odds) is (size[0] == 120)
        assert any("dérive supposée" in row for row in shown)
