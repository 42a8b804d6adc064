"""A workshop to write, and a folder to write it into."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from facilitateur.domain.events import Recorded
from facilitateur.storage.database import AtomicStorage, CopyPayload
from facilitateur.storage.journal import Journal


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"_storage_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_mixed = _beside("mixed")
_disk = _beside("faulty_disk")
_damage = _beside("damage")


@pytest.fixture(scope="session")
def mixed() -> ModuleType:
    """The module that makes a mixed workshop."""
    return _mixed


@pytest.fixture(scope="session")
def damage() -> dict[str, Callable[..., bytes]]:
    """Kinds of damage, by name."""
    return _damage.KINDS


@pytest.fixture
def first() -> Callable[..., list[Recorded]]:
    """`first(n, start=1)`: events of a mixed workshop."""
    return _mixed.first


@pytest.fixture(scope="session")
def disk() -> ModuleType:
    """Disks that fail, die or lose what was not synced."""
    return _disk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty session folder."""
    path = tmp_path / "2026-01-14-x"
    path.mkdir()
    return path


@pytest.fixture
def kept(folder: Path) -> Callable[[int], Path]:
    """`kept(n)`: write a session of n events with its copy and return the folder."""

    def write(count: int) -> Path:
        with Journal(folder) as journal:
            journal.append(_mixed.first(count))
            AtomicStorage(folder / "seance.json").write_payload(CopyPayload({"session": "x"}, journal.lines))
        return folder

    return write
