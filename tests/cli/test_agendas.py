"""`deroules verifier` and `deroules materiel`, as people and as programs read them."""

from pathlib import Path
from typing import Any

import pytest

KEYS = ["file", "line", "column", "level", "code", "message", "why", "proposal", "block"]
OWN = "---\nderoule : 1\nnom : Essai\n---\n\n## Jour 1 — 9:00\n- 40 persona\n- 20 @pause\n- 60 @dejeuner (début 9:55)\n"


@pytest.fixture
def own(workspace: Path) -> Path:
    path = workspace / "deroules" / "essai.md"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_the_shipped_agendas_have_no_finding(facilitateur: Any) -> None:
    answer = facilitateur("deroules", "verifier", "--json")
    assert answer.code == 0
    assert answer.data["findings"] == []
    assert answer.data["files"] >= 3


def test_a_finding_has_stable_keys(facilitateur: Any, own: Path) -> None:
    answer = facilitateur("deroules", "verifier", "essai", "--json")
    assert answer.code == 0
    (finding,) = answer.data["findings"]
    assert list(finding) == KEYS
    assert (finding["line"], finding["column"], finding["code"], finding["block"]) == (9, 6, "A217", "b3")
    assert finding["file"].endswith("essai.md")
    assert all(finding[key] for key in KEYS)


def test_people_read_what_why_and_what_to_do(facilitateur: Any, own: Path) -> None:
    lines = facilitateur("deroules", "verifier", own).out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("atelier/deroules/essai.md:9:6: ")
    assert "5\N{NARROW NO-BREAK SPACE}min de trop avant" in lines[0]
    assert lines[2].startswith("    → ")


def test_the_group_that_comes_is_taken_into_account(facilitateur: Any) -> None:
    answer = facilitateur("deroules", "verifier", "deux-jours", "--personnes", "24", "--equipes", "4", "--json")
    assert [finding["code"] for finding in answer.data["findings"]] == ["A220"]
    english = facilitateur("--langue", "en", "agendas", "check", "deux-jours", "--people", "24", "--teams", "6")
    assert (english.code, english.out) == (0, "")


def test_what_a_card_says_of_the_room_is_in_the_language_of_the_command(facilitateur: Any, own: Path) -> None:
    own.write_text(OWN.partition("- 40")[0] + "- 25 csd\n- 20 rencontres-impromptues\n", encoding="utf-8")
    french = facilitateur("deroules", "verifier", "essai").out
    english = facilitateur("--langue", "en", "agendas", "check", "essai").out
    assert "(espace dégagé)" in french
    assert "(clear floor space)" in english


@pytest.mark.parametrize("option", ["--personnes", "--equipes"])
def test_a_number_that_is_none_is_a_sentence(facilitateur: Any, option: str) -> None:
    answer = facilitateur("deroules", "verifier", option, "beaucoup")
    assert answer.code == 2
    assert option in answer.err


def test_an_unknown_card_is_an_error(facilitateur: Any, own: Path) -> None:
    own.write_text(OWN.replace("persona", "personna"), encoding="utf-8")
    answer = facilitateur("deroules", "verifier", "essai", "--json")
    assert answer.code == 3
    assert [finding["level"] for finding in answer.data["findings"]] == ["error", "warning"]


def test_material_is_counted_for_teams_and_people(facilitateur: Any) -> None:
    data = facilitateur("deroules", "materiel", "demi-journee", "--equipes", "4", "--personnes", "16", "--json").data
    assert (data["agenda"], data["people"], data["teams"]) == ("demi-journee", 16, 4)
    pieces = {need["item"]: need["pieces"] for need in data["material"]}
    assert pieces["chevalets prénom"] == 16
    assert pieces["post-it"] == 4
    assert pieces["sonnette"] == 1
    assert set(data["material"][0]) == {"item", "pieces", "per", "uses", "ahead", "blocks"}


def test_material_as_people_read_it(facilitateur: Any) -> None:
    answer = facilitateur("deroules", "materiel", "demi-journee")
    assert "20 personnes" in answer.err  # the most that this agenda is made for
    assert any(line.strip().startswith("20 × chevalets prénom — ") for line in answer.out.splitlines())


def test_material_in_english(facilitateur: Any) -> None:
    answer = facilitateur("--langue", "en", "agendas", "material", "demi-journee")
    assert "4 × A2 map — Empathy map" in answer.out
    assert "post-it" not in answer.out


def test_material_of_a_broken_file_is_its_errors(facilitateur: Any, own: Path) -> None:
    own.write_text("rien", encoding="utf-8")
    answer = facilitateur("deroules", "materiel", "essai")
    assert (answer.code, answer.out) == (3, "")
    assert "E001" in answer.err


def test_preparing_needs_a_screen_and_says_so(facilitateur: Any) -> None:
    answer = facilitateur("deroules", "editer", "demi-journee")
    assert answer.code != 0
    assert len(answer.err.splitlines()) == 1


def test_the_list_says_what_is_wrong_first_in_a_broken_agenda(facilitateur: Any, own: Path) -> None:
    own.write_text(OWN.replace("- 40 persona", "- persona"), encoding="utf-8")
    answer = facilitateur("deroules", "lister")
    assert answer.code == 0
    assert "essai.md:7:" in answer.out
