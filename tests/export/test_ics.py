"""Calendars, read by somebody else's reader: valid, in the session's zone, and the same names each time."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given

from facilitateur.domain.events import NoteKind
from facilitateur.export.ics import OCTETS, escaped, folded
from facilitateur.export.ics_zone import zone_lines
from facilitateur.export.options import ExportOptions, Names
from support.harvest import ended_morning, running_morning
from support.hostile import HOSTILE, texts
from support.story import Story


def morning(text: str = "Envoyer le courrier — Ana, 12/12") -> Story:
    told = running_morning()
    told.writes(text, "b7", kind=NoteKind.ACTION)
    told.writes("Ranger la salle", "b7", kind=NoteKind.ACTION)
    return told


def calendar(export, told: Story, **options: object) -> icalendar.Calendar:
    chosen = ExportOptions(names=Names.NAMES, **options)  # type: ignore[arg-type]
    return icalendar.Calendar.from_ical(export("ics", told, "fr", chosen))


def components(found: icalendar.Calendar, name: str) -> list[icalendar.cal.Component]:
    return [one for one in found.walk() if one.name == name]


def test_each_block_has_its_hours_in_the_zone_of_the_session(export) -> None:
    events = components(calendar(export, ended_morning(), document="deroule-animation"), "VEVENT")
    first = events[0]

    assert len(events) == 7
    assert first["DTSTART"].dt == datetime(2026, 6, 12, 9, 3, tzinfo=ZoneInfo("Europe/Paris"))
    assert first["DTSTART"].params["TZID"] == "Europe/Paris"
    assert all(event["DTEND"].dt >= event["DTSTART"].dt for event in events)


def test_blocks_to_come_stand_at_the_time_that_is_expected(export) -> None:
    events = components(calendar(export, running_morning(), document="deroule-animation"), "VEVENT")
    assert len(events) == 8
    assert str(events[-1]["SUMMARY"]) == "Dire"
    assert events[-1]["DTEND"].dt - events[-1]["DTSTART"].dt == timedelta(minutes=10)


def test_a_dated_action_is_a_task_and_an_all_day_event(export) -> None:
    found = calendar(export, morning(), document="plan-action")
    tasks, events = components(found, "VTODO"), components(found, "VEVENT")

    assert [str(task["SUMMARY"]) for task in tasks] == ["Envoyer le courrier (Ana)", "Ranger la salle"]
    assert tasks[0]["DUE"].dt == events[0]["DTSTART"].dt == date(2026, 12, 12)
    assert "DUE" not in tasks[1]
    assert len(events) == 1


def test_importing_again_updates_what_was_imported(export) -> None:
    told = morning()
    before = calendar(export, told, document="plan-action")
    told.does(lambda state, _: _edited(state))
    after = calendar(export, told, document="plan-action")
    tasks = components(before, "VTODO")[0], components(after, "VTODO")[0]

    assert tasks[0]["UID"] == tasks[1]["UID"]
    assert tasks[0]["SEQUENCE"] < tasks[1]["SEQUENCE"]
    uids = [str(one["UID"]) for one in after.walk() if "UID" in one]
    assert len(set(uids)) == len(uids)


def _edited(state):
    from facilitateur.domain import note_intents

    number = next(note.number for note in state.notes() if note.kind is NoteKind.ACTION)
    return note_intents.edit_note(state, number, "Envoyer deux courriers — Ana, 13/12", NoteKind.ACTION)


def test_an_anonymous_calendar_does_not_tell_the_session(export) -> None:
    data = export("ics", morning(), "fr", ExportOptions(names=Names.NONE, anonymous=True))
    assert b"guichet-abcde" not in data
    assert b"Ana" not in data


@pytest.mark.parametrize("text", [*HOSTILE, "a;b,c\\n\nd", "END:VEVENT", "x" * 300])
def test_every_text_is_read_as_it_was_typed(text: str, export) -> None:
    found = calendar(export, morning(text), document="plan-action")
    tasks = components(found, "VTODO")
    assert len(tasks) == 2
    assert len([one for one in found.walk() if one.name in ("VCALENDAR", "VTODO")]) == 3


@given(texts)
def test_no_line_is_too_long_and_unfolding_gives_it_back(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= OCTETS for piece in pieces)
    assert folded(line).replace("\r\n ", "") == line


ZONES = ("Europe/Paris", "America/Martinique", "Indian/Reunion", "Pacific/Noumea", "UTC", "America/Miquelon")


@pytest.mark.parametrize("name", ZONES)
def test_a_zone_says_what_the_clock_shows(name: str) -> None:
    zone = ZoneInfo(name)
    moments = [datetime(2026, month, 15, 10, tzinfo=ZoneInfo("UTC")) for month in (1, 6, 11)]
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *zone_lines(name, moments), "END:VCALENDAR"])
    (told,) = [one for one in icalendar.Calendar.from_ical(text).walk() if one.name == "VTIMEZONE"]
    made = told.to_tz(lookup_tzid=False)

    for at in moments:
        assert at.astimezone(made).utcoffset() == at.astimezone(zone).utcoffset()
