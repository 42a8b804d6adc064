"""The grid of zones on a wide screen: rows take what their notes take, nothing is cut without a mark."""

from itertools import pairwise
from pathlib import Path

from support.canvases import running
from support.room import Room

WIDE = (160, 45)
LONG = (
    "Léa, 9 ans, vient le mercredi avec sa grand-mère : elle ne lit pas encore les affiches, demande à l’accueil, "
    "attend debout, puis repart sans livre parce que personne ne lui a dit que l’horaire avait changé en septembre ; "
    "l’animatrice la rattrape à la porte."
)


def words_of(room: Room) -> str:
    """Return what the cells show, read down each column of the grid."""
    rows = [row.split("│") for row in room.shown.splitlines()]
    columns = max(map(len, rows))
    read = (" ".join(row[at] for row in rows if at < len(row)) for at in range(columns))
    return " ".join(" ".join(read).replace("✓", " ").split())


async def test_a_long_note_shows_whole_beside_a_full_zone(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", size=WIDE) as room:
        await room.say(f"/1 {LONG}", *(f"/3 note {n}" for n in range(12)))
        shown = words_of(room)
        assert "l’animatrice la rattrape à la porte." in shown
        assert all(f"note {n}" in shown for n in range(12))


async def test_what_a_zone_cannot_show_is_counted_and_the_selected_note_is_whole(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", size=WIDE) as room:
        await room.say(f"/1 {LONG}", *(f"/{zone} note {n}" for zone in (3, 7) for n in range(30)))
        assert "↑" in room.shown
        await room.press("escape", *["up"] * 60)
        assert room.pilot.app.screen.frame().selected.text == LONG
        assert "l’animatrice la rattrape à la porte." in words_of(room)
        assert "↑" in room.shown or "↓" in room.shown


async def test_a_note_longer_than_the_window_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.say("/1 " + "mot " * 240)
        assert "\n" in room.shown
        assert any(row.rstrip().endswith("…") for row in room.shown.splitlines())


async def test_a_few_notes_leave_each_row_four_lines_at_least(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", size=WIDE) as room:
        await room.say(*(f"/3 note {n}" for n in range(80)))
        rows = room.shown.splitlines()
        titles = [n for n, row in enumerate(rows) if any(name in row for name in ("1 QUI", "3 VOIT", "9 BESOINS"))]
        assert len(titles) == 3
        assert all(later - earlier > 4 for earlier, later in pairwise(titles))


async def test_zones_of_like_names_are_told_apart_by_whole_words(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        assert "7 Pense et… craintes" in room.shown
        assert "8 Pense… aspirations" in room.shown
