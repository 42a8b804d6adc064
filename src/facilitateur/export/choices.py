"""Ways of exporting that a workspace keeps under a name, in `modeles/export.toml`: which document, with what in it.

The command line and the screens use the same ones: `load_choices`, `choice_named`, `save_choice`, `options_for`.
"""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from facilitateur.domain.cleaning import clean_line, fold
from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE
from facilitateur.export.documents import REPORT, document_kind
from facilitateur.export.look import Look
from facilitateur.export.options import ExportOptions, Include, Names
from facilitateur.export.pictures import Absence, read_file
from facilitateur.export.registry import exporters
from facilitateur.export.writing import replace_file

FILE_NAME = "export.toml"
DEFAULT = "defaut"
"""The choice that holds when none is named."""

PIECES: Mapping[str, str] = {
    "couverture": "cover",
    "essentiel": "essentials",
    "deroule": "agenda",
    "frise": "timeline",
    "blocs": "blocks",
    "photos": "photos",
    "photos_sans_accord": "unagreed",
    "actions": "actions",
    "decisions": "decisions",
    "frigo": "parking",
    "incidents": "incidents",
    "credits": "credits",
    "traces": "traces",
}
"""Keys of the file, and the pieces of a report that they name; English names are understood too."""

NAMES: Mapping[str, Names] = {
    "noms": Names.NAMES,
    "prenoms": Names.FIRST,
    "codes": Names.CODES,
    "sans": Names.NONE,
    "names": Names.NAMES,
    "first": Names.FIRST,
    "none": Names.NONE,
}
_TEXTS = {"lieu": "place", "place": "place", "porteur": "holder", "holder": "holder"}
_FRENCH_NAMES = {Names.NAMES: "noms", Names.FIRST: "prenoms", Names.CODES: "codes", Names.NONE: "sans"}


class Choice(msgspec.Struct, frozen=True):
    """One way of exporting."""

    document: str = REPORT.id
    formats: tuple[str, ...] = ()
    """None = what the command line or the screen says."""
    names: Names | None = None
    """None = what suits the document."""
    anonymous: bool = False
    include: Include = Include()
    place: str = ""
    holder: str = ""


