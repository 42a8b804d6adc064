"""What earlier sessions and the person's own favourites say of the cards; read once, away from the keys."""

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from facilitateur.domain.history import PastSession, drawn_before, uses, with_group
from facilitateur.past import read_past
from facilitateur.storage.favourites import read_favourites, write_favourites
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.context import Context


class Memory(msgspec.Struct, frozen=True):
    """The sessions of the workspace, as far as cards are concerned."""

    past: tuple[PastSession, ...] = ()

    def of_group(self, people: Collection[str]) -> tuple[PastSession, ...]:
        """Return the sessions of a group, by its compared names, the newest first."""
        return with_group(self.past, people)

    def drawn(self, people: Collection[str], card: str) -> frozenset[str]:
        """Return what a group drew from the deck of a card."""
        return drawn_before(self.of_group(people), card)


class Use(NamedTuple):
    """How one card was used."""

    with_group: tuple[PastSession, ...]
    ever: tuple[PastSession, ...]


class Uses:
    """How cards were used, in all sessions and with one group."""

    def __init__(self, memory: Memory, people: Collection[str]) -> None:
        self._ever = uses(memory.past)
        self._group = uses(memory.of_group(people)) if people else {}

    def of(self, slug: str) -> Use:
        """Return how a card was used."""
        return Use(self._group.get(slug, ()), self._ever.get(slug, ()))

    @property
    def done(self) -> dict[str, int]:
        """How often each card was held with the group."""
        return {slug: len(found) for slug, found in self._group.items()}

    @property
    def known(self) -> dict[str, int]:
        """How often each card was held at all."""
        return {slug: len(found) for slug, found in self._ever.items()}


def read_memory(context: Context, running: str = "") -> Memory:
    """Read the sessions of the workspace; the running one and the recorded samples do not count."""
    samples = SessionShelf([context.built_in.sessions]).ids()
    return Memory(read_past(SessionShelf([context.workspace.sessions]), skipping={running, *samples}))


class Favourites:
    """The favourite cards of the workspace."""

    def __init__(self, context: Context) -> None:
        self._root = context.workspace.root
        self.slugs = read_favourites(self._root)

    def switch(self, slug: str) -> bool:
        """Make a card a favourite, or no longer, and return whether it is one.

        Raises:
            StorageError: The disk refused; nothing changed.
        """
        changed = self.slugs ^ {slug}
        write_favourites(self._root, changed)
        self.slugs = changed
        return slug in changed
