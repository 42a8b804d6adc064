"""Lists of people as they are typed, pasted or read from a spreadsheet: a first name, and what groups balance on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.cleaning import clean_line, fold

MOST_PARTICIPANTS = 2_000
MOST_ATTRIBUTES = 6
MOST_NAME, MOST_KEY, MOST_VALUE = 80, 30, 60
"""Characters kept of a name, of the name of an attribute and of its value."""

UNNAMED = "structure"
"""What a first attribute without a name is: where people come from is what teams are mixed on most."""

FIRST_NAMES = ("prenom", "prenoms", "first name", "firstname", "given name", "name", "participant", "participants")
ALONE = ("prenom", "prenoms", "first name", "first names")
"""Titles that stand over a list of nothing but names."""

AFFILIATIONS = (
    UNNAMED,
    "organisme",
    "organisation",
    "organization",
    "service",
    "direction",
    "department",
    "collectivite",
)
"""Titles of columns that say where people work; other things known of them, such as a trade, do not."""

FAMILY_NAMES = ("nom", "noms", "nom de famille", "last name", "lastname", "surname", "family name")
CONTACTS = ("mail", "courriel", "telephone", "tel", "phone", "mobile", "adresse", "address")
"""Columns that are left out: no group is made from them, and what is not needed is not kept."""


class Person(NamedTuple):
    """Somebody as typed."""

    name: str
    attributes: Mapping[str, str] = {}


def read_people(text: str) -> tuple[Person, ...]:
    """Return people from lines: « Ana », « Ana ; mairie A », « Ana ; structure=mairie A ; métier=agent ».

    A first line such as `prenom;structure;métier` names the columns. Cells are parted by semicolons or tabs, under a
    header by commas too. Names in a row, « Ana, Boris, Chloé », are several people. Empty lines and list marks are
    dropped, and so are columns of addresses and numbers.
    """
    lines = [line for raw in text.splitlines() if (line := _line(raw))]
    mark = next((mark for mark in ";\t," if lines and _is_header(_cells(lines[0], mark))), "")
    if mark:
        columns = [fold(cell) for cell in _cells(lines[0], mark)]
        titles = [cell[:MOST_KEY].lower() for cell in _cells(lines[0], mark)]
        found = (_under_header(columns, titles, _cells(line, mark)) for line in lines[1:])
    else:
        lines = [name for line in lines for name in _in_a_row(line, alone=len(lines) == 1)]
        found = (_alone(_cells(line, ";" if ";" in line else "\t")) for line in lines)
    return tuple(person for person in found if person.name)[:MOST_PARTICIPANTS]


def affiliation(attributes: Mapping[str, str]) -> str:
    """Return where somebody works, of what is known of them: « DSI, mairie A » of a service and an organisation."""
    found = (value for name, value in attributes.items() if any(word in AFFILIATIONS for word in fold(name).split()))
    return ", ".join(found)


def read_names(text: str) -> tuple[str, ...]:
    """Return the first names of a list of people."""
    return tuple(person.name for person in read_people(text))


def _line(raw: str) -> str:
    """Return a line without list marks; tabs stay, for they part cells."""
    parts = [clean_line(part) for part in raw.split("\t")]
    return "\t".join(parts).strip("\t").lstrip("-•*· ").strip(" ,;\t")


def _in_a_row(line: str, *, alone: bool) -> list[str]:
    """Return the names of a line: with one comma among other lines it may be « family name, first name »."""
    if ";" in line or "\t" in line or line.count(",") < (1 if alone else 2):
        return [line]
    return [name for part in line.split(",") if (name := part.strip())]


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip().strip('"').strip() for cell in line.split(mark)]


def _is_header(cells: Sequence[str]) -> bool:
    """Whether cells are titles of columns, one of which says where the names stand."""
    titles = [fold(cell) for cell in cells]
    if len(cells) == 1:
        return titles[0] in ALONE
    named = any(title in FIRST_NAMES for title in titles)
    return (named or titles[0] in FAMILY_NAMES) and not any("=" in cell for cell in cells)


def _under_header(columns: Sequence[str], titles: Sequence[str], cells: Sequence[str]) -> Person:
    names = [cell for known in (FIRST_NAMES, FAMILY_NAMES) for cell in _of(columns, cells, known)]
    others = {
        title: cell[:MOST_VALUE]
        for column, title, cell in zip(columns, titles, cells, strict=False)
        if title and cell and column not in (*FIRST_NAMES, *FAMILY_NAMES) and not _is_contact(column)
    }
    return Person(" ".join(names)[:MOST_NAME].rstrip(), _first(others))


def _of(columns: Sequence[str], cells: Sequence[str], known: Sequence[str]) -> list[str]:
    return [cell for column, cell in zip(columns, cells, strict=False) if column in known and cell]


def _is_contact(column: str) -> bool:
    words = column.replace("-", "").replace(".", "").split()
    return any(word in CONTACTS or word.endswith("mail") for word in words)


def _alone(cells: Sequence[str]) -> Person:
    """Return somebody from a line without a header."""
    found: dict[str, str] = {}
    for cell in cells[1:]:
        key, given, value = (part.strip() for part in cell.partition("="))
        if not given:
            key, value = _unnamed(found), key
        key = key[:MOST_KEY].lower()
        if key and value:
            found.setdefault(key, value[:MOST_VALUE])
    return Person(cells[0][:MOST_NAME].rstrip(), _first(found))


def _unnamed(found: Mapping[str, str]) -> str:
    """Return the name of the next attribute that has none."""
    return UNNAMED if UNNAMED not in found else f"{UNNAMED} {1 + sum(key.startswith(UNNAMED) for key in found)}"


def _first(found: Mapping[str, str]) -> Mapping[str, str]:
    return dict(list(found.items())[:MOST_ATTRIBUTES])
