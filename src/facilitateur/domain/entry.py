"""The small grammar of the entry line, the same on every canvas (canvases.md §4.0)."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.authors import lead_of, read_author
from facilitateur.domain.cleaning import MAX_TEXT, clean_line, same_words
from facilitateur.domain.events import NoteKind
from facilitateur.domain.people import Participant

PREFIXES: dict[str, NoteKind] = {
    "=": NoteKind.FACT,
    "~": NoteKind.GUESS,
    "«": NoteKind.VERBATIM,
    "?": NoteKind.QUESTION,
    "!": NoteKind.DECISION,
    ">": NoteKind.ACTION,
}
"""What a first character says of a note; a backslash before it takes it literally."""

_QUOTES = {'"': '"', "“": "”", "„": "“”"}
"""Quotation marks of other keyboards, each with what closes it."""

FILE_ADDRESS = "file:"
"""How the address of a file begins."""

_PLACE = re.compile(r"/(\d{1,3})(?:\s+(.*))?$", re.DOTALL)
_MAKE = re.compile(r"/\+\s*(.*)$", re.DOTALL)
_TEAM = re.compile(r"@([A-Za-z])(?:\s+(.*))?$", re.DOTALL)
_VOTES = re.compile(r"[+\-−](\d{1,3})$")
_ROOM_FOR_SIGNS = 8
"""Characters that a line may have beyond those of its note, so that the longest note can be edited."""


class Entry(NamedTuple):
    """What a typed line means."""

    text: str = ""
    kind: NoteKind = NoteKind.PLAIN
    place: int | None = None
    """Number of the place to go to, from 1."""
    team: str | None = None
    """Letter of the team to switch to."""
    votes: int | None = None
    file: str | None = None
    """Path of a picture or file to attach."""
    makes: bool = False
    """The text is the title of a place to make."""
    author: str = ""
    """Code of the participant who says it."""

    @property
    def is_empty(self) -> bool:
        """Whether the line asks for nothing."""
        return self == Entry()


def parse_entry(line: str, team_names: Mapping[str, str] = {}, people: Sequence[Participant] = ()) -> Entry:
    """Read one line of the entry line.

    Args:
        line: What was typed.
        team_names: By letter, what teams are called besides.
        people: Those who may be named as authors: « Ada : mon mot ».
    """
    team, line = read_team(line, team_names)
    return parse_behind(line, people)._replace(team=team)


def parse_behind(line: str, people: Sequence[Participant] = ()) -> Entry:
    """Read what stands behind the team that a line may begin with."""
    line = _one_line(line)
    if votes := _VOTES.match(line):
        return Entry(votes=int(votes[1]) * (1 if line[0] == "+" else -1))
    place, rest = _placed(line)
    if (file := _file_in(rest)) is not None:
        return Entry(file=file, place=place)
    if made := _MAKE.match(line):
        return Entry(made[1].strip(), makes=True)
    if (line in PREFIXES and line != "?") or line in _QUOTES:
        return Entry()
    author, kind, text = _said(rest, people)
    return Entry(text, kind, place, author=author)


def _placed(line: str) -> tuple[int | None, str]:
    """Return the number of the place that a line goes to, and what follows."""
    found = _PLACE.match(line)
    return (int(found[1]), found[2] or "") if found else (None, line)


def _file_in(said: str) -> str | None:
    """Return the path of a file to attach: behind its sign, or the address that a window of files gives."""
    if said.lower().startswith(FILE_ADDRESS + "///"):
        return said
    return said[1:].strip() if said.startswith("#") and said[1:2] not in ("", " ") else None


def _one_line(line: str) -> str:
    return clean_line(line, MAX_TEXT + _ROOM_FOR_SIGNS)


def read_team(line: str, names: Mapping[str, str] = {}) -> tuple[str | None, str]:
    """Return the team that a line begins with, by letter or by name, and what follows; of two names the longer one.

    A colon may stand between them, as behind the name of who speaks: « @B : trop cher ».
    """
    line = _one_line(line)
    if found := _TEAM.match(line):
        return found[1].upper(), _without_colon(found[2] or "")
    if line.startswith("@") and not line.startswith("@ "):
        for letter, name in sorted(names.items(), key=lambda one: -len(one[1])):
            count = len(name.split())
            said = line[1:].split(maxsplit=count)
            if same_words(" ".join(said[:count]), name):
                return letter, _without_colon(" ".join(said[count:]))
    return None, line


def _without_colon(said: str) -> str:
    return said[1:].lstrip() if said.startswith(": ") else said


def _said(line: str, people: Sequence[Participant]) -> tuple[str, NoteKind, str]:
    """Return the author, the kind and the text of a line; the name may stand before or behind the sign of the kind."""
    author, said = read_author(line, people)
    kind, text = _kind(said)
    if not author and not line.startswith("\\"):
        author, text = read_author(text, people)
    return author, kind, text


def _kind(line: str) -> tuple[NoteKind, str]:
    if line[:1] == "\\" and len(line) > 1:
        return NoteKind.PLAIN, line[1:].strip()
    if line[:1] in _QUOTES:
        return _quoted(line)
    kind = PREFIXES.get(line[:1])
    rest = line[1:].strip()
    if kind is NoteKind.VERBATIM:
        rest = rest.removesuffix("»").rstrip()
    return (NoteKind.PLAIN, line) if kind is None or not rest else (kind, rest)


def _quoted(line: str) -> tuple[NoteKind, str]:
    """Return a verbatim when the whole line is quoted; a line that only begins with quoted words is a plain note."""
    rest = line[1:].strip()
    closes = _QUOTES[line[0]]
    inner = rest[:-1].rstrip() if rest[-1:] and rest[-1] in closes else rest
    is_whole = bool(inner) and not any(sign in inner for sign in closes)
    return (NoteKind.VERBATIM, inner) if is_whole else (NoteKind.PLAIN, line)


def parse_note(line: str) -> tuple[NoteKind, str]:
    """Read a corrected note: only its kind is looked for, `+2`, `@B`, `/3` and `#` are text here."""
    return parse_said(line)[1:]


def parse_said(line: str, people: Sequence[Participant] = ()) -> tuple[str, NoteKind, str]:
    """Read a corrected note where authors are asked for: the code of who said it, its kind and its text."""
    return _said(_one_line(line), people)


def unparse_note(text: str, kind: NoteKind, author: str = "", people: Sequence[Participant] = ()) -> str:
    """Return the line that gives this text, kind and author back, for editing a note on the entry line."""
    lead = lead_of(author, people)
    if not lead and not _prefix(kind) and read_author(text, people).author:
        return "\\" + text
    return lead + _unparsed(text, kind)


def _prefix(kind: NoteKind) -> str:
    """Return the sign of a kind."""
    return next((sign for sign, named in PREFIXES.items() if named is kind), "")


def _unparsed(text: str, kind: NoteKind) -> str:
    prefix = _prefix(kind)
    if prefix:
        return f"« {text} »" if kind is NoteKind.VERBATIM else f"{prefix} {text}"
    return "\\" + text if parse_entry(text) != Entry(text=text) else text
