"""A session that an older program wrote: opened and closed, its files say what they said, in the same bytes."""

import re
from pathlib import Path

from facilitateur.clock import ManualClock
from facilitateur.domain import intents, note_intents, place_intents
from facilitateur.domain.creation import create_session
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create, resume
from facilitateur.storage.shelf import SessionShelf
from support.invented import CARDS, CHALLENGE, HALF_DAY, MORNING

FIRST = [
    "number",
    "block",
    "team",
    "text",
    "kind",
    "at",
    "place",
    "parent",
    "author",
    "kept",
    "parked",
    "retracted",
    "votes",
    "edited",
]
"""What a note had in the first format, in this order."""


def noted(root: Path, clock: ManualClock) -> LiveSession:
    """Return a session with one note in its first block."""
    (root / "sessions").mkdir()
    events = create_session("essai", CHALLENGE, HALF_DAY, CARDS, teams=2, zone="Europe/Paris", starts_at=MORNING)
    live = create(SessionShelf([root / "sessions"]), "essai", events, clock)
    live.perform(intents.next_block)
    block = live.state.contents.current or ""
    live.perform(lambda state, now: note_intents.capture(state, block, "A", ["des bancs"]))
    return live


def rows(live: LiveSession) -> list[bytes]:
    """Return the lines of the table of notes in the copy."""
    return (live.folder / "seance.json").read_bytes().partition(b'"notes": {')[2].splitlines()


def test_a_note_that_uses_nothing_new_is_copied_as_by_the_first_program(tmp_path: Path) -> None:
    live = noted(tmp_path, ManualClock(MORNING))
    live.close()
    row = next(row for row in rows(live) if b"des bancs" in row)
    assert re.findall(rb'"(\w+)":', row)[1:] == [name.encode() for name in FIRST]


def test_a_later_field_is_copied_once_it_says_something(tmp_path: Path) -> None:
    live = noted(tmp_path, ManualClock(MORNING))
    live.perform(lambda state, now: place_intents.put_on_spot(state, 1, (80, 90)))
    live.close()
    assert b'"spot":[80,90]' in next(row for row in rows(live) if b"des bancs" in row)


def test_a_running_session_opened_again_keeps_the_rows_of_its_notes(tmp_path: Path) -> None:
    clock = ManualClock(MORNING)
    live = noted(tmp_path, clock)
    live.close()
    before, journal = rows(live), (live.folder / "journal.jsonl").read_bytes()
    clock.advance(60)
    resume(live.folder, clock).close()
    assert rows(live) == before
    assert (live.folder / "journal.jsonl").read_bytes().startswith(journal)


def test_an_ended_session_opened_and_closed_keeps_every_byte(tmp_path: Path) -> None:
    clock = ManualClock(MORNING)
    live = noted(tmp_path, clock)
    live.perform(lambda state, now: intents.end_session(state))
    live.close()
    before = {path.name: path.read_bytes() for path in live.folder.iterdir()}
    clock.advance(60)
    resume(live.folder, clock).close()
    assert {path.name: path.read_bytes() for path in live.folder.iterdir()} == before
