"""A method from elsewhere, as far as it is understood: gaps are gaps."""

import msgspec

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.phases import Phase


class DraftStep(msgspec.Struct, frozen=True):
    """A step, with its minutes if anybody said them."""

    title: str
    detail: str = ""
    minutes: int | None = None
    rounds: int = 1
    seconds: int = 0
    """Seconds of a round beyond its minutes."""
    room: str = ""
    """What the room may see."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a card would say; none or nothing where the source says nothing."""

    name: str
    line: int = 1
    """Where it begins in its file."""
    language: str = "en"
    purpose: str = ""
    invitation: str = ""
    preparation: str = ""
    steps: tuple[DraftStep, ...] = ()
    tips: str = ""
    pitfalls: str = ""
    capture: str = ""
    remote: str = ""
    example: str = ""
    variants: str = ""
    material: str = ""
    source: str = ""
    """Who made it: attribution, author, address."""
    licence: str = ""
    minutes: tuple[int, int, int] | None = None
    people: tuple[int, int] | None = None
    energy: int | None = None
    trust: int | None = None
    phases: tuple[Phase, ...] = ()
    every_phase: bool = False
    is_transverse: bool = False
    """Whether it fits every phase first of all."""
    family: str = ""
    canvas: CanvasKind | None = None
