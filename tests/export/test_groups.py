"""Groups, teams and rotations in documents; what is known of people stays out of all but the session's copy."""

import csv
import io
import json

import openpyxl
import pytest

from facilitateur.domain import group_intents
from facilitateur.domain.canvases.grouping import Wanted
from facilitateur.domain.events import RotationKind
from facilitateur.domain.roll import Person
from facilitateur.domain.rotating import Asked
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions, Names
from facilitateur.i18n.words import load_words
from support.story import Story

PEOPLE = [Person(name, {"structure": f"Mairie de {name[0]}ville"}) for name in ("Ada", "Blé", "Chloé", "Dan", "Éva")]


def grouped() -> Story:
    """A block with groups, teams and a rotation."""
    story = Story(names=PEOPLE, teams=4).goes_to("b3")
    story.notes()
    story.does(lambda state, _: group_intents.draw_teams(state, 4, 3, "structure", ("P05",)))
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(2, 2), 7))
    asked = Asked(RotationKind.ACROSS, ("A", "B", "C", "D"), turns=1)
    return story.does(lambda state, _: group_intents.draw_rotation(state, "b3", asked)).waits(5)


def test_a_rotation_is_a_table_that_says_what_is_missing(export) -> None:
    text = export("md", grouped()).decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "| Turn | Table 1 | Table 2 |" in text
    assert "| 1 | A – C | B – D |" in text
    assert "2 different meetings out of 4, none twice. 2 are missing." in text


def test_groups_say_their_repeats_and_sizes(export) -> None:
    text = export("md", grouped(), "fr").decode()
    assert "binômes, et un trio car le nombre est impair" in text
    assert "aucune rencontre entre personnes de même structure" in text


@pytest.mark.parametrize("names", Names)
def test_what_is_known_of_people_is_in_no_report(export, names: Names) -> None:
    for form in ("md", "html", "csv"):
        assert "ville" not in export(form, grouped(), options=ExportOptions(names)).decode()


def test_members_stand_by_their_codes_unless_names_are_wanted(export) -> None:
    text = export("md", grouped(), "fr").decode()
    assert "mêlées par structure" in text
    assert "P01" in text
    assert "Chloé" not in text
    assert "Chloé" in export("md", grouped(), "fr", ExportOptions(Names.NAMES)).decode()


def test_the_copy_of_the_session_keeps_everything(export) -> None:
    data = json.loads(export("json", grouped()))
    text = json.dumps(data)
    assert "Mairie de Aville" in text
    assert '"attribute": "structure"' in text
    assert '"kind": "across"' in text


def seated() -> Story:
    """Two rounds with hosts and somebody absent, and a rotation."""
    story = grouped()
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(2, 2, hosts=True), 7, ("P05",)))
    return story


def test_sheets_tell_rounds_hosts_and_who_is_absent(export) -> None:
    story = seated()
    drawn = story.state.contents.groups["b3"]
    data = export("xlsx", story, "fr", ExportOptions(Names.NAMES))
    sheets = {page.title: [*page.iter_rows(values_only=True)] for page in openpyxl.load_workbook(io.BytesIO(data))}
    titles, *people = next(rows for name, rows in sheets.items() if name.endswith(" groupes"))
    assert titles == ("Manche", "Groupe", "Personne", "Reste à la table", "Remarque")
    name = story.state.participant_name
    assert people == [
        *(
            (turn, number, name(code), "oui" if code in drawn.hosts else None, None)
            for turn, groups in enumerate(drawn.rounds, 1)
            for number, group in enumerate(groups, 1)
            for code in group
        ),
        (None, None, name("P05"), None, "absent"),
    ]
    assert len(drawn.hosts) == 2
    rotation = next(rows for name, rows in sheets.items() if name.endswith(" rotation"))
    assert [tuple(str(value).replace("\N{NO-BREAK SPACE}", " ") for value in row) for row in rotation] == [
        ("Tour", "Table 1", "Table 2"),
        ("1", "A – C", "B – D"),
    ]
    assert rotation[1][0] == 1


@pytest.mark.parametrize(("names", "absent"), [(Names.CODES, "P05"), (Names.NAMES, "Éva"), (Names.FIRST, "Éva")])
def test_the_file_of_groups_says_the_same_as_the_sheet(names: Names, absent: str) -> None:
    story, words = seated(), load_words("fr")
    files = write_csv_folder(story.state, story.log, story.now, words, ExportOptions(names))
    data = next(data for name, data in files.items() if name.endswith("-groupes.csv"))
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert header == ["tour", "groupe", "personne", "hote", "remarque"]
    assert rows[-1] == ["", "", absent, "", "absent"]
    assert [row[3] for row in rows].count("oui") == 2 * 2
    assert len(rows) == 2 * 4 + 1
