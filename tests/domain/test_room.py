"""What the room sees, reckoned with in one's head; no note and no name is ever in it."""

from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import intents, note_intents, timer_intents, vote_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.card import Card, StepText
from facilitateur.domain.events import (
    AgendaReplanned,
    CardFrozen,
    Given,
    NoteKind,
    Recorded,
    SessionCreated,
    SideTimerSet,
    Strategy,
    VoteOption,
    VoteRule,
)
from facilitateur.domain.evolve import fold
from facilitateur.domain.room import (
    Count,
    Link,
    RoomChoices,
    RoomTimer,
    RoomView,
    Scope,
    Stage,
    ended_by_itself,
    room_view,
    step_key,
    with_vote,
)
from facilitateur.domain.timing import Level, clock_of
from support.invented import CARDS, MORNING, NAMES
from support.story import Story
from support.wild import logs, moments, mostly_valid_logs


def seen(story: Story, choices: RoomChoices | None = None, **options: bool) -> RoomView:
    return room_view(story.state, story.now, choices or RoomChoices(), **options)


def with_room_line(card: Card, step: int, said: str) -> Card:
    text = card.texts["fr"]
    steps = tuple(StepText(each.title, each.detail, said) if i == step else each for i, each in enumerate(text.steps))
    return msgspec.structs.replace(card, texts={"fr": msgspec.structs.replace(text, steps=steps)})


def test_before_the_start_the_room_sees_the_challenge_and_when_it_begins() -> None:
    view = seen(Story(starts_at=MORNING + timedelta(minutes=30)))
    assert (view.stage, view.challenge, view.time) == (Stage.READY, "Réduire l'attente au guichet", None)
    assert f"{view.goes_on_at:%H:%M}" == "09:30"
    assert view.following is not None
    assert view.following.kind is BlockKind.WELCOME


def test_the_room_reads_the_titles_of_blocks() -> None:
    spoken, work = Block("b1", 20, BlockKind.PLENARY, title="Restitution"), Block("b2", 20, title="Atelier 1", card="x")
    story = Story(Agenda("essai", "Essai", (Day(1, "09:00"),), (spoken, work)))
    view = seen(story)
    assert view.following is not None
    assert view.following.title == "Restitution"
    view = seen(story.next_block())
    assert (view.title, view.following and view.following.title) == ("Restitution", "Atelier 1")


def test_a_planned_start_that_is_past_is_not_promised_any_more() -> None:
    assert seen(Story(starts_at=MORNING).waits(1)).goes_on_at is None


def test_the_time_is_that_of_the_step_and_the_next_step_follows() -> None:
    story = Story().goes_to("b2").next_step().waits(1, 0.4)
    view = seen(story)
    assert view.time == Count(180, False, Level.CALM)
    assert (view.title, view.instruction) == ("Etoile", "Étape 2")
    assert view.following is not None
    assert (view.following.title, view.following.minutes) == ("Étape 3", 10)


def test_a_step_whose_own_time_has_gone_by_is_not_announced_any_more() -> None:
    story = Story().goes_to("b2")
    block = story.state.current
    assert block is not None
    first, second, *_ = clock_of(story.state, block).steps
    assert announced(story) == "Étape 2"
    assert announced(story.waits(0, first + second - 1)) == "Étape 2", "it begins late, but comes next"
    assert announced(story.waits(0, 1)) == "Causes", "its own time is over too"
    assert announced(story.next_step()) == "Étape 3"
    assert announced(story.waits(30)) == "Causes", "nothing is left for a step of a block that is over"


def announced(story: Story) -> str:
    following = seen(story).following
    return "" if following is None else following.title


def test_the_facilitator_may_show_the_time_of_the_whole_block() -> None:
    story = Story().goes_to("b2").next_step().waits(1)
    assert seen(story, RoomChoices(scope=Scope.BLOCK)).time == Count(19 * 60, False, Level.CALM)


def test_the_line_for_the_room_comes_before_the_title_of_the_step() -> None:
    cards = {**CARDS, "causes": with_room_line(CARDS["causes"], 1, "Un fait, une phrase.")}
    story = Story(cards=cards).goes_to("b3")
    assert seen(story).instruction == "Étape 1"
    assert seen(story.next_step()).instruction == "Un fait, une phrase."


def test_overtime_counts_up_rounded_down() -> None:
    view = seen(Story().goes_to("b2").waits(1, 30.9))
    assert view.time == Count(30, True, Level.OVER)
    assert view.over


