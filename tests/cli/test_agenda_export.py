"""`facilitateur deroules exporter`: pages and calendars of an agenda, read by somebody else's reader."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

AGENDA = """---
deroule: 1
nom: Deux matinées
groupe: 12 à 20
---

## Jour 1 — 09:00

- 15 @accueil : café, la mairie ouvre à 8 h
- 20 (15–40) 5-pourquoi : un constat par équipe
- 10 @marge : si le car est en retard
- 45 @pleniere (début 11:00) : Mot du maire
- 20 crazy-8 (facultatif 2)

## Jour 2 — 09:30

- 15 @accueil
- 30 @pleniere : Restitution
"""
PARIS = ZoneInfo("Europe/Paris")
AUTUMN = ("--debut", "2026-10-24 09:00", "--zone", "Europe/Paris")
"""The clocks of Paris change in the night after the first day."""


@pytest.fixture
def mornings(workspace: Path) -> Path:
    path = workspace / "deroules" / "deux-matinees.md"
    path.write_text(AGENDA, encoding="utf-8")
    return path


def spaced(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def events(path: Path | str) -> list[icalendar.cal.Component]:
    found = icalendar.Calendar.from_ical(Path(path).read_bytes())
    assert [one.name for one in found.walk()].count("VTIMEZONE") == 1
    return [one for one in found.walk() if one.name == "VEVENT"]


def test_each_block_is_an_event_at_its_time_of_day_on_both_sides_of_a_change_of_the_clocks(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    answer = facilitateur("deroules", "exporter", "deux-matinees", "--format", "ics", *AUTUMN, "--sortie", tmp_path)
    told = events(answer.out.strip())

    assert answer.code == 0
    assert [one["DTSTART"].dt for one in told] == [
        datetime(2026, 10, 24, 9, 0, tzinfo=PARIS),
        datetime(2026, 10, 24, 9, 15, tzinfo=PARIS),
        datetime(2026, 10, 24, 9, 35, tzinfo=PARIS),
        datetime(2026, 10, 24, 11, 0, tzinfo=PARIS),
        datetime(2026, 10, 24, 11, 45, tzinfo=PARIS),
        datetime(2026, 10, 25, 9, 30, tzinfo=PARIS),
        datetime(2026, 10, 25, 9, 45, tzinfo=PARIS),
    ]
    first, second = told[0]["DTSTART"].dt, told[5]["DTSTART"].dt
    assert first.utcoffset() - second.utcoffset() == timedelta(hours=1)
    assert str(told[1]["SUMMARY"]) == "5 pourquoi"
    assert told[1]["DTEND"].dt - told[1]["DTSTART"].dt == timedelta(minutes=20)


def test_the_zone_written_into_the_calendar_changes_when_the_room_s_clock_does(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    answer = facilitateur("deroules", "exporter", "deux-matinees", "--format", "ics", *AUTUMN, "--sortie", tmp_path)
    calendar = icalendar.Calendar.from_ical(Path(answer.out.strip()).read_bytes())
    zone = next(one for one in calendar.walk() if one.name == "VTIMEZONE")
    own = zone.to_tz(lookup_tzid=False)
    for at in (datetime(2026, 10, 24, 9), datetime(2026, 10, 25, 9, 30)):
        assert at.replace(tzinfo=own).utcoffset() == at.replace(tzinfo=PARIS).utcoffset()


def test_an_event_keeps_its_name_when_blocks_come_before_it_and_its_number_never_falls(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    command = ("deroules", "exporter", "deux-matinees", "--format", "ics", *AUTUMN, "--sortie", tmp_path)
    before = {str(one["SUMMARY"]) + str(one["UID"]): one for one in events(facilitateur(*command).out.strip())}
    text = mornings.read_text(encoding="utf-8").replace(
        "- 15 @accueil : café", "- 10 cadre-securite\n- 15 @accueil : café"
    )
    mornings.write_text(text, encoding="utf-8")
    after = {str(one["SUMMARY"]) + str(one["UID"]): one for one in events(facilitateur(*command).out.strip())}

    assert before.keys() < after.keys()
    assert len(after) == len(before) + 1
    assert len({str(one["UID"]) for one in after.values()}) == len(after)
    assert all(after[name]["SEQUENCE"] >= before[name]["SEQUENCE"] for name in before)
    assert after["5 pourquoi" + str(before_uid(before, "5 pourquoi"))]["DTSTART"].dt.hour == 9


def before_uid(told: dict[str, icalendar.cal.Component], title: str) -> str:
    return next(str(one["UID"]) for one in told.values() if str(one["SUMMARY"]) == title)


def uids(answer) -> list[str]:
    assert answer.code == 0, answer.err
    return [str(one["UID"]) for one in events(answer.out.strip())]


def rewrite(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_events_keep_their_names_whatever_becomes_of_notes_and_neighbours(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    command = ("deroules", "exporter", "deux-matinees", "--format", "ics", *AUTUMN, "--sortie", tmp_path)
    first = uids(facilitateur(*command))
    rewrite(mornings, ("café, la mairie ouvre à 8 h", "thé et café"), ("30 @pleniere : Restitution", "25 @pleniere"))
    assert uids(facilitateur(*command)) == first

    rewrite(mornings, ("- 15 @accueil : thé et café\n", ""))
    assert uids(facilitateur(*command)) == first[1:]

    rewrite(mornings, ("- 20 (15–40)", "- 15 @accueil : thé et café\n- 10 @pause\n- 20 (15–40)"))
    back = uids(facilitateur(*command))
    assert back[:1] + back[2:] == first
    assert back[1] not in first

    rewrite(mornings, ("- 20 crazy-8 (facultatif 2)\n", ""), ("- 15 @accueil\n", "- 20 crazy-8\n- 15 @accueil\n"))
    assert sorted(uids(facilitateur(*command))) == sorted(back)


def test_another_date_is_another_set_of_events_and_another_hour_is_not(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    command = ("deroules", "exporter", "deux-matinees", "--format", "ics", "--zone", "Europe/Paris")
    january, later, february = (
        uids(facilitateur(*command, "--debut", day, "--sortie", tmp_path / f"{number}.ics"))
        for number, day in enumerate(("2027-01-10 09:00", "2027-01-10 13:30", "2027-02-10 09:00"))
    )
    assert later == january
    assert not set(january) & set(february)


def test_names_that_cannot_be_kept_or_read_are_no_reason_not_to_write_a_calendar(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    kept = mornings.parent / ".calendriers.json"
    command = ("deroules", "exporter", "deux-matinees", "--format", "ics", *AUTUMN, "--sortie", tmp_path)
    first = uids(facilitateur(*command))
    kept.write_text('{"runs": 7', encoding="utf-8")
    assert uids(facilitateur(*command)) == first
    kept.unlink()
    kept.mkdir()
    answer = facilitateur(*command)
    assert uids(answer) == first
    assert "n’ont pas pu être gardés" in answer.err


def test_participants_get_the_hours_and_nothing_of_what_the_facilitator_wrote(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    wanted = ("--format", "md,ics", "--version", "participants")
    answer = facilitateur("deroules", "exporter", "deux-matinees", *wanted, *AUTUMN, "--sortie", tmp_path)
    pages, calendar = (Path(line) for line in answer.out.split())
    told = events(calendar)
    text = spaced(pages.read_text(encoding="utf-8"))

    assert len(told) == 6
    for secret in ("la mairie ouvre", "un constat par équipe", "le car est en retard", "Marge", "Mot du maire"):
        assert secret not in text
        assert all(secret not in str(one.get("DESCRIPTION", "")) + str(one["SUMMARY"]) for one in told)
    assert "5 pourquoi" in text
    assert "11 h 00" in text


def test_titles_are_told_to_participants_whatever_they_stand_for(facilitateur, mornings: Path, tmp_path: Path) -> None:
    titled = {"@marge": "@marge « Temps libre »", "(début 11:00)": "« Débat : la suite » (début 11:00)"}
    titled |= {"crazy-8": "crazy-8 « Atelier 1 »"}
    text = mornings.read_text(encoding="utf-8")
    for plain, said in titled.items():
        text = text.replace(plain, said)
    mornings.write_text(text, encoding="utf-8")
    wanted = ("--format", "md,ics", "--version", "participants,animation")
    answer = facilitateur("deroules", "exporter", "deux-matinees", *wanted, *AUTUMN, "--sortie", tmp_path)
    files = [Path(line) for line in answer.out.split()]

    calendars = [file for file in files if file.suffix == ".ics"]
    for title in ("Temps libre", "Débat : la suite", "Atelier 1"):
        assert all(title in spaced(file.read_text(encoding="utf-8")) for file in files if file.suffix == ".md")
        assert all(any(str(one["SUMMARY"]) == title for one in events(file)) for file in calendars)
    pages = [spaced(file.read_text(encoding="utf-8")) for file in files if file.suffix == ".md"]
    assert any("Crazy 8 · " in text for text in pages)


def test_the_facilitator_gets_lengths_fixed_times_and_what_may_be_dropped(
    facilitateur, mornings: Path, tmp_path: Path
) -> None:
    answer = facilitateur("deroules", "exporter", "deux-matinees", *AUTUMN, "--sortie", tmp_path / "plan.md")
    text = spaced((tmp_path / "plan.md").read_text(encoding="utf-8"))

    assert answer.code == 0
    assert "de 15 à 40 min" in text
    assert "heure fixe : commence à 11 h 00" in text
    assert "facultatif, importance 2" in text
    assert "un constat par équipe" in text
    assert "samedi 24 octobre 2026" in text


def test_both_versions_at_once_stand_beside_each_other(facilitateur, mornings: Path, tmp_path: Path) -> None:
    wanted = ("--format", "html,ics", "--version", "animation,participants", "--sortie", tmp_path / "sortie")
    answer = facilitateur("deroules", "exporter", "deux-matinees", *wanted, *AUTUMN)
    files = [Path(line) for line in answer.out.split()]

    assert [file.suffix for file in files] == [".html", ".ics"] * 2
    uids = [str(one["UID"]) for file in files if file.suffix == ".ics" for one in events(file)]
    assert len(set(uids)) == len(uids)


def test_without_a_date_pages_are_written_and_a_calendar_is_refused(facilitateur, mornings: Path) -> None:
    pages = facilitateur("deroules", "exporter", "deux-matinees", "--sortie", "-")
    calendar = facilitateur("deroules", "exporter", "deux-matinees", "--format", "ics")

    assert pages.code == 0
    assert "| 11 h 00 |" in spaced(pages.out)
    assert calendar.code == 2
    assert "--debut" in calendar.err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--zone", "Europe/Ville"), "fuseau"),
        (("--debut", "bientôt"), "bientôt"),
        (("--version", "public"), "animation"),
        (("--format", "xlsx"), "xlsx"),
    ],
)
def test_what_cannot_be_is_said(facilitateur, mornings: Path, wrong: tuple[str, str], said: str) -> None:
    answer = facilitateur("deroules", "exporter", "deux-matinees", *wrong)
    assert answer.code == 2
    assert said in answer.err


def test_an_agenda_with_errors_is_no_document(facilitateur, workspace: Path) -> None:
    (workspace / "deroules" / "faux.md").write_text(
        "---\nderoule: 1\nnom: Faux\n---\n\n- vite @pause\n", encoding="utf-8"
    )
    answer = facilitateur("deroules", "exporter", "faux")
    assert answer.code == 3
    assert not (workspace / "exports").exists()


CLASHING = """---
deroule: 1
nom: Trop serré
---

