"""The organisation's own look: its name, its logo, its colour and its templates, from the workspace's `modeles/`."""

import re
from enum import StrEnum
from pathlib import Path

import msgspec

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.document import Picture
from facilitateur.export.pictures import Absence, picture_from, read_file

IDENTITY = "identite.toml"
DOCX, ODT, TYPST, HTML = "modele.docx", "modele.odt", "modele.typ", "modele.html"
LOGOS = ("logo.png", "logo.svg", "logo.jpg")
"""Names under which a logo is found when nobody names one."""

LONGEST = 300
"""Characters of the organisation's name and of the contact line."""

INK = "#111111"
LEAST_CONTRAST = 4.5
"""Of a colour against white paper, so that headings in it can be read."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_KEYS = {
    "organisation": "organisation",
    "organization": "organisation",
    "contact": "contact",
    "couleur": "colour",
    "colour": "colour",
    "color": "colour",
    "logo": "logo",
}


class LookFault(StrEnum):
    """What may be wrong with a template or with the identity."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    WRONG_VALUE = "wrong_value"
    PALE = "pale"
    """The colour cannot be read on white."""
    NO_LOGO = "no_logo"
    NOT_WORD = "not_word"
    NOT_ODT = "not_odt"
    NO_CONTENT = "no_content"
    """An HTML template does not say where the content goes."""
    NOT_TYPST = "not_typst"


class LookProblem(msgspec.Struct, frozen=True):
    """One thing that could not be used; the plain look stands in its place."""

    fault: LookFault
    file: str
    detail: str = ""


class Look(msgspec.Struct, frozen=True):
    """What an organisation gives its documents; nothing of it is needed."""

    organisation: str = ""
    contact: str = ""
    """A line for the foot of the cover: address, telephone, e-mail."""
    colour: str = INK
    """`#rrggbb`, dark enough to be read on white."""
    logo: Picture | None = None
    folder: Path | None = None
    """Where templates are."""
    problems: list[LookProblem] = msgspec.field(default_factory=list)
    """What could not be used so far; writers add theirs."""

    def template(self, name: str) -> bytes | None:
        """Return the bytes of a template, nothing when there is none."""
        if self.folder is None or not (self.folder / name).exists():
            return None
        found = read_file(self.folder / name)
        if isinstance(found, Absence):
            self.tell(LookFault.UNREADABLE, name)
            return None
        return found

    def tell(self, fault: LookFault, file: str, detail: str = "") -> None:
        """Remember what could not be used, once."""
        problem = LookProblem(fault, file, clean_line(detail, 200))
        if problem not in self.problems:
            self.problems.append(problem)


def load_look(folder: Path) -> Look:
    """Read the identity of an organisation; whatever its files hold, the answer is a usable look."""
    problems: list[LookProblem] = []
    told = _identity(folder, problems)
    colour = told.get("colour", INK)
    if not _COLOUR.fullmatch(colour):
        problems.append(LookProblem(LookFault.WRONG_VALUE, IDENTITY, "couleur"))
        colour = INK
    elif contrast(colour) < LEAST_CONTRAST:
        problems.append(LookProblem(LookFault.PALE, IDENTITY, colour))
        colour = INK
    logo = _logo(folder, told.get("logo", ""), problems)
    return Look(told.get("organisation", ""), told.get("contact", ""), colour, logo, folder, problems)


def _identity(folder: Path, problems: list[LookProblem]) -> dict[str, str]:
    path = folder / IDENTITY
    if not path.exists():
        return {}
    data = read_file(path)
    if isinstance(data, Absence):
        problems.append(LookProblem(LookFault.UNREADABLE, IDENTITY))
        return {}
    import tomllib

    try:
        values = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        problems.append(LookProblem(LookFault.NOT_TOML, IDENTITY, clean_line(str(error), 200)))
        return {}
    told: dict[str, str] = {}
    for key, value in values.items():
        if key not in _KEYS:
            problems.append(LookProblem(LookFault.UNKNOWN_KEY, IDENTITY, clean_line(key, 60)))
        elif not isinstance(value, str):
            problems.append(LookProblem(LookFault.WRONG_VALUE, IDENTITY, key))
        elif value.strip():
            told[_KEYS[key]] = clean_line(value, LONGEST)
    return told


def _logo(folder: Path, named: str, problems: list[LookProblem]) -> Picture | None:
    """Return the logo that is named, or one under a usual name."""
    found = next((name for name in LOGOS if (folder / name).is_file()), "")
    name = named or found
    if not name:
        return None
    data = read_file(folder / Path(name).name)
    picture = data if isinstance(data, Absence) else picture_from(data)
    if isinstance(picture, Absence):
        problems.append(LookProblem(LookFault.NO_LOGO, name))
        return None
    return picture


def contrast(colour: str) -> float:
    """Return the contrast of a colour with white, as accessibility guidelines reckon it, from 1 to 21."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
