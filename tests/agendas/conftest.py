"""What the tests of the agendas share: the shipped cards, and a folder to write agendas in."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from facilitateur.agendas.shelf import AgendaEntry, AgendaShelf
from facilitateur.cards.library import Library
from facilitateur.domain.card import Card

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def cards() -> Mapping[str, Card]:
    """The cards that come with the program."""
    return Library([ROOT / "methodes"]).cards


@pytest.fixture
def shipped() -> Path:
    """The agendas that come with the program."""
    return ROOT / "deroules"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An empty folder for agendas."""
    folder = tmp_path / "deroules"
    folder.mkdir()
    return folder


@pytest.fixture
def read(workspace: Path, cards: Mapping[str, Card]) -> Callable[..., AgendaEntry]:
    """Write an agenda and read it as a shelf does."""

    def write_and_read(text: str | bytes) -> AgendaEntry:
        data = text if isinstance(text, bytes) else text.encode()
        (workspace / "essai.md").write_bytes(data)
        entry = AgendaShelf([workspace], cards).entry("essai")
        assert entry is not None
        return entry

    return write_and_read
