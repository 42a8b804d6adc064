"""Every tool that the summer universities name, played from its shipped card on the real screen.

Each is started, typed into as a room would (by two teams where teams use it), stepped through with its timers, counted,
exported, read back from its tables, and opened in the replay.
"""

import csv
import io
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
    return all(any(cell == one or (one == "P0" and cell.startswith(one)) for cell in left) for one in wanted)


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
