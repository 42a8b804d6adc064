"""What is typed on the planning screen."""

import pytest

from facilitateur.agendas.desk import Crowd
from facilitateur.agendas.typed import (
    NotUnderstoodError,
    bounds_text,
    pin_text,
    read_bounds,
    read_crowd,
    read_group,
    read_importance,
    read_minutes,
    read_pin,
    read_times,
    times_text,
)
from facilitateur.domain.agenda import Day, Edge, Pin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25", 25),
        (" 25 min ", 25),
        ("+5", 35),
        ("-5", 25),
        ("− 10 min", 20),
        ("1 h 30", 90),
        ("2h", 120),
        ("1440", 1440),
    ],
)
def test_minutes(text: str, expected: int) -> None:
    assert read_minutes(text, 30) == expected


@pytest.mark.parametrize("text", ["", "0", "-30", "1441", "longtemps", "25 pommes", "99999"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_minutes(text, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("12:30", Pin(Edge.START, "12:30")),
        ("12h30", Pin(Edge.START, "12:30")),
        ("début 9h", Pin(Edge.START, "09:00")),
        ("fin 18:00", Pin(Edge.END, "18:00")),
        ("end 18:00", Pin(Edge.END, "18:00")),
    ],
)
def test_fixed_times(text: str, expected: Pin | None) -> None:
    assert read_pin(text) == expected
    assert read_pin(pin_text(expected)) == expected


@pytest.mark.parametrize("text", ["midi", "25:00", "fin", "12:30, fin 18:00"])
def test_what_is_no_fixed_time(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_pin(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, None)),
        ("10–20", (10, 20)),
        ("10 à 20 min", (10, 20)),
        ("≥ 10", (10, None)),
        ("au plus 20", (None, 20)),
    ],
)
def test_bounds(text: str, expected: tuple[int | None, int | None]) -> None:
    assert read_bounds(text) == expected
    assert read_bounds(bounds_text(*expected)) == expected


@pytest.mark.parametrize("text", ["20–10", "beaucoup", "facultatif"])
def test_what_is_no_bound(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_bounds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00", ("09:00", "")),
        ("9h – 17h30", ("09:00", "17:30")),
        *((end, ("08:15", "17:30")) for end in (" - 17h30", "→ 17:30", "jusqu’à 17h30", "fin 17:30", "until 17:30")),
    ],
)
def test_times_of_a_day(text: str, expected: tuple[str, str]) -> None:
    assert read_times(text, "08:15") == expected
    assert read_times(times_text(Day(1, *expected)), "08:15") == expected


@pytest.mark.parametrize("text", ["", "matin", "25:00", "9:00 → 25:00", "→", "- 25h"])
def test_what_is_no_time_of_a_day(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_times(text, "09:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", Crowd()), ("24", Crowd(24)), ("24 / 5", Crowd(24, 5)), ("24 personnes en 5 équipes", Crowd(24, 5))],
)
def test_who_comes(text: str, expected: Crowd) -> None:
    assert read_crowd(text) == expected


@pytest.mark.parametrize("text", ["beaucoup", "0", "24 / 5 / 3", "24 / 99", "99999"])
def test_what_is_nobody(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_crowd(text)


@pytest.mark.parametrize(("text", "expected"), [("", None), ("12 à 20", (12, 20)), ("16", (16, 16))])
def test_for_how_many(text: str, expected: tuple[int, int] | None) -> None:
    assert read_group(text) == expected


def test_importance() -> None:
    assert (read_importance(""), read_importance(" 7 ")) == (0, 7)
    for text in ("100", "-1", "très"):
        with pytest.raises(NotUnderstoodError):
            read_importance(text)
