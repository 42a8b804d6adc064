"""How the program ends: its exit codes, and the one exception that carries a sentence to the person."""

from enum import IntEnum

from facilitateur.i18n.words import mark


class ExitCode(IntEnum):
    """What a script can tell from the end of the program."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    INVALID_FILE = 3
    """A method card or an agenda has errors."""
    MISSING_PART = 4
    """An optional part of the program is not installed."""
    INTERRUPTED = 130


EXIT_CODES: dict[ExitCode, str] = {
    ExitCode.OK: mark("all went well"),
    ExitCode.FAILURE: mark("it did not work; a sentence says why"),
    ExitCode.USAGE: mark("the command was not understood"),
    ExitCode.INVALID_FILE: mark("a method card or an agenda has errors"),
    ExitCode.MISSING_PART: mark("an optional part of the program is missing"),
    ExitCode.INTERRUPTED: mark("stopped with Ctrl-C"),
}
"""What the help says of them."""


class Failure(Exception):  # noqa: N818
    """Something that ends the command with a sentence, already in the person's language."""

    def __init__(self, sentence: str, code: ExitCode = ExitCode.FAILURE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
