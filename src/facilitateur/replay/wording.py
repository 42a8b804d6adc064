"""What the moments of a recording are called."""

from collections.abc import Mapping

from facilitateur.i18n.words import Words, mark
from facilitateur.replay.search import Hit, HitKind

_KINDS: Mapping[HitKind, str] = {
    HitKind.NOTE: "",
    HitKind.CORRECTION: mark("corrected"),
    HitKind.PLACE: mark("a title"),
    HitKind.CARD: mark("drawn card"),
    HitKind.FILE: mark("file"),
}


def hit_label(words: Words, hit: Hit) -> str:
    """Return what is to be known of a hit besides its text: how it came in, and whether it was taken away later."""
    said = [words(_KINDS[hit.kind]) if _KINDS[hit.kind] else "", words("taken away later") if hit.gone else ""]
    return ", ".join(filter(None, said))
