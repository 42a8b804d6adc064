"""How events change what a group makes on its canvas besides notes: places, scores, answers."""

from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.events import (
    Answered,
    CardDrawn,
    CriteriaAgreed,
    GroupsDrawn,
    PlaceAdded,
    PlaceLabelled,
    PlaceRemoved,
    Scored,
)
from facilitateur.domain.limits import (
    MOST_ANSWERS,
    MOST_CRITERIA,
    MOST_PEOPLE,
    MOST_PLACES,
    MOST_TITLES,
    MOST_WEIGHT,
    sane_score,
)
from facilitateur.domain.seating import Groups
from facilitateur.domain.state import Answer, Contents

PlaceEvent: TypeAlias = PlaceAdded | PlaceLabelled | PlaceRemoved
ScoreEvent: TypeAlias = Scored | Answered | GroupsDrawn | CardDrawn | CriteriaAgreed


def apply_place(contents: Contents, event: PlaceEvent) -> Contents:
    """Return the contents after an event about a place; the same object when it changes nothing."""
    key = (event.block, event.team)
    before = contents.places.get(key, ())
    known = any(place.id == event.place for place in before)
    match event:
        case PlaceAdded():
            wanted = not known and len(before) < MOST_PLACES and event.place
            source = event.title_of if event.origin is None else f"n{event.origin}"
            after = (*before, CanvasItem(event.place, event.label, source=source)) if wanted else before
        case PlaceLabelled():
            after = tuple(_labelled(place, event.label) if place.id == event.place else place for place in before)
        case PlaceRemoved():
            after = tuple(place for place in before if place.id != event.place)
    return contents if after == before else replace(contents, places={**contents.places, key: after})


def _labelled(place: CanvasItem, label: str) -> CanvasItem:
    """Return a place under another title; the one that it bore is remembered."""
    if label == place.label:
        return place
    borne = (*place.earlier, place.label)[-MOST_TITLES:] if place.label else place.earlier
    return replace(place, label=label, earlier=borne)


def apply_score(contents: Contents, event: ScoreEvent) -> Contents:
    """Return the contents after a score, an answer or a draw; the same object when it changes nothing."""
    if isinstance(event, GroupsDrawn):
        held = min(max(event.held, 0), len(event.rounds))
        drawn = Groups(event.seed, event.rounds, event.absent, held, event.hosts)
        return replace(contents, groups={**contents.groups, event.block: drawn})
    if isinstance(event, CriteriaAgreed):
        return _agree(contents, event)
    if isinstance(event, CardDrawn):
        key = (event.block, event.team)
        cards = (*contents.drawn.get(key, ()), event.text)
        return replace(contents, drawn={**contents.drawn, key: cards}) if len(cards) <= MOST_ANSWERS else contents
    return _score(contents, event) if isinstance(event, Scored) else _answer(contents, event)


def _agree(contents: Contents, event: CriteriaAgreed) -> Contents:
    """Keep the criteria that a grid can have; none gives those of the card back."""
    known = {item.id: item for item in reversed(event.criteria) if item.id}
    wanted = [item for item in dict.fromkeys(event.criteria) if known.get(item.id) == item][:MOST_CRITERIA]
    agreed = tuple(replace(item, weight=min(max(item.weight, 1), MOST_WEIGHT)) for item in wanted)
    if agreed == contents.criteria.get(event.block, ()):
        return contents
    others = {block: items for block, items in contents.criteria.items() if block != event.block}
    return replace(contents, criteria={**others, event.block: agreed} if agreed else others)


def _score(contents: Contents, event: Scored) -> Contents:
    canvas, key = (event.block, event.team), (event.row, event.criterion, event.rater)
    before = contents.scores.get(canvas, {})
    value = sane_score(event.value)
    if before.get(key) == value or not 1 <= event.rater <= MOST_PEOPLE:
        return contents
    after = {known: held for known, held in before.items() if known != key}
    if value is not None:
        after[key] = value
    return replace(contents, scores={**contents.scores, canvas: after})


def _answer(contents: Contents, event: Answered) -> Contents:
    canvas = (event.block, event.team)
    before = contents.answers.get(canvas, ())
    if not 1 <= event.answer <= min(len(before) + 1, MOST_ANSWERS) or not 1 <= event.count <= MOST_PEOPLE:
        return contents
    given = Answer(dict(event.values), event.count)
    after = (*before[: event.answer - 1], given, *before[event.answer :])
    return contents if after == before else replace(contents, answers={**contents.answers, canvas: after})
