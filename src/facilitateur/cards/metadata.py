"""The header of a card: its numbers and names."""

from collections.abc import Sequence

import msgspec

from facilitateur.cards.vocabulary import (
    CANVAS_NAMES,
    CANVASES,
    CARD_VERSION,
    EVERY_PHASE,
    EVERY_PHASE_NAMES,
    FAMILIES,
    FAMILY_NAMES,
)
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import slug
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.fields import Fields
from facilitateur.textfiles.phases import PHASE_NAMES, PHASES
from facilitateur.textfiles.values import split_list

MASTER_KEYS = frozenset(
    (
        *("fiche", "nom", "nom_en", "langue", "phases", "famille", "outil_cnfpt", "cousine", "duree", "groupe"),
        *("energie", "confiance", "canevas", "materiel", "origine", "licence", "revision"),
    )
)
"""The keys of a master's header."""

LONGEST = 24 * 60
"""Minutes that a method may last."""

MOST_PEOPLE = 10_000
"""People that a method may take."""

DEFAULT_LICENCE = "CC BY 4.0"


class Metadata(msgspec.Struct, frozen=True):
    """What the header of a master says."""

    name: str
    english_name: str
    phases: tuple[Phase, ...]
    every_phase: bool
    is_transverse: bool
    family: str
    seed_tool: str
    kin: str
    minutes: tuple[int, int, int]
    people: tuple[int, int]
    energy: int
    trust: int
    canvas: CanvasKind
    material: str
    source: str
    licence: str
    revision: int


def read_metadata(fields: Fields) -> Metadata | None:
    """Return what a header says; None when it is written for a newer version."""
    if not fields.version("fiche", CARD_VERSION):
        return None
    phases, every_phase, is_transverse = _phases(fields)
    minutes = fields.ascending("duree", 3, (1, LONGEST), "duree : 15 / 25 / 45")
    people = fields.ascending("groupe", 2, (1, MOST_PEOPLE), "groupe : 3 à 30")
    return Metadata(
        name=fields.required("nom"),
        english_name=fields.text("nom_en"),
        phases=phases,
        every_phase=every_phase,
        is_transverse=is_transverse,
        family=fields.choice("famille", FAMILIES, FAMILY_NAMES) or FAMILY_NAMES[0],
        seed_tool=fields.text("outil_cnfpt"),
        kin=fields.text("cousine"),
        minutes=(minutes[0], minutes[1], minutes[2]),
        people=(people[0], people[1]),
        energy=fields.number("energie", 1, 3),
        trust=fields.number("confiance", 1, 3, default=1),
        canvas=fields.choice("canevas", CANVASES, CANVAS_NAMES) or CanvasKind.LIST,
        material=fields.text("materiel"),
        source=fields.required("origine"),
        licence=fields.text("licence") or DEFAULT_LICENCE,
        revision=fields.number("revision", 1, 999_999, default=1),
    )


def _phases(fields: Fields) -> tuple[tuple[Phase, ...], bool, bool]:
    """Return the phases in the order of the file, whether the card fits them all, and whether it says so first."""
    value = fields.require("phases")
    if value is None:
        return (), False, False
    phases: list[Phase] = []
    every_phase = is_transverse = False
    shown: Sequence[str] = [*PHASE_NAMES.values(), EVERY_PHASE]
    for word, offset in split_list(value.text):
        if slug(word) in EVERY_PHASE_NAMES:
            every_phase, is_transverse = True, is_transverse or not phases
            continue
        phase = fields.choose("phases", word, PHASES, shown, (value.line, value.column + offset))
        if phase is not None and phase not in phases:
            phases.append(phase)
    return tuple(phases), every_phase, is_transverse