## Jour 1 — 09:00

- 60 crazy-8
- 30 @pleniere (fin 10:00)
- 20 @pause (début 10:00)
- 60 5-pourquoi (début 09:30)
"""


@pytest.mark.parametrize("dated", [True, False])
def test_a_plan_that_does_not_fit_has_the_hours_of_the_planning_screen_and_says_so_everywhere(
    facilitateur, workspace: Path, tmp_path: Path, dated: bool
) -> None:
    (workspace / "deroules" / "serre.md").write_text(CLASHING, encoding="utf-8")
    shown = spaced(facilitateur("deroules", "montrer", "serre").out)
    hours = ["09:00", "10:00", "10:30", "10:50"]
    assert [line.split()[0] for line in shown.splitlines() if line[2:3].isdigit()][:4] == hours
    assert shown.count("de trop avant ce qui est fixé") == 3

    begins = ("--debut", "2026-10-24 09:00", "--zone", "Europe/Paris") if dated else ()
    answer = facilitateur("deroules", "exporter", "serre", *begins, "--sortie", tmp_path)
    pages = spaced(Path(answer.out.strip()).read_text(encoding="utf-8"))
    assert "heure fixe : finit à 10 h 00 — 30 min de trop avant" in pages
    assert "heure fixe : commence à 9 h 30 — 1 h 20 de trop avant" in pages
    assert all(f"| {hour} |" in pages for hour in ("9 h 00", "10 h 00", "10 h 30", "10 h 50"))


def test_a_calendar_says_what_does_not_fit(facilitateur, workspace: Path, tmp_path: Path) -> None:
    (workspace / "deroules" / "serre.md").write_text(CLASHING, encoding="utf-8")
    answer = facilitateur("deroules", "exporter", "serre", "--format", "ics", *AUTUMN, "--sortie", tmp_path)
    told = events(answer.out.strip())
    assert [f"{one['DTSTART'].dt:%H:%M}" for one in told] == ["09:00", "10:00", "10:30", "10:50"]
    assert ["de trop avant" in one.get("DESCRIPTION", "") for one in told] == [False, True, True, True]
