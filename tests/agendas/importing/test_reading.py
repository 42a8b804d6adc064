"""Somebody else's agenda becomes blocks with durations; whatever was supposed or left out is said with its line."""

import io

import pytest
from openpyxl import Workbook

from facilitateur.agendas.importing.assembling import Imported, Verdict
from facilitateur.agendas.importing.reading import import_bytes
from facilitateur.cards.library import Library
from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.findings import Report
from facilitateur.storage.places import built_in

CARDS = Library([built_in().cards]).cards

LIST = """# Programme
## Jour 1 : lundi
- 8h45 - 9h : Café d’accueil
- 9 h 20 → 9 h 45 : **5 pourquoi** (un constat par équipe)
- ~~9h45 - 10h : visite~~
- 10h00-10h15 pause
- 10h15 Carte d’empathie
- 11:00 – 11:30 : Brainstorming
- 11h30 : Débat mouvant 30 min
- 12h00 : Déjeuner
- à apporter : post-it
"""
TABLE = (
    "Début;Fin;Activité;Notes;Salle\r\n09:00;09:20;Crazy 8;au calme;B12\r\n"
    "09:20;09:30;Pause;;\r\n09:25;10:00;Plénière;;\r\n"
)


def read(data: str | bytes) -> tuple[Imported | None, Report]:
    report = Report("programme")
    found = import_bytes(data.encode() if isinstance(data, str) else data, "Essai", CARDS, report)
    return found, report


def told(report: Report) -> list[tuple[int, str]]:
    return [(found.line, found.code) for found in report.findings]


def shape(imported: Imported) -> list[tuple[int, str]]:
    return [(block.minutes, block.card or f"@{block.kind}") for block in imported.agenda.blocks]


def test_a_list_with_times_becomes_blocks_with_durations() -> None:
    imported, report = read(LIST)

    assert imported is not None
    assert shape(imported) == [
        (15, "@welcome"),
        (20, "@buffer"),
        (25, "5-pourquoi"),
        (15, "@buffer"),
        (15, "@break"),
        (45, "carte-empathie"),
        (30, "brainstorming"),
        (30, "@plenary"),
    ]
    assert [(day.number, day.start) for day in imported.agenda.days] == [(1, "08:45")]
    assert told(report) == [(4, "A253"), (5, "A257"), (6, "A253"), (9, "A256"), (10, "A251"), (11, "A250")]


def test_each_line_says_what_became_of_it() -> None:
    imported, _ = read(LIST)

    assert imported is not None
    assert {row.line: row.verdict for row in imported.rows} == {
        1: Verdict.LEFT_OUT,
        2: Verdict.DAY,
        **dict.fromkeys((3, 4, 6, 7, 8, 9), Verdict.BLOCK),
        5: Verdict.STRUCK,
        10: Verdict.LEFT_OUT,
        11: Verdict.LEFT_OUT,
    }
    assert imported.agenda.blocks[2].note == "5 pourquoi (un constat par équipe)"


def test_a_table_is_read_by_its_columns_and_overlaps_are_said() -> None:
    imported, report = read(TABLE)

    assert imported is not None
    assert shape(imported) == [(20, "crazy-8"), (10, "@break"), (35, "@plenary")]
    assert imported.agenda.blocks[0].note == "au calme"
    assert told(report) == [(1, "A259"), (4, "A254")]


def test_a_workbook_is_read_like_a_table() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Horaire", "Titre", "Durée"], [0.375, "Crazy 8", 15], ["9h15 - 9h30", "Pause", None]):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)

    imported, _ = read(file.getvalue())

    assert imported is not None
    assert shape(imported) == [(15, "crazy-8"), (15, "@break")]
    assert imported.agenda.days[0].start == "09:00"


def test_a_markdown_table_and_a_second_day() -> None:
    imported, _ = read(
        "Jour 1\n\n| Horaire | Activité |\n|---|---|\n| 9h - 9h30 | Brainstorming |\n\nJour 2\n\n"
        "| Horaire | Activité |\n|---|---|\n| 14h - 15h | ~~Rien~~ Pitch éclair (ascenseur) |\n"
    )

    assert imported is not None
    assert [(block.day, block.minutes, block.card) for block in imported.agenda.blocks] == [
        (1, 30, "brainstorming"),
        (2, 60, "pitch-ascenseur"),
    ]


def test_a_time_that_goes_back_is_another_day_and_it_is_said() -> None:
    imported, report = read("- 9h - 10h Brainstorming\n- 16h - 17h Crazy 8\n- 9h - 9h30 Pause\n")

    assert imported is not None
    assert [block.day for block in imported.agenda.blocks if block.kind is not BlockKind.BUFFER] == [1, 1, 2]
    assert (3, "A255") in told(report)


def test_a_stated_duration_that_contradicts_the_times_is_said() -> None:
    imported, report = read("- 9h - 9h30 : Crazy 8 (20 min)\n")

    assert imported is not None
    assert shape(imported) == [(30, "crazy-8")]
    assert told(report) == [(1, "A252")]


def test_one_hour_thirty_at_the_start_of_a_line_is_a_duration() -> None:
    imported, _ = read("- 1h30 : Brainstorming\n- 20 min Crazy 8\n")

    assert imported is not None
    assert shape(imported) == [(90, "brainstorming"), (20, "crazy-8")]


@pytest.mark.parametrize("data", ["", "Rien.\n", "PK\x03\x04broken", "\x00\x01", "- \n-\n", "|||\n|-|\n", "a;b\n"])
def test_what_is_no_agenda_is_a_sentence(data: str) -> None:
    imported, report = read(data)

    assert imported is None
    assert report.has_errors


def test_brackets_that_held_a_duration_go_with_it() -> None:
    imported, _ = read("- 9h Restitution ( 30 min )\n- Bilan [20 min]\n")
    assert imported is not None
    assert [block.note for block in imported.agenda.blocks] == ["Restitution", "Bilan"]
