"""Generated actions: what a facilitator may ask for, allowed or not, as plain data that shrinks well."""

from typing import NamedTuple

from hypothesis import strategies as st

from facilitateur.domain import intents, note_intents
from facilitateur.domain.events import ClockStepped, NoteKind, ParticipantsListed, SessionResumed
from facilitateur.domain.people import Participant
from facilitateur.domain.refusals import Reason
from support.story import Intent, Story


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
    "retract_note": lambda s, now, note: note_intents.retract_note(s, note),
    "keep_note": lambda s, now, note: note_intents.keep_note(s, note),
    "park_note": lambda s, now, note: note_intents.park_note(s, note),
    "decide": lambda s, now, note: note_intents.decide(s, note),
    "vote": lambda s, now, note, votes: note_intents.vote(s, note, votes),
    "attach_file": lambda s, now, block, note: note_intents.attach_file(s, block, "A", "a.jpg", "0a.jpg", "0a", note),
    "list_people": lambda s, now, name: (ParticipantsListed((Participant("P01", name),)),),
    "resumed": lambda s, now, away: (SessionResumed(away),),
    "clock_stepped": lambda s, now, seconds: (ClockStepped(seconds),),
}


def intent_of(act: Act) -> Intent:
    """Return the intent that an act stands for."""
    intent = _INTENTS[act.name]
    return lambda state, now: intent(state, now, *act.args)  # type: ignore[operator]


def play(story: Story, act: Act) -> Reason | None:
    """Let time pass, then try an act, and return why it was refused."""
    story.waits(seconds=act.wait)
    return story.tries(intent_of(act))


waits = st.sampled_from((0, 0, 0.25, 1, 7, 60, 61, 300, 1_200, 5_400)) | st.floats(0, 3_000).map(lambda s: round(s, 3))
numbers = st.integers(1, 8)
"""Numbers of notes; some will not exist."""
blocks = st.sampled_from(("b1", "b2", "b3", "b4", "b5", "b6", "b99"))
teams = st.sampled_from(("A", "B", "Z"))
words = st.sampled_from(("une note", "  é  ", "", "« dit »", "\x1b[31m", "日本 👩‍🚒"))
kinds = st.sampled_from(NoteKind)
parents = st.none() | numbers
NO_ARGS = ("previous_block", "next_step", "previous_step", "pause_or_resume", "end_session", "reopen_session")

time_acts = st.one_of(
    st.builds(Act, waits, st.just("next_block"), st.tuples(st.booleans())),
    st.builds(Act, waits, st.just("go_to_block"), st.tuples(blocks)),
    st.builds(Act, waits, st.sampled_from(NO_ARGS), st.just(())),
    st.builds(
        Act, waits, st.just("adjust_time"), st.tuples(st.sampled_from((60, -60, 600, 1, -7, 0, -1_200)), st.booleans())
    ),
)
note_acts = st.one_of(
    st.builds(
        Act,
        waits,
        st.just("capture"),
        st.tuples(
            st.sampled_from(("b3", "b3", "b2", "b99")),
            teams,
            st.lists(words, max_size=3).map(tuple),
            parents,
            st.booleans(),
        ),
    ),
    st.builds(Act, waits, st.just("edit_note"), st.tuples(numbers, words, kinds)),
    st.builds(Act, waits, st.just("move_note"), st.tuples(numbers, teams, st.sampled_from(("", "voit")), parents)),
    st.builds(Act, waits, st.sampled_from(("retract_note", "keep_note", "park_note", "decide")), st.tuples(numbers)),
    st.builds(Act, waits, st.just("vote"), st.tuples(numbers, st.integers(-3, 5))),
    st.builds(Act, waits, st.just("attach_file"), st.tuples(blocks, parents)),
)
travels = st.builds(Act, waits, st.sampled_from(("undo", "undo", "redo")), st.just(()))
incidents = st.one_of(
    st.builds(Act, waits, st.just("list_people"), st.tuples(st.sampled_from(("Zoé", "Yann")))),
    st.builds(Act, waits, st.just("resumed"), st.tuples(st.integers(0, 7_200))),
    st.builds(Act, waits, st.just("clock_stepped"), st.tuples(st.integers(-7_200, 7_200))),
)

acts = st.lists(st.one_of(time_acts, note_acts, travels, incidents), max_size=25)
"""A morning of anything."""
forward_acts = st.lists(st.one_of(time_acts, note_acts), max_size=20)
"""A morning without undo, redo and incidents."""
clock_acts = st.lists(st.one_of(time_acts, time_acts, travels, incidents), max_size=25)
"""A morning in which hardly anything is written down."""
