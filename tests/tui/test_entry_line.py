"""The line on which people type: how it measures what stands there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.events import Key

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.tui.widgets import growing
from facilitateur.tui.widgets.growing import GrowingText
from support.room import room_of

DAY = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, BlockKind.PLENARY),))
PARTS = st.sampled_from(("a", "é", "’", "日", "e\u0301", "👩", "\u200d", "\ufe0f", "❤", " ", "…"))


@given(st.lists(st.lists(PARTS, max_size=8).map("".join), max_size=8))
def test_a_text_that_grows_is_as_wide_as_one_that_is_measured_whole(parts: list[str]) -> None:
    measured, text = GrowingText(), ""
    for part in parts:
        text += part
        assert measured.cells(text) == cell_len(text)
        assert measured.cells(text[:-1]) == cell_len(text[:-1])


async def test_a_long_line_typed_in_a_burst_is_measured_once_and_not_at_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def counted(text: str) -> int:
        measured.append(len(text))
        return cell_len(text)

    async with room_of(tmp_path, DAY, {}) as room:
        monkeypatch.setattr(growing, "cell_len", counted)
        typed = "l’été, " * 60
        for char in typed:
            room.pilot.app.post_message(Key("space" if char == " " else char, char))
        await room.pilot.pause()
        while room.entry.text != typed:
            await room.pilot.pause()
        assert room.entry.input.content_width == cell_len(typed) + 1
        assert len(typed) <= sum(measured) <= 10 * len(typed)