class ChoiceFault(StrEnum):
    """What may be wrong with the file of choices."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    WRONG_VALUE = "wrong_value"


class ChoiceProblem(msgspec.Struct, frozen=True):
    """One thing that was not understood and is left out."""

    fault: ChoiceFault
    key: str = ""
    """`choice.key`."""


class Choices(msgspec.Struct, frozen=True):
    """The choices of a workspace, the built-in ones first."""

    by_name: Mapping[str, Choice]
    problems: tuple[ChoiceProblem, ...] = ()

    def named(self, name: str) -> Choice | None:
        """Return a choice by its name, accents and case aside."""
        return next((choice for known, choice in self.by_name.items() if fold(known) == fold(name)), None)


BUILT_IN: Mapping[str, Choice] = {
    "complet": Choice(),
    "essentiel": Choice(
        include=Include(cover=False, agenda=False, timeline=False, blocks=False, incidents=False, credits=False)
    ),
    "trace": Choice(include=Include(traces=True)),
    "public": Choice(anonymous=True, include=Include(incidents=False)),
}


def load_choices(models: Path) -> Choices:
    """Read the choices of a workspace; whatever the file holds, the answer is usable choices."""
    path = models / FILE_NAME
    if not path.exists():
        return Choices(BUILT_IN)
    data = read_file(path)
    if isinstance(data, Absence):
        return Choices(BUILT_IN, (ChoiceProblem(ChoiceFault.UNREADABLE),))
    import tomllib

    try:
        values = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        return Choices(BUILT_IN, (ChoiceProblem(ChoiceFault.NOT_TOML, clean_line(str(error), 120)),))
    found = dict(BUILT_IN)
    problems: list[ChoiceProblem] = []
    for name, table in values.items():
        if isinstance(table, dict):
            found[clean_line(name, 60)] = _understood(clean_line(name, 60), table, problems)
        else:
            problems.append(ChoiceProblem(ChoiceFault.UNKNOWN_KEY, clean_line(name, 60)))
    return Choices(found, tuple(problems))


def _understood(name: str, table: Mapping[str, object], problems: list[ChoiceProblem]) -> Choice:
    choice = Choice()
    for key, value in table.items():
        understood = _with(choice, fold(key), value)
        if understood is None:
            known = fold(key) in {*PIECES, *PIECES.values(), *_TEXTS, "document", "formats", "noms", "names", "anonyme"}
            fault = ChoiceFault.WRONG_VALUE if known else ChoiceFault.UNKNOWN_KEY
            problems.append(ChoiceProblem(fault, f"{name}.{clean_line(key, 60)}"))
        choice = understood or choice
    return choice


def _with(choice: Choice, key: str, value: object) -> Choice | None:
    """Return a choice with one more thing understood, nothing when it is not."""
    change = msgspec.structs.replace
    piece = PIECES.get(key, key if key in PIECES.values() else "")
    if piece and isinstance(value, bool):
        return change(choice, include=change(choice.include, **{piece: value}))
    if key in ("anonyme", "anonymous") and isinstance(value, bool):
        return change(choice, anonymous=value)
    if key in ("noms", "names") and isinstance(value, str) and fold(value) in NAMES:
        return change(choice, names=NAMES[fold(value)])
    if key == "document" and isinstance(value, str) and (kind := document_kind(value)) is not None:
        return change(choice, document=kind.id)
    if key in _TEXTS and isinstance(value, str):
        return change(choice, **{_TEXTS[key]: clean_line(value, 200)})
    known = {one.id for one in exporters()}
    if key == "formats" and isinstance(value, list) and value and all(one in known for one in value):
        return change(choice, formats=tuple(value))
    return None


def options_for(choice: Choice, *, folder: Path | None, look: Look, pace: int = WORDS_PER_MINUTE) -> ExportOptions:
    """Return the options of an export made by a choice; `folder` is the session's, `pace` words said in a minute."""
    kind = document_kind(choice.document) or REPORT
    usual = Names.NAMES if kind.names_people else Names.CODES
    names = choice.names or (Names.NONE if choice.anonymous else usual)
    own = (names, kind.id, choice.include, choice.anonymous, choice.place, choice.holder)
    return ExportOptions(*own, folder=folder, pace=pace, look=look)


def formats_of(options: ExportOptions) -> tuple[str, ...]:
    """Return the formats that a document can be written in; the whole copy is none of an anonymous one's."""
    kind = document_kind(options.document) or REPORT
    return tuple(one for one in kind.formats if not (options.anonymous and one == "json"))


def save_choice(models: Path, name: str, choice: Choice) -> bool:
    """Write a choice into the file, in the place of the one that has its name, and return whether that worked."""
    import tomllib

    path = models / FILE_NAME
    title = f"[{json.dumps(clean_line(name, 60), ensure_ascii=False)}]"
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        heads = "|".join(re.escape(head) for head in (title, f"[{clean_line(name, 60)}]"))
        kept = re.sub(rf"^(?:{heads})[ \t]*\n(?:(?!\[).*\n?)*", "", old, flags=re.MULTILINE)
        text = f"{kept.rstrip()}\n\n{title}\n{_written(choice)}".lstrip("\n")
        tomllib.loads(text)
        replace_file(path, text.encode())
    except (OSError, ValueError):
        return False
    return True


def _written(choice: Choice) -> str:
    lines = [f'document = "{choice.document}"']
    if choice.formats:
        lines.append(f"formats = {json.dumps(list(choice.formats))}")
    if choice.names is not None:
        lines.append(f'noms = "{_FRENCH_NAMES[choice.names]}"')
    if choice.anonymous:
        lines.append("anonyme = true")
    said = (("lieu", choice.place), ("porteur", choice.holder))
    lines += [f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in said if text]
    for french, english in PIECES.items():
        lines.append(f"{french} = {str(getattr(choice.include, english)).lower()}")
    return "\n".join(lines) + "\n"
