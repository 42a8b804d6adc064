"""What the cockpit says before anything runs: what starts it, on which day, and whose time of day it shows."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from facilitateur.domain import plan_intents
from facilitateur.domain.wallclock import local
from facilitateur.tui.screens.live import LiveScreen
from support.invented import CARDS, HALF_DAY
from support.room import START, room_of


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_before_the_start_both_layouts_say_what_starts_it_and_on_which_day(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, size=size) as room:
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        assert "F8 lance le premier bloc" in room.shown
        tomorrow = START + timedelta(days=1)
        screen.do(lambda state, now: plan_intents.plan_start(state, now, time(9), tomorrow.date()))
        await room.pilot.pause()
        assert "début demain 09:00 · fin" in room.shown
        later = START + timedelta(days=30)
        screen.do(lambda state, now: plan_intents.plan_start(state, now, time(9), later.date()))
        await room.pilot.pause()
        assert "début 11 juillet 2026 09:00" in room.shown.replace("\N{NO-BREAK SPACE}", " ")


async def test_a_computer_set_to_another_time_than_the_room_says_so(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        assert "fuseau" not in room.shown
        room.pilot.app.screen.context.zone = "Europe/Berlin"  # type: ignore[attr-defined]
        again = LiveScreen(room.session)
        await room.pilot.app.push_screen(again)
        assert "Europe/Berlin" not in room.shown
        again.context.zone = "Indian/Reunion"
        last = LiveScreen(room.session)
        await room.pilot.app.push_screen(last)
        assert "réglé sur Indian/Reunion" in " ".join(room.shown.split())
        last.clear_message()
        assert "fuseau Europe/Paris" in room.shown


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_start_that_was_announced_is_shown_and_a_forgotten_one_is_late(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, size=size) as room:
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        assert "début" not in room.shown
        begins = local(room.session.state, START + timedelta(minutes=10))
        screen.do(lambda state, now: plan_intents.plan_start(state, now, begins.time()))
        await room.pilot.pause()
        assert f"· début {begins:%H:%M} · fin" in room.shown
        await room.minutes(25)
        screen._tick()
        await room.pilot.pause()
        assert "· retard 15 min" in room.shown
        await room.press("f8")
        assert "· retard 15 min" in room.shown


async def test_a_planned_start_that_changes_nothing_is_on_time_and_no_nought_minutes(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        await room.press("f8")
        screen.action_start_plan()
        await room.pilot.pause()
        room.pilot.app.screen.query("Input").first().value = "9:00"  # type: ignore[attr-defined]
        await room.press("enter")
        assert await room.sees("Début prévu à 09:00 : à l’heure.")
