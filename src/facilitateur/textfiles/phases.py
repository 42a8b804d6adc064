"""The seven phases as hand-written files name them, in French and English."""

from typing import Final

from facilitateur.domain.phases import Phase

PHASE_NAMES: Final = {
    Phase.ICEBREAKER: "brise-glace",
    Phase.UNDERSTANDING: "comprehension",
    Phase.INSPIRATION: "inspiration",
    Phase.IDEATION: "ideation",
    Phase.PROTOTYPING: "prototypage",
    Phase.TESTING: "test",
    Phase.PITCH: "pitch",
}
"""The phases as files write them."""

PHASES: Final = {
    **{name: phase for phase, name in PHASE_NAMES.items()},
    **{phase.value: phase for phase in Phase},
    "brise-glaces": Phase.ICEBREAKER,
    "prototype": Phase.PROTOTYPING,
    "tests": Phase.TESTING,
}
"""Phases by the slug of every name a file may use."""
