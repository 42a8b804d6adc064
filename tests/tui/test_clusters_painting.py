"""Clusters at every size: the reserve takes what it needs, titles what they need, and what is off screen is counted."""

import re
from pathlib import Path

import pytest

from facilitateur.tui.painting.notes import sight
from facilitateur.tui.painting.text import fit_words
from facilitateur.tui.widgets.painted import Board
from support.canvases import running
from support.room import Room

ALL_SIZES = ((80, 24), (60, 24), (160, 45))
LONG = "On ne sait pas où jeter ses encombrants le samedi"


def canvas(room: Room) -> list[str]:
    """Return the rows of the canvas alone, with their no-break spaces as spaces."""
    rows = room.pilot.app.screen.query_one("#canvas", Board).lines
    return [row.plain.replace("\N{NO-BREAK SPACE}", " ") for row in rows]


async def three(room: Room, each: int) -> None:
    """Make three clusters of as many notes each."""
    for name in ("Jeter", "Payer", "Trier"):
        await room.say(f"/+ {name}", *(f"{name} {n}" for n in range(each)))


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_an_empty_reserve_takes_one_line_and_a_full_one_its_column(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await room.say(f"/+ {LONG}", "loin")
        rows = canvas(room)
        assert rows[0].strip() == "0 RÉSERVE 0"
        assert rows[1].startswith("▸1 On ne sait pas")
        await room.say("/0", "isolée")
        assert "│ " in canvas(room)[0]
        assert any(row.startswith(" • isolée") for row in canvas(room))


@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
@pytest.mark.parametrize("place", range(4))
async def test_every_note_and_cluster_shows_or_is_counted(tmp_path: Path, size: tuple[int, int], place: int) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await three(room, 9)
        await room.say(f"/{place}")
        rows = canvas(room)
        told = rows[-1]
        shown = sum("• " in row for row in rows)
        titles = sum(bool(re.match(r"[▸ ][123] ", row)) for row in rows)
        assert sum(map(int, re.findall(r"(\d+) note", told))) + shown == 27
        assert sum(map(int, re.findall(r"(\d+) grappe", told))) + titles == 3


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_a_cluster_chosen_by_key_scrolls_into_view_with_its_title(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await three(room, 30)
        for number, name in enumerate(("Jeter", "Payer", "Trier"), 1):
            await room.press("tab", *(["tab"] if number == 1 else []))
            rows = canvas(room)
            assert any(f"▸{number} {name}" in row for row in rows)
            assert any(f"• {name} 29" in row for row in rows)


async def test_a_wide_screen_counts_notes_in_each_cluster_and_whole_rows_of_clusters(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites", size=(160, 45)) as room:
        await room.say(*(f"/+ Grappe {n}" for n in range(1, 28)))
        assert canvas(room)[-1].strip().startswith("↑ ")
        assert "grappes" in canvas(room)[-1]
        await room.say("/1", *(f"note {n}" for n in range(20)))
        rows = canvas(room)
        assert re.fullmatch(r"↓ \d+ grappes", rows[-1].strip())
        shown = sum("• note" in row for row in rows)
        assert f"↑ {20 - shown}" in "\n".join(rows[:-1])


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_a_long_title_is_whole_on_the_rows_it_needs(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await room.say("seule", f"/+ {LONG}", "loin", "/0")
        said = " ".join(" ".join(row.split("│")[1] for row in canvas(room)).split())
        assert LONG in said.replace("1 note ", "")
        assert "1 note" in said


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_notes_of_no_sheet_keep_their_heading_beside_many_fields(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "persona", size=size) as room:
        await room.say("Nadia", *(f"trait {n}" for n in range(8)), "/1")
        await room.pilot.app.screen.run_action("place_remove")
        await room.pilot.pause()
        head = next(row for row in canvas(room) if "Hors des fiches" in row)
        shown = sum("• " in row for row in canvas(room))
        assert sum(map(int, re.findall(r"[↑↓] (\d+)", head))) + shown == 9


def test_what_is_cut_does_not_count_as_shown() -> None:
    from textual.content import Content

    def three_rows(_: int) -> list[Content]:
        return [Content("")] * 3

    assert sight(3, 0, 9, three_rows).is_whole
    assert sight(3, 0, 8, three_rows)[1:] == (0, 1)
    assert sight(3, 2, 8, three_rows)[1:] == (1, 0)
    assert sight(3, 1, 5, three_rows)[1:] == (1, 1)


@pytest.mark.parametrize(
    ("width", "cut"),
    [(49, LONG), (48, "On ne sait pas où jeter ses encombrants le…"), (12, "On ne sait…"), (6, "On ne…")],
)
def test_a_title_is_cut_after_a_word_where_little_more_is_lost(width: int, cut: str) -> None:
    assert fit_words(LONG, width) == cut
