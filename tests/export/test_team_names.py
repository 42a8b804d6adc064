"""Teams with names in the exports: wherever a team is told, and never somebody's name where nobody is named."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from facilitateur.domain import group_intents, note_intents, timer_intents, vote_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.balloting import option_of
from facilitateur.domain.events import RotationKind, VoteRule
from facilitateur.domain.place_intents import make_places
from facilitateur.domain.rotating import Asked
from facilitateur.domain.spans import read_span
from facilitateur.domain.team_names import name_team
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.standing import standing_sections
from facilitateur.i18n.words import load_words
from support.canvases import shipped
from support.story import Story

WORDS = load_words("fr")


def worked(*names: tuple[str, str]) -> Story:
    """Two teams with notes, a vote, turns and a rotation, then named."""
    story = Story(names=("Ada", "Blé", "Chloé", "Dan")).goes_to("b3")
    for team in "AB":
        story.does(
            lambda state, _, team=team: note_intents.capture(state, "b3", team, [f"un banc pour {team}", "rien"])
        )
    asked = Asked(RotationKind.MEETINGS, ("A", "B"), turns=1)
    story.does(lambda state, _: group_intents.draw_rotation(state, "b3", asked))
    story.does(lambda state, _: timer_intents.order_turns(state, "BA")).waits(10)
    for team, name in names:
        story.does(lambda state, _, team=team, name=name: name_team(state, team, name))
    return story


def plain(data: bytes) -> str:
    return data.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_report_tells_letter_and_name(export) -> None:
    story = worked(("B", "Lilas"))
    for form in ("md", "html"):
        text = plain(export(form, story, "fr"))
        assert "Équipe B (Lilas)" in text
        assert "A – B (Lilas)" in text
        assert "équipe B (Lilas)" in text
        assert "équipe A (" not in text
    assert "A (P01, P03) · B (Lilas : P02, P04)" in plain(export("md", story, "fr"))
    with zipfile.ZipFile(io.BytesIO(export("docx", story, "fr"))) as opened:
        assert "quipe B (Lilas)" in plain(opened.read("word/document.xml"))


@pytest.mark.parametrize("document", ["fiche-projet", "emargement"])
def test_other_documents_tell_it_too(export, document: str) -> None:
    text = plain(export("md", worked(("B", "Lilas")), "fr", ExportOptions(document=document)))
    assert "B (Lilas)" in text


def test_tables_tell_it(export) -> None:
    story = worked(("B", "Lilas"))
    rows = [*csv.reader(io.StringIO(export("csv", story, "fr").decode("utf-8-sig")), delimiter=";")]
    at = rows[0].index("equipe")
    assert {row[at] for row in rows[1:]} == {"A", "B (Lilas)"}
    files = write_csv_folder(story.state, story.log, story.now, WORDS, ExportOptions())
    assert any(name.endswith("-b-lilas.csv") for name in files)
    rotation = next(data for name, data in files.items() if name.endswith("-rotation.csv"))
    assert "A B (Lilas)" in rotation.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", story, "fr")))
    cells = {cell for page in book for row in page.iter_rows(values_only=True) for cell in row}
    assert {"A", "B (Lilas)", "A\u00a0–\u00a0B (Lilas)"} <= cells


def test_votes_tell_it(export) -> None:
    story = worked(("B", "Lilas"))
    notes = story.state.notes_of("b3", "B")
    options = tuple(map(option_of, notes))
    story.does(lambda state, _: vote_intents.open_vote(state, "b3", "B", VoteRule.HANDS, options, people=2))
    story.does(lambda state, _: vote_intents.count(state, 1, {options[0].key: 2}))
    story.does(lambda state, _: vote_intents.close_vote(state, 1, confirmed=True))
    files = write_csv_folder(story.state, story.log, story.now, WORDS, ExportOptions())
    assert '"B (Lilas)"' in files["votes.csv"].decode("utf-8-sig")
    assert "B (Lilas)" in plain(export("md", story, "fr"))


def test_scripts_read_the_name_beside_the_letter(export) -> None:
    teams = json.loads(export("json", worked(("B", "Lilas"))))["view"]["teams"]
    assert [team.get("name") for team in teams] == [None, "Lilas"]
    assert [sorted(team) for team in teams] == [["letter", "members"], ["letter", "members", "name"]]


def test_a_name_that_is_somebody_s_gives_way_to_their_code_where_nobody_is_named(export) -> None:
    story = worked(("A", "Lilas"), ("B", "chloe"))
    without = ExportOptions(Names.CODES, anonymous=True)
    for form in ("md", "html", "csv"):
        text = plain(export(form, story, "fr", without))
        assert "B (P03)" in text
        assert "A (Lilas" in text
        assert "chloe" not in text
    story.does(lambda state, _: name_team(state, "B", "chez Dan"))
    assert "B (chez P04)" in plain(export("csv", story, "fr", without))


def test_a_name_taken_away_leaves_everything_as_it_was(export) -> None:
    named, before = worked(("B", "Lilas"), ("B", "")), worked()
    assert export("csv", named, "fr") == export("csv", before, "fr")
    one, other = (plain(export("md", story, "fr")).rstrip().rpartition("\n")[0] for story in (named, before))
    assert one == other


def test_who_takes_over_reads_it_and_timers_too() -> None:
    story = worked(("B", "Lilas"))
    story.does(lambda state, now: timer_intents.set_timers(state, now, ["@B"], read_span("10")))
    *_, teams = standing_sections(WORDS, story.state, story.now)
    assert any("équipe\u00a0B (Lilas)" in line for line in teams.lines)


def test_the_sheet_of_ideas_tells_it_too(export) -> None:
    card = shipped("cartes-a-reactions")
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=card.slug),))
    story = Story(agenda, {card.slug: card}).goes_to("b1").waits(5)
    story.does(lambda state, _: make_places(state, "b1", "B", ["Un banc"]))
    story.does(lambda state, _: name_team(state, "B", "Lilas"))
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", story, "fr")))
    (sheet,) = [one for one in book if one.title.endswith("idées")]
    assert [cell.value for cell in sheet[2]][:3] == ["B (Lilas)", 1, "Un banc"]
