"""Generated actions: what a facilitator may ask for, allowed or not, as plain data that shrinks well."""

from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from facilitateur.domain import (
    absences,
    correction_intents,
    double_intents,
    group_intents,
    holding,
    intents,
    method_intents,
    note_intents,
    place_intents,
    plan_intents,
    score_intents,
    team_names,
    timer_intents,
    vote_intents,
)
from facilitateur.domain.canvases.balloting import option_of
from facilitateur.domain.canvases.grouping import Wanted
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.elasticity import Floors
from facilitateur.domain.events import (
    ClockStepped,
    ComputerSlept,
    NoteKind,
    ParticipantsListed,
    RotationKind,
    SessionResumed,
    VoteRule,
)
from facilitateur.domain.people import Participant
from facilitateur.domain.refusals import Reason
from facilitateur.domain.replanning.proposals import propose
from facilitateur.domain.roll import Person
from facilitateur.domain.rotating import Asked
from facilitateur.domain.spans import read_span
from facilitateur.domain.state import Session
from support.invented import CARDS
from support.story import Intent, Story


class Ref(int):
    """A note named by its place in a circle of those there are; beyond `MISSING` one that is not there."""


MISSING = 11


class Act(NamedTuple):
    """One thing asked for, after some time."""

    wait: float
    """Seconds that pass before."""
    name: str
    args: tuple[object, ...] = ()


