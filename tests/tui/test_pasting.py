"""Pasting more than fits: what fits is taken, the rest is a file of the session, and a sentence says so."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.cleaning import MAX_TEXT
from facilitateur.domain.evolve import fold
from facilitateur.domain.limits import MOST_ANSWERS, MOST_PLACES
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import read
from facilitateur.tui.widgets.entry_line import MOST_PASTED_LINES
from facilitateur.tui.widgets.painted import Board
from support.room import Room, room_of

LIBRARY = Library([Path(__file__).parents[2] / "methodes"])


def room_for(tmp_path: Path, slug: str):  # type: ignore[no-untyped-def]
    card = LIBRARY.get(slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug), Block("b2", 5)))
    return room_of(tmp_path, agenda, {slug: card}, teams=1)


async def paste(room: Room, text: str) -> None:
    room.entry.input.take_paste(text)
    await room.pilot.pause()
    await room.pilot.pause()


def said(room: Room) -> str:
    board = room.pilot.app.screen.query_one("#status", Board)
    return board.lines[0].plain.strip().replace("\u00a0", " ").replace("\u202f", " ")


def kept_files(room: Room) -> list[tuple[str, str]]:
    """Return (name, text) of the files joined to the session."""
    folder = room.session.folder / "pj"
    files = room.session.state.contents.files
    return [(file.name, (folder / file.stored).read_text(encoding="utf-8")) for file in files]


@pytest.mark.parametrize(("slug", "first"), [("grille-evaluation", ()), ("parcours-usager", ())])
async def test_rows_and_steps_that_do_not_fit_are_in_a_joined_file(
    tmp_path: Path, slug: str, first: tuple[str, ...]
) -> None:
    async with room_for(tmp_path, slug) as room:
        await room.press("f8")
        await room.say(*first, "déjà là")
        lines = [f"ligne {n}" for n in range(700)]
        await paste(room, "\n".join(lines))
        places = [place.label for place in room.session.state.contents.places["b1", "A"]]
        assert places == ["déjà là", *lines[: MOST_PLACES - 1]]
        assert kept_files(room) == [("collage-1.txt", "\n".join(lines[MOST_PLACES - 1 :]))]
        assert "499 lignes collées" in said(room)
        await paste(room, "encore\nune fois")
        assert kept_files(room)[1] == ("collage-2.txt", "encore\nune fois")
        await room.press("ctrl+z", "ctrl+z")
        assert [place.label for place in room.session.state.contents.places["b1", "A"]] == ["déjà là"]
        assert not room.session.state.contents.files
        assert fold(read(room.session.folder)[1]) == room.session.state


async def test_answers_beyond_the_most_are_in_a_joined_file(tmp_path: Path) -> None:
    async with room_for(tmp_path, "satisfaction-3") as room:
        await room.press("f8")
        await paste(room, "\n".join(["1"] * (MOST_ANSWERS + 7)))
        assert len(room.session.state.contents.answers["b1", "A"]) == MOST_ANSWERS
        assert kept_files(room) == [("collage-1.txt", "\n".join(["1"] * 7))]


async def test_more_lines_than_one_paste_takes_are_in_a_joined_file(tmp_path: Path) -> None:
    async with room_for(tmp_path, "vote-gommettes") as room:
        await room.press("f8")
        lines = [f"idée {n}" for n in range(MOST_PASTED_LINES + 3)]
        await paste(room, "\n".join(lines))
        assert len(room.session.state.contents.notes) == MOST_PASTED_LINES
        assert kept_files(room) == [("collage-1.txt", "\n".join(lines[-3:]))]
        assert "3 lignes qui ne tenaient pas" in said(room) or said(room).endswith("…")
        await room.press("ctrl+z")
        assert not room.notes()
        assert not room.session.state.contents.files


async def test_a_line_longer_than_a_note_is_kept_whole_in_a_joined_file(tmp_path: Path) -> None:
    async with room_for(tmp_path, "vote-gommettes") as room:
        await room.press("f8")
        long = "mot " * 1_500
        await paste(room, long)
        assert len(room.entry.text) == MAX_TEXT - len(" ") or len(room.entry.text) == MAX_TEXT
        assert [text.split() for _, text in kept_files(room)] == [long.split()]
        assert "Trop long pour une note" in said(room)
        room.entry.text = ""
        await paste(room, f"court\n{long}")
        assert next(text for text, *_ in room.notes()) == "court"
        assert [text.split() for _, text in kept_files(room)][1] == ["court", *long.split()]


async def test_a_disk_that_refuses_the_rest_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: LiveSession, name: str, data: bytes) -> tuple[str, str, str]:
        raise OSError(28, "full")

    async with room_for(tmp_path, "grille-evaluation") as room:
        await room.press("f8")
        monkeypatch.setattr(LiveSession, "keep_bytes", refuse)
        await paste(room, "\n".join(f"ligne {n}" for n in range(501)))
        assert len(room.session.state.contents.places["b1", "A"]) == MOST_PLACES
        assert "500 lignes collées. La fin ne tenait pas" in said(room)
        await paste(room, "encore\nune fois")
        assert "rien n’a été pris" in said(room)


async def test_what_is_pasted_and_fits_joins_no_file(tmp_path: Path) -> None:
    async with room_for(tmp_path, "grille-evaluation") as room:
        await room.press("f8")
        await paste(room, "Navette\nCarte")
        assert "2 lignes collées" in said(room)
        assert not room.session.state.contents.files
        await paste(room, "4 3 5 2 9\n4 3 5 2 3")
        assert not room.session.state.contents.scores
        await room.say("Registre")
        assert not room.session.state.contents.files
