"""`facilitateur deroules importer`."""

from pathlib import Path
from typing import Any

import pytest

LIST = "- 9h - 9h15 : Café d’accueil\n- 9h15 – 9h40 5 pourquoi\n- 9h40 Débat\n"


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "notre-matin.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_each_line_is_shown_and_nothing_is_written_without_a_yes(
    facilitateur: Any, workspace: Path, programme: Path
) -> None:
    answer = facilitateur("deroules", "importer", programme)

    assert answer.code == 0
    assert [line.split("  ")[0] for line in answer.out.splitlines()] == ["1", "2", "3"]
    assert "25\u202fmin 5 pourquoi" in answer.out
    assert "laissé de côté" in answer.out
    assert "Rien n’a été écrit" in answer.err
    assert list((workspace / "deroules").iterdir()) == []


def test_with_a_yes_the_agenda_is_written_and_checked_like_any_other(
    facilitateur: Any, workspace: Path, programme: Path
) -> None:
    answer = facilitateur("agendas", "import", programme, "--yes", "--name", "Notre matin")

    path = workspace / "deroules" / "notre-matin.md"
    assert answer.out.splitlines()[-1] == str(path)
    assert facilitateur("deroules", "verifier", "notre-matin").code == 0
    shown = facilitateur("deroules", "montrer", "notre-matin", "--json").data
    assert [block["minutes"] for block in shown["blocks"]] == [15, 25]
    assert facilitateur("agendas", "import", programme, "--yes", "--name", "Notre matin").out.endswith("-2.md\n")


def test_as_data_it_says_what_became_of_each_line(facilitateur: Any, programme: Path) -> None:
    data = facilitateur("deroules", "importer", programme, "--json").data

    assert [(row["line"], row["verdict"], row["minutes"]) for row in data["rows"]] == [
        (1, "block", 15),
        (2, "block", 25),
        (3, "left-out", None),
    ]
    (finding,) = data["findings"]
    assert (finding["code"], bool(finding["why"]), bool(finding["proposal"])) == ("A251", True, True)


def test_what_was_supposed_says_why_it_matters_and_what_to_do_once(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "matin.md"
    path.write_text("- 9h - 9h30 : Xyzzy\n- 9h30 – 10h : Plugh\n", encoding="utf-8")
    told = facilitateur("deroules", "importer", path).err
    assert told.count("A256") == 2
    assert told.count("ni étapes") == 1
    assert told.count("→ Lui choisir une méthode") == 1
    assert all(found["why"] for found in facilitateur("deroules", "importer", path, "--json").data["findings"])


def test_a_buffer_that_stands_in_no_line_is_shown_where_it_is_put(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "trou.md"
    path.write_text("- 9h - 9h15 : Café d’accueil\n- 9h30 – 9h55 5 pourquoi\n", encoding="utf-8")
    rows = [line.split("  ") for line in facilitateur("deroules", "importer", path).out.splitlines()]
    assert [row[0] for row in rows] == ["1", "+", "2"]
    assert "15\u202fmin Marge" in " ".join(rows[1])
    found = facilitateur("deroules", "importer", path, "--json").data["rows"]
    assert [row["added_before"] for row in found] == [0, 15]


def test_what_is_no_agenda_ends_with_3(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("rien", encoding="utf-8")

    answer = facilitateur("deroules", "importer", path)

    assert answer.code == 3
    assert "x.md:1:1: erreur E250" in answer.err
    assert facilitateur("deroules", "importer", tmp_path / "absent.md").code == 1


def test_a_time_that_does_not_exist_is_said_and_no_empty_brackets_stay(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "programme.txt"
    path.write_text(
        "9h Carte d'empathi (20 - 30 min)\n10h Atelier (≈ 15 min)\n10h15 Débat (30 min environ)\n25h00 truc\n",
        encoding="utf-8",
    )

    answer = facilitateur("deroules", "importer", path, "--oui")

    assert "programme.txt:4:1: attention A260" in answer.err
    assert "25h00" in answer.err
    written = Path(answer.out.splitlines()[-1]).read_text(encoding="utf-8")
    assert "Atelier" in written
    assert not [mark for mark in ("( )", "(≈", "environ") if mark in written]


def test_a_title_names_the_agenda_unless_a_name_is_given(facilitateur: Any, workspace: Path, programme: Path) -> None:
    programme.write_text(f"# Une journée au vert\n\n{LIST}", encoding="utf-8")
    answer = facilitateur("deroules", "importer", programme, "--oui")

    assert "nom du déroulé" in answer.out
    assert answer.out.splitlines()[-1] == str(workspace / "deroules" / "une-journee-au-vert.md")
    assert facilitateur("deroules", "importer", programme, "--oui", "--nom", "Autre").out.endswith("autre.md\n")


def test_several_days_have_their_headings(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "deux-jours.csv"
    path.write_text("Jour;Heure;Activité\nLundi;9h - 10h;Persona\nMardi;9h30 - 10h;Pause\n", encoding="utf-8")
    shown = [line.strip() for line in facilitateur("deroules", "importer", path).out.splitlines()]
    assert [line for line in shown if line.startswith("JOUR")] == ["JOUR 1 — 09:00", "JOUR 2 — 09:30"]
    assert shown.index("JOUR 2 — 09:30") == 2
    assert [row["day"] for row in facilitateur("deroules", "importer", path, "--json").data["rows"]] == [1, 2]


def test_a_card_that_may_be_meant_has_its_title_in_the_language_in_force(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "matin.md"
    path.write_text("- 9h - 9h30 : Video prototyping\n", encoding="utf-8")
    answer = facilitateur("deroules", "importer", path)

    assert "récit filmé" in answer.err
    assert "Video prototype\n" not in answer.err
    assert "Video prototype" in facilitateur("--langue", "en", "deroules", "importer", path).err
