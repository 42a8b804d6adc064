"""« 10:40 » finds its instant, whatever the day, the zone and the clock did."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from facilitateur.domain.events import ClockStepped, Recorded
from facilitateur.replay import NotATimeError, OutsideError, Timeline, TimeOfDay, find_instant, read_time_of_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:40", TimeOfDay(time(10, 40))),
        ("10h40", TimeOfDay(time(10, 40))),
        ("9 h 05", TimeOfDay(time(9, 5))),
        ("9\N{NARROW NO-BREAK SPACE}h\N{NARROW NO-BREAK SPACE}05", TimeOfDay(time(9, 5))),
        ("9h", TimeOfDay(time(9))),
        (" 9H5 ".replace("5", "05"), TimeOfDay(time(9, 5))),
        ("10.40", TimeOfDay(time(10, 40))),
        ("10:40:30", TimeOfDay(time(10, 40, 30), exact=True)),
        ("2026-03-13 10:40", TimeOfDay(time(10, 40), date(2026, 3, 13))),
        ("2026-03-13T10:40", TimeOfDay(time(10, 40), date(2026, 3, 13))),
        ("27/03/2027 9h", TimeOfDay(time(9), date(2027, 3, 27))),
        ("27/03/2027 à 9 h 05", TimeOfDay(time(9, 5), date(2027, 3, 27))),
        ("27.3.2027, 9:00", TimeOfDay(time(9), date(2027, 3, 27))),
        ("samedi 27 mars 2027 9h30", TimeOfDay(time(9, 30), date(2027, 3, 27))),
        ("27 March 2027 at 9:30", TimeOfDay(time(9, 30), date(2027, 3, 27))),
    ],
)
def test_times_as_people_write_them(text: str, expected: TimeOfDay) -> None:
    assert read_time_of_day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "demain 9h",
        "27/03 9h",
        "31/02/2027 9h",
        "le 9h",
        "",
        "10",
        "midi",
        "25:00",
        "10:60",
        "1040",
        "2026-02-30 10:00",
        "10:4",
        "10:40:99",
        "-1:00",
    ],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(NotATimeError) as raised:
        read_time_of_day(text)
    assert raised.value.text == text


@pytest.mark.parametrize(
    ("text", "day"),
    [("demain 9h", 28), ("lundi 9h", 30), ("30/11 à 9h", 30), ("9h", None), ("30/11/2026 9h", 30)],
)
def test_dates_without_a_year_are_seen_from_a_day(text: str, day: int | None) -> None:
    expected = None if day is None else date(2026, 11, day)
    assert read_time_of_day(text, date(2026, 11, 27)) == TimeOfDay(time(9), expected)


def paris(*when: int) -> datetime:
    """Return a winter time in Paris as UTC."""
    return datetime(*when, tzinfo=UTC) - timedelta(hours=1)  # type: ignore[arg-type,misc]


def test_a_time_is_the_rooms_time(morning: list[Recorded]) -> None:
    timeline = Timeline(morning)
    assert find_instant(timeline, read_time_of_day("9:12")) == paris(2026, 3, 12, 9, 12)


def test_the_minute_in_which_it_began_is_its_start(morning: list[Recorded]) -> None:
    late = [Recorded(r.seq, r.at + timedelta(seconds=20), r.offset, r.group, r.event) for r in morning]
    timeline = Timeline(late)
    assert find_instant(timeline, read_time_of_day("9:00")) == timeline.start
    with pytest.raises(OutsideError):
        find_instant(timeline, read_time_of_day("9:00:00"))


def test_outside_says_what_there_is(morning: list[Recorded]) -> None:
    with pytest.raises(OutsideError) as raised:
        find_instant(Timeline(morning), read_time_of_day("14:00"))
    assert (raised.value.start.hour, raised.value.start.minute) == (9, 0)
    assert (raised.value.end.hour, raised.value.end.minute) == (10, 40)
    assert raised.value.asked.time == time(14)


def test_of_several_days_the_one_that_was_busy_then(two_days: list[Recorded]) -> None:
    timeline = Timeline(two_days)
    assert find_instant(timeline, read_time_of_day("9:30")) == paris(2026, 3, 12, 9, 30)
    assert find_instant(timeline, read_time_of_day("10:33")) == paris(2026, 3, 13, 10, 33)
    assert find_instant(timeline, read_time_of_day("20:00")) == paris(2026, 3, 11, 20, 0)


def test_near_prefers_the_day_that_is_shown(two_days: list[Recorded]) -> None:
    timeline = Timeline(two_days)
    assert find_instant(timeline, read_time_of_day("9:30"), near=timeline.end) == paris(2026, 3, 13, 9, 30)
    assert find_instant(timeline, read_time_of_day("10:33"), near=timeline.start) == paris(2026, 3, 13, 10, 33)


def test_a_date_decides(two_days: list[Recorded]) -> None:
    timeline = Timeline(two_days)
    assert find_instant(timeline, read_time_of_day("2026-03-13 9:30")) == paris(2026, 3, 13, 9, 30)
    with pytest.raises(OutsideError):
        find_instant(timeline, read_time_of_day("2026-03-14 9:30"))
    with pytest.raises(OutsideError):
        find_instant(timeline, read_time_of_day("0001-01-01 0:00"))


def test_a_clock_that_was_set_is_followed(morning: list[Recorded]) -> None:
    steps = [
        Recorded(5, morning[4].at, 60, 5, ClockStepped(1800)),
        *(Recorded(r.seq + 1, r.at, r.offset, r.seq + 1, r.event) for r in morning[4:]),
    ]
    timeline = Timeline([*morning[:4], *steps])
    assert find_instant(timeline, read_time_of_day("9:11")) == paris(2026, 3, 12, 9, 11)
    assert find_instant(timeline, read_time_of_day("9:50")) == paris(2026, 3, 12, 9, 20)
    assert find_instant(timeline, read_time_of_day("9:30")) == paris(2026, 3, 12, 9, 12), "a time that was jumped over"


def test_nothing_recorded_covers_one_minute() -> None:
    with pytest.raises(OutsideError):
        find_instant(Timeline([]), read_time_of_day("10:40"))
