"""Two sessions side by side: every block once, each beside the one that answers it."""

from datetime import timedelta

from hypothesis import given

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.comparing import compare, dropped, kept_once, notes_by_phase
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from support.story import Story
from support.wild import mostly_valid_logs


def plan(*cards: str) -> Agenda:
    blocks = [
        Block(f"b{n}", 10, card=card) if card != "@" else Block(f"b{n}", 10, BlockKind.BREAK)
        for n, card in enumerate(cards, 1)
    ]
    return Agenda("essai", "Essai", (Day(1, "09:00"),), tuple(blocks))


def matched(one: Story, two: Story) -> list[tuple[str | None, str | None]]:
    found = compare(one.state, two.state, (one.now, two.now))
    return [(a.block.id if a else None, b.block.id if b else None) for a, b in found.pairs]


def test_the_same_agenda_matches_block_by_block() -> None:
    one, two = Story().next_block().waits(12).next_block(), Story().next_block().waits(9).next_block()
    found = compare(one.state, two.state, (one.now, two.now))
    assert found.same_agenda
    assert not found.alone
    assert found.pairs[0].difference == timedelta(minutes=-3)
    assert found.pairs[-1].difference is None, "neither was run"


def test_other_agendas_match_by_card_and_the_nth_answers_the_nth() -> None:
    one = Story(plan("tour", "@", "idees", "@", "tour"))
    two = Story(plan("sens", "tour", "tour", "idees", "@"))
    assert matched(one, two) == [
        (None, "b1"),
        ("b1", "b2"),
        ("b2", "b5"),
        ("b3", "b4"),
        ("b4", None),
        ("b5", "b3"),
    ]
    found = compare(one.state, two.state, (one.now, two.now))
    assert not found.same_agenda
    assert found.alone == 2


def test_what_was_dropped_is_what_was_passed_or_never_reached() -> None:
    story = Story(plan("tour", "sens", "idees")).goes_to("b1").goes_to("b3")
    assert [block.id for block in dropped(story.state)] == ["b2"]
    assert [block.id for block in dropped(Story(plan("tour", "sens")).goes_to("b1").ends().state)] == ["b2"]
    assert dropped(Story(plan("tour", "sens")).goes_to("b1").state) == (), "it may still come"


def test_what_was_kept_and_kept_again_on_another_canvas_counts_once() -> None:
    one = Story(plan("tour", "idees", "idees"))
    first, other = one.notes("une borne", block="b1"), one.notes("un cahier", block="b1")
    for block in ("b2", "b3"):
        sources = [one.note(first), one.note(other)]
        one.does(lambda state, _, block=block, sources=sources: place_intents.carry(state, sources, block, "A"))
    for number in (first, 3, 4, 6):
        one.does(lambda state, _, number=number: note_intents.keep_note(state, number))
    assert [note.number for note in kept_once(one.state)] == [first, 4]
    sides = [pair.first for pair in compare(one.state, one.state, (one.now, one.now)).pairs]
    assert [side.kept for side in sides if side] == [1, 1, 0]


@given(first=mostly_valid_logs, second=mostly_valid_logs)
def test_any_two_sessions_hold_every_block_once(
    first: tuple[Recorded, list[Recorded]], second: tuple[Recorded, list[Recorded]]
) -> None:
    one, two = fold([first[0], *first[1]]), fold([second[0], *second[1]])
    found = compare(one, two, (first[0].at, second[0].at))
    assert [pair.first.block for pair in found.pairs if pair.first] == list(one.agenda.blocks)
    theirs = [pair.second.block for pair in found.pairs if pair.second]
    assert len(theirs) == len(two.agenda.blocks)
    assert all(block in theirs for block in two.agenda.blocks)
    assert sum(map(len, notes_by_phase(one).values())) == sum(1 for note in one.originals() if not note.parked)
