"""Rows of places: what a wide screen and a table show side by side."""

from collections.abc import Iterable, Sequence

from facilitateur.domain.canvases.settings import find_place, key_of
from facilitateur.domain.card import CanvasItem

Rows = tuple[tuple[str, ...], ...]

WIDEST = 3
"""Columns of a grid whose card asks for nothing."""

BUSINESS_MODEL: Rows = (
    ("Partenaires", "Activités clés", "Promesse de valeur", "Relation", "Bénéficiaires"),
    ("Ressources clés", "Canaux"),
    ("Coûts", "Financements et gains"),
)
"""The familiar layout of a business model canvas, by the names of its zones."""


def rows_of(places: Sequence[CanvasItem], drawn: Rows, asked: str) -> Rows:
    """Return rows in which every place stands exactly once.

    Args:
        places: The places of the canvas.
        drawn: Rows of ids that the card draws itself (`Disposition`), may be empty or wrong.
        asked: The setting `disposition`: `2x2`, `colonnes`, `bmc` or nothing.
    """
    if not places:
        return ()
    named = drawn or (BUSINESS_MODEL if key_of(asked) == "bmc" else ())
    known = _without_repetition(tuple(found.id for name in row if (found := find_place(places, name))) for row in named)
    if known:
        placed = {place_id for row in known for place_id in row}
        return (*known, *_grid([item.id for item in places if item.id not in placed], WIDEST))
    return _grid([item.id for item in places], _columns(len(places), key_of(asked)))


def _columns(places: int, asked: str) -> int:
    if asked in ("colonnes", "columns"):
        return places
    return 2 if asked == "2x2" or places in (2, 4) else WIDEST


def _grid(ids: Sequence[str], columns: int) -> Rows:
    return tuple(tuple(ids[i : i + columns]) for i in range(0, len(ids), columns))


def _without_repetition(rows: Iterable[Iterable[str]]) -> Rows:
    seen: set[str] = set()
    kept: list[tuple[str, ...]] = []
    for row in rows:
        fresh = tuple(place_id for place_id in dict.fromkeys(row) if place_id not in seen)
        seen.update(fresh)
        if fresh:
            kept.append(fresh)
    return tuple(kept)
