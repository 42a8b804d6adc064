"""What is wrong with a card or an agenda file, where it is, and what to do about it."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

import msgspec

from facilitateur.domain.cleaning import clean_line

MAX_FINDINGS = 100
"""Findings kept of one file: whoever repairs a file does not read more, and a hostile file does not cost more."""

MAX_SHOWN = 80
"""Characters shown of a value read in a file."""

Translator = Callable[..., str]
"""`words(text, **values)`: translates a text, then fills its gaps."""


def mark(text: str) -> str:
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return text


ERROR_LINE = mark("{place}: error {code} — {message}")
WARNING_LINE = mark("{place}: warning {code} — {message}")


HOURS_FROM = 60
"""Minutes from which on hours are said."""


class Minutes(int):
    """A value that is a length of time: told as « 25 min », from one hour on as « 1 h 45 »."""


class Problem(NamedTuple):
    """A kind of finding: its code (`E…` for errors, `A…` for warnings) and its English texts with {gaps}."""

    code: str
    message: str
    why: str = ""
    """Why it matters."""
    proposal: str = ""
    """What to do about it, where the message does not say so."""


class Finding(msgspec.Struct, frozen=True):
    """One thing found in one file."""

    path: str
    """The file as it may be shown: cleaned, on one line."""
    line: int
    column: int
    code: str
    message_id: str
    """The English source text, with {gaps}."""
    values: Mapping[str, str | int] = {}
    why_id: str = ""
    proposal_id: str = ""
    block: str = ""
    """The id of the block of an agenda that it is about."""

    @property
    def level(self) -> Literal["error", "warning"]:
        """How bad it is: a file with an error cannot be used, a warning only asks to look again."""
        return "error" if self.code.startswith("E") else "warning"

    def message(self, words: Translator) -> str:
        """Return the sentence alone, in the translator's language."""
        return self._said(words, self.message_id)

    def why(self, words: Translator) -> str:
        """Return why it matters, or nothing."""
        return self._said(words, self.why_id) if self.why_id else ""

    def proposal(self, words: Translator) -> str:
        """Return what to do about it, or nothing when the message says so."""
        return self._said(words, self.proposal_id) if self.proposal_id else ""

    def _said(self, words: Translator, text: str) -> str:
        values = {name: told(words, it) if isinstance(it, Minutes) else it for name, it in self.values.items()}
        return words(text, **values)

    def say(self, words: Translator) -> str:
        """Return `file:line:column: level code — sentence`, which editors and terminals can follow."""
        line = ERROR_LINE if self.level == "error" else WARNING_LINE
        place = f"{self.path}:{self.line}:{self.column}"
        return words(line, place=place, code=self.code, message=self.message(words))


def told(words: Translator, minutes: Minutes) -> str:
    """Return a length of time as people say it."""
    if minutes < HOURS_FROM:
        return words(mark("{n} min"), n=int(minutes))
    hours, rest = divmod(minutes, 60)
    return (
        words(mark("{hours} h {rest}"), hours=hours, rest=f"{rest:02d}")
        if rest
        else words(mark("{hours} h"), hours=hours)
    )


class Report:
    """Collects the findings of one file while it is read."""

    def __init__(self, path: object) -> None:
        self.path = clean_line(str(path))
        """The file as it may be shown."""
        self._found: list[Finding] = []

    def add(self, problem: Problem, line: int = 1, column: int = 1, *, block: str = "", **values: str | int) -> None:
        """Add a finding at a place, or about a block; the values fill the gaps of its texts."""
        if not self.is_full:
            shown = {name: _shorten(value) for name, value in values.items()}
            texts = (problem.message, shown, problem.why, problem.proposal)
            self._found.append(Finding(self.path, line, column, problem.code, *texts, block))

    @property
    def is_full(self) -> bool:
        """Whether further findings would be dropped; a reader may stop looking for more."""
        return len(self._found) >= MAX_FINDINGS

    @property
    def has_errors(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.level == "error" for finding in self._found)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order of the file."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.column, found.code)))


def _shorten(value: str | int) -> str | int:
    """Make a value fit for a sentence on one line."""
    if isinstance(value, int):
        return value
    line = clean_line(value)
    return line if len(line) <= MAX_SHOWN else line[: MAX_SHOWN - 1] + "…"
