"""The files of method cards and of agendas that a command names."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from facilitateur.cli.arguments import usage
from facilitateur.cli.checking import is_path
from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import Failure
from facilitateur.cli.near import nothing_called
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.i18n.formats import quote
from facilitateur.storage.places import built_in


def places_of(desk: Desk, asked: Iterable[str]) -> list[Any]:
    """Return the files (`Place`) that were named: by their path, or a card of the workspace with its translations.

    Raises:
        Failure: One of them is not there, or is no file of a card.
    """
    words = desk.words
    no_card = words("{name} is not the file of a card: its name should end with .md.", name="{name}")
    built = words("{name} comes with the program: only your own cards are rewritten.", name="{name}")
    found = [
        place
        for one in asked
        for place in (
            _by_path(desk, one, no_card)
            if is_path(one)
            else _by_name(desk, one, (desk.workspace.cards, desk.library), built)
        )
    ]
    return list({place.path: place for place in found}.values())


def library_around(folder: Path) -> Any:
    """Return the cards (`Library`) of a folder, and under them those that come with the program."""
    from facilitateur.cards.library import Library

    return Library([built_in().cards, folder])


def agenda_places_of(desk: Desk, asked: Iterable[str]) -> list[Any]:
    """Return the agenda files (`Place`) that were named: by their path, or one of the workspace with its translations.

    Raises:
        Failure: One of them is not there, or is no file of an agenda.
    """
    said = desk.words("{name} is not the file of an agenda: its name should end with .md.", name="{name}")
    found = [
        place
        for one in asked
        for place in (
            _by_path(desk, one, said)
            if is_path(one)
            else _by_name(
                desk,
                one,
                (desk.workspace.agendas, desk.agendas),
                desk.words("{name} comes with the program: only your own agendas are rewritten.", name="{name}"),
            )
        )
    ]
    return list({place.path: place for place in found}.values())


def _by_path(desk: Desk, asked: str, no_file: str) -> Iterator[Any]:
    from facilitateur.textfiles.folders import list_places

    path = Path(asked).expanduser()
    if not os.path.lexists(path):
        raise Failure(desk.words("There is no file {path}.", path=clean_line(asked)))
    ours = [place for places in list_places([path.parent]).values() for place in places if place.path.name == path.name]
    if not ours:
        name = quote(desk.words, clean_line(path.name, 80))
        raise usage(no_file.format(name=name))
    yield from ours


def _by_name(desk: Desk, asked: str, where: tuple[Path, Any], built: str) -> Iterator[Any]:
    folder, shelf = where
    from facilitateur.textfiles.folders import list_places

    known = list_places([folder])
    found = known.get(asked) or known.get(slug(asked, 61))
    if not found:
        name = quote(desk.words, clean_line(asked, 80))
        if shelf.entry(asked):
            raise Failure(built.format(name=name))
        raise nothing_called(desk, shelf, asked)
    yield from sorted(found, key=lambda place: place.language)
