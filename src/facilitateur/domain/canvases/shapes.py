"""What a field, lane, criterion or question takes, whatever its words: a translation may not take anything else."""

from collections.abc import Mapping
from typing import Final

from facilitateur.domain.canvases.scales import scale_of
from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.canvases.values import bounds_of, choices_of, seconds_of
from facilitateur.domain.card import CanvasItem

_ENGLISH: Final[Mapping[str, str]] = {
    "fichier": "file",
    "commentaire": "comment",
    "secondes": "seconds",
    "nombre": "number",
    "duree": "duration",
    "texte": "text",
    "mentions": "grades",
    "echelle": "scale",
}


def shape_of(item: CanvasItem) -> tuple[object, ...]:
    """Return what two types share when one is the translation of the other: their kind, bounds and count of choices."""
    scale, choices = scale_of(item), choices_of(item)
    if choices or scale.names:
        return "choice", len(choices), len(scale.names)
    kind = key_of(item.type.partition(":")[0])
    return _ENGLISH.get(kind, kind), scale, bounds_of(item), seconds_of(item)
