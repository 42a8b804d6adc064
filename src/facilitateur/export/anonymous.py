"""A session without the names of those who took part: codes stand in their place, also inside what was written."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

import msgspec

from facilitateur.domain.authors import group_named
from facilitateur.domain.cleaning import fold
from facilitateur.domain.people import Participant
from facilitateur.domain.state import Contents, Note, Session
from facilitateur.domain.vector import Vector

SHORTEST = 2
"""Letters of the shortest name that is looked for."""

Replace = Callable[[str], str]


def anonymous(session: Session) -> Session:
    """Return a session whose notes, titles and places name nobody of the list; authors are gone, but for groups."""
    replace = replacer(session.contents.participants)
    contents = session.contents
    people = tuple(Participant(person.code, person.code) for person in contents.participants)
    agenda = msgspec.structs.replace(
        contents.agenda,
        name=replace(contents.agenda.name),
        audience=replace(contents.agenda.audience),
        blocks=tuple(
            msgspec.structs.replace(block, title=replace(block.title), note=replace(block.note))
            for block in contents.agenda.blocks
        ),
    )
    changed = msgspec.structs.replace(
        contents,
        agenda=agenda,
        participants=people,
        team_names=_team_names(contents, replace),
        notes=_notes(contents, replace),
        **_labels(contents, replace),
    )
    return msgspec.structs.replace(session, challenge=replace(session.challenge), contents=changed)


def _codes(people: tuple[Participant, ...]) -> dict[str, str]:
    """Return the code of each name, its first word and its last, without case and accents; a whole name comes first."""
    codes = {fold(person.name): person.code for person in reversed(people) if len(person.name) >= SHORTEST}
    for person in people:
        for name in _names(person)[1:]:
            codes.setdefault(fold(name), person.code)
    return codes


def _names(person: Participant) -> tuple[str, ...]:
    """Return what somebody may be called: the whole name, the first name alone, the family name alone."""
    words = person.name.split()
    # « Agent 12 » and « Ana (mairie) » have no family name.
    family = [word for word in words[-1:] if word[:1].isupper()]
    return tuple(dict.fromkeys(name for name in (person.name, *words[:1], *family) if len(name) >= SHORTEST))


def replacer(people: tuple[Participant, ...]) -> Replace:
    """Return what puts codes in the place of names: whole words, a first or family name also without the other."""
    codes = _codes(people)
    if not codes:
        return lambda text: text
    names = sorted({name for person in people for name in _names(person)}, key=len, reverse=True)
    known = "|".join(re.escape(said) for name in names for said in (name, name.upper()))
    pattern = re.compile(rf"(?<!\w)(?:{known})(?!\w)")

    def replace(text: str) -> str:
        return pattern.sub(lambda found: codes.get(fold(found.group()), found.group()), text)

    return replace


def _team_names(contents: Contents, replace: Replace) -> dict[str, str]:
    """Return the names of teams; one that is somebody's gives way to the code, however it is written."""
    codes = _codes(contents.participants)
    return {letter: codes.get(fold(name)) or replace(name) for letter, name in contents.team_names.items()}


def _notes(contents: Contents, replace: Replace) -> Vector[Note | None]:
    notes: Vector[Note | None] = Vector()
    for note in contents.notes:
        if note is not None:
            author = note.author if group_named(note.author) else ""
            note = msgspec.structs.replace(note, text=replace(note.text), author=author)
        notes = notes.append(note)
    return notes


TOLD = (
    "places",
    "criteria",
    "replaced",
    "files",
    "votes",
    "speech",
    "side_timers",
    "drawn",
    "replans",
    "corrections",
    "runs",
)
"""Contents in which people may be named besides notes and the agenda."""


def _labels(contents: Contents, replace: Replace) -> dict[str, object]:
    return {name: hidden(getattr(contents, name), replace) for name in TOLD}


def hidden(value: object, replace: Replace) -> object:
    """Return a value, structures inside structures, with names replaced in every text."""
    match value:
        case StrEnum():
            return value
        case str():
            return replace(value)
        case tuple():
            return tuple(hidden(item, replace) for item in value)
        case Mapping():
            return {hidden(key, replace): hidden(item, replace) for key, item in value.items()}
        case msgspec.Struct():
            held = {name: getattr(value, name) for name in value.__struct_fields__}
            changed = {name: hidden(item, replace) for name, item in held.items()}
            return value if changed == held else msgspec.structs.replace(value, **changed)
        case _:
            return value
