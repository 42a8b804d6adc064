"""Somebody else's agenda becomes blocks with durations; whatever was supposed or left out is said with its line."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from facilitateur.agendas.importing import problems
from facilitateur.agendas.importing.assembling import Imported, added_before, days_opened
from facilitateur.agendas.importing.naming import said_in
from facilitateur.agendas.importing.reading import import_bytes
from facilitateur.agendas.importing.understanding import Verdict
from facilitateur.cards.library import Library
from facilitateur.domain.agenda import MOST_TITLE, BlockKind
from facilitateur.domain.findings import Problem, Report
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
    assert imported.agenda.blocks[2].title == "5 pourquoi (un constat par équipe)"


def test_a_table_is_read_by_its_columns_and_overlaps_are_said() -> None:
    imported, report = read(TABLE)

    assert imported is not None
    assert shape(imported) == [(20, "crazy-8"), (10, "@break"), (35, "@plenary")]
    assert imported.agenda.blocks[0].note == "au calme"
    assert told(report) == [(1, "A259"), (4, "A254")]


def test_a_row_of_which_the_activity_is_struck_through_is_left_out_times_or_not() -> None:
    imported, report = read("Horaire;Activité\n9:00-9:20;Accueil\n9:20-10:00;~~Visite~~\n10:00-10:30;Pause ~~café~~\n")

    assert imported is not None
    assert shape(imported)[0] == (20, "@welcome")
    assert shape(imported)[-1] == (30, "@break")
    assert (3, "A257") in told(report)


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


def days(imported: Imported | None) -> list[tuple[int, str, int, str]]:
    assert imported is not None
    starts = {day.number: day.start for day in imported.agenda.days}
    return [(one.day, starts[one.day], one.minutes, one.card or f"@{one.kind}") for one in imported.agenda.blocks]


def test_the_column_of_days_makes_days() -> None:
    table = (
        "Jour;Début;Fin;Activité\n{};9h;10h;Brainstorming\n;10h;10h20;Pause\n{};9h30;10h;Crazy 8\n{};10h;11h;Persona\n"
    )
    for first, second in (("Jour 1", "Jour 2"), ("03/12/2026", "04/12/2026"), ("Jeudi", "Vendredi")):
        imported, report = read(table.format(first, second, second))
        assert days(imported) == [
            (1, "09:00", 60, "brainstorming"),
            (1, "09:00", 20, "@break"),
            (2, "09:30", 30, "crazy-8"),
            (2, "09:30", 60, "persona"),
        ]
        assert told(report) == []


def test_a_workbook_with_dates_beside_or_inside_its_times_makes_days() -> None:
    for rows in (
        [
            ("Date", "Début", "Fin", "Activité"),
            (date(2026, 12, 3), time(9), time(10), "Brainstorming"),
            (date(2026, 12, 4), time(9, 30), time(10), "Crazy 8"),
        ],
        [
            ("Début", "Fin", "Activité"),
            (datetime(2026, 12, 3, 9), datetime(2026, 12, 3, 10), "Brainstorming"),
            (datetime(2026, 12, 4, 9, 30), datetime(2026, 12, 4, 10), "Crazy 8"),
        ],
    ):
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        file = io.BytesIO()
        book.save(file)
        imported, report = read(file.getvalue())
        assert days(imported) == [(1, "09:00", 60, "brainstorming"), (2, "09:30", 30, "crazy-8")]
        assert told(report) == []


def test_what_follows_an_overlap_begins_when_it_says() -> None:
    imported, report = read("- 9h-10h Accueil\n- 9h30-10h30 Persona\n- 14h-15h Crazy 8\n")
    assert imported is not None
    assert shape(imported) == [(60, "@welcome"), (60, "persona"), (180, "@buffer"), (60, "crazy-8")]
    assert told(report) == [(2, "A254"), (3, "A253")]


def test_an_evening_ends_after_midnight_and_what_follows_is_the_same_night() -> None:
    imported, report = read("- 21h - 22h Brainstorming\n- 22h - 1h Soirée\n- 1h00 - 1h30 Bilan\n- 9h - 10h Pause\n")
    assert days(imported)[:3] == [
        (1, "21:00", 60, "brainstorming"),
        (1, "21:00", 180, "@plenary"),
        (1, "21:00", 30, "@plenary"),
    ]
    assert days(imported)[3] == (2, "09:00", 60, "@break")
    assert [code for line, code in told(report) if line == 2] == ["A256", "A262"]


@pytest.mark.parametrize(
    ("line", "minutes", "title"),
    [
        ("17h-17h30 Clôture à 17h30", 30, "Clôture à 17h30"),
        ("9h - 10h 3 groupes de 15 min", 60, "3 groupes de 15 min"),
        ("11 heures à 11 heures 30 : Plénière ouverte", 30, "Plénière ouverte"),
        ("30 min Plénière, 5 min par personne", 30, "Plénière, 5 min par personne"),
    ],
)
def test_words_that_hold_a_time_stay_whole(line: str, minutes: int, title: str) -> None:
    imported, report = read(f"- {line}\n")
    assert imported is not None
    assert [(one.minutes, one.title) for one in imported.agenda.blocks] == [(minutes, title)]
    assert "A252" not in [code for _, code in told(report)]


def test_a_time_of_day_in_the_column_of_durations_is_said() -> None:
    imported, report = read("Début;Durée;Activité\n9h;20;Crazy 8\n9h20;16h;Persona\n")
    assert imported is not None
    assert told(report) == [(3, "A261")]


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
    assert [block.title for block in imported.agenda.blocks] == ["Restitution", "Bilan"]


def test_a_title_that_only_names_its_kind_is_not_said_again() -> None:
    imported, _ = read(
        "Début;Fin;Activité;Méthode;Notes\n9h;9h10;Pause;;pause\n"
        "9h10;9h30;5 pourquoi;5-pourquoi;\n9h30;10h;Pause café;;\n"
    )
    assert imported is not None
    assert [block.title for block in imported.agenda.blocks] == ["", "", "Pause café"]


def test_what_a_line_is_called_is_public_and_its_other_columns_are_a_note() -> None:
    imported, _ = read(
        "Début;Fin;Activité;Notes\n9h;9h20;Accueil café;clés chez Sam\n9h20;10h;Battement;\n10h;11h;Restitution;\n"
    )
    assert imported is not None
    assert [(block.kind, block.title, block.note) for block in imported.agenda.blocks] == [
        (BlockKind.WELCOME, "Accueil café", "clés chez Sam"),
        (BlockKind.BUFFER, "", ""),
        (BlockKind.PLENARY, "Restitution", ""),
    ]


def test_a_line_too_long_for_a_title_stays_whole_in_the_note() -> None:
    long = "Restitution " + "et suite " * 60
    imported, _ = read(f"- 9h - 10h {long}\n")
    assert imported is not None
    (block,) = imported.agenda.blocks
    assert len(block.title) <= MOST_TITLE
    assert block.note == long.strip()


def test_a_row_without_a_name_is_told_in_words() -> None:
    _, report = read("Début;Fin;Activité\n9h;9h30;\n10h;17h;\n16h;18h;\n8h;;\n")
    said = [finding.message(lambda text, **values: text.format(**values)) for finding in report.findings]
    assert said[0] == "a row without a name: kept as a plenary"
    assert [finding.code for finding in report.findings if finding.code != "A256"] == ["A253", "A261", "A254", "A251"]
    assert all("a row without a name" in one and "“”" not in one for one in said)


def test_days_begin_at_their_titles_or_at_their_first_blocks() -> None:
    by_column, _ = read("Jour;Heure;Activité\nLundi;9h - 10h;Persona\n;10h - 11h;Crazy 8\nMardi;9h30 - 10h;Persona\n")
    by_title, _ = read("Jour 1\n- 9h - 10h Persona\n\nJour 2\n- 9h30 - 10h Crazy 8\n")
    alone, _ = read(LIST)
    assert by_column is not None
    assert by_title is not None
    assert alone is not None
    assert [(line, day.number, day.start) for line, day in days_opened(by_column).items()] == [
        (2, 1, "09:00"),
        (4, 2, "09:30"),
    ]
    assert list(days_opened(by_title)) == [1, 4]
    assert days_opened(alone) == {}


def test_a_time_a_length_or_a_phase_that_is_not_understood_is_said() -> None:
    imported, report = read(
        "Horaire;Durée;Phase;Activité\n"
        "9h;20;idéation;Crazy 8\n"
        "25:00;10;–;Pause\n"
        "9h30 - 10h;une demi-heure;bidule;5 pourquoi\n"
        "03/12/2026;15;;Pause\n"
    )

    assert imported is not None
    assert shape(imported) == [(20, "crazy-8"), (10, "@break"), (30, "5-pourquoi"), (15, "@break")]
    said = [(found.line, found.values["said"]) for found in report.findings if found.code == "A263"]
    assert said == [(3, "25:00"), (4, "une demi-heure"), (4, "bidule")]


@pytest.mark.parametrize("total", ["Total;3h;;", ";180;;Total général", ";3:00;;TOTAL :"])
def test_a_row_of_totals_is_no_block(total: str) -> None:
    imported, report = read(f"Horaire;Durée;Phase;Activité\n9h;20;;Crazy 8\n{total}\n")

    assert imported is not None
    assert shape(imported) == [(20, "crazy-8")]
    assert told(report) == [(3, "A264")]


def test_a_total_under_a_list_is_no_block() -> None:
    imported, report = read("- 9h – 9h20 : Crazy 8\n- Total : 20 min\n")

    assert imported is not None
    assert shape(imported) == [(20, "crazy-8")]
    assert told(report) == [(2, "A264")]


@pytest.mark.parametrize(
    ("title", "card"),
    [
        ("Portraits croisés", "portrait-croise"),
        ("Video prototyping", "video-prototype"),
        ("Vidéo : récit filmés", "video-prototype"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_card_that_may_be_meant_is_called_by_its_name_in_the_language_in_force(
    title: str, card: str, language: str
) -> None:
    _, report = read(f"- 9h – 9h20 : {title}\n")

    said = [said_in(found, CARDS, language).values["near"] for found in report.findings]
    assert said == [CARDS[card].text(language).name]


@pytest.mark.parametrize(
    "line",
    [
        "- 15h30 fin",
        "- 15 h 30 : Fin",
        "- 15:30 End of day",
        "- Fin à 15h30.",
        "- Fin de la journée : 15h30",
        "- 15h30 **Fin de l’atelier**",
        "15h30 – Fin !",
        "- 3:30 pm the end",
        "- jusqu’à 15h30",
        "- 15h30",
    ],
)
def test_a_line_that_only_says_the_end_is_the_end_of_the_block_above_and_of_the_day(line: str) -> None:
    imported, report = read(f"- 14h – 15h : Crazy 8\n- 15h Brainstorming\n{line}\n- à apporter : post-it\n")

    assert imported is not None
    assert shape(imported) == [(60, "crazy-8"), (30, "brainstorming")]
    assert [(day.start, day.end) for day in imported.agenda.days] == [("14:00", "15:30")]
    assert imported.rows[2].verdict is Verdict.DAY_END
    assert told(report) == [(4, "A250")]


@pytest.mark.parametrize("row", ["15h30;;Fin", ";15:30;Fin", "15:30;15:30;Fin de journée", "15:30;;"])
def test_a_row_of_a_table_that_only_says_the_end_too(row: str) -> None:
    imported, report = read(f"Début;Fin;Activité\n14h;15h;Crazy 8\n15h;;Brainstorming\n{row}\n")

    assert imported is not None
    assert shape(imported) == [(60, "crazy-8"), (30, "brainstorming")]
    assert [(day.start, day.end) for day in imported.agenda.days] == [("14:00", "15:30")]
    assert told(report) == []


def test_the_end_of_a_morning_ends_its_block_and_the_day_goes_on() -> None:
    imported, report = read("- 11h Crazy 8\n- 12h fin de matinée\n- 14h – 15h Brainstorming\n- 15h30 fin\n")

    assert imported is not None
    assert shape(imported) == [(60, "crazy-8"), (120, "@buffer"), (60, "brainstorming"), (30, "@buffer")]
    assert [row.verdict for row in imported.rows] == [Verdict.BLOCK, Verdict.END, Verdict.BLOCK, Verdict.DAY_END]
    assert [one and one.minutes for one in (added_before(imported, row) for row in imported.rows)] == [
        *(None, None),
        *(120, 30),
    ]
    assert told(report) == [(3, "A253"), (4, "A253")]


def test_each_day_has_its_end() -> None:
    imported, _ = read("- 9h Crazy 8\n- 17h fin\n- 9h Brainstorming\n- 16h fin du jour 2\n")

    assert imported is not None
    assert [(day.start, day.end) for day in imported.agenda.days] == [("09:00", "17:00"), ("09:00", "16:00")]


def test_an_end_after_midnight_and_one_before_the_block_above_ends() -> None:
    late, _ = read("Début;Activité\n22h;Crazy 8\n00:30;fin\n")
    early, report = read("- 14h – 16h Crazy 8\n- 15h30 fin\n")

    assert late is not None
    assert shape(late) == [(150, "crazy-8")]
    assert late.agenda.days[0].end == "00:30"
    assert early is not None
    assert (shape(early), early.agenda.days[0].end) == ([(120, "crazy-8")], "")
    assert told(report) == [(2, "A265")]


def test_an_end_that_lasts_is_a_block_and_one_with_nothing_above_is_left_out() -> None:
    lasting, _ = read("- 14h – 15h Crazy 8\n- 15h – 15h20 : fin\n")
    alone, report = read("- 9h fin\n- 10h – 11h Crazy 8\n")

    assert lasting is not None
    assert shape(lasting) == [(60, "crazy-8"), (20, "@plenary")]
    assert alone is not None
    assert shape(alone) == [(60, "crazy-8")]
    assert told(report) == [(1, "A251")]


def test_everything_that_may_be_supposed_says_why_it_matters_and_what_to_do() -> None:
    warnings = [one for one in vars(problems).values() if isinstance(one, Problem) and one.code.startswith("A")]
    assert {one.code for one in warnings} == {f"A{code}" for code in range(250, 266)}
    assert [one for one in warnings if not (one.why and one.proposal)] == []


@pytest.mark.parametrize("title", ["Déroulé de l'atelier", "Atelier cantine, 12 mai 2026", "Atelier ; un titre, deux"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_titles_above_a_table_do_not_say_what_separates_its_columns(title: str, separator: str) -> None:
    rows = (("Début", "Fin", "Activité"), ("9h", "9h30", "Crazy 8"), ("9h30", "10h", "Pause"))
    imported, _ = read("\n".join([title, *(separator.join(row) for row in rows)]))
    assert imported is not None
    assert shape(imported) == [(30, "crazy-8"), (30, "@break")]


def test_columns_without_names_may_hold_starts_and_ends() -> None:
    imported, report = read("9h00\t9h30\tCrazy 8\n9h30\t10h15\tPause\n10h15\t1h30\tPersona\n")
    assert imported is not None
    assert shape(imported) == [(30, "crazy-8"), (45, "@break"), (90, "persona")]
    assert told(report) == []


def test_a_range_behind_a_title_is_read_where_it_stands_apart() -> None:
    imported, _ = read("- Persona avec les agents (9h30-10h)\n- Pause devant la grande salle : 10-11h\n")
    assert imported is not None
    assert [block.minutes for block in imported.agenda.blocks] == [30, 60]
    imported, _ = read("- 9h-10h Crazy 8\n\nLa salle est à nous tous les jours de 8h à 18h\n")
    assert imported is not None
    assert shape(imported) == [(60, "crazy-8")]


def test_a_bar_inside_a_cell_of_a_markdown_table_does_not_end_it() -> None:
    imported, _ = read("| Heure | Titre | Note |\n|---|---|---|\n| 9h-10h | Plus \\| moins | fort |\n")
    assert imported is not None
    assert [(one.title, one.note) for one in imported.agenda.blocks] == [("Plus | moins", "fort")]


def test_what_is_struck_through_in_a_workbook_is_left_out() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    part = CellRichText("Tour ", TextBlock(InlineFont(strike=True), "de table"))
    for row in (["Horaire", "Titre"], ["9h-10h", "Crazy 8"], ["10h-11h", "Persona"], ["11h-12h", part]):
        sheet.append(row)
    sheet["B3"].font = Font(strike=True)
    file = io.BytesIO()
    book.save(file)
    imported, report = read(file.getvalue())
    assert imported is not None
    assert [block.title for block in imported.agenda.blocks if block.kind is BlockKind.PLENARY] == ["Tour"]
    assert "persona" not in [block.card for block in imported.agenda.blocks]
    assert (3, "A257") in told(report)


def test_a_row_across_the_columns_is_read_as_a_line() -> None:
    imported, _ = read("Début;Fin;Activité\n9h;12h;Persona\n12h-13h Déjeuner ensemble;;\n13h;14h;Crazy 8\n")
    assert imported is not None
    lunch = imported.agenda.blocks[1]
    assert (lunch.minutes, lunch.kind, lunch.title) == (60, BlockKind.LUNCH, "Déjeuner ensemble")
