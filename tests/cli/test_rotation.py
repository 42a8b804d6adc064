"""`rotation`: turns, what they cover, and what is asked in vain."""

import csv
import io
from itertools import product
from typing import Any


def test_sixteen_teams_in_two_groups_of_8_meet_64_pairs_out_of_64(facilitateur: Any) -> None:
    answer = facilitateur("rotation", "--equipes", "16", "--groupes", "2", "--tours", "8", "--json")
    assert answer.code == 0, answer.err
    data = answer.data
    met = [frozenset(pair) for turn in data["turns"] for pair in turn["stations"]]
    assert len(met) == len({*met}) == 64
    assert {*met} == {frozenset(pair) for pair in product("ABCDEFGH", "IJKLMNOP")}
    assert (data["done"], data["wanted"], data["repeats"], data["turns_needed"]) == (64, 64, 0, 8)


def test_it_is_said_in_words_and_what_is_missing_too(facilitateur: Any) -> None:
    said = facilitateur("rotation", "--equipes", "16", "--groupes", "2", "--tours", "8").out
    assert "64 rencontres distinctes sur 64, sans répétition." in said
    said = facilitateur("rotation", "--teams", "16", "--groups", "2", "--turns", "6", "--langue", "en").out
    assert "48 different meetings out of 64, none twice." in said
    assert "16 are missing: 8 turns would do." in said


def test_a_table_for_other_programs(facilitateur: Any) -> None:
    out = facilitateur("rotation", "--equipes", "5", "--passage", "--csv").out
    rows = list(csv.reader(io.StringIO(out.lstrip("\ufeff")), delimiter=";"))
    assert rows[0] == ["Tour", "Poste 1", "Poste 2", "Poste 3", "Poste 4", "Poste 5"]
    assert [len(row) for row in rows] == [6] * 6
    assert all(sorted(row[1:]) == list("ABCDE") for row in rows[1:])


def test_what_cannot_be_is_refused_in_a_sentence(facilitateur: Any) -> None:
    assert facilitateur("rotation", "--equipes", "1").code == 2
    assert facilitateur("rotation").code == 2
    answer = facilitateur("rotation", "--equipes", "12", "--groupes", "2", "--tous-bougent")
    assert answer.code == 2
    assert "bougent" in answer.err
    assert facilitateur("rotation", "--equipes", "6", "--groupes", "2", "--passage").code == 2
