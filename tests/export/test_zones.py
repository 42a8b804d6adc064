"""What is written of sessions across a change of the clocks, and at sites hours apart: the time of the room."""

import json
from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from facilitateur.domain import correction_intents as right
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.timing import zone_of
from facilitateur.export.options import ExportOptions
from support.invented import CARDS
from support.story import Story

THREE_DAYS = Agenda(
    "trois",
    "Trois jours",
    tuple(Day(n, "09:00") for n in (1, 2, 3)),
    tuple(
        block
        for day in (1, 2, 3)
        for block in (
            Block(f"b{day}", 60, BlockKind.PLENARY, note=f"jour {day}", day=day),
            Block(f"l{day}", 60, BlockKind.LUNCH, day=day, pin=Pin(Edge.START, "12:30")),
        )
    ),
)
CHANGES = [
    pytest.param(datetime(2026, 10, 23, 7, tzinfo=UTC), (7, 7, 8), id="to winter time on Sunday"),
    pytest.param(datetime(2026, 3, 27, 8, tzinfo=UTC), (8, 8, 7), id="to summer time on Sunday"),
]


def calendar_times(data: bytes) -> list[tuple[str, datetime]]:
    """Return the local start of each event as written, and its instant by the zone that the file itself brings."""
    found = icalendar.Calendar.from_ical(data)
    own = next(one for one in found.walk() if one.name == "VTIMEZONE").to_tz(lookup_tzid=False)
    events = [one for one in found.walk() if one.name == "VEVENT"]
    starts = [one["DTSTART"].dt.replace(tzinfo=None) for one in events]
    return [(f"{start:%d %H:%M}", start.replace(tzinfo=own).astimezone(UTC)) for start in starts]


def run_through(friday: datetime) -> Story:
    """Return three days that were run: each from nine on, a plenary and a lunch, both on time."""
    story = Story(THREE_DAYS, CARDS, now=friday - timedelta(hours=1), starts_at=friday)
    for day in (1, 2, 3):
        date = friday.date() + timedelta(days=day - 1)
        for at, minutes in (("09:00", 60), ("12:30", 60)):
            hour, minute = (int(part) for part in at.split(":"))
            zone = zone_of("Europe/Paris")
            story.clock.now = datetime(date.year, date.month, date.day, hour, minute, tzinfo=zone).astimezone(UTC)
            story.next_block().waits(minutes)
        story.next_block()
    return story


@pytest.mark.parametrize(("friday", "hours"), CHANGES)
@pytest.mark.parametrize("was_run", [False, True])
def test_a_calendar_of_three_days_across_a_change_of_the_clocks(
    friday: datetime, hours: tuple[int, ...], was_run: bool, export
) -> None:
    story = run_through(friday) if was_run else Story(THREE_DAYS, CARDS, now=friday, starts_at=friday)
    found = calendar_times(export("ics", story, "fr", ExportOptions(document="deroule-animation")))
    days = [friday.day + n for n in range(3)]
    assert [told for told, _ in found] == [f"{day:02d} {at}" for day in days for at in ("09:00", "12:30")]
    instants = [at for _, at in found]
    assert [at.hour for at in instants[::2]] == list(hours)
    assert [later - earlier for earlier, later in zip(instants[::2], instants[1::2], strict=True)] == [
        timedelta(hours=3, minutes=30)
    ] * 3


@pytest.mark.parametrize(("friday", "hours"), CHANGES)
def test_every_other_file_tells_the_same_times(friday: datetime, hours: tuple[int, ...], export) -> None:
    story = run_through(friday)
    view = json.loads(export("json", story, "fr"))["view"]
    starts = [block["started_at"] for block in view["agenda"]["blocks"] if block["kind"] == "plenary"]
    assert [int(start[11:13]) for start in starts] == list(hours)
    assert [day["lateness"] for day in view["agenda"]["days"]] in ([0, 0, 0], [None, None, None])
    text = " ".join(export("md", story, "en").decode().split())
    assert text.count("| Plenary | 09:00 – 10:00 | 09:00 – 12:30 |") == 3
    assert text.count("| Lunch | 12:30 – 13:30 | 12:30 – 13:30 |") == 3
    assert text.count("as planned") == 3


