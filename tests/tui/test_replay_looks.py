"""What a replay, its wall, the sheet for who takes over and a comparison look like, compared with `ecrans/*.txt`.

After a wanted change: `FACILITATEUR_ECRANS=nouveaux pytest tests/tui/test_replay_looks.py`, then look at the diff.
"""

import os
from pathlib import Path

import pytest

from facilitateur.logs import read_two
from facilitateur.tui.screens.comparison import ComparisonScreen
from facilitateur.tui.screens.replay import ReplayScreen
from support.screens import Desk, Opener

KEPT = Path(__file__).parent / "ecrans"
SESSIONS = Path(__file__).parents[2] / "sessions"
SAMPLE = SESSIONS / "exemple-demi-journee"
NARROW, WIDE = (80, 24), (160, 45)


def compare(desk: Desk, name: str) -> None:
    text, file = "\n".join(desk.rows) + "\n", KEPT / f"{name}.txt"
    if os.environ.get("FACILITATEUR_ECRANS"):
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("keys", "language", "size", "name"),
    [
        ("", "fr", NARROW, "rejeu-80x24"),
        ("", "en", WIDE, "replay-160x45"),
        ("m", "fr", NARROW, "mur-80x24"),
        ("m", "en", WIDE, "wall-160x45"),
        ("w", "fr", NARROW, "point-80x24"),
        ("w", "en", WIDE, "where-160x45"),
    ],
)
async def test_a_moment_of_the_half_day(
    open_screen: Opener, keys: str, language: str, size: tuple[int, int], name: str
) -> None:
    async with open_screen(ReplayScreen(SAMPLE), language=language, size=size) as desk:
        await desk.press("g")
        await desk.type("9:50\n")
        if keys:
            await desk.press(*keys)
        compare(desk, name)


async def test_the_search(open_screen: Opener) -> None:
    async with open_screen(ReplayScreen(SAMPLE), language="fr", size=NARROW) as desk:
        await desk.press("slash")
        await desk.type("cantine")
        compare(desk, "chercher-80x24")


async def test_a_comparison(open_screen: Opener) -> None:
    told = read_two(SAMPLE, SESSIONS / "exemple-interrompue")
    async with open_screen(ComparisonScreen(told), language="fr", size=NARROW) as desk:
        compare(desk, "comparaison-80x24")