_INTENTS: dict[str, object] = {
    "next_block": lambda s, now, confirmed: intents.next_block(s, now, confirmed=confirmed),
    "previous_block": lambda s, now: intents.previous_block(s),
    "go_to_block": lambda s, now, block: intents.go_to_block(s, block, now, confirmed=True),
    "next_step": lambda s, now: intents.next_step(s),
    "previous_step": lambda s, now: intents.previous_step(s),
    "pause_or_resume": lambda s, now: intents.pause_or_resume(s),
    "adjust_time": lambda s, now, seconds, of_step: intents.adjust_time(s, seconds, of_step=of_step),
    "park_block": lambda s, now, block: plan_intents.park_block(s, block),
    "unpark_block": lambda s, now, block: plan_intents.unpark_block(s, block),
    "swap_method": lambda s, now, block, card: method_intents.swap_method(s, block, CARDS[card]),
    "replan": lambda s, now, which, below, pause: _replan(s, now, which, below, pause),
    "correct_start": lambda s, now, stay, ago: correction_intents.correct_start(s, now, stay, _ago(now, ago)),
    "correct_end": lambda s, now, stay, ago: correction_intents.correct_end(s, now, stay, _ago(now, ago)),
    "plan_start": lambda s, now, ago: plan_intents.plan_start(s, now, _ago(now, ago).time()),
    "forgotten_start": lambda s, now, block, ago: correction_intents.forgotten_start(s, now, block, _ago(now, ago)),
    "correct_pause": lambda s, now, ago, long: correction_intents.correct_pause(
        s, now, _ago(now, ago), _ago(now, ago - long)
    ),
    "clock_ran": lambda s, now, ago: correction_intents.clock_ran(s, now, _ago(now, ago)),
    "exchange_block": lambda s, now, stay, block: correction_intents.exchange_block(s, stay, block),
    "correct_clock_step": lambda s, now, index, seconds: correction_intents.correct_clock_step(s, index, seconds),
    "correct_zone": lambda s, now, zone: correction_intents.correct_zone(s, zone),
    "end_session": lambda s, now: intents.end_session(s),
    "reopen_session": lambda s, now: intents.reopen_session(s),
    "undo": lambda s, now: intents.undo(s),
    "redo": lambda s, now: intents.redo(s),
    "capture": lambda s, now, block, team, texts, parent, parked: note_intents.capture(
        s, block, team, texts, parent=parent, parked=parked
    ),
    "edit_note": lambda s, now, note, text, kind: note_intents.edit_note(s, note, text, kind),
    "move_note": lambda s, now, note, team, place, parent: note_intents.move_note(
        s, note, team=team, place=place, parent=parent
    ),
    "merge": lambda s, now, note, into: double_intents.merge(s, note, into),
    "stand_in": lambda s, now, note, at: double_intents.stand_in(s, note, _place_of(s, note, at)),
    "retract_note": lambda s, now, note: note_intents.retract_note(s, note),
    "keep_note": lambda s, now, note: note_intents.keep_note(s, note),
    "park_note": lambda s, now, note: note_intents.park_note(s, note),
    "decide": lambda s, now, note: note_intents.decide(s, note),
    "vote": lambda s, now, note, votes: note_intents.vote(s, note, votes),
    "attach_file": lambda s, now, block, note: note_intents.attach_file(s, block, "A", "a.jpg", "0a.jpg", "0a", note),
    "make_places": lambda s, now, block, team, labels: place_intents.make_places(s, block, team, labels),
    "label_place": lambda s, now, block, at, label: place_intents.label_place(
        s, block, "A", _made(s, block, at), label
    ),
    "remove_place": lambda s, now, block, at: place_intents.remove_place(s, block, "A", _made(s, block, at)),
    "write_cell": lambda s, now, block, at, lane, text: place_intents.write_cell(
        s, block, "A", [text], _made(s, block, at), lane, NoteKind.PLAIN
    ),
    "score_row": lambda s, now, block, at, rater, values: score_intents.score_row(
        s, block, "A", _made(s, block, at), LANES, rater, values
    ),
    "agree_criteria": lambda s, now, block, line: score_intents.agree_criteria(s, block, line, "fr"),
    "answer": lambda s, now, block, values, people: score_intents.answer(s, block, "A", [(values, people)]),
    "draw_groups": lambda s, now, block, seed: group_intents.draw_groups(s, block, Wanted(2, 3), seed),
    "draw_hosts": lambda s, now, block, seed, held: group_intents.draw_groups(
        s, block, Wanted(3, 2, hosts=True), seed, (), held
    ),
    "draw_joined": lambda s, now, block, seed, held: group_intents.draw_groups(
        s, block, Wanted(2, 2, 4), seed, (), held
    ),
    "draw_again": lambda s, now, block, seed, held: group_intents.draw_groups(s, block, Wanted(2, 3), seed, (), held),
    "arrive": lambda s, now, name: group_intents.arrive(s, Person(name, {"structure": "mairie"})),
    "draw_teams": lambda s, now, count, seed: group_intents.draw_teams(s, count, seed, "structure"),
    "draw_rotation": lambda s, now, block, kind, turns: group_intents.draw_rotation(
        s, block, Asked(kind, tuple(team.letter for team in s.contents.teams), None, turns)
    ),
    "drop_rotation": lambda s, now, block: group_intents.drop_rotation(s, block),
    "put_on_spot": lambda s, now, note, spot: place_intents.put_on_spot(s, note, spot),
    "place_blind": lambda s, now, note, spots: place_intents.place_blind(s, note, spots),
    "carry": lambda s, now, block, kind: place_intents.carry(
        s, (*s.notes_of("b3", "A"), *s.contents.places.get(("b3", "A"), ())), block, "B", kind=kind
    ),
    "open_vote": lambda s, now, block, team, rule, people: vote_intents.open_vote(
        s, block, team, rule, [option_of(note) for note in s.notes_of(block, team)], people
    ),
    "frame_vote": lambda s, now, vote, people, dots: vote_intents.frame_vote(s, vote, people=people, dots=dots),
    "add_option": lambda s, now, vote, text: vote_intents.propose(s, vote, text),
    "count": lambda s, now, vote, at, votes: vote_intents.count(s, vote, {_option(s, vote, at): votes}),
    "grade": lambda s, now, vote, at, people: vote_intents.grade(s, vote, _option(s, vote, at), people),
    "object_to": lambda s, now, vote, text: vote_intents.object_to(s, vote, text),
    "resolve": lambda s, now, vote, objection, text: vote_intents.resolve(s, vote, objection, text),
    "close_vote": lambda s, now, vote, confirmed: vote_intents.close_vote(s, vote, confirmed=confirmed),
    "vote_again": lambda s, now, vote: vote_intents.vote_again(s, vote),
    "next_round": lambda s, now: timer_intents.next_round(s, now),
    "previous_round": lambda s, now: timer_intents.previous_round(s, now),
    "order_turns": lambda s, now, teams: timer_intents.order_turns(s, teams),
    "skip_turn": lambda s, now: timer_intents.skip_turn(s, now),
    "list_speakers": lambda s, now, speakers: timer_intents.list_speakers(s, speakers),
    "speak": lambda s, now, who: timer_intents.speak(s, who),
    "stop_speech": lambda s, now: timer_intents.stop_speech(s),
    "set_timers": lambda s, now, labels, typed, start: timer_intents.set_timers(
        s, now, labels, read_span(typed), start=start
    ),
    "start_or_pause": lambda s, now, timer: timer_intents.start_or_pause(s, timer),
    "hold_or_go_on": lambda s, now: holding.hold_or_go_on(s),
    "start_or_pause_all": lambda s, now: timer_intents.start_or_pause_all(s),
    "adjust_until": lambda s, now, typed, of_step: intents.adjust_until(
        s, now, read_span(typed) or timedelta(), of_step=of_step
    ),
    "adjust_timers": lambda s, now, timer, seconds: timer_intents.adjust_timers(s, (timer,), seconds),
    "end_timers": lambda s, now, timer: timer_intents.end_timers(s, (timer,)),
    "name_team": lambda s, now, team, name: team_names.name_team(s, team, name),
    "hand_in": lambda s, now, block, team: timer_intents.hand_in(s, block, team),
    "list_people": lambda s, now, name: (ParticipantsListed((Participant("P01", name),)),),
    "resumed": lambda s, now, away: (SessionResumed(away),),
    "clock_stepped": lambda s, now, seconds: (ClockStepped(seconds),),
    "slept": lambda s, now, seconds: (ComputerSlept(seconds),),
    "was_pause": lambda s, now, incident: absences.absence_was_pause(s, now, incident),
    "was_work": lambda s, now, incident: absences.absence_was_work(s, now, incident),
}


