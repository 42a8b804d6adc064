"""Every character that a keyboard types comes into the note, the file and the exports."""

import json
import unicodedata
from pathlib import Path

import pytest
from textual.events import Key, Paste

from facilitateur.export.csv_files import write_notes_csv
from facilitateur.export.html import write_html
from facilitateur.export.json_file import write_json
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from facilitateur.tui.typed import is_text
from support.invented import CARDS, HALF_DAY
from support.room import Room, room_of

FAMILY = "👨\u200d👩\u200d👧"
TYPED = {
    "family": f"une {FAMILY} au guichet",
    "flag and heart": "🏳\ufe0f\u200d🌈 ❤\ufe0f 🇫🇷 👩🏽\u200d🚒",
    "right to left": "שלום מרחבא مرحبا می\u200cخواهم",
    "combining": "e\u0301te\u0301 ạ̈ Z̷a",
    "no-break": "1\u00a0000\u202f€",
    "marks of direction": "\u200eabc\u200f",
}


async def typed(room: Room, text: str) -> None:
    """Send each character as a terminal does: one key each."""
    for character in text:
        room.entry.input.post_message(Key(f"key_{ord(character):x}", character))
    await room.pilot.pause()
    await room.press("enter")


@pytest.mark.parametrize("text", TYPED.values(), ids=list(TYPED))
async def test_what_is_typed_is_in_the_note_and_in_every_export(tmp_path: Path, text: str) -> None:
    wanted = unicodedata.normalize("NFC", text)
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("f8")
        await typed(room, text)
        room.entry.input.take_paste(f"{text}\n{text}")
        await room.pilot.pause()
        assert [note for note, *_ in room.notes()] == [wanted] * 3
        records = read(room.session.folder)[1]
        given = (room.session.state, records, room.session.now(), load_words("fr"), ExportOptions())
        assert wanted in json.dumps(json.loads(write_json(*given)), ensure_ascii=False)
        for write in (write_markdown, write_html, write_notes_csv):
            assert wanted in write(*given).decode("utf-8-sig")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2028", "\ud800", None, "\ufffe"])
def test_controls_are_no_text(character: str | None) -> None:
    assert not is_text(character)


@pytest.mark.parametrize("character", ["a", "é", "\u200d", "\u00a0", "\u202f", "\ufe0f", "\u0301", "\U0001fae9", "ع"])
def test_the_rest_is_text(character: str) -> None:
    assert is_text(character)


async def test_several_lines_pasted_into_a_question_are_one_line(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("ctrl+s")
        await room.press("2")
        room.pilot.app.post_message(Paste("Photo à 11 h\n\nau jardin\n"))
        await room.pilot.pause()
        await room.pilot.pause()
        await room.press("enter")
        assert room.session.room.message == "Photo à 11 h au jardin"
