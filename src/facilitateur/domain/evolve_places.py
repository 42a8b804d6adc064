"""How events change the places that a group makes on its canvas."""

from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.events import PlaceAdded, PlaceLabelled, PlaceRemoved
from facilitateur.domain.limits import MOST_PLACES
from facilitateur.domain.state import Contents

PlaceEvent: TypeAlias = PlaceAdded | PlaceLabelled | PlaceRemoved


def apply_place(contents: Contents, event: PlaceEvent) -> Contents:
    """Return the contents after an event about a place; the same object when it changes nothing."""
    key = (event.block, event.team)
    before = contents.places.get(key, ())
    known = any(place.id == event.place for place in before)
    match event:
        case PlaceAdded():
            wanted = not known and len(before) < MOST_PLACES and event.place
            after = (*before, CanvasItem(event.place, event.label)) if wanted else before
        case PlaceLabelled():
            after = tuple(replace(place, label=event.label) if place.id == event.place else place for place in before)
        case PlaceRemoved():
            after = tuple(place for place in before if place.id != event.place)
    return contents if after == before else replace(contents, places={**contents.places, key: after})
