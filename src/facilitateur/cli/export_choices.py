"""What people type about an export: formats, how people are told, and where it goes."""

import os
from collections.abc import Sequence
from typing import Any

from facilitateur.cli.arguments import one_of
from facilitateur.cli.desk import Desk
from facilitateur.domain.cleaning import fold

NAMES = {"noms": "names", "codes": "codes", "sans": "none", "names": "names", "none": "none"}
"""How `--noms` is typed in either language, and what it means."""

ALL = ("tout", "all")
"""How every format at once is typed."""


def chosen_document(desk: Desk, typed: str) -> Any:
    """Return the kind of document that was typed, in either language."""
    from facilitateur.export.documents import KINDS, document_kind

    kind = document_kind(typed)
    if kind is None:
        french = desk.language == "fr"
        one_of(desk.words, "--document", typed, [one.id if french else one.english for one in KINDS])
    return kind


def chosen_exporters(desk: Desk, formats: str, kind: Any) -> Sequence[Any]:
    """Return the formats typed with commas between them, each once; every one that the document has for « tout »."""
    from facilitateur.export.registry import exporter, exporters

    known = [one.id for one in exporters() if one.id in kind.formats]
    every = ALL[0] if desk.language == "fr" else ALL[1]
    wanted = [fold(name).strip().lstrip(".") for name in formats.replace("|", ",").split(",") if name.strip()] or ["md"]
    if any(name in ALL for name in wanted):
        wanted = [*known, *(name for name in wanted if name not in ALL)]
    return [exporter(one_of(desk.words, "--format", name, [*known, every])) for name in dict.fromkeys(wanted)]


def chosen_names(desk: Desk, typed: str | None, kind: Any) -> str:
    """Return how people are told; without a choice, by code, but in documents that are made to name people."""
    if typed is None:
        return "names" if kind.names_people else "codes"
    if fold(typed) not in NAMES:
        french = desk.language == "fr"
        shown = ("noms", "codes", "sans") if french else ("names", "codes", "none")
        one_of(desk.words, "--noms" if french else "--names", typed, shown)
    return NAMES[fold(typed)]


def chosen_target(output: str | None, *, several: bool) -> str | None:
    """Return where to write; several formats need a folder."""
    if output is None:
        return None
    target = os.path.expanduser(output)
    return target + os.sep if several and not target.endswith(("/", os.sep)) else target
