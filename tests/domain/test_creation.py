"""Setting a session up: names pasted, tables dealt, cards frozen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.creation import create_session, make_teams
from facilitateur.domain.events import CardFrozen, ParticipantsListed, SessionCreated
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.people import Participant, Team
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.roll import MOST_PARTICIPANTS, read_names
from support.invented import CARDS, CHALLENGE, HALF_DAY, MORNING, card
from support.story import Story


def refusal(challenge: str = CHALLENGE, agenda: Agenda = HALF_DAY, teams: int = 1) -> Reason:
    with pytest.raises(RefusedError) as refused:
        create_session("s", challenge, agenda, CARDS, teams=teams)
    return refused.value.reason


def test_a_session_is_created_with_its_names_and_the_cards_of_its_agenda() -> None:
    events = create_session(
        "s", CHALLENGE, HALF_DAY, {**CARDS, "inutile": card("inutile")}, names=["Ana", "Bo"], teams=2
    )
    created, listed, *frozen = events
    assert isinstance(created, SessionCreated)
    assert created.teams == (Team("A", ("P01",)), Team("B", ("P02",)))
    assert listed == ParticipantsListed((Participant("P01", "Ana"), Participant("P02", "Bo")))
    assert frozen == [CardFrozen(CARDS[slug]) for slug in ("etoile", "causes", "empathie", "tour-de-table")]


def test_a_card_used_twice_is_frozen_once_and_a_missing_one_is_none() -> None:
    blocks = (HALF_DAY.blocks[1], HALF_DAY.blocks[1], HALF_DAY.blocks[2])
    agenda = Agenda("a", "A", HALF_DAY.days, blocks)
    events = create_session("s", CHALLENGE, agenda, {"etoile": CARDS["etoile"]})
    assert events[1:] == (CardFrozen(CARDS["etoile"]),)


def test_a_session_without_names_lists_nobody() -> None:
    assert not any(isinstance(event, ParticipantsListed) for event in create_session("s", CHALLENGE, HALF_DAY, {}))


def test_the_created_session_shows_what_was_asked_for() -> None:
    state = Story(starts_at=MORNING).state
    assert (state.challenge, state.zone, state.language) == (CHALLENGE, "Europe/Paris", "fr")
    assert (state.created_at, state.starts_at) == (MORNING, MORNING)
    assert [team.letter for team in state.contents.teams] == ["A", "B"]
    assert [team.members for team in state.contents.teams] == [("P01", "P03", "P05"), ("P02", "P04")]
    assert state.agenda == HALF_DAY
    assert state.undo is None


def test_a_challenge_is_cleaned_and_must_say_something() -> None:
    (created,) = create_session("s", "  Un\ndéfi \x07", HALF_DAY, {})
    assert isinstance(created, SessionCreated)
    assert created.challenge == "Un défi \ufffd"
    assert refusal(" \n ") is Reason.NO_CHALLENGE


def test_an_agenda_must_have_blocks() -> None:
    assert refusal(agenda=Agenda("vide", "Vide", (), ())) is Reason.EMPTY_AGENDA


@pytest.mark.parametrize("teams", [-1, 0, MOST_TEAMS + 1])
def test_there_are_as_many_teams_as_letters_at_most(teams: int) -> None:
    assert refusal(teams=teams) is Reason.TEAMS_OUT_OF_RANGE


@given(st.integers(0, 60), st.integers(1, MOST_TEAMS))
def test_participants_are_dealt_evenly_and_each_sits_at_one_table(people: int, teams: int) -> None:
    codes = [f"P{n:02d}" for n in range(1, people + 1)]
    tables = make_teams(codes, teams)
    assert len(tables) == teams
    assert sorted(code for table in tables for code in table.members) == sorted(codes)
    sizes = [len(table.members) for table in tables]
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Ana\nBasile\n", ("Ana", "Basile")),
        ("  - Ana \r\n\r\n• Basile;\n* Chloé,\n", ("Ana", "Basile", "Chloé")),
        ("Jean-Marc\nD'Artagnan", ("Jean-Marc", "D'Artagnan")),
        ("\n \n-\n", ()),
        ("\x1b[31mAna", ("\ufffd[31mAna",)),
        ("x" * 200, ("x" * 80,)),
    ],
)
def test_names_are_read_one_a_line(pasted: str, names: tuple[str, ...]) -> None:
    assert read_names(pasted) == names


def test_a_pasted_novel_is_no_list_of_names() -> None:
    assert len(read_names("Ana\n" * 10_000)) == MOST_PARTICIPANTS


@given(st.text())
def test_any_paste_gives_names_that_are_not_empty(pasted: str) -> None:
    assert all(name.strip() for name in read_names(pasted))
