"""`fiches` and `deroules`: lists, pages and checks of the files that facilitators write."""

from pathlib import Path
from typing import Any

import pytest

from facilitateur.i18n.words import load_words

FRENCH = load_words("fr")
CARDS = Path(__file__).parents[2] / "methodes"


def test_the_shipped_cards_are_listed(facilitateur: Any) -> None:
    listed = facilitateur("fiches", "lister", "--json").data
    assert len(listed) > 80
    assert all(card["valid"] and card["origin"] == "built-in" for card in listed)
    five = next(card for card in listed if card["slug"] == "5-pourquoi")
    assert five["minutes"] == [15, 25, 45]
    assert five["canvas"] == "arbre"
    answer = facilitateur("fiches", "lister")
    assert len(answer.out.splitlines()) == len(listed)
    assert "5 pourquoi" in answer.out


@pytest.mark.parametrize("phase", ["idéation", "ideation", "IDEATION"])
def test_a_phase_is_named_as_people_do(facilitateur: Any, phase: str) -> None:
    listed = facilitateur("fiches", "lister", "--phase", phase, "--json").data
    assert 0 < len(listed) < 80
    assert all("ideation" in card["phases"] or card["every_phase"] for card in listed)


def test_an_unknown_phase_names_the_seven(facilitateur: Any) -> None:
    answer = facilitateur("fiches", "lister", "--phase", "zen")
    assert answer.code == 2
    assert "prototyp" in answer.err


def test_a_card_is_a_readable_page(facilitateur: Any) -> None:
    answer = facilitateur("fiches", "montrer", "5-pourquoi")
    assert answer.code == 0
    assert answer.out.startswith("5 pourquoi\n")
    assert "Remonter d’un symptôme" in answer.out
    assert "2. (12" in answer.out
    english = facilitateur("--langue", "en", "cards", "show", "5-pourquoi")
    assert english.out.startswith("5 Whys\n")


def test_a_card_as_json_is_the_card(facilitateur: Any) -> None:
    card = facilitateur("fiches", "montrer", "5-pourquoi", "--json").data
    assert card["slug"] == "5-pourquoi"
    assert [step["round_minutes"] for step in card["timings"]] == [4, 12, 4, 5]


@pytest.mark.parametrize("group", ["fiches", "deroules"])
@pytest.mark.parametrize("name", ["nulle-part", "../../../etc/passwd", "x/y.md", "\x1b[2J", "a\0.md", "."])
def test_what_does_not_exist_is_a_sentence(facilitateur: Any, group: str, name: str) -> None:
    answer = facilitateur(group, "montrer", name)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "\x1b" not in answer.err


def test_what_is_shipped_has_no_error(facilitateur: Any) -> None:
    for group in ("fiches", "deroules"):
        answer = facilitateur(group, "verifier")
        assert answer.code == 0, answer.out
        assert len(answer.err.splitlines()) == 1


def test_errors_have_a_file_a_line_and_a_code(facilitateur: Any, workspace: Path) -> None:
    text = (CARDS / "5-pourquoi.md").read_text(encoding="utf-8")
    (workspace / "methodes" / "5-pourquoi.md").write_text(text.replace("energie : 1", "energie : 9"), encoding="utf-8")
    answer = facilitateur("fiches", "verifier", "5-pourquoi")
    assert answer.code == 3
    lines = answer.out.splitlines()
    (error,) = [line for line in lines if " E0" in line]
    assert error.startswith(str(Path("atelier", "methodes", "5-pourquoi.md")) + ":10:")
    summary = (
        FRENCH.plural("{n} file", "{n} files", 1),
        FRENCH.plural("{n} error", "{n} errors", 1),
        FRENCH.plural("{n} warning", "{n} warnings", len(lines) - 1),
    )
    assert answer.err == ", ".join(summary) + "\n"
    by_file = facilitateur("fiches", "verifier", workspace / "methodes" / "5-pourquoi.md")
    assert by_file.code == 3
    assert error in by_file.out.splitlines()


def test_a_broken_card_is_listed_and_shown_as_text(facilitateur: Any, workspace: Path) -> None:
    (workspace / "methodes" / "neuve.md").write_text(
        "---\nfiche : 1\n---\n\n## But\nÀ finir \x1b[2J\n", encoding="utf-8"
    )
    listed = {card["slug"]: card for card in facilitateur("fiches", "lister", "--json").data}
    assert listed["neuve"]["valid"] is False
    assert listed["neuve"]["findings"]
    row = next(line for line in facilitateur("fiches", "lister").out.splitlines() if line.startswith("neuve"))
    assert "neuve.md:1:1: erreur E005" in row
    answer = facilitateur("fiches", "montrer", "neuve")
    assert answer.code == 3
    assert "À finir" in answer.out
    assert "\x1b" not in answer.out + answer.err


def test_agendas_are_listed_and_shown(facilitateur: Any) -> None:
    slugs = [agenda["slug"] for agenda in facilitateur("deroules", "lister", "--json").data]
    assert slugs == ["demi-journee", "une-journee", "deux-jours", "universite-ete"]
    assert len(facilitateur("agendas", "list").out.splitlines()) == 4
    page = facilitateur("déroulés", "montrer", "demi-journee").out
    assert "09:00" in page
    assert "5 pourquoi" in page
    agenda = facilitateur("deroules", "montrer", "demi-journee", "--json").data
    assert agenda["blocks"][3]["card"] == "5-pourquoi"


def test_an_agenda_with_errors(facilitateur: Any, workspace: Path) -> None:
    path = workspace / "deroules" / "essai.md"
    path.write_text("---\nderoule : 1\nnom : Essai\n---\n\n## Jour 1 — 09:00\n- vingt 5-pourquoi\n", encoding="utf-8")
    answer = facilitateur("deroules", "verifier", path)
    assert answer.code == 3
    assert answer.out.startswith(str(Path("atelier", "deroules", "essai.md")) + ":7:")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        (("fiches", "montrer", "carte-empatie"), "carte-empathie"),
        (("fiches", "exporter", "carte-empatie"), "carte-empathie"),
        (("fiches", "montrer", "Carte d’empatie"), "carte-empathie"),
        (("deroules", "materiel", "demi-journé"), "demi-journee"),
        (("deroules", "montrer", "universite"), "universite"),
    ],
)
def test_a_name_that_is_near_is_proposed(facilitateur: Any, asked: tuple[str, ...], near: str) -> None:
    answer = facilitateur(*asked)

    assert answer.code == 1
    assert f"Vouliez-vous dire «\u202f{near}" in answer.err.replace("\xa0", "\u202f")


@pytest.mark.parametrize("title", ["Carte d'empathie", "carte d’EMPATHIE"])
def test_a_card_is_found_by_its_title(facilitateur: Any, title: str) -> None:
    assert facilitateur("fiches", "montrer", title).out == facilitateur("fiches", "montrer", "carte-empathie").out


def test_a_file_that_is_not_there_is_told_as_a_file(facilitateur: Any, tmp_path: Path) -> None:
    assert (
        f"Il n’y a pas de fichier {tmp_path / 'rien.md'}"
        in facilitateur("deroules", "verifier", tmp_path / "rien.md").err
    )


def test_a_session_that_is_not_there_is_told_without_a_terminal_too(facilitateur: Any) -> None:
    assert "inexistante" in facilitateur("rejouer", "inexistante").err
