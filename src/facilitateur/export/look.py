"""The organisation's own look: its name, its logo, its colour and its templates, from the workspace's `modeles/`."""

from pathlib import Path

import msgspec

from facilitateur.export.document import Picture


class Look(msgspec.Struct, frozen=True):
    """What an organisation gives its documents; nothing of it is needed."""

    organisation: str = ""
    contact: str = ""
    """A line for the foot of the cover: address, telephone, e-mail."""
    colour: str = ""
    """`#rrggbb`, dark enough to be read on white."""
    logo: Picture | None = None
    folder: Path | None = None
    """Where templates are."""
