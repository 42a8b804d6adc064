"""Figures of lists and zones, with the golden values of the design."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.canvases.figures import (
    common_figures,
    dots_budget,
    evidence,
    list_figures,
    practical_tie,
    ranking,
    zones_figures,
)
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from support.harvest import Harvest
from support.invented import MORNING

FACT, GUESS, VERBATIM, PLAIN = NoteKind.FACT, NoteKind.GUESS, NoteKind.VERBATIM, NoteKind.PLAIN
VIEW = CanvasView(
    kind=CanvasKind.ZONES,
    shown=CanvasKind.ZONES,
    places=(CanvasItem("a", "A"), CanvasItem("b", "B"), CanvasItem("c", "C")),
    evidence_threshold=0.33,
)


def note(number: int, kind: NoteKind = PLAIN, *, votes: int = 0, place: str = "") -> Note:
    """Return a note."""
    return Note(number, "b1", "A", f"note {number}", kind, MORNING, place=place, votes=votes)


def voted(*votes: int) -> list[Note]:
    """Return notes with these votes."""
    return [note(number, votes=count) for number, count in enumerate(votes, 1)]


@pytest.mark.parametrize(("choices", "dots"), [(0, 2), (3, 2), (6, 2), (9, 3), (12, 4), (18, 6), (30, 8), (24, 8)])
def test_everyone_gets_a_third_of_the_choices_in_dots(choices: int, dots: int) -> None:
    assert dots_budget(choices) == dots


@pytest.mark.parametrize(
    ("one", "other", "tie"), [(39, 37, True), (9, 8, True), (12, 6, False), (20, 8, False), (0, 0, False), (1, 0, True)]
)
def test_votes_that_are_too_close_mean_nothing(one: int, other: int, tie: bool) -> None:
    assert practical_tie(one, other) is tie
    assert practical_tie(other, one) is tie


def test_ranks_are_dense_and_equal_votes_share_them() -> None:
    ranked = ranking(voted(2, 9, 0, 9, 5))

    assert [(one.note.number, one.rank, one.tied) for one in ranked] == [
        (2, 1, True),
        (4, 1, True),
        (5, 2, False),
        (1, 3, False),
        (3, 0, False),
    ]


def test_without_votes_the_order_of_writing_stays() -> None:
    assert [one.note.number for one in ranking(voted(0, 0, 0))] == [1, 2, 3]
    assert [one.rank for one in ranking(voted(0, 0))] == [0, 0]


@given(st.lists(st.integers(0, 40), max_size=30))
def test_a_ranking_keeps_every_note_and_never_climbs(votes) -> None:
    ranked = ranking(voted(*votes))
    counts = [one.note.votes for one in ranked]

    assert sorted(counts) == sorted(votes)
    assert counts == sorted(counts, reverse=True)
    assert {one.rank for one in ranked if one.rank} == set(range(1, len({v for v in votes if v}) + 1))


def test_a_list_tells_its_first_places() -> None:
    figures = list_figures(voted(39, 37, 12, 0))

    assert (figures.notes, figures.votes, figures.voted, figures.dots) == (4, 88, 3, 2)
    assert [found.number for found in figures.first] == [1]
    assert [found.number for found in figures.close] == [2]
    assert figures.is_tied


def test_a_clear_winner_is_no_tie() -> None:
    assert not list_figures(voted(12, 6)).is_tied
    assert list_figures(voted(6, 6)).is_tied
    assert not list_figures([]).is_tied


def test_evidence_counts_facts_and_verbatims_among_typed_notes() -> None:
    kinds = [FACT] * 6 + [VERBATIM] * 2 + [GUESS] * 4 + [PLAIN, NoteKind.DECISION]
    found = evidence([note(number, kind) for number, kind in enumerate(kinds, 1)])

    assert (found.certain, found.typed) == (8, 12)
    assert found.rate == pytest.approx(0.667, abs=0.001)
    assert evidence([note(1)]).rate is None


def test_zones_tell_coverage_and_imbalance() -> None:
    notes = [note(1, place="a"), note(2, place="a"), note(3, place="a"), note(4, place="b"), note(5, place="perdue")]
    figures = zones_figures(VIEW, notes)

    assert figures.per_zone == {"a": 3, "b": 1, "c": 0, "": 1}
    assert (figures.zones, figures.covered, figures.imbalance) == (3, 2, None)
    assert zones_figures(VIEW, [*notes, note(6, place="c")]).imbalance == pytest.approx(3)


def test_zones_without_notes_are_no_error() -> None:
    figures = zones_figures(VIEW, [])

    assert (figures.covered, figures.imbalance, figures.is_under_threshold) == (0, None, False)
    assert zones_figures(CanvasView(), []).zones == 0


@pytest.mark.parametrize(("facts", "guesses", "alert"), [(1, 2, False), (1, 3, True), (0, 1, True), (0, 0, False)])
def test_too_little_observation_sends_back_to_the_field(facts: int, guesses: int, alert: bool) -> None:
    notes = [note(n, FACT) for n in range(facts)] + [note(n, GUESS) for n in range(guesses)]

    assert zones_figures(VIEW, notes).is_under_threshold is alert


def test_a_block_is_counted_over_all_its_teams() -> None:
    told = Harvest(teams=3)
    told.goes_to("b2")
    told.writes("un", "b2", kind=FACT)
    told.writes("deux", "b2", "B")
    told.writes("au frigo", "b2", "C", parked=True)
    told.waits(2.5)
    block = told.state.agenda.block("b2")
    assert block is not None
    figures = common_figures(told.state, block, told.now)

    assert (figures.notes, figures.teams_in, figures.teams) == (2, 2, 3)
    assert (figures.planned, figures.spent) == (timedelta(minutes=20), timedelta(minutes=4))
    assert figures.per_minute == pytest.approx(0.5)
    assert figures.evidence == (1, 1, 1)


def test_under_a_minute_there_is_no_rate() -> None:
    told = Harvest()
    told.goes_to("b2")
    told.writes("un", "b2")
    block = told.state.agenda.block("b2")
    assert block is not None

    assert common_figures(told.state, block, told.now).per_minute is None
