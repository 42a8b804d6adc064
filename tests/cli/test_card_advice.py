"""`facilitateur fiches proposer`."""

from pathlib import Path
from typing import Any


def test_three_cards_with_true_reasons(facilitateur: Any) -> None:
    answer = facilitateur("fiches", "proposer", "--phase", "idéation", "--personnes", "14", "--minutes", "20")

    assert answer.code == 0
    assert len(answer.out.splitlines()) == 6
    assert "faite pour cette phase" in answer.out


def test_as_data_and_in_english(facilitateur: Any, workspace: Path) -> None:
    (workspace / "favoris.txt").write_text("crazy-8\n", encoding="utf-8")
    data = facilitateur("cards", "suggest", "--phase", "ideation", "--minutes", "20", "--json", "--langue", "en").data

    assert [one["fits"] for one in data] == [True, True, True]
    assert data[0]["slug"] == "crazy-8"
    assert {"because": "favourite", "said": "one of your favourites"} in data[0]["reasons"]


def test_what_speaks_against_is_said_when_nothing_fits(facilitateur: Any) -> None:
    answer = facilitateur("fiches", "proposer", "--personnes", "9000", "--minutes", "1")

    assert answer.code == 0
    assert "mais demande" in answer.out
    assert "Aucune fiche ne convient en tout" in answer.err
    assert facilitateur("fiches", "proposer", "--minutes", "bientôt").code == 2
