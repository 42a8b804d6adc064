"""Markers: where phases and blocks begin, where something was decided, where it ends."""

from facilitateur.domain import vote_intents
from facilitateur.domain.events import BlockStarted, NoteAdded, NoteKind, NoteParked, Recorded, VoteOption, VoteRule
from facilitateur.domain.phases import Phase
from facilitateur.replay import Marker, MarkerKind, Timeline, find_markers
from support.story import Story


def test_markers_of_a_morning(morning: list[Recorded]) -> None:
    timeline = Timeline(morning)
    found = [(marker.kind, marker.block, marker.phase, marker.note, marker.place) for marker in find_markers(timeline)]
    assert found == [
        (MarkerKind.PHASE, "b1", Phase.ICEBREAKER, 0, 1),
        (MarkerKind.PHASE, "b2", Phase.UNDERSTANDING, 0, 3),
        (MarkerKind.DECISION, "b2", Phase.UNDERSTANDING, 2, 4),
        (MarkerKind.DECISION, "b2", Phase.UNDERSTANDING, 3, 8),
        (MarkerKind.BLOCK, "b3", None, 0, 9),
        (MarkerKind.BLOCK, "b2", Phase.UNDERSTANDING, 0, 10),
        (MarkerKind.BLOCK, "b3", None, 0, 11),
        (MarkerKind.BLOCK, "b4", Phase.UNDERSTANDING, 0, 12),
        (MarkerKind.ENDED, "", None, 0, 13),
    ]


def test_the_end_of_a_day_is_a_marker(two_days: list[Recorded]) -> None:
    kinds = [marker.kind for marker in find_markers(Timeline(two_days))]
    assert kinds == [MarkerKind.PHASE, MarkerKind.DAY_ENDED, MarkerKind.PHASE, MarkerKind.ENDED]


def test_what_changes_nothing_is_no_marker(morning: list[Recorded]) -> None:
    at = morning[-1].at
    more = [
        Recorded(20, at, 60, 20, BlockStarted("nowhere")),
        Recorded(21, at, 60, 21, NoteAdded(4, "b4", "A", "plus tard", NoteKind.DECISION, parked=True)),
        Recorded(22, at, 60, 22, NoteParked(2)),
    ]
    assert find_markers(Timeline(morning + more)) == find_markers(Timeline(morning))


def test_each_event_has_at_most_one_marker(morning: list[Recorded]) -> None:
    markers: tuple[Marker, ...] = find_markers(Timeline(morning))
    assert len({marker.place for marker in markers}) == len(markers)


def test_a_closed_vote_is_a_marker() -> None:
    story = Story()
    story.next_block()
    story.notes("navette")
    story.does(
        lambda state, _: vote_intents.open_vote(state, "b3", "A", VoteRule.HANDS, [VoteOption("n1", "navette")], 9)
    )
    story.does(lambda state, _: vote_intents.close_vote(state, 1))
    votes = [marker for marker in find_markers(Timeline(story.log)) if marker.kind is MarkerKind.VOTE]

    assert [(marker.vote, marker.block) for marker in votes] == [(1, "b3")]
