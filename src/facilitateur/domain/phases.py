"""The seven phases of a challenge workshop, in order; their ids are stored for ever."""

from enum import StrEnum


class Phase(StrEnum):
    """One of the seven phases; a block belongs to one or to none."""

    ICEBREAKER = "icebreaker"
    UNDERSTANDING = "understanding"
    INSPIRATION = "inspiration"
    IDEATION = "ideation"
    PROTOTYPING = "prototyping"
    TESTING = "testing"
    PITCH = "pitch"


PHASES: tuple[Phase, ...] = tuple(Phase)
"""The phases in the order in which a workshop goes through them."""