def test_a_step_that_repeats_shows_the_time_of_its_round() -> None:
    story = Story().goes_to("b5").waits(20)
    rounds = [seen(story).round, seen(story.waits(20)).round]
    assert rounds == [(3, 6), (6, 6)]
    assert seen(Story().goes_to("b5").waits(20)).time == Count(150, False, Level.CALM)


def test_a_round_that_is_passed_by_hand_does_not_end_by_itself() -> None:
    story = Story().goes_to("b5").waits(1)
    before = seen(story)
    after = seen(story.does(lambda state, now: timer_intents.next_round(state, now)))
    assert (after.round, after.time) == ((2, 6), Count(450, False, Level.CALM))
    assert not ended_by_itself(before, after)


def test_the_team_whose_turn_it_is_has_its_own_time() -> None:
    story = Story().goes_to("b6").does(lambda state, _: timer_intents.order_turns(state, ("B", "A"))).waits(6)
    view = seen(story)
    assert (view.team, view.round, view.time) == ("B", (1, 2), Count(60, True, Level.OVER))
    view = seen(story.does(lambda state, now: timer_intents.next_round(state, now)))
    assert (view.team, view.round, view.time) == ("A", (2, 2), Count(300, False, Level.CALM))


def test_timers_of_teams_and_places_are_seen_with_what_they_have_left() -> None:
    story = Story().goes_to("b2")
    five = timedelta(minutes=5)
    story.does(lambda state, now: timer_intents.set_timers(state, now, ["@A", "Salle bleue"], five, start=True))
    story.waits(1).does(lambda state, _: timer_intents.start_or_pause(state, 2)).waits(1)
    first, second = seen(story).timers
    assert first == RoomTimer("", Count(180, False, Level.CALM), team="A")
    assert second == RoomTimer("Salle bleue", Count(240, False, Level.CALM), paused=True)


def test_past_a_fixed_end_the_room_sees_how_late_the_block_is() -> None:
    agenda = Agenda("a", "a", (Day(1, "09:00"),), (Block("b1", 20, card="etoile", pin=Pin(Edge.END, "09:20")),))
    story = Story(agenda, starts_at=MORNING).next_block().waits(18).next_step().next_step().next_step().waits(2.5)
    assert seen(story).time == Count(30, True, Level.OVER)


def test_what_has_been_over_for_a_minute_gives_way_to_the_time_of_the_block_and_that_to_words() -> None:
    story = Story().goes_to("b2").waits(0, 30)
    first = seen(story)
    assert first.moment is not None
    given = first.moment.allotted
    just_over = seen(story.waits(0, given))
    assert (just_over.time, just_over.whole) == (Count(30, True, Level.OVER), False)
    forgotten = seen(story.waits(1))
    assert (forgotten.time, forgotten.whole) == (Count(1200 - given - 90, False, Level.CALM), True)
    assert forgotten.instruction == just_over.instruction
    assert not ended_by_itself(just_over, forgotten)
    late = seen(story.waits(20))
    assert (late.time, late.over, late.stage) == (None, True, Stage.RUNNING)


def test_of_a_block_with_one_step_the_room_sees_a_minute_over_and_then_that_it_is() -> None:
    story = Story().next_block().waits(10, 59)
    assert seen(story).time == Count(59, True, Level.OVER)
    view = seen(story.waits(0, 1))
    assert (view.time, view.over, view.whole) == (None, True, False)
    assert seen(story.gives(5)).time == Count(240, False, Level.CALM)


def test_a_pause_says_when_it_ends() -> None:
    view = seen(Story().goes_to("b4").waits(3))
    assert (view.kind, f"{view.goes_on_at:%H:%M}") == (BlockKind.BREAK, "09:15")
    assert seen(Story().goes_to("b4").waits(16)).goes_on_at is None


def test_a_pause_begun_early_says_its_fixed_end_at_which_the_room_goes_on() -> None:
    pause = Block("b2", 15, BlockKind.BREAK, pin=Pin(Edge.END, "10:45"))
    agenda = Agenda("a", "a", (Day(1, "09:00"),), (Block("b1", 20, card="etoile"), pause, Block("b3", 20)))
    story = Story(agenda, starts_at=MORNING).next_block().waits(80).next_block().waits(5)
    view = seen(story)
    assert (view.time, f"{view.goes_on_at:%H:%M}") == (Count(600, False, Level.CALM), "10:45")
    assert f"{seen(story.waits(13)).goes_on_at:%H:%M}" == "10:45"
    assert seen(story.waits(10)).goes_on_at is None


def test_a_session_that_was_planned_for_the_day_before_is_announced_for_today() -> None:
    story = Story(starts_at=MORNING - timedelta(hours=23))
    assert f"{seen(story).goes_on_at:%H:%M}" == "10:00"


