"""When the program rings: each end once, nothing that somebody did by hand."""

from datetime import timedelta

from facilitateur.domain import correction_intents, timer_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.cues import Cue, look, rings
from facilitateur.domain.timing import Level
from support.invented import CARDS
from support.story import Story


def story_of(minutes: int, card: str, teams: int = 2) -> Story:
    return Story(
        Agenda("a", "A", (Day(1, "09:00"),), (Block("b1", minutes, card=card),)), CARDS, teams=teams
    ).next_block()


def heard(story: Story, minutes: float) -> list[tuple[Cue, float, str]]:
    """Look four times a minute, and return what rang, when and for whom."""
    found, before = [], look(story.state, story.now)
    for quarter in range(1, round(minutes * 4) + 1):
        story.waits(seconds=15)
        after = look(story.state, story.now)
        found += [(ring.cue, quarter / 4, ring.label) for ring in rings(before, after)]
        before = after
    return found


def test_each_round_rings_once_at_its_end() -> None:
    assert [(cue, at) for cue, at, _ in heard(story_of(30, "empathie"), 32) if cue is Cue.ROUND] == [
        (Cue.ROUND, 5), (Cue.ROUND, 10), (Cue.ROUND, 15), (Cue.ROUND, 20), (Cue.ROUND, 25), (Cue.ROUND, 30)
    ]  # fmt: skip


def test_the_block_warns_twice_and_ends_once() -> None:
    found = heard(story_of(20, "tour-de-table"), 25)
    assert [(cue, at) for cue, at, _ in found] == [(Cue.WARNING, 16), (Cue.LAST, 19), (Cue.END, 20)]


def test_a_step_rings_at_its_end_before_its_block_does() -> None:
    found = heard(story_of(20, "etoile"), 3)
    assert (Cue.STEP, 1.0, "") in found


def test_a_round_ended_by_hand_does_not_ring() -> None:
    story = story_of(30, "empathie").waits(2)
    before = look(story.state, story.now)
    story.does(timer_intents.next_round)
    assert rings(before, look(story.state, story.now)) == ()


def test_a_teams_turn_rings_when_its_time_is_up_and_goes_on() -> None:
    story = story_of(30, "empathie").does(lambda s, now: timer_intents.order_turns(s, "BA"))
    assert [(cue, at) for cue, at, _ in heard(story, 25) if cue is Cue.ROUND] == [(Cue.ROUND, 15)]


def test_timers_of_teams_ring_once_each_under_their_names() -> None:
    story = story_of(60, "tour-de-table")
    story.does(lambda s, now: timer_intents.set_timers(s, now, ["@A"], timedelta(minutes=2), start=True))
    story.does(lambda s, now: timer_intents.set_timers(s, now, ["Salle"], timedelta(minutes=3), start=True))
    assert heard(story, 6) == [(Cue.TEAM, 2, "@A"), (Cue.TEAM, 3, "Salle")]


def test_a_timer_set_again_rings_again() -> None:
    story = story_of(60, "tour-de-table")
    for _ in range(2):
        story.does(lambda s, now: timer_intents.set_timers(s, now, ["@A"], timedelta(minutes=1), start=True))
        assert heard(story, 2) == [(Cue.TEAM, 1, "@A")]


def test_what_undo_brings_back_does_not_ring() -> None:
    story = story_of(20, "tour-de-table").waits(25)
    before = look(story.state, story.now)
    story.undoes()
    assert rings(before, look(story.state, story.now)) == ()


def test_what_a_correction_brings_about_does_not_ring() -> None:
    story = story_of(20, "tour-de-table").waits(10)
    before = look(story.state, story.now)
    story.does(lambda state, now: correction_intents.correct_start(state, now, 0, now - timedelta(minutes=25)))
    after = look(story.state, story.now)
    assert after.level is Level.OVER
    assert rings(before, after) == ()
    assert heard(story, 5) == []
