"""Which files the ordered folders hold: the built-in one first, later ones replace by short name."""

import os
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from facilitateur.domain.cleaning import slug

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_TRANSLATED = re.compile(r"(.+)\.([a-z]{2})", re.DOTALL)


class Origin(StrEnum):
    """Where a file comes from."""

    BUILT_IN = "built-in"
    WORKSPACE = "workspace"


class Place(msgspec.Struct, frozen=True):
    """One `.md` file of one folder."""

    slug: str
    language: str
    """Of a translation, `<slug>.<language>.md`; empty for a master."""
    path: Path
    rank: int
    """Of its folder: 0 is built in, a higher rank replaces a lower one."""

    @property
    def origin(self) -> Origin:
        """Where the file comes from."""
        return Origin.WORKSPACE if self.rank else Origin.BUILT_IN

    @property
    def has_odd_name(self) -> bool:
        """Whether the short name is not what the file is called."""
        stem = self.path.name[: -len(".md")]
        return stem != (f"{self.slug}.{self.language}" if self.language else self.slug)


def list_places(directories: Sequence[Path]) -> dict[str, list[Place]]:
    """Return the `.md` files of the folders by short name, lowest rank first; a folder that is missing is empty."""
    places: dict[str, list[Place]] = {}
    for rank, directory in enumerate(_once(directories)):
        try:
            names = sorted(os.listdir(directory))
        except OSError:
            continue
        for place in (_place(directory / name, rank) for name in names if _is_ours(name)):
            places.setdefault(place.slug, []).append(place)
    return places


def masters(places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """Return the masters of one short name, the one that counts first, and those of its folder that are ignored."""
    found = [place for place in places if not place.language]
    if not found:
        return [], []
    highest = found[-1].rank
    chosen, *twins = sorted((place for place in found if place.rank == highest), key=lambda place: place.has_odd_name)
    return [chosen, *(place for place in reversed(found) if place.rank < highest)], twins


def _once(directories: Iterable[Path]) -> list[Path]:
    """Return the folders without those that are the same folder again: a cloned project is its own workspace."""
    kept: dict[str, Path] = {}
    for directory in directories:
        kept.setdefault(os.path.realpath(directory), directory)
    return list(kept.values())


def _is_ours(name: str) -> bool:
    """Whether a file is meant to be read: Markdown, not hidden, not the folder's own explanation."""
    return name.casefold().endswith(".md") and name[0] not in "._~" and name.casefold() != "readme.md"


def _place(path: Path, rank: int) -> Place:
    """Return what the name of a file says."""
    stem = path.name[: -len(".md")]
    translated = _TRANSLATED.fullmatch(stem)
    base, language = (translated[1], translated[2]) if translated else (stem, "")
    return Place(base if _SLUG.fullmatch(base) else slug(base), language, path, rank)
