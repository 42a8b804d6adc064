"""Lists of people: names alone, what is known of them, headers of spreadsheets, what is not kept."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.codec import decode, encode
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import ParticipantsListed, Recorded, SessionCreated
from facilitateur.domain.people import Participant, attribute_names, next_code, values_of
from facilitateur.domain.roll import MOST_ATTRIBUTES, Person, read_people
from support.invented import CHALLENGE, HALF_DAY, MORNING


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana", [Person("Ana")]),
        ("Ana, Bo, Chloé,", [Person("Ana"), Person("Bo"), Person("Chloé")]),
        ("Ana, Bo", [Person("Ana"), Person("Bo")]),
        ("Ana, Bo, Chloé\nDoé, Éli, Fay", [Person(name) for name in ("Ana", "Bo", "Chloé", "Doé", "Éli", "Fay")]),
        ("Arpin, Ana\nBelin, Bo", [Person("Arpin, Ana"), Person("Belin, Bo")]),
        ("Ana, dite Nana ; mairie A", [Person("Ana, dite Nana", {"structure": "mairie A"})]),
        ("Ana ; mairie A", [Person("Ana", {"structure": "mairie A"})]),
        ("- Ana\tmairie A", [Person("Ana", {"structure": "mairie A"})]),
        ("Ana ; Structure = mairie A ; métier=agent", [Person("Ana", {"structure": "mairie A", "métier": "agent"})]),
        ("Ana ; mairie A ; agent", [Person("Ana", {"structure": "mairie A", "structure 2": "agent"})]),
        ("Ana ; ; métier=", [Person("Ana")]),
        ("Prénom\nAna\nBo", [Person("Ana"), Person("Bo")]),
        ("prenom;structure;métier\nAna;mairie A;agent\nBo;;élu", [
            Person("Ana", {"structure": "mairie A", "métier": "agent"}),
            Person("Bo", {"métier": "élu"}),
        ]),
        ('"Nom","Prénom","Structure"\n"Dupré","Ana","Mairie"', [Person("Ana Dupré", {"structure": "Mairie"})]),
        ("First name\tTeam\nAna\tred", [Person("Ana", {"team": "red"})]),
        ("Dupré, Ana\nRoy, Bo", [Person("Dupré, Ana"), Person("Roy, Bo")]),
    ],
)  # fmt: skip
def test_people_are_read_as_they_are_pasted(text: str, people: list[Person]) -> None:
    assert list(read_people(text)) == people


def test_addresses_and_telephone_numbers_are_not_kept() -> None:
    (ana,) = read_people("prénom;e-mail;Tél. mobile;adresse mail;service\nAna;a@exemple.fr;0600000000;x@y;Eau")
    assert ana == Person("Ana", {"service": "Eau"})


@given(st.text(st.sampled_from("Aé ;=\t\n,:-\"'\x1b"), max_size=60) | st.text())
def test_any_paste_gives_people_with_names_and_bounded_attributes(text: str) -> None:
    for person in read_people(text):
        assert person.name.strip()
        assert len(person.attributes) <= MOST_ATTRIBUTES
        assert all(key.strip() and value.strip() for key, value in person.attributes.items())


def test_what_is_known_comes_back_from_the_disk_and_old_lists_have_nothing() -> None:
    event = ParticipantsListed((Participant("P01", "Ana", {"métier": "agent"}), Participant("P02", "Bo")))
    recorded = Recorded(2, MORNING, 120, 2, event)
    data = encode(recorded)
    assert decode(data) == recorded
    assert data.count(b"attributes") == 1
    old = data.replace(b',"attributes":{"m\xc3\xa9tier":"agent"}', b"")
    assert decode(old).event == ParticipantsListed((Participant("P01", "Ana"), Participant("P02", "Bo")))


@given(st.lists(st.sampled_from(("", "A", "B", "C")), min_size=2, max_size=40), st.integers(1, 6))
def test_teams_of_a_new_session_are_mixed_by_the_first_attribute(values: list[str], count: int) -> None:
    people = [Person(f"N{i}", {"structure": value} if value else {}) for i, value in enumerate(values)]
    count = min(count, len(people))
    created, listed, *_ = create_session("s", CHALLENGE, HALF_DAY, {}, names=people, teams=count)
    assert isinstance(created, SessionCreated)
    assert isinstance(listed, ParticipantsListed)
    known = values_of(listed.participants, "structure")
    for value in {*values}:
        shares = [Counter(known.get(code, "") for code in team.members)[value] for team in created.teams]
        assert max(shares) - min(shares) <= 1
    sizes = sorted(len(team.members) for team in created.teams)
    assert all(b - a <= 1 for a, b in pairwise([sizes[0], sizes[-1]]))
    assert created == create_session("s", CHALLENGE, HALF_DAY, {}, names=people, teams=count)[0]


def test_who_comes_next_has_a_code_that_nobody_had() -> None:
    assert next_code(()) == "P01"
    assert next_code([Participant("P02", "Ana"), Participant("P09", "Bo"), Participant("invité", "Cy")]) == "P10"
    assert attribute_names([Participant("P01", "Ana", {"b": "1"}), Participant("P02", "Bo", {"a": "1"})]) == ("b", "a")
