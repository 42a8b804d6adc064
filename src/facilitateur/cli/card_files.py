"""The files of method cards that a command names, and putting them on disk."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from facilitateur.cli.arguments import usage
from facilitateur.cli.checking import is_path
from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import Failure
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.i18n.formats import quote
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, trouble_of
from facilitateur.storage.places import built_in

_NEW_ONLY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def places_of(desk: Desk, asked: Iterable[str]) -> list[Any]:
    """Return the files (`Place`) that were named: by their path, or a card of the workspace with its translations.

    Raises:
        Failure: One of them is not there, or is no file of a card.
    """
    found = [place for one in asked for place in (_by_path(desk, one) if is_path(one) else _by_name(desk, one))]
    return list({place.path: place for place in found}.values())


def library_around(folder: Path) -> Any:
    """Return the cards (`Library`) of a folder, and under them those that come with the program."""
    from facilitateur.cards.library import Library

    return Library([built_in().cards, folder])


def rewrite(path: Path, text: str) -> None:
    """Put a new text in the place of a file in one step, with the rights that it had.

    Raises:
        StorageError: The disk refused; the file is as it was.
    """
    try:
        mode = stat.S_IMODE(os.lstat(path).st_mode)
        files.replace(path, [text.encode()])
        os.chmod(path, mode)
    except OSError as error:
        raise StorageError(trouble_of(error), path, str(error)) from error


def create(path: Path, text: str) -> None:
    """Write a file that was not there, its folder included; nothing is ever overwritten.

    Raises:
        StorageError: Something of that name is there, or the disk refused.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, _NEW_ONLY, 0o666)
        try:
            with open(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(handle)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError(trouble_of(error), path, str(error)) from error


def _by_path(desk: Desk, asked: str) -> Iterator[Any]:
    from facilitateur.textfiles.folders import list_places

    path = Path(asked).expanduser()
    if not os.path.lexists(path):
        raise Failure(_nothing(desk, asked))
    ours = [place for places in list_places([path.parent]).values() for place in places if place.path.name == path.name]
    if not ours:
        name = quote(desk.words, clean_line(path.name, 80))
        raise usage(desk.words("{name} is not the file of a card: its name should end with .md.", name=name))
    yield from ours


def _by_name(desk: Desk, asked: str) -> Iterator[Any]:
    from facilitateur.textfiles.folders import list_places

    known = list_places([desk.workspace.cards])
    found = known.get(asked) or known.get(slug(asked, 61))
    if not found:
        name = quote(desk.words, clean_line(asked, 80))
        if desk.library.entry(asked):
            raise Failure(desk.words("{name} comes with the program: only your own cards are rewritten.", name=name))
        raise Failure(_nothing(desk, asked))
    yield from sorted(found, key=lambda place: place.language)


def _nothing(desk: Desk, asked: str) -> str:
    return desk.words("There is nothing called {name} here.", name=quote(desk.words, clean_line(asked, 80)))
