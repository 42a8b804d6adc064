"""Where things live: the workspace, what is built in, and the state folder."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

import facilitateur
from facilitateur.storage.errors import StorageError, Trouble, trouble_of

WORKSPACE_VARIABLE = "FACILITATEUR_DOSSIER"
DOCUMENTS_NAME = "Facilitateur"


class Workspace(msgspec.Struct, frozen=True):
    """A folder with `methodes/`, `deroules/` and `sessions/`."""

    root: Path
    created: bool = False
    """It was made just now, which is worth a sentence."""

    @property
    def sessions(self) -> Path:
        """Where sessions are kept."""
        return self.root / "sessions"

    @property
    def cards(self) -> Path:
        """The workspace's own method cards."""
        return self.root / "methodes"

    @property
    def agendas(self) -> Path:
        """The workspace's own agendas."""
        return self.root / "deroules"

    @property
    def models(self) -> Path:
        """The workspace's own document templates."""
        return self.root / "modeles"


class BuiltIn(msgspec.Struct, frozen=True):
    """The folders that come with the program."""

    cards: Path
    agendas: Path
    sessions: Path


def find_workspace(
    argument: Path | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    here: Path | None = None,
    documents: Path | None = None,
    make: bool = True,
) -> Workspace:
    """Return the workspace: argument, else `FACILITATEUR_DOSSIER`, else here if it is one, else one in the documents.

    A folder that was asked for is made if only its last part is missing; the one in the documents with all it needs.
    Without `make`, nothing is made: a folder that was asked for must be there.

    Raises:
        StorageError: The folder cannot be used or made.
    """
    variable = (os.environ if environment is None else environment).get(WORKSPACE_VARIABLE, "")
    asked = argument if argument is not None else Path(variable) if variable else None
    here = Path.cwd() if here is None else here
    try:
        if asked is not None:
            return _asked_for(Path(os.path.abspath(asked.expanduser())), make=make)
        if is_workspace(here):
            return Workspace(here)
        return _in_documents(platformdirs.user_documents_path() if documents is None else documents, make=make)
    except OSError as error:
        raise StorageError(trouble_of(error), asked or here, str(error)) from error
    except (ValueError, RuntimeError) as error:  # a NUL in the path; no home to expand
        raise StorageError(Trouble.BAD_NAME, asked or here, str(error)) from error


def is_workspace(folder: Path) -> bool:
    """Return whether a folder has sessions, and method cards or agendas."""
    return (folder / "sessions").is_dir() and ((folder / "methodes").is_dir() or (folder / "deroules").is_dir())


def _asked_for(root: Path, *, make: bool) -> Workspace:
    if root.is_dir():
        return Workspace(root)
    if root.exists():
        raise StorageError(Trouble.NOT_A_FOLDER, root)
    if not make:
        raise StorageError(Trouble.MISSING, root)
    root.mkdir()
    return _furnished(root)


def _in_documents(documents: Path, *, make: bool) -> Workspace:
    root = documents / DOCUMENTS_NAME
    if is_workspace(root) or not make:
        return Workspace(root)
    created = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    return msgspec.structs.replace(_furnished(root), created=created)


def _furnished(root: Path) -> Workspace:
    workspace = Workspace(root, created=True)
    for folder in (workspace.sessions, workspace.cards, workspace.agendas):
        folder.mkdir(exist_ok=True)
    return workspace


def built_in() -> BuiltIn:
    """Return the folders that come with the program; a source checkout wins over the wheel's copy."""
    package = Path(facilitateur.__file__).parent
    checkout = package.parent.parent
    is_checkout = package.parent.name == "src" and (checkout / "pyproject.toml").is_file()
    root = checkout if is_checkout else package / "_built_in"
    return BuiltIn(root / "methodes", root / "deroules", root / "sessions")


def state_folder() -> Path:
    """Return the folder for what is neither work nor settings, outside synced folders; it may not exist yet."""
    return platformdirs.user_state_path("facilitateur", appauthor=False)


def snapshots_folder() -> Path:
    """Return the folder where copies of journals are kept; it may not exist yet."""
    return state_folder() / "sessions"


def other_folder(root: Path) -> Path:
    """Return a folder on the computer itself where a session can go on when the disk under `root` is lost or full."""
    folder = platformdirs.user_documents_path() / DOCUMENTS_NAME
    return folder if folder != root else Path.home() / f"{DOCUMENTS_NAME}-secours"


def private_files() -> None:
    """Make every file created from now on readable by its owner only."""
    os.umask(0o077)
