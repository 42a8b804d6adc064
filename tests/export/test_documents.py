"""The documents by name: each says what it is for, in every format that it has."""

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import msgspec
import openpyxl
import pypdf
import pytest

from facilitateur.domain.beside import Speech
from facilitateur.domain.events import NoteKind, VoteOption, VoteRule
from facilitateur.domain.people import Participant
from facilitateur.domain.roll import read_people
from facilitateur.domain.rounds import VoteRound
from facilitateur.export import doc_actions, report_actions
from facilitateur.export.anonymous import anonymous, replacer
from facilitateur.export.document import Heading, Table, words_of
from facilitateur.export.documents import KINDS, DocumentKind, build, document_kind
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.pages import ACROSS
from facilitateur.export.registry import exporter
from facilitateur.export.writing import save_export, stem_of
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from support.harvest import Harvest, ended_morning, running_morning
from support.hostile import HOSTILE
from support.reading import lines_of
from support.story import Story

WORDS = load_words("fr")
ALL = [(kind, name) for kind in KINDS for name in kind.formats]
"""Every document in every format that it has."""


def told() -> Harvest:
    story = running_morning()
    story.writes("Envoyer le courrier — Ana, 12/12", "b7", kind=NoteKind.ACTION)
    return story


def named_twice() -> Harvest:
    return Harvest(names=("Ana Martin", "Basile Petit"))


def built(story: Story, document: str, **options: object):
    return build(story.state, story.now, WORDS, ExportOptions(document=document, **options))  # type: ignore[arg-type]


def tables(document) -> list[list[list[str]]]:
    found = [part for part in document.parts if isinstance(part, Table)]
    return [[[words_of(cell) for cell in row] for row in (table.header, *table.rows)] for table in found]


