"""Names of teams: one line, one team, undoable, and understood where a letter is typed."""

import pytest

from facilitateur.domain import group_intents, intents
from facilitateur.domain.codec import decode, encode
from facilitateur.domain.entry import Entry, parse_entry
from facilitateur.domain.events import NoteKind, Recorded, TeamNamed
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason
from facilitateur.domain.room import RoomChoices, room_view
from facilitateur.domain.spans import read_span
from facilitateur.domain.team_names import is_cut, name_team, read_name
from facilitateur.domain.timer_intents import order_turns, set_timers
from support.story import Story


def named(story: Story, team: str, name: str) -> Story:
    return story.does(lambda state, _: name_team(state, team, name))


def test_a_name_stands_behind_the_letter_until_it_is_taken_away_and_undo_gives_it_back() -> None:
    story = named(Story(), "B", "Lilas")
    assert (story.state.team_called("A"), story.state.team_called("B")) == ("A", "B (Lilas)")
    named(story, "B", "  ")
    assert story.state.team_called("B") == "B"
    story.does(lambda state, _: intents.undo(state))
    assert story.state.team_called("B") == "B (Lilas)"
    story.does(lambda state, _: intents.undo(state))
    assert not story.state.contents.team_names
    assert fold(map(decode, map(encode, story.log))) == story.state


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Les\tPinsons \n des bois", "Les Pinsons des bois"),
        ("Équipe Lilas", "Lilas"),
        ("TEAM Lilas", "Lilas"),
        ("équipe", "équipe"),
        ("Équipage", "Équipage"),
        ("", ""),
        ("n" * 40, "n" * 30),
        ("n" * 28 + "👩\u200d🚒", "n" * 28),
        ("Li\x1b[31mlas", "Li�[31mlas"),
    ],
)
def test_a_name_is_one_short_clean_line(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize(("typed", "cut"), [("n" * 30, False), ("équipe " + "n" * 30, False), ("n" * 31, True)])
def test_a_name_that_is_cut_is_known(typed: str, cut: bool) -> None:
    assert is_cut(typed) is cut


def test_two_teams_never_bear_one_name_and_a_letter_is_no_name() -> None:
    story = named(Story(teams=3), "A", "Élan vert")
    for typed in ("élan vert", "ELAN  VERT", "équipe Elan vert"):
        assert story.tries(lambda state, _, typed=typed: name_team(state, "B", typed)) is Reason.TEAM_NAME_TAKEN
    for typed in ("A", "c", "é", "A la une", "\u0308"):
        assert story.tries(lambda state, _, typed=typed: name_team(state, "B", typed)) is Reason.TEAM_NAME_SHORT
    assert story.tries(lambda state, _: name_team(state, "Z", "Iris")) is Reason.UNKNOWN_TEAM
    assert name_team(story.state, "A", "Élan vert") == ()
    named(story, "A", "élan vert")
    assert story.state.team_called("A") == "A (élan vert)"


def test_teams_formed_anew_keep_the_names_of_their_letters_and_a_team_that_is_gone_leaves_its_own() -> None:
    story = named(named(Story(teams=3), "A", "Iris"), "C", "Lilas")
    story.does(lambda state, _: group_intents.draw_teams(state, 2, 7))
    assert story.state.contents.team_names == {"A": "Iris"}
    named(story, "B", "Lilas")


def test_a_damaged_log_names_no_team_that_is_not_there_and_never_on_two_lines() -> None:
    story = Story()
    story.happens(TeamNamed("Z", "Iris"), TeamNamed("A", "Iris\nbleu " + "é" * 99))
    assert list(story.state.contents.team_names) == ["A"]
    assert story.state.team_called("A").startswith("A (Iris bleu é")
    assert len(story.state.contents.team_names["A"]) == 30


NAMES = {"A": "Élan vert", "B": "Lilas", "C": "Élan", "D": "Bleu"}


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("@Lilas", Entry(team="B")),
        ("@lilas des bancs", Entry("des bancs", team="B")),
        ("@LILAS /2 = vu", Entry("vu", NoteKind.FACT, 2, "B")),
        ("@elan  vert un banc", Entry("un banc", team="A")),
        ("@élan un banc", Entry("un banc", team="C")),
        ("@B un banc", Entry("un banc", team="B")),
        ("@Lilases", Entry("@Lilases")),
        ("@ Lilas", Entry("@ Lilas")),
        ("@", Entry("@")),
        ("@Iris un banc", Entry("@Iris un banc")),
    ],
)
def test_a_line_may_begin_with_the_name_of_a_team(line: str, entry: Entry) -> None:
    assert parse_entry(line, NAMES) == entry


def test_the_room_reads_the_names_of_the_teams() -> None:
    story = named(Story(), "B", "Lilas").does(lambda state, now: intents.next_block(state, now))
    story.does(lambda state, now: set_timers(state, now, ["@B", "Salle bleue"], read_span("10"), start=True))
    story.does(lambda state, _: order_turns(state, ["B", "A"]))
    view = room_view(story.state, story.now, RoomChoices())
    assert [(timer.team, timer.label) for timer in view.timers] == [("B (Lilas)", ""), ("", "Salle bleue")]
    assert view.team == "B (Lilas)"


def test_a_session_without_names_is_written_as_before() -> None:
    story = Story()
    assert all(b"TeamNamed" not in encode(recorded) for recorded in story.log)
    line = encode(Recorded(7, story.now, 120, 7, TeamNamed("B", "Lilas")))
    assert b'{"type":"TeamNamed","team":"B","name":"Lilas"}' in line
