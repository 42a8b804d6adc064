"""A message longer than a row is wrapped, not cut, and the last ones can be read again."""

from pathlib import Path

import pytest

from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.painted import Board
from support.room import Room, room_of
from tui.test_live import AGENDA, CARDS

LONG = (
    "Écrit dans /media/usb/Facilitateur/exports : docx, pdf, odt, html, md, xlsx, csv, json, et une clé pleine de plus"
)


def status(room: Room) -> list[str]:
    board = room.pilot.app.screen.query_one("#status", Board)
    assert board.size.height == len(board.lines)
    return [row.plain.strip() for row in board.lines]


@pytest.mark.parametrize("width", [60, 80, 160])
async def test_a_long_message_is_shown_whole_and_gives_the_room_back(tmp_path: Path, width: int) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, size=(width, 24)) as room:
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        screen.say(LONG, lasting=True)
        await room.pilot.pause()
        assert " ".join(status(room)) == LONG
        await room.say("suite")
        await room.pilot.pause()
        assert len(status(room)) == 1


async def test_a_message_without_end_takes_four_rows(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS) as room:
        room.pilot.app.screen.say("mot " * 300, lasting=True)  # type: ignore[attr-defined]
        await room.pilot.pause()
        assert len(status(room)) == 4
        assert status(room)[-1].endswith("…")


async def test_the_last_messages_can_be_read_again(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS) as room:
        room.pilot.app.screen.say("[/x] premier message", lasting=True)  # type: ignore[attr-defined]
        await room.say("une note")
        await room.press("shift+f10")
        shown = "\n".join(
            str(row)
            for row in room.pilot.app.screen.query("Static").results(type(room.pilot.app.screen.query_one("Static")))
            for row in [row.render()]
        )  # type: ignore[attr-defined]
        assert "[/x] premier message" in shown
        await room.press("escape")
        assert isinstance(room.pilot.app.screen, LiveScreen)
