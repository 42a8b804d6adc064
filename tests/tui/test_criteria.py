"""The criteria of a grid changed live: from its line, from the palette, with a key, and taken back."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from support.canvases import SIZES, running
from support.room import Room

LINE = "Utilité*3 ; Faisabilité*2 ; Équité*2 ; Coût*1 ; Sobriété*1"


def dialog(room: Room) -> str:
    """Return the words of the dialog in front."""
    return " ".join(str(static.content) for static in room.pilot.app.screen.query(Static))


@pytest.mark.parametrize("size", SIZES)
async def test_the_weights_and_the_criteria_of_a_grid_change_and_come_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "grille-evaluation", size=size) as room:
        assert "Utilité ×3" in room.shown
        await room.say("Navette", "43523", "* 1 1 1 1 4")
        assert "Sobriété ×4" in room.shown
        await room.say("*")
        line = room.pilot.app.screen.query_one(Input)
        assert line.value == "Utilité*1 ; Faisabilité*1 ; Équité*1 ; Coût*1 ; Sobriété*4"
        await room.press("end", "5")
        assert line.value.endswith("Sobriété*45")
        line.value = "Utilité*2 ; Désir ; Coût"
        await room.press("end")
        assert "Utilité ×2 · Désir ×1 · Coût ×1" in dialog(room)
        await room.press("enter")
        assert [item.label for item in room.session.state.contents.criteria["b1"]] == ["Utilité", "Désir", "Coût"]
        assert "Désir" in room.shown
        assert "Sobriété ×4" not in room.shown
        await room.press("ctrl+z")
        assert "critères et poids" in room.shown
        await room.press("ctrl+z")
        assert not room.session.state.contents.criteria


async def test_a_line_of_criteria_that_is_refused_stays_with_the_reason(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("* 3 2")
        assert "5 critères" in room.shown
        assert room.entry.text == "* 3 2"
        room.entry.text = ""
        await room.press("escape", "c")
        line = room.pilot.app.screen.query_one(Input)
        assert line.value == LINE
        line.value = "Coût ; coût"
        await room.press("enter")
        assert "nommé deux fois" in dialog(room)
        assert not room.session.state.contents.criteria


async def test_the_palette_finds_the_criteria_by_either_word_and_the_hint_says_the_sign(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette")
        assert "* critères" in room.shown
        for word in ("poids", "critère"):
            await room.press("ctrl+p", *word)
            found = room.pilot.app.screen.query_one(OptionList)
            assert [option.id for option in found.options] == ["criteria.change"]
            await room.press("escape")


async def test_a_grid_that_counts_in_its_own_way_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, "jugement-majoritaire") as room:
        await room.say("*")
        assert "compte à sa façon" in room.shown


async def test_criteria_that_leave_with_scores_are_named_and_count_again_when_they_come_back(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette", "43523", "* Utilité*3 ; Coût*2 ; Équité ; Faisabilité ; Sobriété")
        assert "Écartés" not in room.shown
        await room.say("*")
        room.pilot.app.screen.query_one(Input).value = "Utilité*3 ; Coût*2"
        await room.press("end")
        assert "Faisabilité et Sobriété" in dialog(room)
        await room.press("enter")
        shown = " ".join(room.shown.replace("\N{NARROW NO-BREAK SPACE}", " ").split())
        assert "Écartés avec leurs notes : Équité, Faisabilité et Sobriété ;" in shown
        await room.say(f"* {LINE}")
        assert "Écartés" not in room.shown
        assert len(room.session.state.contents.scores["b1", "A"]) == 5
