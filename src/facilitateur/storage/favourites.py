"""The favourite cards of a workspace: `favoris.txt`, a short name a line, for people to read and change."""

from collections.abc import Iterable
from pathlib import Path

from facilitateur.domain.cleaning import clean_line
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, trouble_of

NAME = "favoris.txt"
MOST_BYTES = 64 * 1024


def read_favourites(workspace: Path) -> frozenset[str]:
    """Return the short names of the favourite cards; none when there is no such file or it cannot be read."""
    try:
        data, _ = files.read_plain(workspace / NAME, 0, MOST_BYTES)
    except StorageError:
        return frozenset()
    lines = (clean_line(line, 80) for line in data.decode("utf-8-sig", errors="replace").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def write_favourites(workspace: Path, slugs: Iterable[str]) -> None:
    """Keep the favourite cards.

    Raises:
        StorageError: The disk refused.
    """
    path = workspace / NAME
    try:
        files.replace(path, ["".join(f"{slug}\n" for slug in sorted(slugs)).encode()])
    except OSError as error:
        raise StorageError(trouble_of(error), path, str(error)) from error
