"""`salle.json`: whole or not at all, private, whatever is in it; a sign of life is its date."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.room import MOST_MESSAGE, RoomChoices, Scope
from facilitateur.storage.room_file import (
    RoomGlance,
    beat,
    last_beat,
    load_choices,
    opened_at,
    read_choices,
    save_choices,
)

CHOICES = RoomChoices("Photo à 15 h", gathers=True, countdowns={"b2.1": False}, scope=Scope.BLOCK)


def test_choices_come_back_as_they_were_and_nobody_else_reads_them(tmp_path: Path) -> None:
    assert save_choices(tmp_path, CHOICES)
    assert load_choices(tmp_path) == CHOICES
    assert [path.name for path in tmp_path.iterdir()] == ["salle.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "salle.json").stat().st_mode) == 0o600


def test_without_a_file_nobody_chose(tmp_path: Path) -> None:
    assert load_choices(tmp_path) == RoomChoices()
    assert load_choices(tmp_path / "nulle-part") == RoomChoices()
    assert not save_choices(tmp_path / "nulle-part", CHOICES)
    assert last_beat(tmp_path) is None
    assert opened_at(tmp_path) is None


def test_a_message_of_somebody_else_is_cleaned_and_cut() -> None:
    found = read_choices(b'{"message": "a\\u001b[31mb\\nc", "countdowns": {"b1\\u0007": true}}')
    assert found.message == "a\N{REPLACEMENT CHARACTER}[31mb c"
    assert list(found.countdowns) == ["b1\N{REPLACEMENT CHARACTER}"]
    assert len(read_choices(b'{"message": "%s"}' % (b"x" * 9_000)).message) == MOST_MESSAGE


@given(st.binary(max_size=200) | st.sampled_from((b"[" * 100_000, b"null", b'{"dark": 3}', b'{"scope": "x"}')))
def test_whatever_the_file_holds_there_are_choices(data: bytes) -> None:
    assert isinstance(read_choices(data), RoomChoices)


def test_a_beat_changes_the_date_and_nothing_else(tmp_path: Path) -> None:
    save_choices(tmp_path, CHOICES)
    os.utime(tmp_path / "salle.json", (1, 1))
    assert beat(tmp_path, RoomChoices())
    assert load_choices(tmp_path) == CHOICES
    assert (last_beat(tmp_path) or 0) > 1_000


def test_a_first_beat_makes_the_file(tmp_path: Path) -> None:
    assert beat(tmp_path, CHOICES)
    assert load_choices(tmp_path) == CHOICES
    assert not beat(tmp_path / "nulle-part", CHOICES)


def test_a_glance_reads_again_what_changed(tmp_path: Path) -> None:
    glance = RoomGlance(tmp_path)
    glance.look()
    assert (glance.is_there, glance.is_open, glance.choices) == (False, False, RoomChoices())
    (tmp_path / "journal.jsonl").touch()
    (tmp_path / "ouverte").touch()
    save_choices(tmp_path, CHOICES)
    glance.look()
    assert (glance.is_there, glance.is_open, glance.choices) == (True, True, CHOICES)
    first = glance.stamp
    os.utime(tmp_path / "salle.json", (9, 9))
    glance.look()
    assert (glance.choices, glance.stamp != first) == (CHOICES, True)


def test_a_glance_keeps_the_choices_when_the_files_go_away(tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").touch()
    save_choices(tmp_path, CHOICES)
    glance = RoomGlance(tmp_path)
    glance.look()
    (tmp_path / "journal.jsonl").unlink()
    (tmp_path / "salle.json").unlink()
    glance.look()
    assert (glance.is_there, glance.choices) == (False, CHOICES)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "autre"
    other.write_text('{"message": "x"}', encoding="utf-8")
    (tmp_path / "salle.json").symlink_to(other)
    assert load_choices(tmp_path) == RoomChoices()
    assert not beat(tmp_path, CHOICES)
