"""What is asked before a block with time left is left: a vote that is open, and that the session or the day ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.tui.widgets.drawn import Said
from support.canvases import shipped
from support.room import Room, room_of


@asynccontextmanager
async def days(tmp_path: Path, *blocks: Block) -> AsyncIterator[Room]:
    agenda = Agenda("essai", "Essai", tuple(Day(n, "09:00") for n in {block.day for block in blocks}), blocks)
    async with room_of(tmp_path, agenda, {"brainstorming": shipped("brainstorming")}) as room:
        await room.press("f8")
        yield room


def block(number: int, day: int = 1) -> Block:
    return Block(f"b{number}", 30, card="brainstorming", day=day)


def question(room: Room) -> str:
    said = room.pilot.app.screen.query_one("#question", Said)
    return " ".join(
        str(said.render()).replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ").split()
    )


async def test_a_vote_that_is_open_is_named_before_its_block_is_left(tmp_path: Path) -> None:
    async with days(tmp_path, block(1), block(2)) as room:
        await room.say("navette", "guichet", "borne")
        await room.press("ctrl+b", "1")
        await room.say("1 9")
        await room.press("escape", "f8")
        asked = question(room)
        assert "Vote encore ouvert (équipe A) :" in asked
        assert asked.endswith("Le quitter maintenant ?")
        assert "termine" not in asked
        await room.press("enter")
        assert room.session.state.contents.current == "b2"


async def test_a_vote_left_open_without_a_question_is_told_afterwards(tmp_path: Path) -> None:
    async with days(tmp_path, block(1), block(2)) as room:
        await room.say("navette", "guichet", "borne")
        await room.press("ctrl+b", "1", "escape")
        await room.minutes(29)
        await room.press("f8")
        assert room.session.state.contents.current == "b2"
        assert await room.sees("Vote encore ouvert (équipe A)")
        await room.press("ctrl+z")
        assert room.session.state.contents.current == "b1"


async def test_the_end_of_the_day_and_of_the_session_are_told(tmp_path: Path) -> None:
    async with days(tmp_path, block(1), block(2, day=2)) as room:
        await room.press("f8")
        assert "le quitter termine la journée" in question(room)
        await room.press("enter", "f8", "f8")
        assert room.session.state.contents.current == "b2"
        assert "le quitter termine la séance" in question(room)
        await room.press("enter")
        assert room.session.state.contents.ended


async def test_a_block_in_the_middle_asks_nothing_more(tmp_path: Path) -> None:
    async with days(tmp_path, block(1), block(2)) as room:
        await room.press("f8")
        assert question(room) == "Il reste 30:00 dans ce bloc. Le quitter maintenant ?"
