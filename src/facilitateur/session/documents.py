"""What the TinyDB copy of a session holds besides its journal."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitateur.domain.state import Session


def meta_of(state: Session) -> dict[str, Any]:
    """Return the document of table `meta` of the TinyDB copy."""
    return {
        "id": state.id,
        "challenge": state.challenge,
        "agenda": state.agenda.name,
        "zone": state.zone,
        "language": state.language,
        "created_at": state.created_at.isoformat(),
        "ended": state.contents.ended,
        "teams": [team.letter for team in state.contents.teams],
    }


def note_document(note: msgspec.Struct) -> Mapping[str, Any]:
    """Return the document of table `notes` of the TinyDB copy."""
    document: dict[str, Any] = msgspec.to_builtins(note)
    return document