def test_the_time_of_a_step_can_be_hidden_and_its_end_is_still_known() -> None:
    story = Story().goes_to("b2")
    hidden = RoomChoices(countdowns={step_key("b2", 0): False})
    assert seen(story, hidden).time is None
    assert seen(story.next_step(), hidden).time is not None
    assert seen(story, countdown=False).time is None
    hidden = RoomChoices(countdowns={step_key("b2", 1): False})
    given = seen(story, hidden).moment
    assert given is not None
    assert seen(story.waits(0, given.allotted), hidden).over


@pytest.mark.parametrize(
    ("story", "stage"),
    [
        (Story(), Stage.READY),
        (Story().next_block(), Stage.RUNNING),
        (Story().next_block().pauses_or_resumes(), Stage.PAUSED),
        (Story().next_block().ends(), Stage.ENDED),
    ],
)
def test_stages(story: Story, stage: Stage) -> None:
    assert seen(story).stage is stage


def test_a_time_that_runs_out_ends_by_itself_once() -> None:
    story = Story().goes_to("b2").waits(0, 59.9)
    before, over = seen(story), seen(story.waits(0, 0.2))
    assert ended_by_itself(before, over)
    assert not ended_by_itself(over, seen(story.waits(0, 0.2)))
    assert not ended_by_itself(None, over)


def test_a_round_that_passes_ends_by_itself() -> None:
    story = Story().goes_to("b5").waits(7, 29.9)
    assert ended_by_itself(seen(story), seen(story.waits(0, 0.2)))


def test_time_given_taken_or_hidden_is_silent() -> None:
    story = Story().goes_to("b2").next_step().waits(3, 30)
    before = seen(story)
    assert not ended_by_itself(before, seen(story.gives(-1, of_step=True)))
    over = seen(story.waits(1))
    longer = seen(story.gives(5, of_step=True))
    assert not ended_by_itself(over, longer)
    assert not ended_by_itself(longer, seen(story, countdown=False))
    assert not ended_by_itself(longer, seen(story.next_step().waits(30)))


def test_a_long_sleep_ends_a_time_by_itself_too() -> None:
    story = Story().next_block()
    assert ended_by_itself(seen(story), seen(story.waits(600)))


SECRET = "s3cr3t"


def hostile_story() -> Story:
    """Return a session in which everything that people said or are called is secret."""
    agenda = Agenda(
        "a", "a", (Day(1, "09:00"),),
        (Block("b1", 20, card="etoile", note=SECRET), Block("b2", 10, BlockKind.BREAK, note=SECRET),
         Block("b3", 20, card="causes")),
    )  # fmt: skip
    story = Story(agenda, names=[f"{SECRET} {name}" for name in NAMES]).next_block()
    story.notes(f"{SECRET} [@click=app.quit]x[/]", block="b1")
    story.notes(f"{SECRET}\u202e\x1b[31m", block="b3", parked=True)
    story.does(lambda state, _: note_intents.edit_note(state, 1, f"{SECRET} corrigé", NoteKind.IDEA))
    return story


def test_no_note_and_no_name_is_in_what_the_room_sees() -> None:
    story = hostile_story()
    for _ in range(5):
        assert SECRET not in repr(seen(story))
        story.waits(6).next_block() if not story.state.contents.ended else story.waits(1)
    assert SECRET not in repr(seen(story))


@given(log=st.one_of(logs, mostly_valid_logs.map(lambda pair: [pair[0], *pair[1]])), now=moments,
       scope=st.sampled_from(Scope))  # fmt: skip
def test_whatever_stands_in_a_log_the_room_sees_something(log: list[object], now: datetime, scope: Scope) -> None:
    state = fold(log)  # type: ignore[arg-type]
    view = room_view(state, now, RoomChoices(scope=scope), link=Link.LOST)
    assert view.time is None or view.time.seconds >= 0
    assert not ended_by_itself(view, view) or view.time is None


SAID = ("text", "label", "author", "who", "name", "answer", "why", "question", "speakers", "participants")
"""Fields in which events hold what people said, or what they are called."""

FOR_THE_ROOM = (CardFrozen, SessionCreated, SideTimerSet)
"""Cards, agenda and timers of places are meant to be seen."""


def made_secret(recorded: Recorded) -> Recorded:
    """Return a record in which everything that people said, or are called, is secret."""
    event = recorded.event
    if isinstance(event, FOR_THE_ROOM):
        return recorded
    changes: dict[str, object] = {}
    for field in set(SAID) & set(event.__struct_fields__):
        value = getattr(event, field)
        if field == "participants":
            changes[field] = tuple(msgspec.structs.replace(person, name=SECRET) for person in value)
        elif isinstance(value, tuple):
            changes[field] = (SECRET,) * len(value)
        elif isinstance(value, str):
            changes[field] = f"{SECRET} {value}"
    return msgspec.structs.replace(recorded, event=msgspec.structs.replace(event, **changes))


