"""Votes in every export: a table and a sentence a round in documents, rows in spreadsheets, values in JSON."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents, place_intents, timer_intents, vote_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.balloting import option_of, options_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.events import VoteRule
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.importing import read_export
from facilitateur.export.options import ExportOptions
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from support.story import Story


@pytest.fixture
def voted() -> Story:
    """A morning with a vote by dots, its second round by the same rule, and a consent."""
    story = Story()
    story.next_block().next_block().next_block()
    for idea in ("navette", "guichet | mobile", "=carte"):
        story.notes(idea)
    opens(story, VoteRule.DOTS, 12)
    counts(story, 9, 8, 3)
    story.does(lambda state, _: vote_intents.close_vote(state, 1)).waits(3)
    story.does(lambda state, _: vote_intents.vote_again(state, 1))
    counts(story, 20, 11)
    story.does(lambda state, _: vote_intents.close_vote(state, 2, confirmed=True))
    opens(story, VoteRule.CONSENT, 12, 1)
    story.does(lambda state, _: vote_intents.object_to(state, 3, "qui paie ?"))
    story.does(lambda state, _: vote_intents.resolve(state, 3, 1, "la commune"))
    return story.does(lambda state, _: vote_intents.close_vote(state, 3))


def opens(story: Story, rule: VoteRule, people: int, most: int = 9) -> None:
    story.does(
        lambda state, _: vote_intents.open_vote(
            state, "b3", "A", rule, [option_of(note) for note in state.notes_of("b3", "A")][:most], people
        )
    )


def counts(story: Story, *values: int) -> None:
    held = story.state.contents.votes[-1]
    for option, value in zip(held.options, values, strict=False):
        story.does(lambda state, _, key=option.key, n=value: vote_intents.count(state, held.number, {key: n}))  # type: ignore[misc]


def test_a_report_has_each_round_with_its_table_and_its_sentence(voted: Story, export: Any) -> None:
    said = (
        export("md", voted, "fr").decode().replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    )

    assert "#### Votes" in said
    assert "**Vote 1 · gommettes · équipe A · " in said
    assert "**Vote 2 · second tour · gommettes · équipe A · " in said
    assert "12 personnes × 2 gommettes" in said
    assert "« guichet | mobile » suit avec 8 voix : égalité pratique." in said.replace("\\", "")
    assert "| 1 | **navette** | 9 | 45 % |" in said
    assert "*20 gommettes sur 24 (83 %).*" in said
    assert "| 2 ≈ | guichet \\| mobile | 8 | 40 % |" in said
    assert "31 gommettes posées, 12 possibles : 12 personnes × 1." in said
    assert "La proposition « navette » est adoptée par consentement, 1 objection levée." in said
    assert "levée : la commune" in said


def dotted(teams: int = 1, people: int = 12, slug: str = "vote-gommettes") -> Story:
    """Return a list of nine ideas with 24 dots typed on three of them."""
    card = Library([Path(__file__).parents[2] / "methodes"]).get(slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    story = Story(agenda, {slug: card}, teams=teams, names=[f"P{n}" for n in range(people)]).next_block()
    for n in range(9):
        story.notes(f"idée {n}", block="b1")
    for number, votes in ((1, 12), (2, 8), (3, 4)):
        story.does(lambda state, _, n=number, v=votes: note_intents.vote(state, n, v))  # type: ignore[misc]
    return story


def test_dots_typed_on_notes_are_told_of_how_many_where_that_is_known(export: Any) -> None:
    said = export("md", dotted(), "fr").decode().replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "24 gommettes sur 36 (67\u202f%) : 12 personnes × 3 gommettes · propositions ayant reçu des voix : 3 sur 9"
        in said
    )
    assert "24 dots of 36 (67%): 12 people × 3 dots · 3 of 9 proposals" in export("md", dotted(), "en").decode()


@pytest.mark.parametrize("told", [dotted(people=0), dotted(people=4), dotted(teams=3), dotted(slug="1-2-4-tous")])
def test_dots_typed_on_notes_are_only_counted_where_the_room_or_its_dots_are_not_known(
    told: Story, export: Any
) -> None:
    said = export("md", told, "fr").decode()
    assert "24 voix" in said
    assert "gommettes sur" not in said


@pytest.mark.parametrize("format_", ["docx", "odt", "xlsx"])
def test_office_documents_hold_the_votes(voted: Story, export: Any, format_: str) -> None:
    with zipfile.ZipFile(io.BytesIO(export(format_, voted, "fr"))) as book:
        everything = b"".join(book.read(name) for name in book.namelist()).decode("utf-8", "replace")
    assert "gommettes" in everything
    assert "guichet | mobile" in everything


def test_a_web_page_holds_the_votes(voted: Story, export: Any) -> None:
    assert "adoptée par consentement" in export("html", voted, "fr").decode()


def test_every_option_of_every_round_is_a_row(voted: Story) -> None:
    files = write_csv_folder(voted.state, voted.log, voted.now, load_words("fr"), ExportOptions())
    rows = list(csv.DictReader(io.StringIO(files["votes.csv"].decode("utf-8-sig")), delimiter=";"))

    assert [(row["tour"], row["proposition"], row["voix"], row["rang"], row["egalite"]) for row in rows] == [
        ("1", "navette", "9", "1", ""),
        ("1", "guichet | mobile", "8", "2", "≈"),
        ("1", "'=carte", "3", "3", ""),
        ("2", "navette", "20", "1", ""),
        ("2", "guichet | mobile", "11", "2", ""),
        ("3", "navette", "", "", ""),
    ]
    assert rows[-1]["detail"] == "qui paie ? (levée\u00a0: la commune)"
    assert rows[-1]["resultat"].endswith("est adoptée par consentement, 1 objection levée.")


def test_the_sheet_of_votes_says_what_was_objected_and_decided(voted: Story, export: Any) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(export("xlsx", voted, "fr")))["Votes"]
    rows = [dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in row], strict=True)) for row in sheet]
    assert rows[-1]["Détail"] == "qui paie ? (levée\u00a0: la commune)"
    assert rows[-1]["Voix"] is None
    assert rows[1]["Résultat"].startswith("«\u202fnavette\u202f» arrive en tête")


def test_the_view_keeps_every_round_and_hides_ranks_until_it_is_closed(voted: Story) -> None:
    opens(voted, VoteRule.HANDS, 12)
    counts(voted, 5, 4)
    votes = json.loads(json.dumps(session_view(voted.state, voted.now)))["votes"]

    assert [(vote["number"], vote["rule"], vote["after"]) for vote in votes] == [
        (1, "dots", None),
        (2, "dots", 1),
        (3, "consent", None),
        (4, "hands", None),
    ]
    assert [option["rank"] for option in votes[0]["options"]] == [1, 2, 3]
    assert [option["rank"] for option in votes[3]["options"]] == [None, None, None]
    assert votes[3]["comment"] is None
    assert votes[2]["objections"] == [{"number": 1, "text": "qui paie ?", "resolved": "la commune"}]


def test_votes_come_back_from_the_json_export(voted: Story, export: Any) -> None:
    assert read_export(export("json", voted)).records == tuple(voted.log)


def test_the_essentials_say_what_votes_chose(voted: Story, export: Any) -> None:
    said = (
        export("md", voted, "fr").decode().replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    )
    essentials = said.partition("## L’essentiel")[2].partition("\n## ")[0]
    assert "« navette » arrive en tête avec 20 voix sur 31" in essentials
    assert "est adoptée par consentement, 1 objection levée." in essentials
    assert "9 voix sur 20" not in essentials


def test_votes_counted_for_clusters_stand_beside_them_in_tables(export: Any) -> None:
    card = Library([Path(__file__).parents[2] / "methodes"]).get("diagramme-affinites")
    assert card is not None
    block = Block("b1", 30, card=card.slug)
    story = Story(Agenda("essai", "Essai", (Day(1, "09:00"),), (block,)), {card.slug: card}).next_block()
    story.does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Où jeter"]))
    place = story.state.contents.places["b1", "A"][0].id
    story.does(lambda state, _: note_intents.capture(state, "b1", "A", ["trop loin"], place=place))
    options = options_of(story.state, canvas_view(story.state, block, "fr", "A"), "b1", "A")
    story.does(lambda state, _: vote_intents.open_vote(state, "b1", "A", VoteRule.DOTS, options, 12))
    story.does(lambda state, _: vote_intents.count(state, 1, {f"p{place}": 9}))
    story.does(lambda state, _: vote_intents.close_vote(state, 1))
    words = load_words("fr")
    files = write_csv_folder(story.state, story.log, story.now, words, ExportOptions())
    rows = files["01-diagramme-affinites-a.csv"].decode("utf-8-sig").replace('"', "").splitlines()
    assert rows == ["grappe;titre;texte;voix;voix_grappe", "1;Où jeter;trop loin;0;9"]
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", story, "fr")))
    titles, row = book["01 Diagramme des affinités"].iter_rows(values_only=True)
    assert dict(zip(titles, row, strict=True))["Voix de la grappe"] == 9


def test_teams_hand_in_only_when_somebody_said_so(voted: Story, export: Any) -> None:
    said = export("md", voted, "fr").decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "équipes ayant écrit : 1 sur" in said
    assert "équipes ayant rendu" not in said
    voted.does(lambda state, _: timer_intents.hand_in(state, "b3", "A"))
    assert "équipes ayant rendu : 1 sur" in export("md", voted, "fr").decode().replace("\N{NO-BREAK SPACE}", " ")


def test_a_grid_that_was_voted_on_without_scores_has_no_empty_table(export: Any) -> None:
    card = Library([Path(__file__).parents[2] / "methodes"]).get("jugement-majoritaire")
    assert card is not None
    story = Story(Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=card.slug),)), {card.slug: card})
    story.next_block().does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Navette", "Kit"]))
    assert "| Jugé |" in export("md", story, "fr").decode()
    options = options_of(story.state, canvas_view(story.state, story.state.agenda.blocks[0], "fr", "A"), "b1", "A")
    story.does(lambda state, _: vote_intents.open_vote(state, "b1", "A", VoteRule.DOTS, options, 6))
    assert "| Jugé |" in export("md", story, "fr").decode()
    counts(story, 9, 8)
    story.does(lambda state, _: vote_intents.close_vote(state, 1, confirmed=True))
    text = export("md", story, "fr").decode()
    assert "| Jugé |" not in text
    assert "Navette" in text
