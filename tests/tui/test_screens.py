"""What the session's screens look like, as text: compared with `ecrans/*.txt`.

After a wanted change: `FACILITATEUR_ECRANS=nouveaux python -m pytest tests/tui/test_screens.py`, then look at the diff.
"""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from test_live import Room, running

from support.room import PATIENCE

KEPT = Path(__file__).parent / "ecrans"
SIZES = {"80x24": (80, 24), "160x45": (160, 45)}


def text_of(room: Room) -> str:
    strips = room.pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def compare(room: Room, name: str) -> None:
    await room.pilot.pause(0.3)
    file = KEPT / f"{name}.txt"
    if os.environ.get("FACILITATEUR_ECRANS"):
        KEPT.mkdir(exist_ok=True)
        file.write_text(text_of(room), encoding="utf-8")
    kept = file.read_text(encoding="utf-8")
    for _ in range(PATIENCE):
        if text_of(room) == kept:
            return
        await room.pilot.pause(0.02)
    assert text_of(room) == kept


async def in_english(room: Room) -> None:
    room.pilot.app.screen.action_language_switch()  # type: ignore[attr-defined]
    await room.pilot.pause()


async def list_of_notes(room: Room) -> None:
    await room.press("f8")
    await room.say(
        "les horaires changent sans prévenir", "= trois appels sur dix sans réponse", "! on garde le guichet"
    )
    await room.say("+3")
    await room.minutes(8.5)


async def zones(room: Room) -> None:
    await list_of_notes(room)
    await room.press("f8", "enter")
    await room.say("= trois guichets", "/2 « à qui je demande ? »", "~ elle appelle sa voisine")


async def tree(room: Room) -> None:
    await zones(room)
    await room.minutes(12)
    await room.press("f8")
    await room.say("= inscrits trop tard", "~ date découverte à la rentrée", "= avis envoyé aux seuls anciens")
    await room.press("tab")
    await room.say("~ le portail exige un numéro")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", [list_of_notes, zones, tree], ids=["liste", "zones", "arbre"])
async def test_the_live_screen_looks_as_it_did(tmp_path: Path, scene, size: str) -> None:  # type: ignore[no-untyped-def]
    async with running(tmp_path, size=SIZES[size]) as room:
        await scene(room)
        await compare(room, f"regie-{scene.__name__}-{size}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_live_screen_looks_as_it_did_in_english(tmp_path: Path, size: str) -> None:
    async with running(tmp_path, size=SIZES[size]) as room:
        await zones(room)
        await in_english(room)
        await compare(room, f"cockpit-zones-{size}")


@pytest.mark.parametrize("key", ["f7", "f10", "ctrl+p", "f3"])
async def test_the_pages_over_the_live_screen_look_as_they_did(tmp_path: Path, key: str) -> None:
    async with running(tmp_path) as room:
        await list_of_notes(room)
        await room.pilot.app.workers.wait_for_complete()
        await room.press(key)
        await compare(room, f"page-{key.replace('+', '-')}")


async def test_the_navigation_mode_looks_as_it_did(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await list_of_notes(room)
        await room.press("escape", "up")
        await compare(room, "navigation")
