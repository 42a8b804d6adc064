"""The agenda that a command names."""

from pathlib import Path
from typing import Any

from facilitateur.cli.checking import find_entry
from facilitateur.cli.desk import Desk
from facilitateur.i18n.words import mark

AGENDA = mark("AGENDA")


def find_agenda(desk: Desk, asked: str) -> Any:
    """Return an agenda's entry by its short name or its file; raises `Failure` when there is none."""
    return find_entry(desk, desk.agendas, _of_folder(desk), asked)


def _of_folder(desk: Desk) -> Any:
    from facilitateur.agendas.shelf import AgendaShelf

    def shelf(folder: Path) -> AgendaShelf:
        return AgendaShelf([folder], desk.library.cards)

    return shelf