def _replan(state: Session, now: datetime, which: int, below: bool, pause: int) -> intents.Events:
    situation = plan_intents.situation_of(state, now, Floors(pause=pause))
    return plan_intents.accept(state, situation, propose(situation, below_least=below)[which])


def _ago(now: datetime, seconds: int) -> datetime:
    return now - timedelta(seconds=seconds)


def _made(state: Session, block: str, at: int) -> str:
    """Return the id of the place that the group made there, or of one that is not there."""
    places = state.contents.places.get((block, "A"), ())
    return places[at % len(places)].id if places else "perdu"


def _option(state: Session, vote: int, at: int) -> str:
    """Return the key of an option of a vote, or of one that is not there."""
    held = state.vote(vote)
    return held.options[at % len(held.options)].key if held is not None and held.options else "n0"


def intent_of(act: Act) -> Intent:
    """Return the intent that an act stands for."""
    intent = _INTENTS[act.name]
    return lambda state, now: intent(state, now, *(_named(state, arg) for arg in act.args))  # type: ignore[operator]


def _named(state: Session, arg: object) -> object:
    if not isinstance(arg, Ref):
        return arg
    count = len(state.contents.notes)
    return count + 1 if arg > MISSING or not count else (arg - 1) % count + 1


def _place_of(state: Session, number: int, at: int) -> str:
    note = state.note(number)
    return _made(state, note.block, at) if note is not None else ""


def play(story: Story, act: Act) -> Reason | None:
    """Let time pass, then try an act, and return why it was refused."""
    story.waits(seconds=act.wait)
    return story.tries(intent_of(act))


