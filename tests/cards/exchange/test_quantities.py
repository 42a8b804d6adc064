"""Durations and group sizes in free text, as they stand in public libraries of methods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.cards.exchange.quantities import is_long, read_minutes, read_people

MINUTES = [
    ("15 minutes", (15, 15)),
    ("30-60 min", (30, 60)),
    ("10 – 15 mn", (10, 15)),
    ("1 hour", (60, 60)),
    ("1 h 30", (90, 90)),
    ("1h30", (90, 90)),
    ("1 hour and 15 minutes", (75, 75)),
    ("une heure", (60, 60)),
    ("1,5 heure", (90, 90)),
    ("½ hour", (30, 30)),
    ("30 minutes to 2 hours", (30, 120)),
    ("1 to 2 hours", (60, 120)),
    ("45", (45, 45)),
    ("20 à 40 minutes", (20, 40)),
    ("40 minutes for 2 teams of 6", (40, 40)),
]
NO_MINUTES = [
    "1–2 weeks for 5–10 participants",
    "2 days",
    "une demi-journée",
    "half-day",
    "Medium",
    "",
    "0 min",
    "99999 h",
]
PEOPLE = [
    ("5–10 participants", (5, 10)),
    ("3 à 30 personnes", (3, 30)),
    ("1–2 weeks for 5–10 participants", (5, 10)),
    ("6+ people", (6, 10_000)),
    ("8", (8, 8)),
    ("4-12", (4, 12)),
    ("12 to 4 players", (4, 12)),
]


@pytest.mark.parametrize(("text", "expected"), MINUTES)
def test_minutes_are_read(text: str, expected: tuple[int, int]) -> None:
    found = read_minutes(text)

    assert found is not None
    assert (found.low, found.high) == expected


@pytest.mark.parametrize("text", NO_MINUTES)
def test_what_is_no_duration_of_a_workshop_is_not_guessed(text: str) -> None:
    assert read_minutes(text) is None


def test_weeks_are_told_from_words_without_a_duration() -> None:
    assert [is_long(text) for text in ("1–2 weeks", "une demi-journée", "30 min", "Medium")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_group_sizes_are_read(text: str, expected: tuple[int, int]) -> None:
    found = read_people(text)

    assert found is not None
    assert (found.low, found.high) == expected


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for found in (read_minutes(text), read_people(text)):
        assert found is None or 1 <= found.low <= found.high