SITES = {
    "America/Martinique": 16,
    "America/Cayenne": 15,
    "Europe/Paris": 10,
    "Indian/Mayotte": 9,
    "Indian/Reunion": 8,
    "America/Guadeloupe": 16,
}
"""When lunch is at half past twelve there, the hour in UTC in July."""


@pytest.mark.parametrize(("zone", "hour"), SITES.items())
def test_six_sites_up_to_eight_hours_apart_have_lunch_at_half_past_twelve_in_their_calendars(
    zone: str, hour: int, export
) -> None:
    opening = datetime(2026, 7, 6, 9, tzinfo=zone_of(zone)).astimezone(UTC)
    one_day = Agenda("un", "Un jour", THREE_DAYS.days[:1], THREE_DAYS.blocks[:2])
    story = Story(one_day, CARDS, now=opening, starts_at=opening, zone=zone).next_block().waits(30)
    data = export("ics", story, "fr", ExportOptions(document="deroule-animation"))
    assert calendar_times(data)[1] == ("06 12:30", datetime(2026, 7, 6, hour, 30, tzinfo=UTC))
    assert f"TZID={zone}".encode() in data
    assert "12:30" in export("md", story, "en").decode()


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("begun", [False, True])
def test_every_file_tells_the_hours_of_the_zone_that_was_set_right(undone: bool, begun: bool, export) -> None:
    nine_there, nine_in_paris = datetime(2026, 7, 6, 5, tzinfo=UTC), datetime(2026, 7, 6, 7, tzinfo=UTC)
    one_day = Agenda("un", "Un jour", THREE_DAYS.days[:1], THREE_DAYS.blocks[:2])
    story = Story(one_day, CARDS, now=nine_there - timedelta(hours=1), starts_at=nine_in_paris)
    story.does(lambda state, _: right.correct_zone(state, "Indian/Reunion"))
    story = story.undoes() if undone else story
    zone, opening = ("Europe/Paris", nine_in_paris) if undone else ("Indian/Reunion", nine_there)
    story.clock.now = opening
    story = story.next_block().waits(30) if begun else story
    data = export("ics", story, "fr", ExportOptions(document="deroule-animation"))
    assert calendar_times(data) == [("06 09:00", opening), ("06 12:30", opening + timedelta(hours=3, minutes=30))]
    assert f"TZID={zone}".encode() in data
    view = json.loads(export("json", story, "fr"))["view"]
    assert (view["zone"], view["starts_at"]) == (zone, f"{opening:%Y-%m-%dT%H:%M:%SZ}")
    assert [(made["kind"], made["zone"]) for made in view["corrections"]] == ([] if undone else [("zone", zone)])
    text = export("md", story, "en").decode()
    assert "09:00" in text
    assert "12:30" in text
    assert ("The time zone: Indian/Reunion" in text) is not undone
    assert "set right" not in text


def test_blocks_in_the_hour_that_comes_twice_end_after_they_begin(export) -> None:
    start = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    blocks = tuple(Block(f"b{n}", 30, BlockKind.PLENARY) for n in range(1, 7))
    story = Story(Agenda("nuit", "Nuit", (Day(1, "01:30"),), blocks), {}, now=start, starts_at=start)
    data = export("ics", story, "fr", ExportOptions(document="deroule-animation"))
    events = [one for one in icalendar.Calendar.from_ical(data).walk() if one.name == "VEVENT"]
    spans = [(one["DTSTART"].dt.astimezone(UTC), one["DTEND"].dt.astimezone(UTC)) for one in events]
    assert [begin for begin, _ in spans] == [start + timedelta(minutes=30 * n) for n in range(6)]
    assert all(end - begin == timedelta(minutes=30) for begin, end in spans)
