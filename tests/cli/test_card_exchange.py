"""`facilitateur fiches importer` and `exporter`."""

from pathlib import Path
from typing import Any

import pytest

FOREIGN = (
    "---\ntitle: Paper walk\nduration: 30 minutes\nparticipants: 4-12\nlicense: CC BY-SA 4.0\nauthor: Invented\n"
    "mood: gay\n---\nWalk through paper.\n\n## Steps\n1. (30 min) Walk\n"
)


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


def test_an_imported_card_is_listed_with_what_was_left_out(facilitateur: Any, workspace: Path, foreign: Path) -> None:
    answer = facilitateur("fiches", "importer", foreign)

    assert (answer.code, answer.out) == (0, f"{workspace / 'methodes' / 'paper-walk.md'}\n")
    assert "paper.md:7:1: attention A160" in answer.err
    assert "mood" in answer.err
    listed = {card["slug"]: card for card in facilitateur("fiches", "lister", "--json").data}
    assert (listed["paper-walk"]["minutes"], listed["paper-walk"]["valid"]) == ([30, 30, 30], True)
    assert "licence : CC BY-SA 4.0" in (workspace / "methodes" / "paper-walk.md").read_text(encoding="utf-8")


def test_trying_writes_nothing(facilitateur: Any, workspace: Path, foreign: Path) -> None:
    answer = facilitateur("cards", "import", foreign, "--try")

    assert answer.code == 0
    assert "nom : Paper walk" in answer.out
    assert list((workspace / "methodes").iterdir()) == []


def test_a_name_that_is_taken_gets_a_number(facilitateur: Any, workspace: Path, foreign: Path) -> None:
    names = [Path(facilitateur("fiches", "importer", foreign).out.strip()).name for _ in range(2)]

    assert names == ["paper-walk.md", "paper-walk-2.md"]


def test_what_is_no_method_ends_with_3_and_says_where(facilitateur: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("rien", encoding="utf-8")

    answer = facilitateur("fiches", "importer", path)

    assert (answer.code, answer.out) == (3, "")
    assert "x.md:1:1: erreur E160" in answer.err


def test_cards_are_written_for_other_tools(facilitateur: Any, tmp_path: Path) -> None:
    one = facilitateur("fiches", "exporter", "5-pourquoi", "--format", "methode")
    assert one.out.startswith("---\nid: 5-pourquoi\n")
    assert "license: CC-BY-4.0" in one.out
    assert "laissés de côté" in one.err

    several = facilitateur(
        "fiches", "exporter", "5-pourquoi", "crazy-8", "--format", "yaml", "--sortie", tmp_path / "o"
    )
    assert several.code == 0
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["5-pourquoi.md", "crazy-8.md"]

    table = facilitateur("fiches", "exporter", "--format", "csv", "--sortie", tmp_path / "toutes.csv")
    assert table.code == 0
    assert (tmp_path / "toutes.csv").read_bytes().count(b"CC BY") >= 80
    assert facilitateur("fiches", "exporter", "--format", "xml").code == 2


def test_a_table_loses_no_row_without_a_word(facilitateur: Any, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('nom;duree;but\nTour;10 min;Parler\n;20 min;"Sans\nnom"\nRonde;;Écouter\n', encoding="utf-8")

    answer = facilitateur("fiches", "importer", path)

    assert "table.csv:3:1: attention A166" in answer.err
    assert "20 min · Sans nom" in answer.err
    assert "table.csv:5:1: attention A163" in answer.err
    assert "(ronde)" in answer.err
    assert not [line for line in answer.err.splitlines() if "table.csv:1:" in line]
    cards = {one.get("card") for one in facilitateur("fiches", "importer", path, "--essai", "--json").data["findings"]}
    assert cards == {"tour", "ronde", None}


@pytest.mark.parametrize("form", ["csv", "yaml"])
def test_what_a_format_does_not_hold_is_said(facilitateur: Any, form: str) -> None:
    assert (
        "les lieux et les réglages du canevas"
        in facilitateur("fiches", "exporter", "carte-empathie", "--format", form).err
    )
