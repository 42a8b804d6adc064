"""What a person may choose about an export."""

from enum import StrEnum

import msgspec


class Names(StrEnum):
    """How people are told in documents that leave."""

    NAMES = "names"
    """First names as they were typed."""
    CODES = "codes"
    """`P01`, `P02`…: names that people wrote as authors are left out."""
    NONE = "none"
    """Nobody, only how many they were."""


class ExportOptions(msgspec.Struct, frozen=True):
    """The choices for one export."""

    names: Names = Names.CODES
    """JSON ignores it: it is a copy of the session, for importing."""
