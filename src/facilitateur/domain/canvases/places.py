"""What a block's canvas looks like: its places, what its card asks, and how it is captured for now."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.layout import rows_of
from facilitateur.domain.canvases.settings import first, key_of, kinds, normalised, openings, share, whole
from facilitateur.domain.canvases.tree import HEAD
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasItem, CanvasKind, CanvasText, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Session

SHOWN = frozenset(
    {
        CanvasKind.LIST,
        CanvasKind.ZONES,
        CanvasKind.CLUSTERS,
        CanvasKind.MATRIX,
        CanvasKind.JOURNEY,
        CanvasKind.TREE,
        CanvasKind.SHEETS,
        CanvasKind.GALLERY,
        CanvasKind.GRID,
        CanvasKind.SURVEY,
        CanvasKind.GROUPS,
    }
)
"""Canvases captured in their own shape; any other is a list for now."""

CELLS = frozenset({CanvasKind.JOURNEY, CanvasKind.SHEETS, CanvasKind.GALLERY})
"""Canvases that cross places made by the group (steps, sheets) with lanes or fields of the card."""

SCORED = frozenset({CanvasKind.GRID, CanvasKind.SURVEY})
"""Canvases on which figures are typed: criteria or questions of the card are their lanes."""

_MADE = CELLS | {CanvasKind.CLUSTERS, CanvasKind.GRID}
"""Canvases whose places are all made by the group."""

_FREE = ("libre", "libres", "free")
"""How a card says that places are made by the group."""


class CanvasView(msgspec.Struct, frozen=True):
    """How one block is captured; the same for all its teams."""

    kind: CanvasKind = CanvasKind.LIST
    """What the card asks for; a list without a card."""
    shown: CanvasKind = CanvasKind.LIST
    """What it is captured as."""
    places: tuple[CanvasItem, ...] = ()
    """Zones; clusters, steps and sheets that the group made; in a tree the branches that the card names."""
    lanes: tuple[CanvasItem, ...] = ()
    """Lanes of a journey, fields of sheets; the ideas that a team fills the zones for, one after the other."""
    makes_places: bool = False
    """The group may make places."""
    by_idea: bool = False
    """The zones are filled once for each idea (`instance : idée`): what the group makes are ideas, the lanes."""
    axes: tuple[str, str] = ("", "")
    """What a matrix measures, from left to right and from bottom to top."""
    quadrants: tuple[CanvasItem, ...] = ()
    """Of a matrix: top left, top right, bottom left, bottom right."""
    corner: int = 0
    """Index of the quadrant that a matrix is made to find."""
    settings: Mapping[str, str] = {}
    """All settings of the card, as the card reader gives them."""
    deck: tuple[str, ...] = ()
    """The words of the card's deck, in the language and in that of the master."""
    question: str = ""
    """What the entry line of a tree asks: « Pourquoi ? »."""
    head: CanvasItem | None = None
    """Of a tree with named branches, the place of the effect that they explain (`tête : Effet`)."""
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
    gone: Mapping[str, str] = {}
    """Id to label of the places and lanes that methods replaced during the block had: notes may stand there still."""

    @property
    def is_fallback(self) -> bool:
        """Whether the canvas is captured as something simpler than the card asks for, which must be said."""
        return self.kind is not self.shown

    def place(self, place_id: str) -> CanvasItem | None:
        """Return the place with this id."""
        known = self.places if self.head is None else (self.head, *self.places)
        return next((item for item in known if item.id == place_id), None)

    def number_of(self, place_id: str) -> int:
        """Return the number of a place from 1, as typed after `/`; 0 when there is none."""
        return next((n for n, item in enumerate(self.places, 1) if item.id == place_id), 0)

    def label(self, place_id: str) -> str:
        """Return the label of a place, also of a method before; its id when no card knows it."""
        item = self.place(place_id)
        return item.label if item is not None else self.gone.get(place_id, place_id)

    @property
    def ideas(self) -> tuple[CanvasItem, ...]:
        """The ideas that have zones of their own, in the order in which they were begun; none on other canvases."""
        return self.lanes if self.by_idea else ()

    def where(self, place_id: str, lane_id: str) -> tuple[str, ...]:
        """Return the names of a place and its lane as they are told: a step before its lane, an idea before its zone.

        An idea that is gone has no name left.
        """
        gone = "" if self.by_idea else self.gone.get(lane_id, lane_id)
        lane, place = next((item.label for item in self.lanes if item.id == lane_id), gone), self.label(place_id)
        return tuple(name for name in ((lane, place) if self.by_idea else (place, lane)) if name)

    def opens_at(self, place_id: str, step: int) -> int | None:
        """Return the step, from 1, that a place still waits for when step `step` (from 0) runs; none = open."""
        at = self.locked.get(place_id)
        return at if at is not None and at > step + 1 else None

    def is_open(self, place_id: str, step: int) -> bool:
        """Whether notes are expected in a place while step `step` (from 0) runs."""
        return self.opens_at(place_id, step) is None


def canvas_view(session: Session, block: Block, language: str, team: str = "") -> CanvasView:
    """Return how a block of a session is captured, in the words of a language.

    The places that a team made are there; without a team those of all teams, for their ids are unique in a session.
    """
    view = _view(session, block, language, team)
    gone = _gone(session, block, language, view) if block.id in session.contents.replaced else {}
    return structs.replace(view, gone=gone) if gone else view


def _gone(session: Session, block: Block, language: str, view: CanvasView) -> dict[str, str]:
    """Return what the places and lanes of methods that were replaced are called, without those that still show."""
    cards = (session.cards.get(old.card) for old in session.contents.replaced[block.id])
    named = [item for card in cards if card is not None for item in _text(card, language).places]
    named += [item for key, items in session.contents.places.items() if key[0] == block.id for item in items]
    shown = {item.id for item in (*view.places, *view.lanes)}
    return {item.id: item.label for item in named if item.id not in shown}


