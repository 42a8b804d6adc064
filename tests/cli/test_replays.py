"""`rejouer ID --a 10:40 --json` prints the same as folding the log to that instant."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from facilitateur.domain.evolve import fold
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from support.story import Story

FRENCH = load_words("fr")


@pytest.mark.parametrize("typed", ["9:16", "9h16", "9 h 16", "09:16:00", "2026-06-12 9:16"])
def test_the_state_at_a_minute_is_the_fold_of_what_had_happened(
    facilitateur: Any, session_id: str, story: Story, typed: str
) -> None:
    at = datetime(2026, 6, 12, 7, 16, tzinfo=UTC)
    expected = session_view(fold(recorded for recorded in story.log if recorded.at <= at), at)
    assert facilitateur("rejouer", session_id, "--a", typed, "--json").data == expected


def test_without_a_time_it_is_the_end(facilitateur: Any, session_id: str, story: Story) -> None:
    expected = session_view(story.state, story.now)
    assert facilitateur("replay", session_id, "--json").data == expected


def test_what_was_on_the_wall_is_printed(facilitateur: Any, session_id: str, story: Story) -> None:
    at = datetime(2026, 6, 12, 7, 16, tzinfo=UTC)
    then = fold(recorded for recorded in story.log if recorded.at <= at)
    printed = facilitateur("rejouer", session_id, "--a", "9:16", "--mur").out
    assert facilitateur("rejouer", session_id, "--a", "9:16").out == printed, "without a screen it is printed at once"
    hanging = [note for note in then.notes() if not note.parked]
    assert hanging
    assert all(note.text in printed for note in hanging)
    later = {note.text for note in story.state.notes()} - {note.text for note in then.notes()}
    assert later
    assert not any(text in printed for text in later)
    data = facilitateur("replay", session_id, "--at", "9:16", "--wall", "--json").data
    numbers = [note for sheet in data["sheets"] for column in sheet["columns"] for note in column["notes"]]
    assert sorted(numbers) == sorted(f"n{note.number}" for note in hanging)


def test_words_are_found_at_their_minute(facilitateur: Any, session_id: str, story: Story) -> None:
    note = next(story.state.notes())
    query = note.text.upper()
    data = facilitateur("rejouer", session_id, "--chercher", query, "--json").data
    assert (data["hits"][0]["note"], data["hits"][0]["text"]) == (f"n{note.number}", note.text)
    printed = facilitateur("replay", session_id, "--search", query)
    assert (printed.code, len(printed.out.splitlines())) == (0, len(data["hits"]))
    assert note.text in printed.out.splitlines()[0]


def test_words_that_nobody_wrote_end_with_a_sentence(facilitateur: Any, session_id: str) -> None:
    answer = facilitateur("rejouer", session_id, "--chercher", "hippopotame")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_outside_says_what_there_is(facilitateur: Any, session_id: str) -> None:
    answer = facilitateur("rejouer", session_id, "--a", "14:00", "--json")
    sentence = FRENCH("This session goes from {start} to {end}.", start="09:00", end="09:25")
    assert (answer.code, answer.out, answer.err) == (1, "", sentence + "\n")


@pytest.mark.parametrize(
    "options",
    [
        ("--a", "midi", "--json"),
        ("--vitesse", "0", "--json"),
        ("--speed", "vite", "--json"),
        ("--vitesse", "nan", "--json"),
    ],
)
def test_what_was_typed_wrong_is_a_sentence(facilitateur: Any, session_id: str, options: tuple[str, ...]) -> None:
    answer = facilitateur("rejouer", session_id, *options)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


def test_the_screen_needs_a_terminal(facilitateur: Any, session_id: str) -> None:
    answer = facilitateur("rejouer", session_id)
    assert answer.code == 2
    sentence = "This needs a terminal; “facilitateur -h” shows what works without one."
    assert answer.err == FRENCH(sentence) + "\n"


@pytest.mark.parametrize(
    "options", [("--taille", "10x10"), ("--taille", "énorme"), ("--silence", "jamais"), ("--silence", "0")]
)
def test_a_film_that_cannot_be_made_is_a_sentence(
    facilitateur: Any, session_id: str, tmp_path: Path, options: tuple[str, ...]
) -> None:
    answer = facilitateur("rejouer", session_id, "--cast", str(tmp_path / "a.cast"), *options)
    assert (answer.code, answer.out) == (2, "")
    assert not (tmp_path / "a.cast").exists()


def test_a_film_is_written_beside_one_that_is_there(facilitateur: Any, session_id: str, tmp_path: Path) -> None:
    target = tmp_path / "a.cast"
    target.write_text("déjà là")
    answer = facilitateur("rejouer", session_id, "--cast", str(target), "--vitesse", "600", "--v3")
    assert answer.code == 0
    made = Path(answer.out.strip())
    assert (made.parent, made != target, target.read_text()) == (tmp_path, True, "déjà là")
    assert made.read_text(encoding="utf-8").startswith('{"version": 3, ')
