"""The command line called in this process, far from the machine's own settings, workspace and language."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from facilitateur.cli import run
from facilitateur.domain.events import NoteKind
from facilitateur.storage.opening import open_session
from facilitateur.storage.shelf import SessionShelf
from support.story import Story


class Answer(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Facilitateur = Callable[..., Answer]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace, and a machine that says nothing else."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "FACILITATEUR_LANGUE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    folder = tmp_path / "atelier"
    for name in ("sessions", "methodes", "deroules"):
        (folder / name).mkdir(parents=True)
    monkeypatch.setenv("FACILITATEUR_DOSSIER", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def facilitateur(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Facilitateur:
    """Call `facilitateur …` and return its code, its output and its messages."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Answer:
        streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for name in ("stdout", "stderr")}
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            for name, stream in streams.items():
                patched.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as ended:
                run([str(argument) for argument in arguments])
        for stream in streams.values():
            stream.flush()
        out, err = (streams[name].buffer.getvalue().decode() for name in ("stdout", "stderr"))  # type: ignore[attr-defined]
        assert isinstance(ended.value.code, int)
        assert "Traceback" not in out + err
        return Answer(ended.value.code, out, err)

    return call


@pytest.fixture
def story() -> Story:
    """Twenty-five minutes of a morning in Paris: three blocks, three notes, a pause."""
    told = Story().next_block().waits(minutes=10).next_block().waits(minutes=5)
    told.notes("Chat noir", block="b2", team="A")
    told.waits(minutes=5).next_block().waits(minutes=1)
    told.notes("On ouvre à 8 h", block="b3", team="B", kind=NoteKind.DECISION)
    told.waits(minutes=2).notes("Plus tard", block="b3", parked=True)
    return told.waits(minutes=2).pauses_or_resumes()


@pytest.fixture
def session_id(workspace: Path, story: Story) -> str:
    """The id of that morning, stored in the workspace."""
    put(workspace, story)
    return story.state.id


@pytest.fixture
def store() -> Callable[[Path, Story], Path]:
    """Put a story into a workspace."""
    return put


def put(workspace: Path, story: Story) -> Path:
    """Write the log of a story into a workspace."""
    folder = SessionShelf([workspace / "sessions"]).create(story.state.id)
    with open_session(folder) as opened:
        opened.journal.append(story.log)
    return folder