@given(log=mostly_valid_logs.map(lambda pair: [pair[0], *pair[1]]), now=moments)
def test_whatever_people_said_in_whatever_log_the_room_does_not_see_it(log: list[Recorded], now: datetime) -> None:
    state = fold(map(made_secret, log))
    assert SECRET not in repr(room_view(state, now, RoomChoices()))


def voted(rule: VoteRule = VoteRule.DOTS) -> Story:
    """Return a story in which two notes may be voted for in the running block."""
    story = Story().goes_to("b2")
    story.does(lambda state, _: note_intents.capture(state, "b2", "A", [SECRET, "Payer deux fois"]))
    options = tuple(VoteOption(f"n{note.number}", note.text) for note in story.state.notes_of("b2", "A"))
    chosen = options[:1] if rule is VoteRule.CONSENT else options
    story.does(lambda state, _: vote_intents.open_vote(state, "b2", "A", rule, chosen, 12))
    return story


def closed(story: Story) -> Story:
    counts = {"n1": 9, "n2": 8}
    story.does(lambda state, _: vote_intents.count(state, 1, counts))
    return story.does(lambda state, _: vote_intents.close_vote(state, 1, confirmed=True))


def test_a_result_shows_only_when_the_vote_is_closed_and_the_facilitator_says_so() -> None:
    story = voted()
    assert seen(story, with_vote(story.state, RoomChoices(), 1)).vote is None
    closed(story)
    assert seen(story).vote is None
    shown = seen(story, with_vote(story.state, RoomChoices(message="Photo", dark=True), 1))
    assert shown.vote is not None
    assert (shown.vote.label("n1"), shown.message, shown.dark) == (SECRET, "", False)
    assert seen(story, RoomChoices(vote=7, vote_during="b2")).vote is None


def test_a_result_goes_away_when_its_vote_opens_again_and_with_the_next_block() -> None:
    story = closed(voted())
    choices = with_vote(story.state, RoomChoices(), 1)
    story.does(lambda state, _: intents.undo(state))
    assert seen(story, choices).vote is None
    story.does(lambda state, _: intents.redo(state))
    assert seen(story, choices).vote is not None
    assert seen(story.goes_to("b3"), choices).vote is None
    assert seen(story, with_vote(story.state, choices, 0)).vote is None


def test_the_room_never_reads_an_objection() -> None:
    story = voted(VoteRule.CONSENT)
    story.does(lambda state, _: vote_intents.object_to(state, 1, "Maud refuse"))
    story.does(lambda state, _: vote_intents.resolve(state, 1, 1, "Maud est rassurée"))
    story.does(lambda state, _: vote_intents.close_vote(state, 1, confirmed=True))
    view = seen(story, with_vote(story.state, RoomChoices(), 1))
    assert "Maud" not in repr(view)
    assert view.vote is not None
    assert [objection.resolved for objection in view.vote.objections] == [""]


@pytest.mark.parametrize(("title", "told"), [("", False), ("Mot du porteur", True)])
def test_a_buffer_is_for_those_who_run_the_day_unless_it_has_a_title(title: str, told: bool) -> None:
    buffer = Block("b2", 10, kind=BlockKind.BUFFER, title=title)
    blocks = (Block("b1", 20, title="Accueil"), buffer, Block("b3", 60, kind=BlockKind.LUNCH))
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), blocks)).next_block()
    view = seen(story)
    assert view.following is not None
    assert (view.following.title, view.following.kind) == ((title, BlockKind.BUFFER) if told else ("", BlockKind.LUNCH))
    story.next_block()
    assert (seen(story).time is not None) is told
    story.waits(10.5)
    assert (seen(story).title, seen(story).over) == (title, told)


@pytest.mark.parametrize(("seconds", "minutes"), [(33 * 60 + 23, 33), (33 * 60 + 30, 34), (20, 1), (61, 1)])
def test_what_comes_next_has_the_nearest_whole_minutes_and_one_at_least(seconds: int, minutes: int) -> None:
    blocks = (Block("a", 20, BlockKind.PLENARY), Block("b", 35, BlockKind.PLENARY))
    story = Story(Agenda("e", "E", (Day(1, "09:00"),), blocks), CARDS).next_block()
    following = seen(story.happens(AgendaReplanned(Strategy.SQUEEZE, (Given("b", seconds),)))).following
    assert following is not None
    assert following.minutes == minutes
