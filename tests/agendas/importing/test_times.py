"""Times of day and durations as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.agendas.importing.times import read_date, read_duration, read_span

SPANS = [
    ("8h45 - 10h", (525, 600)),
    ("9 h 30", (570, None)),
    ("9\u00a0h\u202f30 – 10\u00a0h", (570, 600)),
    ("14:00–15:30", (840, 930)),
    ("de 9h à 10h30", (540, 630)),
    ("9.30-10.15", (570, 615)),
    ("12h → 13h30", (720, 810)),
    ("midi - 14h", (720, 840)),
    ("2 pm - 3:30 pm", (840, 930)),
    ("9:00 am", (540, None)),
    ("noon", (720, None)),
    ("08:45/09:15", (525, 555)),
    ("11 heures à 11 heures 30", (660, 690)),
    ("de 9 heures 15 à 10 heures", (555, 600)),
    ("11 heures", (660, None)),
    ("9-10h", (540, 600)),
    ("de 9 à 10h30", (540, 630)),
    ("9–10 am", (540, 600)),
    ("09:30:00-10:15:00", (570, 615)),
    ("2-3h", (180, None)),
]
DURATIONS = [("20 min", 20), ("20'", 20), ("1 h 30", 90), ("1h", 60), ("1,5 h", 90), ("(45 mn)", 45), ("2 heures", 120)]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans_are_read(text: str, expected: tuple[int, int | None]) -> None:
    found = read_span(text)

    assert found is not None
    assert (found.start, found.end) == expected


@pytest.mark.parametrize(("text", "expected"), DURATIONS)
def test_durations_are_read(text: str, expected: int) -> None:
    found = read_duration(text)

    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25:00",
        "trois équipes",
        "salle 12",
        "version 2.5",
        "30 personnes",
        "99h99",
        "3 groupes de 15 min",
        "3 x 15 min",
    ],
)
def test_what_is_no_time_is_not_one(text: str) -> None:
    assert (read_span(text), read_duration(text)) == (None, None)


@pytest.mark.parametrize(
    "text", ["Clôture à 17h30", "2 tours de 10 min", "5 min par personne", "3 × 20 mn", "avant 12h"]
)
def test_what_is_not_the_length_of_the_whole_is_no_duration(text: str) -> None:
    assert read_duration(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("jeudi 03/12/2026", "2026-12-03"),
        ("3.12.26", "2026-12-03"),
        ("2026-12-03 09:00", "2026-12-03"),
        ("9h30 - 10h", ""),
        ("9.30-10.15", ""),
    ],
)
def test_dates_are_read_days_first(text: str, date: str) -> None:
    assert read_date(text) == date


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    span, duration = read_span(text), read_duration(text)

    assert span is None or 0 <= (span.start or 0) < 24 * 60
    assert duration is None or 1 <= duration[0] <= 24 * 60
