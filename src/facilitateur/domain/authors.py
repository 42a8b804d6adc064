"""Who said a note, where the card asks for it: read from « Ada : mon mot », and who has not spoken.

`auteur : oui` asks for people, `auteur : groupe` for teams and groups: `@A` is a team, `@3` the third group.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.balloting import present_codes
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import asks, first, normalised
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import fold
from facilitateur.domain.people import Participant
from facilitateur.domain.state import WHOLE_ROOM, Session

TAKES_AUTHORS = frozenset({CanvasKind.LIST, CanvasKind.ZONES, CanvasKind.CLUSTERS, CanvasKind.MATRIX, CanvasKind.TREE})
"""Canvases on which a typed line is what somebody says."""

GROUPS = ("groupe", "group")
"""How cards ask for groups."""

GROUP_SIGN = "@"

_LEAD = re.compile(r"([^:]{1,80}?)\s*:\s*(\S.*)", re.DOTALL)


class Said(NamedTuple):
    """A line with who said it."""

    author: str
    """Code of a participant, team or group; empty for nobody who is listed."""
    text: str


def asks_authors(view: CanvasView) -> bool:
    """Whether a card asks who says each note."""
    return view.shown in TAKES_AUTHORS and asks(first(normalised(view.settings), "auteur", "author"))


def asks_groups(view: CanvasView) -> bool:
    """Whether a card asks which team or group says each note."""
    return view.shown in TAKES_AUTHORS and fold(first(normalised(view.settings), "auteur", "author")) in GROUPS


def group_code(named: str | int) -> str:
    """Return what stands for a team, by its letter, or for a group, by its number, as the author of a note."""
    return f"{GROUP_SIGN}{named}"


def group_named(author: str) -> str:
    """Return the letter of the team or the number of the group that an author is; empty for a person."""
    return author.removeprefix(GROUP_SIGN) if author.startswith(GROUP_SIGN) else ""


def author_meant(session: Session, view: CanvasView, team: str) -> str:
    """Return who says a note that names nobody: the team that it is written down for, where the card asks for groups.

    The only team of a session is the whole room: its notes are nobody's until a group is named.
    """
    return group_code(team) if team and len(session.contents.teams) > 1 and asks_groups(view) else ""


def read_author(line: str, people: Sequence[Participant]) -> Said:
    """Take the name off the front of a line; a line that begins with nobody's name, or with several's, stays whole."""
    found = _LEAD.fullmatch(line) if people else None
    called = people_called(found[1], people) if found is not None else ()
    return Said(called[0], found[2]) if found is not None and len(called) == 1 else Said("", line)


def shared_name(line: str, people: Sequence[Participant]) -> str:
    """Return the name at the front of a line that several people bear; empty for any other line."""
    found = _LEAD.fullmatch(line)
    return found[1] if found is not None and len(people_called(found[1], people)) > 1 else ""


def people_called(name: str, people: Sequence[Participant]) -> tuple[str, ...]:
    """Return the codes of those who are called so: by code or whole name, else by first name and what is said of more.

    « Ada L. » is Ada Lovelace; accents and case do not count.
    """
    words = fold(name).replace(".", " ").split()
    exact = [one.code for one in people if words in ([fold(one.code)], fold(one.name).replace(".", " ").split())]
    begun = [one.code for one in people if words and _begins(words, fold(one.name).split())]
    return tuple(dict.fromkeys(exact or begun))


def _begins(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name has the said first name, and further words that begin as those said."""
    rest = zip(said[1:], name[1:], strict=False)
    return said[0] == name[0] and len(said) <= len(name) and all(whole.startswith(part) for part, whole in rest)


def lead_of(author: str, people: Sequence[Participant]) -> str:
    """Return what is typed before a note for its author to be read again; empty for nobody who is listed."""
    person = next((one for one in people if one.code == author), None)
    if person is None:
        return ""
    name = person.name if people_called(person.name, people) == (author,) and ":" not in person.name else author
    return f"{name} : "


class Voices(NamedTuple):
    """Who of those who are in the room has spoken in a block."""

    spoke: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many are present."""
        return len(self.spoke) + len(self.silent)


def voices(session: Session, block: str, view: CanvasView) -> Voices | None:
    """Return who of the people present said a note; none where the card does not ask, or nobody was named yet.

    The canvases of all teams count as one: what a whole circle says is often written down on one team's.
    """
    if not asks_authors(view):
        return None
    present = present_codes(session, block, WHOLE_ROOM)
    authors = {note.author for team in session.canvas_teams(block) for note in session.notes_of(block, team)}
    spoke = tuple(code for code in present if code in authors)
    return Voices(spoke, tuple(code for code in present if code not in authors)) if spoke else None
