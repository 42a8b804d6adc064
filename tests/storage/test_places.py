"""Which folder is the workspace, and where the built-in things are."""

import os
import sys
from pathlib import Path

import pytest

from facilitateur.storage.errors import StorageError, Trouble
from facilitateur.storage.places import (
    Workspace,
    built_in,
    find_workspace,
    private_files,
    snapshots_folder,
    state_folder,
)


def workspace(path: Path, cards: str = "methodes") -> Path:
    (path / "sessions").mkdir(parents=True)
    (path / cards).mkdir()
    return path


def test_the_argument_comes_first(tmp_path):
    asked, other, here = (workspace(tmp_path / name) for name in ("demande", "variable", "ici"))
    found = find_workspace(asked, environment={"FACILITATEUR_DOSSIER": str(other)}, here=here, documents=tmp_path)
    assert Workspace(asked) == found


def test_then_the_variable(tmp_path):
    other, here = (workspace(tmp_path / name) for name in ("variable", "ici"))
    found = find_workspace(environment={"FACILITATEUR_DOSSIER": str(other)}, here=here, documents=tmp_path)
    assert Workspace(other) == found


@pytest.mark.parametrize("cards", ["methodes", "deroules"])
def test_then_the_current_folder_if_it_is_one(tmp_path, cards):
    here = workspace(tmp_path / "ici", cards)
    assert Workspace(here) == find_workspace(environment={}, here=here, documents=tmp_path)


def test_a_folder_with_sessions_only_is_no_workspace(tmp_path):
    (tmp_path / "ici" / "sessions").mkdir(parents=True)
    found = find_workspace(environment={}, here=tmp_path / "ici", documents=tmp_path / "Documents")
    assert tmp_path / "Documents" / "Facilitateur" == found.root


def test_then_one_in_the_documents_that_is_made_on_first_use(tmp_path):
    first = find_workspace(
        environment={"FACILITATEUR_DOSSIER": ""}, here=tmp_path, documents=tmp_path / "Mes documents"
    )
    assert first.created
    assert all(folder.is_dir() for folder in (first.sessions, first.cards, first.agendas))
    again = find_workspace(environment={}, here=tmp_path, documents=tmp_path / "Mes documents")
    assert (again.root, again.created) == (first.root, False)


def test_a_folder_that_was_asked_for_is_made_when_only_its_last_part_is_missing(tmp_path):
    made = find_workspace(tmp_path / "nouveau", environment={}, here=tmp_path)
    assert made.created
    assert made.sessions.is_dir()
    with pytest.raises(StorageError) as missing:
        find_workspace(tmp_path / "faute" / "de-frappe", environment={}, here=tmp_path)
    assert missing.value.trouble is Trouble.MISSING


def test_a_relative_folder_becomes_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert tmp_path / "nouveau" == find_workspace(Path("nouveau"), environment={}).root


@pytest.mark.parametrize("name", ["fichier", "fichier/dessous", "nul\x00", "x" * 300])
def test_what_cannot_be_a_folder_is_an_error_of_ours(tmp_path, name):
    (tmp_path / "fichier").write_text("")
    with pytest.raises(StorageError):
        find_workspace(tmp_path / name, environment={}, here=tmp_path)


def test_documents_that_cannot_be_written_to_are_an_error_of_ours(tmp_path):
    (tmp_path / "Documents").write_text("")
    with pytest.raises(StorageError):
        find_workspace(environment={}, here=tmp_path, documents=tmp_path / "Documents")


def test_in_a_checkout_the_checkout_is_what_is_built_in():
    root = Path(__file__).parents[2]
    found = built_in()
    assert (root / "methodes", root / "deroules", root / "sessions") == (found.cards, found.agendas, found.sessions)


def test_in_a_wheel_the_folders_inside_the_package_are(tmp_path, monkeypatch):
    import facilitateur

    monkeypatch.setattr(facilitateur, "__file__", str(tmp_path / "site-packages" / "facilitateur" / "__init__.py"))
    assert tmp_path / "site-packages" / "facilitateur" / "_built_in" / "methodes" == built_in().cards


def test_the_state_folder_is_the_users_own():
    assert state_folder().is_absolute()
    assert state_folder() in snapshots_folder().parents


@pytest.mark.skipif(sys.platform == "win32", reason="no modes")
def test_private_files_are_for_their_owner_only(tmp_path):
    before = os.umask(0o022)
    try:
        private_files()
        (tmp_path / "x").write_text("x")
        (tmp_path / "y").mkdir()
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in "xy"] == [0o600, 0o700]
