"""Where things live: the workspace, what is built in, and the state folder."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

WORKSPACE_VARIABLE = "FACILITATEUR_DOSSIER"


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
) -> Workspace:
    """Return the workspace: argument, else `FACILITATEUR_DOSSIER`, else here if it is one, else one in the documents.

    Raises:
        StorageError: The folder that was asked for cannot be used or made.
    """
    raise NotImplementedError


def built_in() -> BuiltIn:
    """Return the folders that come with the program; a source checkout wins over the wheel's copy."""
    raise NotImplementedError


def state_folder() -> Path:
    """Return the folder for what is neither work nor settings, outside synced folders; it may not exist yet."""
    raise NotImplementedError


def private_files() -> None:
    """Make every file created from now on readable by its owner only."""
    raise NotImplementedError
