"""The closed lists of card files, in French and English: families, canvases, section titles."""

from typing import Final, NamedTuple

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import slug

CARD_VERSION: Final = 1
"""The newest `fiche : N` that this reader knows."""

EVERY_PHASE: Final = "toutes"
"""Said by the cards that fit any phase."""

EVERY_PHASE_NAMES: Final = frozenset({EVERY_PHASE, "toute", "all", "every", "any"})
"""The ways of saying `toutes`."""

_FAMILIES: Final = {
    "emergence": (),
    "comprehension": ("understanding",),
    "inspiration": (),
    "creativite": ("creativity",),
    "prototypage": ("prototyping",),
    "test": ("testing", "tests"),
    "narration": ("storytelling", "narrative"),
    "intelligence-collective": ("collective-intelligence",),
}

FAMILY_NAMES: Final = tuple(_FAMILIES)
"""The families as files write them and as cards keep them."""

FAMILIES: Final = {word: family for family, others in _FAMILIES.items() for word in (family, *others)}
"""Families by every name a file may use."""

CANVAS_NAMES: Final = tuple(kind.value for kind in CanvasKind)
"""The canvases as files write them."""

CANVASES: Final = {
    **{kind.value: kind for kind in CanvasKind},
    **{kind.name.lower(): kind for kind in CanvasKind},
}
"""Canvases by every name a file may use."""


class SectionKind(NamedTuple):
    """A section of a card: the field of `CardText` it fills, its French name, its other titles."""

    field: str
    name: str
    titles: tuple[str, ...]
    is_required: bool = False


SECTIONS: Final = (
    SectionKind("purpose", "but", ("purpose", "goal", "objectif"), True),
    SectionKind("invitation", "consigne", ("invitation",)),
    SectionKind("preparation", "preparation", ("before",)),
    SectionKind("steps", "deroule", ("steps",), True),
    SectionKind("tips", "conseils", ("tips",), True),
    SectionKind("pitfalls", "pieges", ("pitfalls", "traps"), True),
    SectionKind("capture", "a-capturer", ("capture", "to-capture"), True),
    SectionKind("canvas", "canevas", ("canvas",)),
    SectionKind("deck", "paquet", ("deck",)),
    SectionKind("remote", "a-distance", ("remote", "online")),
    SectionKind("example", "exemple", ("example",)),
    SectionKind("variants", "variantes", ("variants", "variations")),
)
"""The sections in the order in which a card shows them."""

SECTION_TITLES: Final = {
    "purpose": ("But", "Purpose"),
    "invitation": ("Consigne", "Invitation"),
    "preparation": ("Préparation", "Preparation"),
    "steps": ("Déroulé", "Steps"),
    "tips": ("Conseils", "Tips"),
    "pitfalls": ("Pièges", "Pitfalls"),
    "capture": ("À capturer", "Capture"),
    "canvas": ("Canevas", "Canvas"),
    "deck": ("Paquet", "Deck"),
    "remote": ("À distance", "Remote"),
    "example": ("Exemple", "Example"),
    "variants": ("Variantes", "Variants"),
}
"""The one title, French and English, under which a section is written."""

SECTION_BY_TITLE: Final = {title: kind for kind in SECTIONS for title in (kind.name, *kind.titles)}
"""Sections by the slug of every title a file may use."""

_PARTS: Final = (
    ("places", "Zones", "Areas"),
    ("places", "Champs", "Fields"),
    ("places", "Couloirs", "Lanes"),
    ("places", "Critères", "Criteria"),
    ("places", "Questions", "Items"),
    ("places", "Branches", "Limbs"),
    ("places", "Quadrants", "Corners"),
    ("layout", "Disposition", "Layout"),
    ("settings", "Réglages", "Settings"),
)

CANVAS_PARTS: Final = {slug(title): holds for holds, *titles in _PARTS for title in titles}
"""What each subsection of the canvas section holds."""

CANVAS_PART_TITLES: Final = {
    slug(title): (french, english) for _, french, english in _PARTS for title in (french, english)
}
"""The one title, French and English, under which a subsection is written."""


def canvas_title(french: str) -> tuple[str, str]:
    """Return the French and English titles of a subsection, by its French one."""
    return CANVAS_PART_TITLES[slug(french)]


CANVAS_PART_NAMES: Final = (
    "zones",
    "champs",
    "couloirs",
    "criteres",
    "questions",
    "branches",
    "quadrants",
    "disposition",
    "reglages",
)
"""The subsections proposed in messages."""

NEEDS_PLACES: Final = {
    CanvasKind.ZONES: "Zones",
    CanvasKind.SHEETS: "Champs",
    CanvasKind.GALLERY: "Champs",
    CanvasKind.JOURNEY: "Couloirs",
    CanvasKind.GRID: "Critères",
    CanvasKind.SURVEY: "Questions",
}
"""The canvases that are nothing without places, and the title under which cards usually write them."""