def _view(session: Session, block: Block, language: str, team: str) -> CanvasView:
    card = session.card_of(block)
    view = CanvasView() if card is None else view_of_card(card, language)
    agreed = session.contents.criteria.get(block.id, ())
    if card is not None and agreed and view.shown is CanvasKind.GRID:
        view = structs.replace(view, lanes=tuple(_said_in(item, card, language) for item in agreed))
    canvases = session.contents.places.items()
    made = tuple(item for key, items in canvases if key[0] == block.id and team in ("", key[1]) for item in items)
    if not made or not view.makes_places:
        return view
    if view.by_idea:
        return structs.replace(view, lanes=made)
    if view.shown is CanvasKind.SURVEY:
        model = next((item for item in _text(card, language).places if _is_dynamic(item)), None) if card else None
        questions = tuple(structs.replace(item, type=model.type if model else "") for item in made)
        return structs.replace(view, lanes=(*questions, *view.lanes))
    places = _with_made(view.places, made)
    asked = first(normalised(view.settings), "disposition", "layout")
    return structs.replace(view, places=places, layout=rows_of(places, view.layout, asked))


def _with_made(places: Sequence[CanvasItem], made: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    """Return the card's places, some of which the group gave another name, then those that it made."""
    named = {item.id: item for item in made}
    own = tuple(named.pop(item.id, item) for item in places)
    return (*own, *named.values())


def view_of_card(card: Card, language: str) -> CanvasView:
    """Return how a method is captured, in the words of a language."""
    text = _text(card, language)
    places = _places(card.canvas, text.places)
    open_kinds = (CanvasKind.ZONES, CanvasKind.SURVEY)
    makes_places = card.canvas in _MADE or (card.canvas in open_kinds and any(map(_is_dynamic, text.places)))
    has_branches = card.canvas is CanvasKind.TREE and bool(places)
    settings = normalised(text.settings)
    head = first(settings, "tete", "head") if has_branches else ""
    are_fixed = card.canvas is CanvasKind.ZONES and bool(text.places) and not makes_places
    by_idea = are_fixed and fold(first(settings, "instance")) in IDEAS
    suggested, observed = kinds(first(settings, "genre-de-note", "type", "note-kind", "note-kinds"))
    return CanvasView(
        kind=card.canvas,
        shown=_shown(card.canvas, text.places),
        places=places,
        lanes=_lanes(card.canvas, text.places),
        makes_places=makes_places or by_idea or has_branches,
        by_idea=by_idea,
        axes=(first(settings, "x"), first(settings, "y")),
        quadrants=tuple(text.places) if card.canvas is CanvasKind.MATRIX else (),
        corner=CORNERS.get(key_of(first(settings, "coin", "corner")), 0),
        settings=text.settings,
        deck=tuple(dict.fromkeys((*card.text(language).deck, *card.text(MASTER_LANGUAGE).deck))),
        question=first(settings, "question"),
        head=CanvasItem(HEAD, head) if head else None,
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


def stands_for_posters(view: CanvasView) -> bool:
    """Whether each team's canvas is the poster that it hung up, on which the others write (`instance : affiche`)."""
    return fold(first(normalised(view.settings), "instance")) in POSTERS


POSTERS = ("affiche", "poster")
"""What cards call the thing that has a canvas of its own, when each team makes one."""

IDEAS = ("idee", "idees", "idea", "ideas")
"""What cards call it when a team works on one after the other."""

CORNERS = {
    "haut-gauche": 0,
    "top-left": 0,
    "haut-droite": 1,
    "top-right": 1,
    "bas-gauche": 2,
    "bottom-left": 2,
    "bas-droite": 3,
    "bottom-right": 3,
}
"""How a card names the quadrant to look at first."""


def _shown(kind: CanvasKind, items: Sequence[CanvasItem]) -> CanvasKind:
    """Return what a canvas is captured as: without the zones, lanes or fields that it needs it is a list."""
    needs = kind in CELLS or kind in SCORED or kind is CanvasKind.ZONES
    return CanvasKind.LIST if kind not in SHOWN or (needs and not items) else kind


def _said_in(item: CanvasItem, card: Card, language: str) -> CanvasItem:
    """Return a criterion that the room agreed on, in a language when its name is still the card's."""
    names = [one.label for text in card.texts.values() for one in text.canvas.places if one.id == item.id]
    here = next((one for one in _text(card, language).places if one.id == item.id), None)
    return structs.replace(item, label=here.label) if here is not None and item.label in names else item


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
    if not master:
        return tuple(said)
    labels = {item.id: item for item in said}
    pairs = ((item, labels.get(item.id)) for item in master)
    return tuple(
        item if said is None else structs.replace(said, type=said.type or item.type, weight=item.weight)
        for item, said in pairs
    )


def _lanes(kind: CanvasKind, items: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    if kind is CanvasKind.SURVEY:
        return tuple(item for item in items if not _is_dynamic(item))
    return tuple(items) if kind in CELLS or kind is CanvasKind.GRID else ()


def _is_dynamic(item: CanvasItem) -> bool:
    """Whether an item stands for those that the group makes: « libres », « une par affirmation »."""
    said = fold(item.label)
    return item.type == "dynamique" or said in _FREE or said.startswith(("une par ", "un par ", "one per "))


def _places(kind: CanvasKind, items: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    """Return the places that notes can go to: those made during the session are not known yet."""
    if kind not in (CanvasKind.ZONES, CanvasKind.TREE):
        return ()
    return tuple(item for item in items if not _is_dynamic(item))
