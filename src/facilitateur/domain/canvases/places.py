"""What a block's canvas looks like: its places, what its card asks, and how it is captured for now."""

from collections.abc import Mapping, Sequence

import msgspec

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.layout import rows_of
from facilitateur.domain.canvases.settings import first, kinds, normalised, openings, share, whole
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasItem, CanvasKind, CanvasText, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Session

_FREE = ("libre", "libres", "free")
"""How a card says that places are made by the group."""


class CanvasView(msgspec.Struct, frozen=True):
    """How one block is captured; the same for all its teams."""

    kind: CanvasKind = CanvasKind.LIST
    """What the card asks for; a list without a card."""
    shown: CanvasKind = CanvasKind.LIST
    """What it is captured as: list, zones or tree; everything else is a list for now."""
    places: tuple[CanvasItem, ...] = ()
    """Zones; in a tree the branches that the card names."""
    settings: Mapping[str, str] = {}
    """All settings of the card, as the card reader gives them."""
    question: str = ""
    """What the entry line of a tree asks: « Pourquoi ? »."""
    root: str = ""
    """What the entry line of a tree asks for its root."""
    kinds: tuple[NoteKind, ...] = ()
    """The kinds of note that the card suggests, in its order."""
    observed: bool = False
    """The card says « observé » where others say « fait »."""
    locked: Mapping[str, int] = {}
    """Id of a place to the number of the step, from 1, at which it opens."""
    layout: tuple[tuple[str, ...], ...] = ()
    """Rows of place ids for wide screens and tables; every place stands in it exactly once."""
    evidence_threshold: float | None = None
    """Share of observed notes under which the card warns."""
    votes: str = ""
    """How the card votes: `gommettes`, `accord`, `comptage`, `option`, `aucun` or nothing."""
    target: int | None = None
    """The depth that a tree aims at."""
    to_keep: int | None = None
    """How many notes the group is asked to choose."""

    @property
    def is_fallback(self) -> bool:
        """Whether the canvas is captured as something simpler than the card asks for, which must be said."""
        return self.kind is not self.shown

    def place(self, place_id: str) -> CanvasItem | None:
        """Return the place with this id."""
        return next((item for item in self.places if item.id == place_id), None)

    def number_of(self, place_id: str) -> int:
        """Return the number of a place from 1, as typed after `/`; 0 when there is none."""
        return next((n for n, item in enumerate(self.places, 1) if item.id == place_id), 0)

    def label(self, place_id: str) -> str:
        """Return the label of a place, or its id when the card does not know it."""
        item = self.place(place_id)
        return item.label if item is not None else place_id

    def opens_at(self, place_id: str, step: int) -> int | None:
        """Return the step, from 1, that a place still waits for when step `step` (from 0) runs; none = open."""
        at = self.locked.get(place_id)
        return at if at is not None and at > step + 1 else None

    def is_open(self, place_id: str, step: int) -> bool:
        """Whether notes are expected in a place while step `step` (from 0) runs."""
        return self.opens_at(place_id, step) is None


def canvas_view(session: Session, block: Block, language: str) -> CanvasView:
    """Return how a block of a session is captured, in the words of a language."""
    card = session.card_of(block)
    return CanvasView() if card is None else view_of_card(card, language)


def view_of_card(card: Card, language: str) -> CanvasView:
    """Return how a method is captured, in the words of a language."""
    text = _text(card, language)
    places = _places(card.canvas, text.places)
    if card.canvas is CanvasKind.TREE:
        shown = CanvasKind.TREE
    else:
        shown = CanvasKind.ZONES if card.canvas is CanvasKind.ZONES and places else CanvasKind.LIST
    settings = normalised(text.settings)
    suggested, observed = kinds(first(settings, "genre-de-note", "type", "note-kind", "note-kinds"))
    return CanvasView(
        kind=card.canvas,
        shown=shown,
        places=places,
        settings=text.settings,
        question=first(settings, "question"),
        root=first(settings, "racine", "root"),
        kinds=suggested,
        observed=observed,
        locked=openings(settings, places),
        layout=rows_of(places, text.layout, first(settings, "disposition", "layout")),
        evidence_threshold=share(first(settings, "seuil-observe", "observed-threshold")),
        votes=fold(first(settings, "votes")),
        target=whole(first(settings, "profondeur-visee", "profondeur", "target-depth", "depth")),
        to_keep=whole(first(settings, "a-retenir", "to-keep")),
    )


def _text(card: Card, language: str) -> CanvasText:
    """Return the canvas in a language; what a translation leaves out comes from the master."""
    said, master = card.text(language).canvas, card.text(MASTER_LANGUAGE).canvas
    if said is master:
        return master
    return CanvasText(
        places=_translated(said.places, master.places),
        settings={**normalised(master.settings), **normalised(said.settings)},
        layout=said.layout or master.layout,
    )


def _translated(said: Sequence[CanvasItem], master: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    """Return the master's places with the translation's labels; ids and their order cannot drift."""
    labels = {item.id: item for item in said}
    return tuple(labels.get(item.id, item) for item in master) if master else tuple(said)


def _places(kind: CanvasKind, items: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    """Return the places that notes can go to: those made during the session are not known yet."""
    if kind not in (CanvasKind.ZONES, CanvasKind.TREE):
        return ()
    return tuple(item for item in items if item.type != "dynamique" and fold(item.label) not in _FREE)
