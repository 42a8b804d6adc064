"""What, who and when of an action, as people type it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.commitments import read_commitment
from facilitateur.domain.due_dates import parse_date

ON = date(2026, 6, 11)
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "what", "who", "due"),
    [
        ("Envoyer le courrier — Maud, 12/12", "Envoyer le courrier", "Maud", date(2026, 12, 12)),
        ("Envoyer le courrier - Maud - 12/12/2027", "Envoyer le courrier", "Maud", date(2027, 12, 12)),
        (
            "Réserver la salle, avec Jo – DRH, avant le 1er juillet",
            "Réserver la salle, avec Jo",
            "DRH",
            date(2026, 7, 1),
        ),
        ("appeler la CAF (Maud, vendredi)", "appeler la CAF", "Maud", date(2026, 6, 12)),
        ("relancer @Karim demain", "relancer", "Karim", date(2026, 6, 12)),
        ("livrer la maquette par Claire", "livrer la maquette", "Claire", None),
        ("Write the letter — Maud, next Friday", "Write the letter", "Maud", date(2026, 6, 12)),
        ("Call the office — Ana by June 30", "Call the office", "Ana", date(2026, 6, 30)),
        ("le cahier démarre le vendredi 4 septembre", "le cahier démarre", "", date(2026, 9, 4)),
        ("x — Maud et Jo, le 2 janvier", "x", "Maud et Jo", date(2027, 1, 2)),
        ("x — l’équipe A, fin juin", "x", "l’équipe A", date(2026, 6, 30)),
        ("x — Zoé, dans 2 semaines", "x", "Zoé", date(2026, 6, 25)),
        ("x — Zoé, S37", "x", "Zoé", date(2026, 9, 11)),
        ("Faire – la carte jaune", "Faire – la carte jaune", "", None),
        ("fixer le prix à 3.5", "fixer le prix à 3.5", "", None),
        ("rien du tout", "rien du tout", "", None),
        ("12/12", "12/12", "", None),
        ("— Maud", "— Maud", "", None),
    ],
)
def test_an_action_says_what_who_and_when(text: str, what: str, who: str, due: date | None) -> None:
    said = read_commitment(text, ON)
    assert (said.what, said.who, said.due) == (what, who, due)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("voir — Zoé, avant le prochain COPIL", "avant le prochain COPIL"),
        ("voir avec la déléguée, au prochain comité", "au prochain comité"),
        ("voir — Léo, 31/02", "31/02"),
    ],
)
def test_a_date_that_no_calendar_knows_is_kept_as_it_was_said(text: str, said: str) -> None:
    found = read_commitment(text, ON)
    assert (found.due, found.said) == (None, said)


@pytest.mark.parametrize(
    ("text", "who", "said", "missed"),
    [
        ("voir — Léo, 31/02", "Léo", "31/02", "31/02"),
        ("voir — Léo 31/02", "Léo", "31/02", "31/02"),
        ("voir — Léo, avant le 31 février", "Léo", "avant le 31 février", "31 février"),
        ("voir @Léo le 31/04", "Léo", "le 31/04", "31/04"),
        ("voir — Léo, 12/13", "Léo", "12/13", "12/13"),
        ("voir — Léo, 2026-02-31", "Léo", "2026-02-31", "2026-02-31"),
        ("call — Ana by June 31", "Ana", "by June 31", "June 31"),
        ("voir — Léo, avant le prochain COPIL", "Léo", "avant le prochain COPIL", ""),
        ("voir — Léo, 3/4 temps", "Léo", "3/4 temps", ""),
        ("voir — Léo, 12/12", "Léo", "12/12", ""),
        ("viser 18/20", "", "", ""),
    ],
)
def test_a_day_that_the_calendar_has_not_is_told_apart(text: str, who: str, said: str, missed: str) -> None:
    found = read_commitment(text, ON)
    assert (found.who, found.said, found.missed) == (who, said, missed)


def test_the_day_of_a_leap_year_may_be_next_year() -> None:
    assert parse_date("29/02", date(2027, 6, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 décembre", date(2026, 12, 12)),
        ("1er juin", date(2026, 6, 1)),
        ("1er mai", date(2027, 5, 1)),
        ("Dec. 3rd", date(2026, 12, 3)),
        ("3 December 2028", date(2028, 12, 3)),
        ("2026-09-04", date(2026, 9, 4)),
        ("jeudi", date(2026, 6, 18)),
        ("fin du mois", date(2026, 6, 30)),
        ("la semaine prochaine", date(2026, 6, 19)),
        ("pour le 4/9", date(2026, 9, 4)),
        ("bientôt", None),
        ("29/02", None),
    ],
)
def test_dates_are_understood_as_people_say_them(text: str, expected: date | None) -> None:
    assert parse_date(text, ON) == expected


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_any_text_is_an_action_and_keeps_its_what(text: str, on: date) -> None:
    said = read_commitment(text, on)
    assert said.what.strip() or not text.strip()


@given(st.dates(date(2026, 6, 11), date(2027, 5, 10)))
def test_a_day_and_a_month_mean_the_next_ones(day: date) -> None:
    if (day.month, day.day) != (2, 29):
        assert parse_date(f"{day.day}/{day.month}", ON) in (
            day,
            day + timedelta(days=365),
            day + timedelta(days=366),
        ) or (day > ON + timedelta(days=330))