waits = st.sampled_from((0, 0, 0.25, 1, 7, 60, 61, 300, 1_200, 5_400)) | st.floats(0, 3_000).map(lambda s: round(s, 3))
refs = st.integers(1, MISSING + 1).map(Ref)
blocks = st.sampled_from(("b1", "b2", "b3", "b4", "b5", "b6", "b99"))
teams = st.sampled_from(("A", "B", "", "Z"))
words = st.sampled_from(("une note", "  é  ", "", "« dit »", "\x1b[31m", "日本 👩‍🚒"))
kinds = st.sampled_from(NoteKind)
parents = st.none() | refs
NO_ARGS = ("previous_block", "next_step", "previous_step", "pause_or_resume", "end_session", "reopen_session")

time_acts = st.one_of(
    st.builds(Act, waits, st.just("next_block"), st.tuples(st.booleans())),
    st.builds(Act, waits, st.just("go_to_block"), st.tuples(blocks)),
    st.builds(Act, waits, st.sampled_from(NO_ARGS), st.just(())),
    st.builds(
        Act, waits, st.just("adjust_time"), st.tuples(st.sampled_from((60, -60, 600, 1, -7, 0, -1_200)), st.booleans())
    ),
    st.builds(
        Act, waits, st.just("adjust_until"), st.tuples(st.sampled_from(("9:12", "10:00", "11:30", "12")), st.booleans())
    ),
)
labels = st.lists(st.sampled_from(("@A", "@B", "@Z", "Salle bleue", " ")), max_size=3).map(tuple)
beside_acts = st.one_of(
    st.builds(
        Act,
        waits,
        st.sampled_from(
            (
                "next_round",
                "next_round",
                "previous_round",
                "skip_turn",
                "stop_speech",
                "start_or_pause_all",
                "hold_or_go_on",
            )
        ),
        st.just(()),
    ),
    st.builds(Act, waits, st.just("order_turns"), st.tuples(st.sampled_from((("B", "A"), ("A",), (), ("Z",))))),
    st.builds(Act, waits, st.just("list_speakers"), st.tuples(st.sampled_from((("P01", "P02"), ("@A", "@B"), ())))),
    st.builds(Act, waits, st.just("speak"), st.tuples(st.sampled_from(("P01", "P02", "@A", "élus", "")))),
    st.builds(
        Act,
        waits,
        st.just("set_timers"),
        st.tuples(labels, st.sampled_from(("10", "1:30", "11:30", "9h05", "rien")), st.booleans()),
    ),
    st.builds(Act, waits, st.sampled_from(("start_or_pause", "end_timers")), st.tuples(st.integers(0, 4))),
    st.builds(Act, waits, st.just("adjust_timers"), st.tuples(st.integers(0, 4), st.sampled_from((60, -60, -900)))),
    st.builds(Act, waits, st.just("hand_in"), st.tuples(blocks, teams)),
    st.builds(Act, waits, st.just("name_team"), st.tuples(teams, st.sampled_from(("Lilas", "lilas", "Iris", "", "B")))),
)
seconds_ago = st.sampled_from((0, 30, 90, 300, 1_200, 5_400)) | st.integers(-60, 9_000)
plan_acts = st.one_of(
    st.builds(Act, waits, st.sampled_from(("park_block", "unpark_block")), st.tuples(blocks)),
    st.builds(Act, waits, st.just("swap_method"), st.tuples(blocks, st.sampled_from(tuple(CARDS)))),
    st.builds(Act, waits, st.just("plan_start"), st.tuples(seconds_ago)),
    st.builds(Act, waits, st.just("replan"), st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 20))),
)
stays = st.integers(0, 4)
ROOM_ZONES = ("Indian/Reunion", "America/Martinique", "Europe/Paris", "x")
correction_acts = st.one_of(
    st.builds(Act, waits, st.just("correct_start"), st.tuples(stays, seconds_ago)),
    st.builds(Act, waits, st.just("correct_end"), st.tuples(stays, seconds_ago)),
    st.builds(Act, waits, st.just("forgotten_start"), st.tuples(blocks, seconds_ago)),
    st.builds(Act, waits, st.just("correct_pause"), st.tuples(seconds_ago, st.integers(-10, 2_000))),
    st.builds(Act, waits, st.just("clock_ran"), st.tuples(seconds_ago)),
    st.builds(Act, waits, st.just("exchange_block"), st.tuples(stays, blocks)),
    st.builds(Act, waits, st.just("correct_clock_step"), st.tuples(st.integers(0, 3), st.sampled_from((0, 60, -60)))),
    st.builds(Act, waits, st.just("correct_zone"), st.tuples(st.sampled_from(ROOM_ZONES))),
)
captures = st.builds(
    Act,
    waits,
    st.just("capture"),
    st.tuples(
        st.sampled_from(("b3", "b3", "b3", "b2", "b4", "b99")),
        st.sampled_from(("A", "A", "A", "B", "B", "", "Z")),
        st.lists(words, min_size=1, max_size=3).map(tuple),
        parents,
        st.sampled_from((False, False, True)),
    ),
)
LANES = (CanvasItem("mots", "Mots"), CanvasItem("emotion", "Émotion", type="-2..+2"))
place_acts = st.one_of(
    st.builds(Act, waits, st.just("make_places"), st.tuples(blocks, teams, st.lists(words, max_size=3).map(tuple))),
    st.builds(Act, waits, st.just("label_place"), st.tuples(blocks, st.integers(0, 5), words)),
    st.builds(Act, waits, st.just("remove_place"), st.tuples(blocks, st.integers(0, 5))),
    st.builds(
        Act,
        waits,
        st.just("write_cell"),
        st.tuples(blocks, st.integers(0, 5), st.sampled_from(LANES), words | st.sampled_from(("+2", "-1", "9"))),
    ),
    st.builds(
        Act,
        waits,
        st.just("put_on_spot"),
        st.tuples(refs, st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100))),
    ),
    st.builds(
        Act,
        waits,
        st.just("place_blind"),
        st.tuples(refs, st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=3).map(tuple)),
    ),
    st.builds(
        Act,
        waits,
        st.just("score_row"),
        st.tuples(
            blocks, st.integers(0, 5), st.integers(0, 4), st.lists(st.none() | st.floats(0, 9), max_size=3).map(tuple)
        ),
    ),
    st.builds(
        Act,
        waits,
        st.just("agree_criteria"),
        st.tuples(blocks, st.sampled_from(("Coût*2 ; Joie", "Coût", "3 2", "Joie*0", "", "Joie [0-9] ; joie")) | words),
    ),
    st.builds(
        Act,
        waits,
        st.just("answer"),
        st.tuples(blocks, st.dictionaries(st.sampled_from("abc"), st.integers(1, 5), max_size=3), st.integers(0, 9)),
    ),
    st.builds(Act, waits, st.just("draw_groups"), st.tuples(blocks, st.integers(0, 9))),
    st.builds(
        Act,
        waits,
        st.sampled_from(("draw_hosts", "draw_joined")),
        st.tuples(blocks, st.integers(0, 9), st.integers(-1, 4)),
    ),
    st.builds(Act, waits, st.just("draw_again"), st.tuples(blocks, st.integers(0, 9), st.integers(-1, 4))),
    st.builds(Act, waits, st.just("draw_teams"), st.tuples(st.integers(0, 4), st.integers(0, 9))),
    st.builds(
        Act,
        waits,
        st.just("draw_rotation"),
        st.tuples(blocks | st.just(""), st.sampled_from(RotationKind), st.none() | st.integers(-1, 9)),
    ),
    st.builds(Act, waits, st.just("drop_rotation"), st.tuples(blocks | st.just(""))),
    st.builds(Act, waits, st.just("carry"), st.tuples(blocks, st.sampled_from(CanvasKind))),
)
votes = st.sampled_from((1, 1, 1, 2, 3))
vote_acts = st.one_of(
    st.builds(
        Act, waits, st.just("open_vote"), st.tuples(blocks, teams, st.sampled_from(VoteRule), st.integers(-1, 12))
    ),
    st.builds(Act, waits, st.just("frame_vote"), st.tuples(votes, st.integers(-1, 12), st.integers(0, 9))),
    st.builds(Act, waits, st.just("count"), st.tuples(votes, st.integers(0, 5), st.integers(-1, 12))),
    st.builds(
        Act,
        waits,
        st.just("grade"),
        st.tuples(votes, st.integers(0, 5), st.dictionaries(st.integers(-1, 7), st.integers(-1, 9), max_size=4)),
    ),
    st.builds(Act, waits, st.sampled_from(("add_option", "object_to")), st.tuples(votes, words)),
    st.builds(Act, waits, st.just("resolve"), st.tuples(votes, st.integers(0, 2), words)),
    st.builds(Act, waits, st.just("close_vote"), st.tuples(votes, st.booleans())),
    st.builds(Act, waits, st.just("vote_again"), st.tuples(votes)),
)
note_acts = st.one_of(
    place_acts,
    vote_acts,
    captures,
    captures,
    captures,
    st.builds(Act, waits, st.just("edit_note"), st.tuples(refs, words, kinds)),
    st.builds(Act, waits, st.just("merge"), st.tuples(refs, refs)),
    st.builds(Act, waits, st.just("stand_in"), st.tuples(refs, st.integers(0, 5))),
    st.builds(Act, waits, st.just("move_note"), st.tuples(refs, teams, st.sampled_from(("", "voit")), parents)),
    st.builds(Act, waits, st.sampled_from(("retract_note", "keep_note", "park_note", "decide")), st.tuples(refs)),
    st.builds(Act, waits, st.just("vote"), st.tuples(refs, st.integers(-3, 5))),
    st.builds(Act, waits, st.just("attach_file"), st.tuples(blocks, parents)),
)
travels = st.builds(Act, waits, st.sampled_from(("undo", "undo", "redo")), st.just(()))
happenings = st.one_of(
    st.builds(Act, waits, st.just("list_people"), st.tuples(st.sampled_from(("Zoé", "Yann")))),
    st.builds(Act, waits, st.just("arrive"), st.tuples(st.sampled_from(("Zoé", "Léa", "Tom", "")))),
    st.builds(Act, waits, st.just("resumed"), st.tuples(st.integers(0, 7_200))),
    st.builds(Act, waits, st.just("clock_stepped"), st.tuples(st.integers(-7_200, 7_200))),
    st.builds(Act, waits, st.just("slept"), st.tuples(st.integers(5, 7_200))),
)
incidents = st.one_of(
    happenings, st.builds(Act, waits, st.sampled_from(("was_pause", "was_work")), st.tuples(st.integers(0, 2)))
)

T = TypeVar("T")


def long_lists(items: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    """Return lists that are long often enough for something to happen in them, and that still shrink to nothing."""
    return st.sampled_from((0, 8, 16, 16)).flatmap(lambda least: st.lists(items, min_size=least, max_size=least + 16))


acts = long_lists(st.one_of(time_acts, beside_acts, plan_acts, correction_acts, note_acts, travels, travels, incidents))
"""A morning of anything."""
forward_acts = long_lists(st.one_of(time_acts, beside_acts, plan_acts, correction_acts, note_acts))
"""A morning without undo, redo and incidents."""
clock_acts = long_lists(st.one_of(time_acts, time_acts, beside_acts, travels, travels, captures, happenings))
"""A morning in which hardly anything is written down, and nothing of the past is set right."""
tree_acts = long_lists(
    st.one_of(
        captures,
        captures,
        st.builds(Act, waits, st.just("move_note"), st.tuples(refs, teams, st.just(""), parents)),
        st.builds(Act, waits, st.sampled_from(("retract_note", "park_note", "keep_note")), st.tuples(refs)),
        travels,
    )
)
"""A morning spent on trees."""
