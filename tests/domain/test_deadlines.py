"""What says when, and what does not though it stands in a field of dates."""

from datetime import date

import pytest

from facilitateur.domain.deadlines import says_when

ON = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "12/12",
        "vendredi",
        "fin janvier",
        "14h",
        "14:30",
        "à 9 h",
        "dans trois mois",
        "dans un an",
        "au prochain COPIL",
        "d’ici l’été",
        "T2 2027",
        "mi-mars",
        "2027",
        "J+8",
        "avant la rentrée",
        "chaque lundi",
        "next sprint",
        "Maud, 12/12",
    ],
)
def test_it_says_when(text: str) -> None:
    assert says_when(text, ON)


@pytest.mark.parametrize(
    "text", ["le modèle", "31/02", "à discuter", "an idea", "Maud", "", "?", "42", "l’état des lieux"]
)
def test_it_says_no_time(text: str) -> None:
    assert not says_when(text, ON)
