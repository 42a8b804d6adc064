"""Another method in a running block: time and notes stay, steps are those of the new card."""

from datetime import timedelta

import msgspec
import pytest

from facilitateur.domain import intents, method_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.events import CardFrozen, MethodSwapped
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.timing import block_gauge, step_gauge
from support.invented import CARDS, HALF_DAY
from support.story import Story


def running() -> Story:
    return Story().next_block().next_block().waits(minutes=3)


def other_card(story: Story) -> str:
    block = story.state.current
    assert block is not None
    return next(slug for slug, card in CARDS.items() if slug != block.card and len(card.timings) > 1)


def test_the_block_goes_on_with_the_steps_of_the_other_card() -> None:
    story = running()
    block = story.state.current
    assert block is not None
    before = block_gauge(story.state, block, story.now)
    slug = other_card(story)

    story.does(lambda state, now: method_intents.swap_method(state, block.id, CARDS[slug]))

    swapped = story.state.current
    assert swapped is not None
    clock = story.state.contents.clocks[block.id]
    assert (swapped.card, clock.step, len(clock.steps)) == (slug, 0, len(CARDS[slug].timings))
    assert block_gauge(story.state, swapped, story.now) == before
    assert sum(clock.steps) == clock.allotted
    assert sum(clock.steps_spent, timedelta(0)) == clock.spent
    story.waits(minutes=1)
    assert step_gauge(story.state, swapped, 0, story.now).spent == before.spent + timedelta(minutes=1)


def test_notes_stay_and_undo_gives_the_method_back() -> None:
    story = running()
    block = story.state.current
    assert block is not None
    story.notes("On garde tout", block=block.id, team="A")
    contents = story.state.contents
    slug = other_card(story)
    story.does(lambda state, now: method_intents.swap_method(state, block.id, CARDS[slug]))
    assert [note.text for note in story.state.notes_of(block.id, "A")] == ["On garde tout"]

    story.does(lambda state, now: intents.undo(state))

    assert story.state.contents == contents


def test_what_was_noted_for_a_method_goes_with_it_and_comes_back_with_it() -> None:
    noted = msgspec.structs.replace(HALF_DAY.blocks[1], note="trois cartes d’univers", title="Atelier 1")
    blocks = (HALF_DAY.blocks[0], noted, *HALF_DAY.blocks[2:])
    story = Story(msgspec.structs.replace(HALF_DAY, blocks=blocks)).next_block().next_block()
    slug = other_card(story)

    def note() -> str:
        block = story.state.current
        assert block is not None
        return " ".join(filter(None, [block.title, block.note]))

    story.does(lambda state, now: method_intents.swap_method(state, noted.id, CARDS[slug]))
    assert note() == ""
    kept = story.state.announced.block(noted.id)
    assert kept is not None
    assert (kept.title, kept.note) == ("Atelier 1", "trois cartes d’univers")
    story.does(lambda state, now: method_intents.swap_method(state, noted.id, CARDS[noted.card]))
    assert note() == "Atelier 1 trois cartes d’univers"


def test_what_names_a_block_without_a_method_stays_beside_the_method_it_gets() -> None:
    spoken = Block("b1", 20, BlockKind.BUFFER, note="mot du porteur")
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (spoken,))
    story = Story(agenda).next_block()
    story.does(lambda state, now: method_intents.swap_method(state, "b1", next(iter(CARDS.values()))))
    block = story.state.current
    assert block is not None
    assert (block.kind, block.note) == (BlockKind.METHOD, "mot du porteur")


def test_the_same_method_and_unknown_blocks_are_refused() -> None:
    story = running()
    block = story.state.current
    assert block is not None
    for where, slug, reason in (
        (block.id, block.card, Reason.SAME_METHOD),
        ("b99", block.card, Reason.UNKNOWN_BLOCK),
    ):
        with pytest.raises(RefusedError) as refused:
            method_intents.swap_method(story.state, where, CARDS[slug])
        assert refused.value.reason is reason


def test_a_card_that_the_session_knows_is_not_frozen_again() -> None:
    story = running()
    block = story.state.current
    assert block is not None
    slug = other_card(story)
    events = method_intents.swap_method(story.state, block.id, CARDS[slug])
    known = slug in story.state.cards

    assert events == (*(() if known else (CardFrozen(CARDS[slug]),)), MethodSwapped(block.id, slug))


def test_a_deck_avoids_what_the_group_drew_before_as_long_as_it_can() -> None:
    story = running()
    block = story.state.current
    assert block is not None
    deck = ("un", "deux", "trois")
    for pick in range(6):
        (drawn,) = score_intents.draw_card(story.state, block.id, "A", deck, pick, avoid={"un", "trois"})
        assert drawn.text == "deux"
    (drawn,) = score_intents.draw_card(story.state, block.id, "A", deck, 0, avoid=set(deck))
    assert drawn.text == "un"
