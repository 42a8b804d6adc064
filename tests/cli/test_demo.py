"""`demo` without a terminal: the recorded morning as plain lines, then the exports."""

from pathlib import Path
from typing import Any

import pytest

from facilitateur.cli.demo import FORMATS, SAMPLE
from facilitateur.domain import note_intents
from facilitateur.domain.events import NoteKind
from facilitateur.i18n.words import load_words
from support.story import Story

FRENCH = load_words("fr")


@pytest.fixture
def sample(workspace: Path, store: Any, story: Story, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A recorded sample that uses every kind of event."""
    story.pauses_or_resumes().undoes().redoes().gives(2)
    for intent in (
        lambda state, _: note_intents.edit_note(state, 1, "Chat gris", NoteKind.FACT),
        lambda state, _: note_intents.move_note(state, 1, team="B"),
        lambda state, _: note_intents.keep_note(state, 1),
        lambda state, _: note_intents.vote(state, 1, 3),
        lambda state, _: note_intents.park_note(state, 2),
        lambda state, _: note_intents.retract_note(state, 3),
    ):
        story.waits(minutes=1).does(intent)
    story.ends()
    folder = store(workspace, story)
    folder.rename(folder.with_name(SAMPLE))
    monkeypatch.setattr(
        "facilitateur.cli.demo.built_in", lambda: type("BuiltIn", (), {"sessions": workspace / "sessions"})
    )
    return story


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_morning_is_told_line_by_line(facilitateur: Any, sample: Story, tmp_path: Path, language: str) -> None:
    answer = facilitateur("demo", "--sortie", tmp_path / "exports", "--langue", language)
    words = load_words(language)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == sample.state.challenge
    assert any(line.startswith("09:10") and "Etoile" in line for line in lines)
    for expected in (
        "Chat noir",
        "On ouvre à 8 h",
        words("the clock is stopped"),
        words("the clock runs again"),
        words("undone: {action}", action=words("resumption")),
        words("end of the session"),
    ):
        assert any(expected in line for line in lines), expected
    at = lines.index(words("What the room takes home:"))
    made = [Path(line.strip()) for line in lines[at + 1 :]]
    assert len(made) == len(FORMATS)
    assert all(path.exists() and path.parent == tmp_path / "exports" for path in made)


def test_the_exports_go_into_a_private_folder(facilitateur: Any, sample: Story) -> None:
    made = Path(facilitateur("demo").out.splitlines()[-1].strip())
    assert made.exists()
    assert "facilitateur-demo-" in str(made)


def test_no_sample_is_a_sentence(facilitateur: Any, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "facilitateur.cli.demo.built_in", lambda: type("BuiltIn", (), {"sessions": workspace / "sessions"})
    )
    answer = facilitateur("demo")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
