"""« When did "cantine" first appear? »: the moments of a recording at which a text that holds some words was put up."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import (
    CardDrawn,
    FileAttached,
    NoteAdded,
    NoteEdited,
    NotesMerged,
    PlaceAdded,
    PlaceLabelled,
)
from facilitateur.domain.state import Session
from facilitateur.replay.timeline import Timeline


class HitKind(StrEnum):
    """What was put up."""

    NOTE = "note"
    CORRECTION = "correction"
    """The words came in when a note was corrected."""
    PLACE = "place"
    """The title of a cluster, a step, a sheet."""
    CARD = "card"
    """A card of the method's deck."""
    FILE = "file"


class Hit(NamedTuple):
    """One moment at which the words appeared."""

    kind: HitKind
    place: int
    """Index of its event in the timeline, from 0."""
    at: datetime
    text: str
    block: str
    team: str
    note: int = 0
    """The number of the note, 0 for what is none."""
    gone: bool = False
    """Whether the text was no longer there at the end of the recording."""


class Search:
    """The texts of a recording, made comparable once, so that searching follows the typing."""

    def __init__(self, timeline: Timeline) -> None:
        self._whole = timeline.state_of(len(timeline))
        self._texts = [(fold(hit.text), before, hit) for hit, before in _texts(timeline)]

    def find(self, query: str) -> tuple[Hit, ...]:
        """Return in order the moments at which all words of a query appeared, accents and case ignored.

        A corrected note counts again only when the correction brought the words.
        """
        wanted = fold(query).split()
        if not wanted:
            return ()
        return tuple(
            hit._replace(gone=_is_gone(self._whole, hit, wanted))
            for text, before, hit in self._texts
            if _holds(text, wanted) and not (before and _holds(fold(before), wanted))
        )


def _holds(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)


def _is_gone(whole: Session, hit: Hit, wanted: list[str]) -> bool:
    if hit.note:
        note = whole.note(hit.note)
        return note is None or note.retracted or not _holds(fold(note.text), wanted)
    if hit.kind is HitKind.PLACE:
        items = whole.contents.places.get((hit.block, hit.team), ())
        return not any(_holds(fold(item.label), wanted) for item in items)
    return False


def _texts(timeline: Timeline) -> Iterator[tuple[Hit, str]]:
    """Yield every text with what stood in its place before; where a note stands is looked up while the log goes by."""
    standing: dict[int, tuple[str, str, str]] = {}
    for place, (recorded, at) in enumerate(zip(timeline.records, timeline.instants, strict=True)):
        match recorded.event:
            case NoteAdded(note=number, block=block, team=team, text=text):
                standing[number] = (block, team, text)
                yield Hit(HitKind.NOTE, place, at, text, block, team, number), ""
            case NoteEdited(note=number, text=text) | NotesMerged(into=number, text=text):
                block, team, before = standing.get(number, ("", "", ""))
                standing[number] = (block, team, text)
                yield Hit(HitKind.CORRECTION, place, at, text, block, team, number), before
            case PlaceAdded(block=block, team=team, label=label) | PlaceLabelled(block=block, team=team, label=label):
                if label:
                    yield Hit(HitKind.PLACE, place, at, label, block, team), ""
            case CardDrawn(block=block, team=team, text=text):
                yield Hit(HitKind.CARD, place, at, text, block, team), ""
            case FileAttached(block=block, team=team, name=name):
                yield Hit(HitKind.FILE, place, at, name, block, team), ""
            case _:
                pass
