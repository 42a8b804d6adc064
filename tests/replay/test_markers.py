"""Markers: where phases and blocks begin, where something was decided, where it ends."""

from datetime import timedelta

from facilitateur.domain import correction_intents as right
from facilitateur.domain import vote_intents
from facilitateur.domain.events import (
    BlockStarted,
    ClockStepped,
    ComputerSlept,
    NoteAdded,
    NoteKind,
    NoteParked,
    Recorded,
    VoteOption,
    VoteRule,
)
from facilitateur.domain.phases import Phase
from facilitateur.replay import Marker, MarkerKind, Timeline, find_markers
from facilitateur.replay.player import Player
from support.invented import MORNING
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


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def test_a_block_whose_start_was_set_right_has_its_marker_where_it_really_began() -> None:
    story = Story(starts_at=MORNING).next_block().waits(12).next_block().waits(8)
    story.does(lambda state, now: right.correct_start(state, now, 1, MORNING + minutes(7))).waits(5).notes("une")
    starts = [(marker.block, marker.at) for marker in find_markers(Timeline(story.log)) if marker.block]
    assert starts == [("b1", MORNING), ("b2", MORNING + minutes(7))]
    player = Player(Timeline(story.log))
    player.jump(MORNING + minutes(3))
    marker = player.next_marker()
    assert marker is not None
    assert (player.now, player.state.contents.current) == (MORNING + minutes(7), "b2")
    assert player.next_marker() is None
    assert player.previous_marker() == find_markers(Timeline(story.log))[0]


def test_a_block_taken_for_another_has_the_marker_of_the_block_it_was() -> None:
    story = Story(starts_at=MORNING).next_block().waits(12)
    story.does(lambda state, now: right.exchange_block(state, 0, "b2")).waits(1).notes("une")
    assert [marker.block for marker in find_markers(Timeline(story.log))] == ["b2"]


def test_a_correction_that_was_undone_moves_no_marker() -> None:
    story = Story(starts_at=MORNING).next_block().waits(12).next_block().waits(8)
    story.does(lambda state, now: right.correct_start(state, now, 1, MORNING + minutes(7))).undoes()
    assert [marker.at for marker in find_markers(Timeline(story.log))] == [MORNING, MORNING + minutes(12)]


def test_a_sleep_and_a_jump_of_the_clock_are_markers_short_ones_are_not() -> None:
    story = Story(starts_at=MORNING).next_block().waits(12).happens(ComputerSlept(480)).waits(1)
    story.happens(ComputerSlept(6)).waits(1).happens(ClockStepped(-3_600)).waits(1).happens(ClockStepped(3))
    found = [marker for marker in find_markers(Timeline(story.log)) if marker.kind is MarkerKind.INCIDENT]
    assert [(marker.incident, marker.at) for marker in found] == [
        (0, MORNING + minutes(12)),
        (2, MORNING + minutes(14)),
    ]
