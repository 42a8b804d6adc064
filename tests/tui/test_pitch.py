"""A pitch as sheets: beside each part stands how long it takes to say against the time it has, as in the report."""

from pathlib import Path

import pytest

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.options import ExportOptions
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from facilitateur.settings import Settings
from support.canvases import SIZES, running, shipped
from support.reading import lines_of
from support.room import room_of

HOOK = " ".join(["mot"] * 35)
"""Fifteen seconds at 140 words a minute, of 20 planned."""
NEED = " ".join(["mot"] * 98)
"""42 seconds, of 40 planned."""


@pytest.mark.parametrize("size", SIZES)
async def test_each_filled_part_says_its_seconds_as_the_report_does(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "pitch-3-minutes", size=size) as room:
        await room.say(HOOK, NEED)

        assert await room.sees("≈ 15 s sur 20 s")
        assert await room.sees("≈ 42 s sur 40 s")
        assert "sur 50 s" not in room.shown
        told = "\n".join(lines_of(report(room.session.state, room.clock.now, load_words("fr"), ExportOptions())))
        assert "20 s prévues, 15 s à dire" in told
        assert "40 s prévues, 42 s à dire" in told


async def test_two_notes_of_a_part_count_together_and_a_short_one_leaves_room_for_its_seconds(tmp_path: Path) -> None:
    async with running(tmp_path, "pitch-3-minutes") as room:
        await room.say("bonjour à vous", "/1 et bienvenue")
        assert await room.sees("≈ 3 s sur 20 s")


async def test_the_pace_of_the_settings_counts(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="pitch-3-minutes"),))
    cards = {"pitch-3-minutes": shipped("pitch-3-minutes")}
    async with room_of(tmp_path, agenda, cards, settings=Settings(language="fr", speech_pace=70)) as room:
        await room.press("f8")
        await room.say(HOOK)
        assert await room.sees("≈ 30 s sur 20 s")
