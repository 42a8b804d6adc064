"""A buffer that was given no time: nobody goes through it, in either direction, until it has some again."""

import pytest

from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.events import AgendaReplanned, Given, Strategy
from facilitateur.domain.intents import upcoming_block
from facilitateur.domain.room import RoomChoices, room_view
from support.invented import CARDS, MORNING
from support.story import Story


def eaten(*kinds: BlockKind, last: bool = False) -> Story:
    """Return a story in the first block, what follows it given no time."""
    blocks = [Block("a", 20, card="causes"), *(Block(f"x{n}", 10, kind) for n, kind in enumerate(kinds))]
    blocks += [] if last else [Block("b", 20, card="empathie")]
    story = Story(Agenda("e", "E", (Day(1, "09:00"),), tuple(blocks)), CARDS, starts_at=MORNING).next_block()
    given = tuple(Given(f"x{n}", 0) for n in range(len(kinds)))
    return story.happens(AgendaReplanned(Strategy.EAT, given, late=600))


def test_the_next_block_is_the_one_behind_it_and_the_room_reads_so() -> None:
    story = eaten(BlockKind.BUFFER, BlockKind.BUFFER).waits(25)
    view = room_view(story.state, story.now, RoomChoices())
    assert view.following is None or view.following.kind is not BlockKind.BUFFER
    assert story.next_block().state.contents.current == "b"
    assert story.does(lambda state, _: intents.previous_block(state)).state.contents.current == "a"


def test_at_the_end_of_the_day_nothing_follows() -> None:
    story = eaten(BlockKind.BUFFER, last=True).waits(25)
    assert upcoming_block(story.state) is None
    assert story.next_block().state.contents.ended


@pytest.mark.parametrize("kind", [BlockKind.BREAK, BlockKind.PLENARY])
def test_what_is_more_than_room_for_lateness_is_still_gone_through(kind: BlockKind) -> None:
    assert eaten(kind).waits(25).next_block().state.contents.current == "x0"


def test_a_buffer_that_has_time_again_comes_again_and_one_that_is_wanted_can_be_started() -> None:
    story = eaten(BlockKind.BUFFER)
    assert story.goes_to("x0").state.contents.current == "x0"
    again = eaten(BlockKind.BUFFER).happens(AgendaReplanned(Strategy.SQUEEZE, (Given("x0", 300),)))
    assert again.next_block().state.contents.current == "x0"


def test_a_buffer_planned_without_minutes_is_a_block_like_others() -> None:
    blocks = (Block("a", 20, card="causes"), Block("x", 0, BlockKind.BUFFER), Block("b", 20, card="empathie"))
    story = Story(Agenda("e", "E", (Day(1, "09:00"),), blocks), CARDS).next_block().waits(20)
    assert story.next_block().state.contents.current == "x"
