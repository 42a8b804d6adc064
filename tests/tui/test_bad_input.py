"""Bad input on every canvas works or gets a sentence; what is refused stays on the line, and no row breaks."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.evolve import fold
from facilitateur.session.opening import read
from facilitateur.tui.painting.text import wrap
from facilitateur.tui.widgets.painted import Board
from support.room import Room, room_of

LIBRARY = Library([Path(__file__).parents[2] / "methodes"])
CANVASES = {
    CanvasKind.LIST: "vote-gommettes",
    CanvasKind.ZONES: "carte-empathie",
    CanvasKind.CLUSTERS: "diagramme-affinites",
    CanvasKind.MATRIX: "matrice-impact-effort",
    CanvasKind.JOURNEY: "parcours-usager",
    CanvasKind.TREE: "5-pourquoi",
    CanvasKind.SHEETS: "persona",
    CanvasKind.GALLERY: "exposition",
    CanvasKind.GRID: "grille-evaluation",
    CanvasKind.SURVEY: "f-sus",
    CanvasKind.GROUPS: "portrait-croise",
}
FIRST = {
    CanvasKind.JOURNEY: ("Apprendre", "Chercher", "<tab>"),
    CanvasKind.GRID: ("Navette", "Carte"),
    CanvasKind.CLUSTERS: ("une note", "/+ Un titre"),
}
"""What must stand on a canvas before it takes anything else."""

WORDS = {
    "emoji": "un camion 🚌 et une famille 👨‍👩‍👧‍👦 ❤️ 🇫🇷",
    "right to left": "שלום לכולם مرحبا بالجميع",
    "combining": "Z̷̡a̶l̸g̴o̵ e\u0301te\u0301 ạ̈",
    "wide": "日本語の長い文章がここにあります",
    "controls": "\x1b[31mrouge\x07 \u202erenversé",
    "markup": "[bold]gras[/] [link=x]y[/link] $primary",
    "no spaces": "a" * 3_000,
}
FIGURES = ("99999", "-7", "4 9 9 9 9", "99x99", "3 99999999", "+99999", "1e9", "٤ ٣ ٥", "½", "12 0 -3", "nan")
PLACES = ("/999", "/999 texte", "@Z texte", "/0", "/+", "#absent.jpg", "#", "@", "x Personne")


async def on_canvas(room: Room, kind: CanvasKind) -> None:
    await room.press("f8")
    for line in FIRST.get(kind, ()):
        await (room.press(line[1:-1]) if line.startswith("<") else room.say(line))


def room_for(tmp_path: Path, kind: CanvasKind, size: tuple[int, int] = (80, 24)):  # type: ignore[no-untyped-def]
    slug = CANVASES[kind]
    card = LIBRARY.get(slug)
    assert card is not None
    assert card.canvas is kind
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug), Block("b2", 5)))
    return room_of(tmp_path, agenda, {slug: card}, teams=1, size=size)


def message(room: Room) -> str:
    board = room.pilot.app.screen.query_one("#status", Board)
    return board.lines[0].plain.strip()


def rows_fit(room: Room) -> None:
    """No painted row is longer than its board: what comes after a wide letter stays in its column."""
    for board in room.pilot.app.screen.query(Board):
        for line in board.lines:
            assert cell_len(line.plain) <= board.size.width, (board.id, line.plain)


def everything(room: Room) -> str:
    return repr(room.session.state.contents)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
@pytest.mark.parametrize("kind", CANVASES, ids=str)
async def test_any_words_are_taken_on_any_canvas(tmp_path: Path, kind: CanvasKind, size: tuple[int, int]) -> None:
    async with room_for(tmp_path, kind, size) as room:
        await on_canvas(room, kind)
        for name, text in WORDS.items():
            before = everything(room)
            await room.say(text)
            rows_fit(room)
            taken = everything(room) != before
            assert taken or (message(room) and room.entry.text), f"{name} was lost on {kind}"
        await room.press("escape", "up", "escape")
        rows_fit(room)
        assert fold(read(room.session.folder)[1]) == room.session.state


@pytest.mark.parametrize("kind", CANVASES, ids=str)
async def test_impossible_figures_and_places_are_said_and_stay_on_the_line(tmp_path: Path, kind: CanvasKind) -> None:
    async with room_for(tmp_path, kind) as room:
        await on_canvas(room, kind)
        for text in (*FIGURES, *PLACES):
            room.entry.text = ""
            room.pilot.app.screen.clear_message()  # type: ignore[attr-defined]
            calm, before = message(room), everything(room)
            where = room.pilot.app.screen.place_cursor  # type: ignore[attr-defined]
            await room.say(text)
            rows_fit(room)
            went = room.pilot.app.screen.place_cursor != where  # type: ignore[attr-defined]
            if everything(room) == before and not went:
                assert message(room) != calm, f"{text} says nothing on {kind}"
                assert room.entry.text == text, f"{text} was lost on {kind}: {message(room)}"
        assert fold(read(room.session.folder)[1]) == room.session.state


@pytest.mark.parametrize("kind", CANVASES, ids=str)
async def test_ten_thousand_pasted_lines_are_taken_or_refused_in_a_sentence(tmp_path: Path, kind: CanvasKind) -> None:
    async with room_for(tmp_path, kind) as room:
        await on_canvas(room, kind)
        before = everything(room)
        room.entry.input.take_paste("\n".join(f"ligne {n}" for n in range(10_000)))
        await room.pilot.pause()
        await room.pilot.pause()
        rows_fit(room)
        contents = room.session.state.contents
        count = len(contents.notes)
        if count < 10_000 and everything(room) != before:
            made = sum("ligne" in place.label for places in contents.places.values() for place in places)
            left = "".join((room.session.folder / "pj" / file.stored).read_text() for file in contents.files)
            assert count + made + len(left.splitlines()) == 10_000, f"lines were lost on {kind}"
        if count < 10_000:
            assert message(room), f"nothing is said on {kind}"
        await room.press("ctrl+z")
        assert fold(read(room.session.folder)[1]) == room.session.state


@pytest.mark.parametrize("text", WORDS.values(), ids=list(WORDS))
@pytest.mark.parametrize("width", [1, 2, 7, 24, 80])
def test_wrapped_words_never_leave_their_column(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= max(width, 2) for line in lines)


async def test_pasted_answers_are_counted_as_one_action(tmp_path: Path) -> None:
    async with room_for(tmp_path, CanvasKind.SURVEY) as room:
        await on_canvas(room, CanvasKind.SURVEY)
        room.entry.input.take_paste("4 2 5 1 4 3 5 2 4 2\n" * 3)
        await room.pilot.pause()
        assert [answer.count for answer in room.session.state.contents.answers[("b1", "A")]] == [1, 1, 1]
        await room.press("ctrl+z")
        assert ("b1", "A") not in room.session.state.contents.answers


async def test_pasted_answers_with_one_out_of_scale_are_refused_whole(tmp_path: Path) -> None:
    async with room_for(tmp_path, CanvasKind.SURVEY) as room:
        await on_canvas(room, CanvasKind.SURVEY)
        room.entry.input.take_paste("4 2 5 1 4 3 5 2 4 2\n4 2 9 1 4 3 5 2 4 2")
        await room.pilot.pause()
        assert ("b1", "A") not in room.session.state.contents.answers
        assert "« 9 » est hors de l’échelle" in message(room).replace("\N{NARROW NO-BREAK SPACE}", " ").replace(
            "\N{NO-BREAK SPACE}", " "
        )


async def test_pasted_scores_fill_the_rows_then_the_next_rater(tmp_path: Path) -> None:
    async with room_for(tmp_path, CanvasKind.GRID) as room:
        await on_canvas(room, CanvasKind.GRID)
        room.entry.input.take_paste("4 3 5 2 3\n5 2 3 4 4\n1 1 1 1 1")
        await room.pilot.pause()
        scores = room.session.state.contents.scores[("b1", "A")]
        assert {rater for _, _, rater in scores} == {1, 2}
        assert len(scores) == 15
