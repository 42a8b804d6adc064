"""The quiet line of the live screen: once in a block, and no message said long ago keeps it away."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.settings import Settings
from facilitateur.storage.places import built_in
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.live_nudges import LOOK_EVERY
from support.room import Room, room_of

PLAN = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 20, card="carte-empathie"), Block("b2", 20)))
HALF = "La moitié du temps est passée"


@pytest.fixture(scope="module")
def cards():
    return {"carte-empathie": Library([built_in().cards]).cards["carte-empathie"]}


def look(room: Room) -> list[str]:
    """Let the screen look at the clock, and return all that it said so far."""
    screen = room.pilot.app.screen
    assert isinstance(screen, LiveScreen)
    room.clock.advance(LOOK_EVERY / timedelta(seconds=1))
    screen.ring()
    return [message for _, message in screen._messages]


def halves(said: list[str]) -> int:
    return sum(HALF in message for message in said)


async def later(room: Room) -> list[str]:
    """Let a few minutes pass: the end of a step that is told meanwhile has its own minute."""
    for _ in range(6):
        await room.minutes(0.5)
        look(room)
    return look(room)


async def test_half_of_the_time_with_nothing_written_is_said_once(tmp_path: Path, cards) -> None:
    async with room_of(tmp_path, PLAN, cards) as room:
        await room.press("f8")
        await room.minutes(9)
        assert halves(look(room)) == 0
        assert halves(await later(room)) == 1
        assert halves(await later(room)) == 1


async def test_a_message_that_stands_for_long_gives_way_and_one_just_said_does_not(tmp_path: Path, cards) -> None:
    async with room_of(tmp_path, PLAN, cards) as room:
        await room.press("f8")
        await room.minutes(9.5)
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        screen.say("Vous revoilà.", urgent=True, lasting=True)
        await room.minutes(0.6)
        assert halves(look(room)) == 0
        assert halves(await later(room)) == 1


async def test_who_wants_no_nudge_gets_none(tmp_path: Path, cards) -> None:
    async with room_of(tmp_path, PLAN, cards, settings=Settings(language="fr", nudges=False)) as room:
        await room.press("f8")
        await room.minutes(11)
        assert halves(await later(room)) == 0
