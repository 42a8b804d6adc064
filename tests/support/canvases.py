"""A room on the canvas of a shipped card, with its first block running."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import Card
from facilitateur.domain.evolve import fold
from facilitateur.session.opening import read
from support.room import Room, room_of

SHIPPED = Path(__file__).parents[2] / "methodes"
SIZES = ((80, 24), (160, 45))


def shipped(slug: str) -> Card:
    found = Library([SHIPPED]).get(slug)
    assert found is not None
    return found


@asynccontextmanager
async def running(tmp_path: Path, *slugs: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    blocks = tuple(Block(f"b{n}", 30, card=slug) for n, slug in enumerate(slugs, 1))
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), blocks)
    async with room_of(tmp_path, agenda, {slug: shipped(slug) for slug in slugs}, size=size) as room:
        await room.press("f8")
        yield room
        assert fold(read(room.session.folder)[1]) == room.session.state
