"""The header of a hand-written file: `key : value` lines between two `---`, read by configparser.

configparser splits at the first colon, skips `#` lines, joins indented lines to the value above and refuses repeated
keys. This layer finds the header, forgives what people do, turns each refusal into a finding and reads on, so that all
the errors of a header are said at once.
"""

import configparser
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from facilitateur.domain.cleaning import clean_line, fold
from facilitateur.domain.findings import Report
from facilitateur.textfiles import problems
from facilitateur.textfiles.values import suggest

MAX_LINES = 200
"""Lines within which a header must be closed."""

_FENCE = re.compile(r"-{3,}|[–—]+-*")
_TITLE = re.compile(r"#{2,}\s*\w")
_SPACES = re.compile(r"(\s)\s+")
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "„": "”", "‘": "’", "’": "’", "«": "»"}
_SECTION = "header"


class Value(msgspec.Struct, frozen=True):
    """One value of the header and where it stands."""

    text: str
    line: int
    column: int
    """Of the value, from 1."""
    key_column: int


class Header(msgspec.Struct, frozen=True):
    """The values by key, keys without case and accents, and the number of the line after the header."""

    values: Mapping[str, Value]
    body_line: int


def key_of(text: str) -> str:
    """Return a key as it is compared: `Durée totale` and `duree_totale` are the same."""
    return re.sub(r"[\s_\-’']+", "_", _unquote(fold(text).strip()))


def read_header(lines: Sequence[str], known: AbstractSet[str], report: Report) -> Header | None:
    """Return the header of a file, or None after reporting that there is none; unknown keys are reported."""
    bounds = _bounds(lines, report)
    if bounds is None:
        return None
    first, end, body = bounds
    prepared = [_prepare(line, known) for line in lines[first:end]]
    _set_sections_aside(prepared, first, report)
    spots = _spots(lines[first:end], first)
    values = {}
    for key, text in _parse(prepared, first, spots, report).items():
        spot = spots.get(key)
        if spot is None:
            continue
        values[key] = msgspec.structs.replace(spot, text=_unquote(clean_line(text)))
        if key not in known:
            near = suggest(key, sorted(known - values.keys()))
            problem = problems.UNKNOWN_KEY_NEAR if near else problems.UNKNOWN_KEY
            report.add(problem, spot.line, spot.key_column, key=spot.text, near=near)
    return Header(values, body + 1)


def _bounds(lines: Sequence[str], report: Report) -> tuple[int, int, int] | None:
    """Return the indexes of the header's first line, of the line after its last, and of the body."""
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[start].strip()):
        report.add(problems.NO_HEADER, start + 1)
        return None
    limit = min(len(lines), start + 1 + MAX_LINES)
    for i in range(start + 1, limit):
        if _FENCE.fullmatch(lines[i].strip()):
            return start + 1, i, i + 1
        if _TITLE.match(lines[i]):
            limit = i
            break
    report.add(problems.OPEN_HEADER, min(limit, len(lines) - 1) + 1)
    return start + 1, limit, limit


def _prepare(line: str, known: AbstractSet[str]) -> str:
    """Make a line ready for configparser.

    Runs of spaces are folded, and the indentation is taken from what plainly is a pair: a tab before a key does not
    continue the value above.
    """
    text = line.strip()
    name, colon, _ = text.partition(":")
    indentation = "" if colon and key_of(name) in known else line[: len(line) - len(line.lstrip())]
    return indentation + _SPACES.sub(r"\1", text)


def _set_sections_aside(prepared: list[str], first: int, report: Report) -> None:
    """Report and blank the lines that configparser would take for a section of its own."""
    for i, line in enumerate(prepared):
        if line.lstrip().startswith("["):
            report.add(problems.NOT_A_PAIR, first + i + 1, found=line)
            prepared[i] = ""


def _spots(lines: Sequence[str], first: int) -> dict[str, Value]:
    """Return where each key is written first; the text of each spot is the key as written."""
    spots: dict[str, Value] = {}
    for i, line in enumerate(lines):
        name, colon, rest = line.partition(":")
        if colon and not name.lstrip().startswith("#"):
            column = len(line) - len(rest.lstrip()) + 1
            key_column = len(name) - len(name.lstrip()) + 1
            spots.setdefault(key_of(name), Value(name.strip(), first + i + 1, column, key_column))
    return spots


def _parse(prepared: list[str], first: int, spots: Mapping[str, Value], report: Report) -> Mapping[str, str]:
    """Let configparser read the lines; a line it refuses is reported and set aside, and the reading starts again."""
    # The line numbers of configparser count the section line that is put before the header's.
    while True:
        parser = configparser.ConfigParser(
            delimiters=(":",),
            comment_prefixes=("#",),
            interpolation=None,
            strict=True,
            empty_lines_in_values=False,
            default_section="\0",
        )
        parser.optionxform = key_of  # type: ignore[assignment,method-assign]
        try:
            parser.read_string("\n".join([f"[{_SECTION}]", *prepared]))
        except configparser.DuplicateOptionError as error:
            number = (error.lineno or 2) - 2
            report.add(problems.REPEATED_KEY, first + number + 1, key=error.option, first=spots[error.option].line)
            _blank(prepared, [number])
        except configparser.ParsingError as error:
            refused = [number - 2 for number, _ in error.errors]
            for number in refused:
                report.add(problems.NOT_A_PAIR, first + number + 1, found=prepared[number])
            _blank(prepared, refused)
        else:
            return {key: _join(text or "") for key, text in parser.items(_SECTION)}


def _join(text: str) -> str:
    """Put a value written over several lines on one: a list of `- ` lines becomes a list with commas."""
    parts = [part.strip() for part in text.split("\n")]
    if all(part.startswith("- ") for part in parts if part):
        return ", ".join(part.removeprefix("- ") for part in parts if part)
    return " ".join(parts)


def _blank(prepared: list[str], numbers: Sequence[int]) -> None:
    """Empty lines and what continues them, so that it does not end up in the value above."""
    for number in numbers:
        prepared[number] = ""
        for i in range(number + 1, len(prepared)):
            if not prepared[i][:1].isspace():
                break
            prepared[i] = ""


def _unquote(text: str) -> str:
    """Take off a pair of quotes of any kind around a whole text."""
    while len(text) >= 2 and _QUOTES.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if text[0] in inner or text[-1] in inner:
            break
        text = inner.strip()
    return text
