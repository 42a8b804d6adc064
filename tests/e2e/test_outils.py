"""Every tool that the summer universities name, played from its shipped card on the real screen.

Each is started, typed into as a room would (by two teams where teams use it), stepped through with its timers, counted,
exported, read back from its tables, and opened in the replay.
"""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.evolve import fold
from facilitateur.domain.timing import block_gauge, clock_of
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.html import write_html
from facilitateur.export.importing import read_export
from facilitateur.export.json_file import write_json
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.export.xlsx import write_xlsx
from facilitateur.i18n.words import load_words
from facilitateur.replay.wall import wall_of
from facilitateur.session.opening import read
from facilitateur.tui.screens.replay import ReplayScreen
from support.room import Room, room_of
from support.tools import SURVEYS, TOOLS, Tool

NAMES = ("Ada", "Blé", "Chloé", "Dan", "Élie", "Fanny", "Gus", "Hana", "Inès", "Jo", "Kim", "Léo")
LIBRARY = Library([Path(__file__).parents[2] / "methodes"])


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def play(room: Room, lines: tuple[str, ...]) -> None:
    keys = {"*": "asterisk"}
    for line in lines:
        if line.startswith("<"):
            await room.press(keys.get(line[1:-1], line[1:-1]))
        else:
            await room.say(line)


def test_the_table_has_the_twenty_six_tools_under_their_names() -> None:
    named = {entry.card.seed_tool: entry.slug for entry in LIBRARY.entries if entry.card and entry.card.seed_tool}
    assert {tool.name: tool.slug for tool in TOOLS} == named
    assert len(TOOLS) == 26


def table_rows(files: Mapping[str, bytes], ending: str = ".csv") -> list[list[str]]:
    """Return every row of the tables of the first block, read as a spreadsheet reads them."""
    found: list[list[str]] = []
    for name, data in files.items():
        if name.startswith("01-") and name.endswith(ending):
            text = plain(data.decode("utf-8-sig"))
            found += [[cell.lstrip("'") for cell in row] for row in csv.reader(io.StringIO(text), delimiter=";")]
    return found


