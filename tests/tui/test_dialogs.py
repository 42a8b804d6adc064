"""F10 and Ctrl-Q work on every screen that asks over another one, as they do everywhere else."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.events import Key
from textual.screen import ModalScreen

import facilitateur.tui
from facilitateur.tui.dialogs.choice import ChoiceScreen
from facilitateur.tui.dialogs.dialog import Dialog, HelpScreen
from facilitateur.tui.dialogs.vote import VoteScreen
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.drawn import Page
from support.invented import CARDS, HALF_DAY
from support.room import Room, room_of

WAYS = {
    "a choice": ("ctrl+s",),
    "a vote": ("ctrl+b", "2"),
    "a line to type": ("ctrl+s", "2"),
    "the keys": ("f10",),
    "all commands": ("ctrl+p",),
    "the agenda": ("f7",),
    "a new plan": ("f12",),
    "the past": ("shift+f2",),
    "timers": ("ctrl+l",),
    "who speaks": ("shift+f3",),
    "the parking lot": ("f3",),
    "where we are": ("shift+f7",),
    "the last messages": ("shift+f10",),
    "teams": ("teams",),
    "rotation": ("rotation",),
    "carry": ("ctrl+r",),
}
"""How each dialog is opened over the live session."""

ACTIONS = {"teams": "teams_form", "rotation": "rotation_plan"}


def every_modal_screen() -> list[type[ModalScreen[object]]]:
    found = []
    for module in pkgutil.walk_packages(facilitateur.tui.__path__, "facilitateur.tui."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, ModalScreen) and value.__module__ == module.name:
                found.append(value)
    return found


def test_every_screen_over_another_one_is_a_dialog_that_tells_its_keys() -> None:
    screens = every_modal_screen()
    assert len(screens) > 14
    for screen in screens:
        assert issubclass(screen, Dialog), screen
        if screen is not HelpScreen and not screen.__subclasses__():
            assert screen.NAME, screen
            assert any("escape" in command.keys for command in screen.KEYS), screen


async def opened(room: Room, way: tuple[str, ...]) -> Dialog[object]:
    for key in way:
        if key in ACTIONS:
            await room.pilot.app.screen.run_action(ACTIONS[key])
            await room.pilot.pause()
        else:
            await room.press(key)
    screen = room.pilot.app.screen
    assert isinstance(screen, Dialog), screen
    return screen


async def begun(room: Room) -> None:
    """Run the second block with two notes and something carried over to look at."""
    await room.press("f8")
    await room.say("une note", "une autre")
    room.pilot.app.screen.say("Un message.")  # type: ignore[attr-defined]


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
async def test_f10_shows_the_keys_and_comes_back(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await begun(room)
        if way == ("ctrl+r",):
            await room.press("pagedown")
        dialog = await opened(room, way)
        if isinstance(dialog, HelpScreen):
            return
        await room.press("f10")
        assert isinstance(room.pilot.app.screen, HelpScreen)
        await room.press("f10")
        assert room.pilot.app.screen is dialog


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
async def test_ctrl_q_closes_what_is_open_and_asks_before_it_leaves(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await begun(room)
        if way == ("ctrl+r",):
            await room.press("pagedown")
        dialog = await opened(room, way)
        await room.press("ctrl+q")
        await room.pilot.pause()
        stack = room.pilot.app.screen_stack
        assert dialog not in stack
        assert isinstance(stack[-1], ChoiceScreen)
        assert isinstance(stack[-2], LiveScreen)
        await room.press("ctrl+q")
        await room.pilot.pause()
        assert isinstance(room.pilot.app.screen, ChoiceScreen)
        await room.press("escape")
        assert isinstance(room.pilot.app.screen, LiveScreen)
        before = room.session.state
        await room.press("ctrl+q", "enter")
        assert room.session.state.contents.paused
        assert not before.contents.paused


async def test_help_over_a_vote_is_left_at_once(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await begun(room)
        assert isinstance(await opened(room, ("ctrl+b", "2")), VoteScreen)
        await room.say("p 9", "1 5")
        await room.press("f10")
        page = room.pilot.app.screen.query_one(Page).paint(70)
        assert "Clore le vote et voir son résultat" in " ".join(line.plain for line in page)
        await room.press("ctrl+q")
        await room.pilot.pause()
        assert isinstance(room.pilot.app.screen, ChoiceScreen)
        await room.press("escape")
        assert isinstance(room.pilot.app.screen, LiveScreen)
        assert room.session.state.votes_of("b1", "")[0].is_open


BURSTS = {
    "leave early": (("f8",), ("2", "2", "2")),
    "leave": (("ctrl+q",), ("3", "3", "3")),
    "the past": (("shift+f2",), ("1", "2", "3")),
    "an export": (("ctrl+s",), ("2", "2", "escape", "escape", "escape")),
}
"""A dialog, and keys that all reach it before it has closed."""


@pytest.mark.parametrize("burst", BURSTS)
async def test_keys_in_a_burst_close_a_dialog_once_and_nothing_below_it(tmp_path: Path, burst: str) -> None:
    opened, keys = BURSTS[burst]
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("f8", *opened)
        app = room.pilot.app
        live = next(screen for screen in app.screen_stack if isinstance(screen, LiveScreen))
        dialog = app.screen
        assert isinstance(dialog, Dialog)
        for key in keys:
            pressed = Key(key, key if len(key) == 1 else None)
            pressed.set_sender(app)
            (dialog.focused or dialog).post_message(pressed)
        await room.pilot.pause()
        await room.pilot.pause()
        assert dialog not in app.screen_stack
        assert live in app.screen_stack or not app.is_running