@pytest.mark.parametrize(("kind", "name"), ALL, ids=[f"{kind.id}-{name}" for kind, name in ALL])
def test_every_document_is_written_in_every_format_it_has(kind: DocumentKind, name: str, export) -> None:
    data = export(name, told(), "fr", ExportOptions(document=kind.id))
    assert len(data) > 100
    if name == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        assert "/StructTreeRoot" in reader.root_object
    if name in ("docx", "odt", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_document_is_found_by_both_names(kind: DocumentKind) -> None:
    assert document_kind(kind.id) is document_kind(kind.english) is kind
    assert document_kind("autre") is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("text", [HOSTILE[0], HOSTILE[-1], "a | b", "=1+1", "#panic()", "\u202eretour", "a\x0bb"])
def test_no_note_makes_a_document_fail(kind: DocumentKind, text: str, export) -> None:
    story = running_morning(text)
    story.writes(f"{text} — {text}, 12/12", "b7", kind=NoteKind.ACTION)
    for name in kind.formats:
        assert export(name, story, "fr", ExportOptions(document=kind.id))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_session_that_has_not_begun_gives_every_document(kind: DocumentKind, export) -> None:
    for name in kind.formats:
        assert export(name, Story(), "fr", ExportOptions(document=kind.id))


def test_headings_are_one_title_and_no_level_is_skipped() -> None:
    for kind in KINDS:
        levels = [part.level for part in built(told(), kind.id).parts if isinstance(part, Heading)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_attendance_sheet_has_a_row_a_person_and_room_for_more() -> None:
    (rows,) = tables(built(told(), "emargement", names=Names.NAMES))
    assert [row[1] for row in rows[1:4]] == ["Ana", "Basile", "Chloé"]
    assert rows[0][-1] == "Signature"
    assert len(rows) == 16
    (first,) = tables(built(named_twice(), "emargement", names=Names.FIRST))
    assert [row[1] for row in first[1:3]] == ["Ana", "Basile"]
    (coded,) = tables(built(told(), "emargement", names=Names.CODES))
    assert [row[:2] for row in coded[1:3]] == [["P01", ""], ["P02", ""]]


def test_the_attendance_sheet_says_where_people_work_beside_their_names_only() -> None:
    people = read_people("Ysolde ; mairie de Valmoré\nBran ; service=voirie ; métier=agent\nCléo")
    story = Story(names=people)
    for names in (Names.NAMES, Names.FIRST):
        (rows,) = tables(built(story, "emargement", names=names))
        assert [row[3] for row in rows[1:4]] == ["mairie de Valmoré", "voirie", ""]
    for hidden in ({"names": Names.CODES}, {"names": Names.NONE}, {"names": Names.NAMES, "anonymous": True}):
        (rows,) = tables(built(story, "emargement", **hidden))
        assert {row[3] for row in rows[1:]} == {""}


def test_the_action_plan_has_room_for_what_nobody_said() -> None:
    rows = tables(built(told(), "plan-action", names=Names.NAMES))[0]
    assert rows[1][1:3] == ["Envoyer le courrier", "Ana"]
    assert [row[1] for row in rows[2:]] == ["", "", ""]


def test_the_facilitator_has_steps_and_hours_and_participants_do_not() -> None:
    facilitator, participants = (
        " ".join(lines_of(built(told(), name))) for name in ("deroule-animation", "deroule-participants")
    )
    assert "Ouvrir" in facilitator
    assert "un constat par équipe" in facilitator
    assert "Ouvrir" not in participants
    assert "un constat" not in participants
    assert "But de Chaîne des causes." in participants


def test_a_project_sheet_is_drawn_from_the_canvases_of_each_team() -> None:
    state, records, _ = read(Path(__file__).parents[2] / "sessions" / "exemple-demi-journee")
    now = records[-1].at
    document = build(state, now, WORDS, ExportOptions(document="fiche-projet"))
    pages = [words_of(part.line) for part in document.parts if isinstance(part, Heading) and part.level == 2]
    assert pages == [
        "Équipe\xa0A · le Cahier du vendredi",
        "Équipe\xa0B · le Premier matin",
        "Équipe\xa0C · la Carte jaune",
    ]
    fields = [{row[0]: row[1] for row in rows[1:]} for rows in tables(document)]
    assert all(field["Question"] and field["Besoin"] and field["Persona"] and field["Idée"] for field in fields)
    assert "Cahier du vendredi" in fields[0]["Prototype"]
    assert fields[0]["Ce qui est demandé"] == ""


def test_sheets_of_a_workbook_are_those_of_the_document(export) -> None:
    def names(document: str) -> list[str]:
        data = export("xlsx", told(), "fr", ExportOptions(document=document))
        return openpyxl.load_workbook(io.BytesIO(data)).sheetnames

    assert names("plan-action") == ["Actions"]
    assert names("emargement") == ["Feuille d’émargement"]
    assert "Actions" in names("rapport")


def test_files_bear_the_name_of_their_document(tmp_path) -> None:
    story = told()
    options = ExportOptions(document="plan-action")
    path = save_export(exporter("md"), story.state, story.log, story.now, WORDS, options, folder=tmp_path)
    assert path.name == "2026-06-12-guichet-abcde-plan-action.md"
    assert stem_of(story.state, WORDS, ExportOptions(anonymous=True)) == "2026-06-12-rapport"


@pytest.mark.parametrize(
    ("document", "name"),
    [("plan-action", "action-plan"), ("emargement", "attendance"), ("deroule-animation", "facilitator-agenda")],
)
def test_files_of_an_english_export_have_english_names(document: str, name: str) -> None:
    story, english = told(), load_words("en")
    assert stem_of(story.state, english, ExportOptions(document=document)) == f"2026-06-12-guichet-abcde-{name}"
    assert stem_of(story.state, english, ExportOptions(document=document, anonymous=True)) == f"2026-06-12-{name}"
    assert stem_of(story.state, english, ExportOptions(anonymous=True)) == "2026-06-12-report"


@pytest.mark.parametrize("shares", [report_actions.SHARES, doc_actions.SHARES])
def test_the_longest_date_stands_on_one_line_of_its_column(shares: tuple[float, ...]) -> None:
    assert sum(shares) == pytest.approx(1)
    assert shares[-2] * ACROSS >= len("30 septembre 2026")


NAMED = ExportOptions(names=Names.NONE, anonymous=True)


@pytest.mark.parametrize("name", ["md", "html", "docx", "odt", "pdf", "xlsx", "csv", "ics"])
def test_nothing_anonymous_tells_who_took_part(name: str, export) -> None:
    story = ended_morning("Basile et CHLOÉ gardent la porte")
    data = export(name, story, "fr", NAMED)
    if name in ("docx", "odt", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(one) for one in archive.namelist())
    if name == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        data = "".join(page.extract_text() for page in reader.pages).encode() + str(reader.metadata).encode()
    for secret in ("Basile", "CHLOÉ", "Chloé", "Inconnue", "guichet-abcde"):
        assert secret.encode() not in data
    assert b"P02" in data or name == "ics"


def test_only_whole_names_are_replaced() -> None:
    replace = replacer(told().state.contents.participants)
    assert replace("Ana range l'analyse, Anatole et ana regardent") == "P01 range l'analyse, Anatole et ana regardent"


def test_an_anonymous_session_keeps_all_its_notes() -> None:
    state = told().state
    hidden = anonymous(state)
    assert len(list(hidden.notes())) == len(list(state.notes()))
    assert not any(note.author for note in hidden.notes())
    assert not re.search("Ana|Basile|Chloé", " ".join(note.text for note in hidden.notes()))


def test_names_in_votes_and_in_speaking_turns_are_hidden_too() -> None:
    state = told().state
    option = VoteOption("o1", "Ana garde la porte")
    round_held = VoteRound(1, "b6", "A", VoteRule.DOTS, (option,), 10, 3, 0, told().now, about="Basile ou Ana")
    speech = Speech(speakers=("Ana", "@A"), who="Ana")
    contents = msgspec.structs.replace(state.contents, votes=(round_held,), speech={"b6": speech})
    hidden = anonymous(msgspec.structs.replace(state, contents=contents)).contents

    assert hidden.votes[0].options[0].label == "P01 garde la porte"
    assert hidden.votes[0].about == "P02 ou P01"
    assert hidden.speech["b6"].speakers == ("P01", "@A")


def test_family_names_and_the_name_of_the_agenda_are_hidden_too() -> None:
    people = (Participant("P01", "Ana Quarteron"), Participant("P02", "Agent 12"), Participant("P03", "Bo (mairie)"))
    replace = replacer(people)
    assert replace("Mme Quarteron et ANA, à 12 h, à la mairie") == "Mme P01 et P01, à 12 h, à la mairie"
    state = told().state
    agenda = msgspec.structs.replace(state.agenda, name="La journée de Basile", audience="l'équipe de Chloé")
    contents = msgspec.structs.replace(state.contents, agenda=agenda)
    hidden = anonymous(msgspec.structs.replace(state, contents=contents)).agenda
    assert (hidden.name, hidden.audience) == ("La journée de P02", "l'équipe de P03")