def holds(row: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the wanted cells stand in a row in their order, with others between them."""
    left = iter(row)
    return all(
        any(cell == one or (one == "P" and cell[:1] == one and cell[1:].isdigit()) for cell in left) for one in wanted
    )


async def replayed(room: Room, seen: str) -> None:
    """Open the replay of the session, and look at its first and its last picture."""
    room.session.close()
    room.pilot.app.push_screen(ReplayScreen(room.session.folder))
    await room.pilot.pause()
    await room.press("home")
    assert seen not in plain(room.shown)
    await room.press("end")
    if seen not in plain(room.shown):
        await room.press("ctrl+t")
    assert seen in plain(room.shown)


@pytest.mark.parametrize("tool", [*TOOLS, *SURVEYS], ids=[tool.name for tool in (*TOOLS, *SURVEYS)])
async def test_a_tool_works_from_its_card(tmp_path: Path, tool: Tool) -> None:
    card = LIBRARY.get(tool.slug)
    assert card is not None
    agenda = Agenda(
        "essai", "Essai", (Day(1, "09:00"),), (Block("b1", card.minutes[1], card=tool.slug), Block("b2", 5))
    )
    async with room_of(tmp_path, agenda, {tool.slug: card}, teams=2 if tool.other else 1, names=NAMES) as room:
        await room.press("f8")
        assert card.text("fr").steps[0].title.upper()[:6] in room.shown
        await room.minutes(1)
        await play(room, tool.typed)
        if tool.other:
            await play(room, ("<ctrl+t>", *tool.other, "<ctrl+t>"))
        await room.minutes(2)
        for _ in card.timings[1:]:
            await room.press("f6")
        state, block = room.session.state, room.session.state.agenda.blocks[0]
        assert clock_of(state, block).step == len(card.timings) - 1
        assert sum(clock_of(state, block).steps) == card.minutes[1] * 60
        assert block_gauge(state, block, room.session.now()).spent.total_seconds() >= 120
        assert not canvas_view(state, block, "fr").is_fallback

        records = read(room.session.folder)[1]
        told = (state, records, room.session.now(), load_words("fr"), ExportOptions())
        report = plain(write_markdown(*told).decode())
        for said in tool.told:
            assert said in report
        assert plain(card.text("fr").name) in report

        files = write_csv_folder(*told)
        for wanted in tool.rows:
            assert any(holds(row, [plain(one) for one in wanted]) for row in table_rows(files)), wanted
        if tool.other:
            said = re.sub(r"^[=~] ", "", tool.other[0])
            assert any(said in row for row in table_rows(files, "-b.csv")) or f". {said} |" in report
            assert not any(said in row for row in table_rows(files, "-a.csv"))
        book = openpyxl.load_workbook(io.BytesIO(write_xlsx(*told)), read_only=True)
        assert any(page.title.startswith("01 ") for page in book)

        assert fold(records) == state
        data = write_json(*told)
        assert fold(read_export(data).records).contents == state.contents
        await replayed(room, tool.seen)


async def test_a_drawn_card_of_a_challenge_stands_beside_the_idea_that_answers_it(tmp_path: Path) -> None:
    tool = next(tool for tool in TOOLS if tool.slug == "cartes-challenges")
    card = LIBRARY.get(tool.slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", card.minutes[1], card=tool.slug),))
    async with room_of(tmp_path, agenda, {tool.slug: card}, teams=1) as room:
        await room.press("f8")
        await play(room, tool.typed)
        first, second = room.session.state.contents.drawn["b1", "A"]
        assert first != second
        assert {first, second} <= set(card.text("fr").deck)
        records, words = read(room.session.folder)[1], load_words("fr")
        rows = table_rows(write_csv_folder(room.session.state, records, room.session.now(), words, ExportOptions()))
        cards = {row[1]: row[-1] for row in rows[1:]}
        assert cards == {"un parrain à la cantine": plain(first), "une affiche": plain(second)}


@pytest.mark.parametrize(
    ("slug", "typed", "row", "told"),
    [
        ("umux-lite", ("6 5", "77", "5 4", "6 6", "3 5"), "UMUX-LITE;73,3;48,6;98,0;5", "73,3"),
        ("question-recommandation", ("5x10 11x8 4x3",), "solde de recommandation;5,0;-24,3;34,3;20", "solde de"),
    ],
)
async def test_the_score_of_a_ready_made_survey_is_in_the_tables_and_the_page(
    tmp_path: Path, slug: str, typed: tuple[str, ...], row: str, told: str
) -> None:
    card = LIBRARY.get(slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", card.minutes[1], card=slug),))
    async with room_of(tmp_path, agenda, {slug: card}, teams=1) as room:
        await room.press("f8")
        await play(room, typed)
        records = read(room.session.folder)[1]
        state, words, options = room.session.state, load_words("fr"), ExportOptions()
        tables = write_csv_folder(state, records, room.session.now(), words, options)
        scores = next(data for name, data in tables.items() if name.endswith("-scores.csv"))
        assert row in scores.decode("utf-8-sig").replace('"', "")
        assert told in plain(write_html(state, records, room.session.now(), words, options).decode())


ON_A = (
    "/+ Une navette le samedi", "oui, et au lac", "/2 et si elle était gratuite", "/+ Une carte unique",
    "oui, et au collège", "", "/3 le budget", "/+ Un registre commun",
)  # fmt: skip
ON_B = ("/+ Une borne", "i1 « trop haute pour un enfant", "/+ Un badge", "/4 cela me rappelle l’hôtel")


async def test_two_teams_react_to_two_ideas_each_and_every_export_tells_them_idea_by_idea(tmp_path: Path) -> None:
    card = LIBRARY.get("cartes-a-reactions")
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=card.slug),))
    async with room_of(tmp_path, agenda, {card.slug: card}, names=NAMES) as room:
        await room.press("f8")
        await room.minutes(1)
        await play(room, (*ON_A, "<ctrl+t>", *ON_B))
        state, records = room.session.state, read(room.session.folder)[1]
        told = (state, records, room.session.now(), load_words("fr"), ExportOptions())

        lines = plain(write_markdown(*told).decode()).splitlines()
        marked = [line for line in lines if line.startswith(("#### ", "##### ", "###### ", "- ", "*Aucune", "*zones"))]
        at = marked.index("#### Équipe A")
        assert marked[at:-1] == [
            "#### Équipe A",
            "##### Idée 1 : Une navette le samedi",
            "###### Oui, et…",
            "- oui, et au lac",
            "###### Et si…",
            "- et si elle était gratuite",
            "###### Je m’inquiète…",
            "- le budget",
            "*zones remplies : 3 sur 5 · vides : Cela me rappelle… et Pour qui encore ?*",
            "##### Idée 2 : Une carte unique",
            "###### Oui, et…",
            "- oui, et au collège",
            "*zones remplies : 1 sur 5 · vides : Et si…, Je m’inquiète…, Cela me rappelle… et Pour qui encore ?*",
            "##### Idée 3 : Un registre commun",
            "*Aucune réaction.*",
            "#### Équipe B",
            "##### Idée 1 : Une borne",
            "###### Oui, et…",
            "- « trop haute pour un enfant » — *verbatim*",
            "*zones remplies : 1 sur 5 · vides : Et si…, Je m’inquiète…, Cela me rappelle… et Pour qui encore ? · "
            "faits et verbatims : 1 sur 1 note marquée (100 %)*",
            "##### Idée 2 : Un badge",
            "###### Cela me rappelle…",
            "- cela me rappelle l’hôtel",
            "*zones remplies : 1 sur 5 · vides : Oui, et…, Et si…, Je m’inquiète… et Pour qui encore ?*",
        ]

        files = write_csv_folder(*told)
        assert [row[:4] for row in table_rows(files, "-a.csv")] == [
            ["n", "idee", "zone", "texte"],
            ["1", "Une navette le samedi", "Oui, et…", "oui, et au lac"],
            ["1", "Une navette le samedi", "Et si…", "et si elle était gratuite"],
            ["1", "Une navette le samedi", "Je m’inquiète…", "le budget"],
            ["2", "Une carte unique", "Oui, et…", "oui, et au collège"],
            ["3", "Un registre commun", "", ""],
        ]
        assert [row[:3] for row in table_rows(files, "-b.csv")[1:]] == [
            ["1", "Une borne", "Oui, et…"],
            ["2", "Un badge", "Cela me rappelle…"],
        ]
        notes = plain(files["notes.csv"].decode("utf-8-sig"))
        assert "Une navette le samedi · Je m’inquiète…" in notes

        book = openpyxl.load_workbook(io.BytesIO(write_xlsx(*told)), read_only=True)
        counts, page = (page for page in book if page.title.startswith("01 "))
        assert [row[:3] + row[-1:] for row in list(counts.values)[-5:]] == [
            ("A", 1, "Une navette le samedi", 3),
            ("A", 2, "Une carte unique", 1),
            ("A", 3, "Un registre commun", 0),
            ("B", 1, "Une borne", 1),
            ("B", 2, "Un badge", 1),
        ]
        cells = [[plain(str(cell)) for cell in row if cell is not None] for row in page.values]
        assert any(holds(row, ["A", "Une navette le samedi", "Je m’inquiète…", "le budget"]) for row in cells)
        assert any(holds(row, ["B", "Un badge", "Cela me rappelle…"]) for row in cells)

        data = write_json(*told)
        view = json.loads(data)["view"]
        seen = [(note["team"], note["lane_label"], note["place_label"]) for note in view["notes"]]
        assert ("A", "Une navette le samedi", "Je m’inquiète…") in [tuple(map(plain, one)) for one in seen]
        made = [(canvas["team"], [place["label"] for place in canvas["places"]]) for canvas in view["canvases"]]
        assert made == [
            ("A", ["Une navette le samedi", "Une carte unique", "Un registre commun"]),
            ("B", ["Une borne", "Un badge"]),
        ]
        assert fold(read_export(data).records).contents == state.contents
        assert fold(records) == state

        await replayed(room, "cela me rappelle l’hôtel")
        assert "idée 2/2 : Un badge" in plain(room.shown)
        await room.press(*["tab"] * 2)
        assert "idée 1/2 : Une borne" in plain(room.shown)
        assert "trop haute pour un enfant" in plain(room.shown)
        await room.press("slash", *"registre", "enter")
        assert "idée 3/3 : Un registre commun" in plain(room.shown)
        columns = [[plain(column.label) for column in sheet.columns] for sheet in wall_of(state, "fr")]
        assert columns[1] == ["Une borne · Oui, et…", "Un badge · Cela me rappelle…"]
