"""A text typed among the notes is no series of commands: nothing is run, and it waits on the entry line."""

from pathlib import Path

import pytest
from textual.events import Key

from support.invented import CARDS, HALF_DAY
from support.room import Room, room_of

LONG = 3_600.0
"""Seconds: nothing in a test takes so long, so that a letter waits as long as the test wants."""

PATIENCE = 500
"""Looks before what should come is not coming."""


async def burst(room: Room, text: str) -> None:
    """Send keys faster than anything is done, as a terminal does after a hitch."""
    for character in text:
        room.pilot.app.post_message(Key("enter" if character == "\n" else character, character))
    for _ in range(4):
        await room.pilot.pause()


async def until(room: Room, *events: str) -> None:
    """Wait until the log ends with these events; the test runner gives up on what never comes."""
    for _ in range(PATIENCE):
        if room.events()[-len(events) :] == list(events):
            return
        await room.pilot.pause(0.02)
    raise AssertionError(room.events())


async def writing(room: Room) -> None:
    """Wait until what is typed is text again."""
    for _ in range(PATIENCE):
        if not room.pilot.app.screen._navigating:  # type: ignore[attr-defined]
            return
        await room.pilot.pause(0.02)
    raise AssertionError(room.entry.text)


async def among_notes(room: Room) -> list[str]:
    await room.press("f8")
    await room.say("première", "seconde")
    await room.press("escape")
    return room.events()


@pytest.mark.parametrize(
    "text",
    [
        "un parrain pour chaque nouveau",
        "Nous",
        "l'enfant",
        "y a",
        "dès demain",
        "été",
        "d’abord",
        "x, puis y",
        "Joël\n",
    ],
)
async def test_a_burst_of_letters_runs_nothing_and_waits_on_the_line(tmp_path: Path, text: str) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=LONG) as room:
        before = await among_notes(room)
        await burst(room, text)
        await writing(room)
        assert room.events() == before
        assert room.entry.text == text.rstrip("\n")
        assert "rien n’a été lancé" in room.shown
        await room.press("enter")
        assert room.notes()[-1][0] == text.rstrip("\n")


async def test_what_was_being_written_before_stays_before_it(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=LONG) as room:
        await room.press("f8")
        room.entry.text = "une idée"
        await room.press("escape")
        await burst(room, "pour demain\n")
        assert room.entry.text == "une idée pour demain"
        assert not room.notes()


async def test_one_letter_is_a_command_after_an_instant(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=0.01) as room:
        await among_notes(room)
        await room.press("d")
        await until(room, "NoteEdited")
        await room.press("u")
        await until(room, "NoteEdited", "ActionUndone")


async def test_the_same_letter_again_is_the_command_again(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=LONG) as room:
        await among_notes(room)
        await burst(room, "uu")
        await room.press("down")
        assert room.events()[-2:] == ["ActionUndone", "ActionUndone"]
        assert not room.notes()


@pytest.mark.parametrize("key", ["down", "f2", "plus", "2", "tab"])
async def test_another_key_lets_the_letter_act_first(tmp_path: Path, key: str) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=LONG) as room:
        before = await among_notes(room)
        await room.press("d", key)
        await room.pilot.pause()
        after = room.events()[len(before) :]
        assert after[0] == "NoteEdited"
        if key == "f2":
            assert after == ["NoteEdited", "TimerPaused"]


async def test_a_figure_after_a_letter_goes_to_the_menu_that_it_opened(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=LONG) as room:
        await among_notes(room)
        await burst(room, "S3")
        assert room.session.room.dark


async def test_a_letter_that_is_no_command_says_where_the_keys_go(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await among_notes(room)
        await room.press("q")
        assert "Vous êtes dans les notes" in room.shown or "notes" in room.shown
        assert room.pilot.app.screen._navigating  # type: ignore[attr-defined]


async def test_backspace_mends_what_is_typed_among_the_notes(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS, letters_wait=LONG) as room:
        await among_notes(room)
        for key, character in (("u", "u"), ("m", "m"), ("backspace", "\x7f"), ("n", "n"), ("enter", "\r")):
            room.pilot.app.post_message(Key(key, character))
        for _ in range(4):
            await room.pilot.pause()
        assert room.entry.text == "un"
