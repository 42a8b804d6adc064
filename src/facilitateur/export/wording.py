"""Says in a sentence why an export or an import did not work, and what was mended."""

from collections.abc import Mapping

from facilitateur.export.choices import ChoiceFault, ChoiceProblem
from facilitateur.export.importing import Fault, ImportedSession, ImportProblem, NotAnExportError
from facilitateur.export.look import LookFault, LookProblem
from facilitateur.export.registry import MissingPartError
from facilitateur.export.writing import NotWrittenError, WriteFault
from facilitateur.i18n.words import Words, mark

_FAULTS: Mapping[Fault, str] = {
    Fault.TOO_BIG: mark("This file is too big to be an export of facilitateur."),
    Fault.NOT_TEXT: mark("This file is not text: a JSON export of facilitateur is expected."),
    Fault.NOT_JSON: mark("This file is damaged or is not JSON: a JSON export of facilitateur is expected."),
    Fault.NOT_OURS: mark("This file is not one of facilitateur's JSON exports."),
    Fault.TOO_NEW: mark("This export was made by a newer version of facilitateur: update the program first."),
    Fault.NO_SESSION: mark("This export holds no session that can be read."),
    Fault.IMPLAUSIBLE: mark("This export contradicts itself: it was damaged, or was not made by facilitateur."),
}

_NOT_WRITTEN: Mapping[WriteFault, str] = {
    WriteFault.FULL: mark("The disk is full: {path} was not written."),
    WriteFault.NOT_ALLOWED: mark("Writing is not allowed here: {path} was not written."),
    WriteFault.NOT_A_FOLDER: mark("This is not a folder, so nothing can be written in it: {path}"),
    WriteFault.BAD_NAME: mark("This name cannot be used for a file: {path}"),
    WriteFault.DISK: mark("The disk refused: {path} was not written."),
}

_LOOK: Mapping[LookFault, str] = {
    LookFault.UNREADABLE: mark("{file} cannot be read; the plain look is used."),
    LookFault.NOT_TOML: mark("{file} is not valid TOML ({detail}); the plain look is used."),
    LookFault.UNKNOWN_KEY: mark("In {file}, nothing is called “{detail}”: this line is ignored."),
    LookFault.WRONG_VALUE: mark("In {file}, the value of “{detail}” is not a possible one: it is ignored."),
    LookFault.PALE: mark("In {file}, the colour {detail} cannot be read on white: headings stay black."),
    LookFault.NO_LOGO: mark("{file} cannot be read as a picture: documents have no logo."),
    LookFault.NOT_WORD: mark("{file} cannot be used as a Word template ({detail}); the plain look is used."),
    LookFault.NOT_ODT: mark("{file} cannot be used as an ODT template ({detail}); the plain look is used."),
    LookFault.NO_CONTENT: mark("{file} does not say where the content goes ({{{{contenu}}}}); the plain look is used."),
    LookFault.NOT_TYPST: mark("{file} cannot be used as a PDF template ({detail}); the plain look is used."),
}

_CHOICES: Mapping[ChoiceFault, str] = {
    ChoiceFault.UNREADABLE: mark("export.toml cannot be read: your own choices are ignored."),
    ChoiceFault.NOT_TOML: mark("export.toml is not valid TOML ({key}): your own choices are ignored."),
    ChoiceFault.UNKNOWN_KEY: mark("In export.toml, nothing is called “{key}”: this line is ignored."),
    ChoiceFault.WRONG_VALUE: mark("In export.toml, the value of “{key}” is not a possible one: it is ignored."),
}


def describe_look(words: Words, problem: LookProblem) -> str:
    """Return what of the organisation's look could not be used, and what stands in its place."""
    return words(_LOOK[problem.fault], file=problem.file, detail=problem.detail or "?")


def describe_choice(words: Words, problem: ChoiceProblem) -> str:
    """Return what of the saved choices was not understood."""
    return words(_CHOICES[problem.fault], key=problem.key)


def describe_fault(words: Words, error: NotAnExportError) -> str:
    """Return why a file cannot be imported."""
    return words(_FAULTS[error.fault])


def describe_problem(words: Words, problem: ImportProblem, n: int) -> str:
    """Return one thing that was left out or mended, and how often."""
    match problem:
        case ImportProblem.UNREADABLE:
            return words.plural("{n} event could not be read.", "{n} events could not be read.", n)
        case ImportProblem.REPEATED:
            return words.plural(
                "{n} event was there twice; the first was kept.", "{n} events were there twice; the first was kept.", n
            )
        case ImportProblem.MISSING:
            return words.plural("{n} event is missing.", "{n} events are missing.", n)
        case ImportProblem.ATTACHMENT:
            return words.plural(
                "{n} attachment was left out: it is not the one that the session names.",
                "{n} attachments were left out: they are not those that the session names.",
                n,
            )
        case ImportProblem.CLEANED:
            return words.plural(
                "{n} event held forbidden characters, which were replaced.",
                "{n} events held forbidden characters, which were replaced.",
                n,
            )


def describe_problems(words: Words, imported: ImportedSession) -> tuple[str, ...]:
    """Return what was left out or mended on the way in, a sentence each."""
    return tuple(describe_problem(words, problem, n) for problem, n in imported.problems)


def describe_not_written(words: Words, error: NotWrittenError) -> str:
    """Return why an export was not written."""
    return words(_NOT_WRITTEN[error.fault], path=error.path)


def describe_missing(words: Words, error: MissingPartError) -> str:
    """Return which library a format lacks, and what to do instead."""
    facts = {"format": error.format_id, "library": error.library}
    if error.format_id == "pdf":
        return words("{library} is not there to write pdf: print the html report from a browser instead.", **facts)
    return words("{library} is not there to write {format}: install facilitateur again.", **facts)
