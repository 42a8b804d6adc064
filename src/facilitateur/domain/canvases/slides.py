"""Slides that pass by themselves: what is said on each against the seconds for which it stays."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import first, key_of, normalised
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE, spoken_seconds_of, words_in
from facilitateur.domain.state import Note

SAID = ("texte-dit", "voix", "dialogue", "spoken", "spoken-text", "voice")
"""How cards name a lane whose words are said aloud."""

_INTERVAL = re.compile(r"(?:\d{1,3}\s*[x×*]\s*)?(\d{1,4})\s*s(?:ec\w*)?\.?", re.IGNORECASE)


class Slide(NamedTuple):
    """What is said while one slide stands."""

    step: CanvasItem
    words: int
    spoken: int
    """Seconds, at the pace that was asked for."""


def spoken_lanes(view: CanvasView) -> tuple[str, ...]:
    """Return the ids of the lanes whose words are said aloud."""
    return tuple(lane.id for lane in view.lanes if key_of(lane.label) in SAID)


def interval_of(view: CanvasView) -> int | None:
    """Return the seconds for which each slide stands (`intervalles : 20x20s`); none where a card says none."""
    said = first(normalised(view.settings), "intervalles", "intervals")
    found = _INTERVAL.fullmatch(said.strip())
    return int(found[1]) or None if found else None


def slides(view: CanvasView, notes: Sequence[Note], pace: int = WORDS_PER_MINUTE) -> tuple[Slide, ...]:
    """Return each step with its words said aloud; nothing where no lane is spoken or slides have no time of their own.

    Args:
        view: The canvas.
        notes: What was written on it.
        pace: Words said in a minute.
    """
    lanes = spoken_lanes(view)
    if not lanes or interval_of(view) is None:
        return ()
    held: dict[str, list[str]] = {}
    for note in notes:
        if note.lane in lanes:
            held.setdefault(note.place, []).append(note.text)
    return tuple(_slide(step, held.get(step.id, []), pace) for step in view.places)


def _slide(step: CanvasItem, texts: Sequence[str], pace: int) -> Slide:
    return Slide(step, words_in(texts), spoken_seconds_of(texts, pace))
