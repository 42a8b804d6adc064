"""Times, dates, durations and numbers as French and English write them."""

from datetime import date, datetime, timedelta

import pytest

from facilitateur.i18n import formats
from facilitateur.i18n.words import load_words

FR, EN = load_words("fr"), load_words("en")
N, B = "\u202f", "\u00a0"
NINE_FIVE = datetime(2026, 6, 1, 9, 5, 7)


def minutes(n: float) -> timedelta:
    """Return a span."""
    return timedelta(minutes=n)


def test_a_time_of_day_has_an_h_in_french_and_a_colon_in_english() -> None:
    assert formats.time_of_day(FR, NINE_FIVE) == f"9{N}h{N}05"
    assert formats.time_of_day(EN, NINE_FIVE) == "09:05"
    assert formats.time_of_day(FR, NINE_FIVE, seconds=True) == f"9{N}h{N}05{N}min{N}07{N}s"
    assert formats.time_of_day(EN, NINE_FIVE, seconds=True) == "09:05:07"
    assert formats.wall_time(NINE_FIVE) == "09:05"


def test_a_span_of_time_may_have_no_end_yet() -> None:
    assert formats.time_span(EN, NINE_FIVE, NINE_FIVE + minutes(12)) == f"09:05{B}– 09:17"
    assert formats.time_span(EN, NINE_FIVE, None) == f"09:05{B}– …"


@pytest.mark.parametrize(
    ("on", "french", "english"),
    [
        (date(2026, 6, 1), f"lundi 1er{B}juin 2026", f"Monday 1{B}June 2026"),
        (date(2026, 8, 11), f"mardi 11{B}août 2026", f"Tuesday 11{B}August 2026"),
        (date(2024, 2, 29), f"jeudi 29{B}février 2024", f"Thursday 29{B}February 2024"),
        (date(2026, 12, 20), f"dimanche 20{B}décembre 2026", f"Sunday 20{B}December 2026"),
    ],
)
def test_a_date_is_written_in_full(on: date, french: str, english: str) -> None:
    assert formats.date_in_full(FR, on) == french
    assert formats.date_in_full(EN, on) == english
    assert formats.date_without_weekday(FR, on) == french.split(" ", 1)[1]


@pytest.mark.parametrize(
    ("span", "french"),
    [
        (minutes(-3), f"0{N}min"),
        (minutes(0), f"0{N}min"),
        (timedelta(seconds=40), f"40{N}s"),
        (timedelta(seconds=60), f"1{N}min"),
        (timedelta(seconds=90), f"2{N}min"),
        (minutes(12.4), f"12{N}min"),
        (minutes(59.6), f"1{N}h{N}00"),
        (minutes(65), f"1{N}h{N}05"),
        (minutes(1_500), f"25{N}h{N}00"),
    ],
)
def test_a_duration_is_short_and_never_negative(span: timedelta, french: str) -> None:
    assert formats.duration(FR, span) == french


def test_a_whole_hour_needs_no_zeros_in_english() -> None:
    assert [formats.duration(EN, minutes(60)), formats.duration(EN, minutes(65))] == [f"1{N}h", f"1{N}h{N}05"]


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (minutes(4), f"+4{N}min"),
        (minutes(-4), f"−4{N}min"),
        (timedelta(seconds=29), f"0{N}min"),
        (timedelta(seconds=-30), f"−1{N}min"),
        (minutes(-70), f"−1{N}h{N}10"),
    ],
)
def test_a_difference_has_its_sign(span: timedelta, said: str) -> None:
    assert formats.change(FR, span) == said


def test_whole_minutes_are_those_that_a_duration_shows() -> None:
    assert formats.whole_minutes(timedelta(minutes=16, seconds=30)) == minutes(17)
    assert formats.whole_minutes(timedelta(minutes=16, seconds=29)) == minutes(16)


@pytest.mark.parametrize(
    ("seconds", "left", "elapsed"),
    [
        (522, "08:42", "08:42"),
        (0, "00:00", "00:00"),
        (0.4, "00:01", "00:00"),
        (-0.4, "00:00", "-00:01"),
        (-70, "-01:10", "-01:10"),
        (-69.5, "-01:09", "-01:10"),
        (3_599, "59:59", "59:59"),
        (3_723, "1:02:03", "1:02:03"),
        (-7_200, "-2:00:00", "-2:00:00"),
    ],
)
def test_digits_reach_zero_when_nothing_is_left(seconds: float, left: str, elapsed: str) -> None:
    assert formats.clock_digits(timedelta(seconds=seconds)) == left
    assert formats.clock_digits(timedelta(seconds=seconds), elapsed=True) == elapsed


def test_numbers_have_a_comma_in_french() -> None:
    assert [formats.number(FR, 0.75, 1), formats.number(EN, 0.75, 1)] == ["0,8", "0.8"]
    assert [formats.number(FR, 9_999), formats.number(FR, 12_345.5, 1)] == ["9999", f"12{N}345,5"]
    assert formats.number(EN, 12_345.5, 1) == "12,345.5"
    assert [formats.percent(FR, 2 / 3), formats.percent(EN, 2 / 3)] == [f"67{N}%", "67%"]


def test_quotes_colons_and_lists_follow_the_language() -> None:
    assert [formats.quote(FR, "a"), formats.quote(EN, "a")] == [f"«{N}a{N}»", "“a”"]
    assert [formats.colon(FR), formats.colon(EN)] == [f"{B}: ", ": "]
    assert [formats.listing(EN, names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [(66.25, 1, "66,3"), (76.25, 1, "76,3"), (2.5, 0, "3"), (0.125, 2, "0,13"), (-2.5, 0, "-3"), (1.005, 2, "1,01")],
)
def test_a_half_is_rounded_up_as_people_do(value: float, digits: int, said: str) -> None:
    assert formats.number(FR, value, digits) == said


def test_a_share_that_ends_in_a_half_is_rounded_up_whatever_its_float_says() -> None:
    assert [formats.percent(EN, share) for share in (0.285, 0.575, 2 / 3, 0.005, 0, 1)] == [
        "29%", "58%", "67%", "1%", "0%", "100%",
    ]  # fmt: skip


@pytest.mark.parametrize(("late", "told"), [(292, 4), (59, 0), (0, 0), (-5, 0), (-59, 0), (-61, -1)])
def test_a_minute_that_is_only_begun_is_neither_late_nor_ahead(late: int, told: int) -> None:
    assert formats.begun_minutes(timedelta(seconds=late)) == minutes(told)
