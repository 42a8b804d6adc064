"""What the TinyDB copy of a session holds besides its journal."""

from collections.abc import Mapping
from typing import Any

from msgspec import structs, to_builtins

from facilitateur.domain.state import Note, Session


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


_FIRST = frozenset(
    [
        "number",
        "block",
        "team",
        "text",
        "kind",
        "at",
        "place",
        "parent",
        "author",
        "kept",
        "parked",
        "retracted",
        "votes",
        "edited",
    ],
)
"""Fields that every document has had since the first format; people's queries count on them."""

_LATER = {field.name: field.default for field in structs.fields(Note) if field.name not in _FIRST}
"""What came later, with what it is where nobody used it."""


def note_document(note: Note) -> Mapping[str, Any]:
    """Return the document of table `notes` of the TinyDB copy; a later field that says nothing is left out.

    So the copy of an older session, made again by a newer program, differs only by what happened.
    """
    document: dict[str, Any] = to_builtins(note)
    unused = {name for name, value in _LATER.items() if getattr(note, name) == value}
    return {name: value for name, value in document.items() if name not in unused}
