"""What a method card says: the numbers once, the words once per language."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from facilitateur.domain.phases import Phase

MASTER_LANGUAGE = "fr"
"""The language of a card's master file; translations inherit its numbers and ids."""


class CanvasKind(StrEnum):
    """The structure in which a method's output is captured, under its name in card files."""

    LIST = "liste"
    ZONES = "zones"
    CLUSTERS = "grappes"
    MATRIX = "matrice"
    JOURNEY = "parcours"
    TREE = "arbre"
    SHEETS = "fiches"
    GALLERY = "galerie"
    GRID = "grille"
    SURVEY = "questionnaire"
    GROUPS = "groupes"


class StepTiming(msgspec.Struct, frozen=True):
    """The time of one step; `rounds` repetitions of `round_minutes` and perhaps some seconds each."""

    round_minutes: int
    rounds: int = 1
    round_seconds: int | msgspec.UnsetType = msgspec.UNSET
    """Seconds of a round beyond its minutes; written down only where the card counts in seconds."""

    @property
    def is_exact(self) -> bool:
        """Whether the card counts this step in seconds: it lasts what it lasts, whatever the block is given."""
        return bool(self.round_seconds)

    @property
    def each(self) -> int:
        """The seconds of one round."""
        return 60 * self.round_minutes + (self.round_seconds or 0)

    @property
    def seconds(self) -> int:
        """The seconds of all rounds together."""
        return self.rounds * self.each

    @property
    def minutes(self) -> int:
        """The minutes of all rounds together, the last one begun."""
        return -(-self.seconds // 60)


class StepText(msgspec.Struct, frozen=True, omit_defaults=True):
    """The words of one step in one language."""

    title: str
    detail: str = ""
    room: str = ""
    """The instruction that the room may see (the `>` lines of the card)."""


class CanvasItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a canvas section: a zone, a field, a lane, a criterion, a question."""

    id: str
    label: str
    help: str = ""
    type: str = ""
    """What stands in square brackets after the label, e.g. `long`, `fichier`, `echelle:1-5`."""
    weight: int = 1
    """What stands after a star, e.g. `Utilité*3`: how much a criterion counts."""
    source: str = ""
    """Of a place that the group made: id of the note or place that it was carried over from."""
    earlier: tuple[str, ...] = ()
    """Of a place that the group made: the titles that it bore before this one."""


class CanvasText(msgspec.Struct, frozen=True, omit_defaults=True):
    """The words of a canvas in one language."""

    places: tuple[CanvasItem, ...] = ()
    """Zones, branches, fields, lanes, criteria, questions or quadrants, in the card's order."""
    settings: Mapping[str, str] = {}
    """The `Réglages` section, keys normalised (lower case, no accents, `-` for spaces)."""
    layout: tuple[tuple[str, ...], ...] = ()
    """Rows of place ids for wide screens (`Disposition`, `Large`)."""


class CardText(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything a card says in one language."""

    name: str
    purpose: str = ""
    invitation: str = ""
    """The consigne: the words to say aloud."""
    preparation: str = ""
    steps: tuple[StepText, ...] = ()
    tips: str = ""
    pitfalls: str = ""
    capture: str = ""
    canvas: CanvasText = CanvasText()
    deck: tuple[str, ...] = ()
    remote: str = ""
    example: str = ""
    variants: str = ""
    material: str = ""
    """Of a translation that has it; the card's own counts otherwise."""
    source: str = ""
    """Of a translation that has it; the card's own counts otherwise."""
    missing: tuple[str, ...] = ()
    """Names of the sections that a translation lacks and that show the master's text."""


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """A method card as read from its file, or as frozen in a session."""

    slug: str
    revision: int
    sha256: str
    """Hash of the master file's bytes."""
    phases: tuple[Phase, ...]
    """First = the shelf; empty when the card fits all phases only."""
    every_phase: bool
    """The card says `toutes`."""
    family: str
    canvas: CanvasKind
    minutes: tuple[int, int, int]
    """Shortest, usual, longest."""
    people: tuple[int, int]
    energy: int
    timings: tuple[StepTiming, ...]
    texts: Mapping[str, CardText]
    """Words by language code; the master language is always there."""
    trust: int = 1
    seed_tool: str = ""
    """The name of the summer universities' tool that this card carries, if any."""
    kin: str = ""
    """The family of methods among those tools to which this card belongs, besides the reference card."""
    material: str = ""
    source: str = ""
    licence: str = "CC BY 4.0"
    is_transverse: bool = False
    """The card says `toutes` first: its shelf is that of no phase, whatever phases follow."""

    @property
    def shelf(self) -> Phase | None:
        """The phase under which the card is shelved and planned unless the agenda says otherwise."""
        return self.phases[0] if self.phases and not self.is_transverse else None

    def text(self, language: str) -> CardText:
        """Return the words in `language`, or the master's."""
        return self.texts.get(language) or self.texts.get(MASTER_LANGUAGE) or CardText(self.slug)

    def material_in(self, language: str) -> str:
        """Return what has to be there in `language`, or as the master says it."""
        return self.text(language).material or self.material

    def source_in(self, language: str) -> str:
        """Return whose method it is in `language`, or as the master says it."""
        return self.text(language).source or self.source
