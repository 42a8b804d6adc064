"""The values of a header as a schema wants them: it is the schema, not the syntax, that decides what is a number."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from facilitateur.domain.cleaning import slug
from facilitateur.domain.findings import Report
from facilitateur.textfiles import problems
from facilitateur.textfiles.header import Header, Value
from facilitateur.textfiles.values import numbers, suggest

_Meaning = TypeVar("_Meaning")


class Fields:
    """Reads typed values from a header; what is wrong is reported and replaced by something harmless."""

    def __init__(self, header: Header, report: Report) -> None:
        self._values = header.values
        self._report = report

    def text(self, key: str) -> str:
        """Return a value as written, nothing when it is missing."""
        value = self._values.get(key)
        return value.text if value else ""

    def place(self, key: str) -> tuple[int, int]:
        """Return the line and the column of a value, the start of the file when it is missing."""
        value = self._values.get(key)
        return (value.line, value.column) if value else (1, 1)

    def require(self, key: str) -> Value | None:
        """Return a value, or None after reporting that it is missing or empty."""
        value = self._values.get(key)
        if value is None or not value.text:
            self._report.add(problems.MISSING_KEY, *((value.line, value.column) if value else (1, 1)), key=key)
            return None
        return value

    def required(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.require(key)
        return value.text if value else ""

    def version(self, key: str, known: int) -> bool:
        """Whether the format's version, which must be there, is one we read; if not, it is reported."""
        value = self.require(key)
        if value is None:
            return True
        read = numbers(value.text)
        if read is None or len(read) != 1:
            self._not_numbers(key, value, 1, f"{key} : {known}")
        elif read[0] > known:
            self._report.add(problems.NEWER, value.line, value.column, key=key, value=value.text, known=known)
            return False
        return True

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return one whole number of a range; without a default it must be there."""
        if default is not None and not self.text(key):
            return default
        value = self.require(key)
        read = self._numbers(key, value, 1, (low, high), f"{key} : {low}")
        return read[0] if read else low

    def ascending(self, key: str, count: int, limits: tuple[int, int], example: str) -> tuple[int, ...]:
        """Return numbers that go from the smallest to the largest and must be there."""
        value = self.require(key)
        read = self._numbers(key, value, count, limits, example)
        if value and read and list(read) != sorted(read):
            self._report.add(problems.NOT_ASCENDING, value.line, value.column, key=key, value=value.text)
        return read or (limits[0],) * count

    def choice(self, key: str, choices: Mapping[str, _Meaning], shown: Sequence[str]) -> _Meaning | None:
        """Return what the word of a closed list means; it must be there."""
        value = self.require(key)
        return self.choose(key, value.text, choices, shown, (value.line, value.column)) if value else None

    def choose(
        self, key: str, word: str, choices: Mapping[str, _Meaning], shown: Sequence[str], place: tuple[int, int]
    ) -> _Meaning | None:
        """Return what a word means, or None after reporting it; case, accents, spaces and hyphens do not matter.

        Args:
            key: What the word is for.
            word: The word as written.
            choices: Meanings by slug, in all languages.
            shown: The words that messages propose.
            place: Line and column of the word.
        """
        return choose(key, word, choices, shown, place, self._report)

    def _numbers(
        self, key: str, value: Value | None, count: int, limits: tuple[int, int], example: str
    ) -> tuple[int, ...] | None:
        """Return that many numbers within limits, or None after reporting."""
        if value is None:
            return None
        read = numbers(value.text)
        if read is None or len(read) != count:
            self._not_numbers(key, value, count, example)
            return None
        if any(not limits[0] <= number <= limits[1] for number in read):
            self._report.add(problems.OUT_OF_RANGE, value.line, value.column, key=key, low=limits[0], high=limits[1])
            return None
        return read

    def _not_numbers(self, key: str, value: Value, count: int, example: str) -> None:
        """Report a value that is not the numbers expected."""
        self._report.add(
            problems.NOT_NUMBERS, value.line, value.column, key=key, count=count, value=value.text, example=example
        )


def choose(
    key: str, word: str, choices: Mapping[str, _Meaning], shown: Sequence[str], place: tuple[int, int], report: Report
) -> _Meaning | None:
    """Return what a word of a closed list means, or None after reporting it at its place."""
    meaning = choices.get(slug(word))
    if meaning is None:
        near = suggest(word, shown)
        problem = problems.UNKNOWN_VALUE_NEAR if near else problems.UNKNOWN_VALUE
        report.add(problem, *place, key=key, value=word, near=near, choices=", ".join(shown))
    return meaning
