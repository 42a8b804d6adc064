"""When did a word first appear?"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.cleaning import fold as folded
from facilitateur.domain.events import NotesMerged, Recorded
from facilitateur.replay import HitKind, Player, Search, Timeline, wall_of
from support.wild import mostly_valid_logs

Found = Callable[[str], list[tuple[HitKind, int, str, bool]]]


@pytest.fixture
def found(canteen: list[Recorded]) -> Found:
    search = Search(Timeline(canteen))
    return lambda query: [(hit.kind, hit.place, hit.team, hit.gone) for hit in search.find(query)]


def test_each_appearance_is_told_once_and_what_was_taken_away_is_said(found: Found) -> None:
    assert found("cantine") == [
        (HitKind.NOTE, 1, "A", False),
        (HitKind.CORRECTION, 3, "B", False),
        (HitKind.PLACE, 5, "B", False),
        (HitKind.NOTE, 6, "A", True),
    ]


@pytest.mark.parametrize("query", ["Cantine FERME", "ferme cantine", "  càntiné   ferme "])
def test_accents_capitals_and_order_do_not_matter(found: Found, query: str) -> None:
    assert [place for _, place, _, _ in found(query)] == [1]


def test_a_word_that_came_in_by_merging_is_found_where_it_stands_since(canteen: list[Recorded]) -> None:
    last = canteen[-1]
    seq = last.seq + 1
    merged = Recorded(seq, last.at, last.offset, seq, NotesMerged(2, 1, "la cantine ferme à 13 h / la cantine, encore"))
    hits = Search(Timeline([*canteen, merged])).find("encore")
    assert [(hit.kind, hit.note, hit.gone) for hit in hits] == [
        (HitKind.CORRECTION, 2, True),
        (HitKind.CORRECTION, 1, False),
    ]


@pytest.mark.parametrize("query", ["", "   ", "piscine", "cantine piscine"])
def test_nothing_is_found_for_nothing(found: Found, query: str) -> None:
    assert found(query) == []


def test_turning_over_the_hits(canteen: list[Recorded]) -> None:
    player = Player(Timeline(canteen))
    hits = player.search.find("cantine")
    seen = []
    while (index := player.next_hit(hits)) is not None:
        assert player.now == hits[index].at
        seen.append(index)
    assert seen == [0, 1, 2, 3]
    assert [player.previous_hit(hits) for _ in range(4)] == [2, 1, 0, None]
    assert player.now == hits[0].at
    player.jump(player.timeline.end)
    assert player.previous_hit(hits) == 3, "from after the last one, the last one comes first"


@given(log=mostly_valid_logs, letters=st.sampled_from(["a", "é", "no", "un deux", "A"]))
def test_every_note_on_any_wall_is_found_at_or_before_its_minute(
    log: tuple[Recorded, list[Recorded]], letters: str
) -> None:
    timeline = Timeline([log[0], *log[1]])
    hits = Search(timeline).find(letters)
    assert list(hits) == sorted(hits, key=lambda hit: hit.place)
    wanted = folded(letters).split()
    whole = timeline.state_of(len(timeline))
    numbers = {hit.note for hit in hits}
    for note in whole.notes():
        if wanted and all(word in folded(note.text) for word in wanted):
            assert note.number in numbers
    for sheet in wall_of(whole, "fr"):
        shown = [pinned.note for column in sheet.columns for pinned in column.notes]
        assert sorted(note.number for note in shown) == sorted(
            note.number for note in whole.notes_of(sheet.block.id, sheet.team)
        ), "the wall holds every note of the canvas once"
