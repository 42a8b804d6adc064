"""Errors of the layers below as sentences."""

from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.refusals import RefusedError
from facilitateur.i18n.formats import listing, quote
from facilitateur.i18n.words import Words
from facilitateur.storage.errors import NoSuchSessionError, StorageError, Trouble, UnreadableSessionError
from facilitateur.tui.wording import say_refusal, say_trouble


def trouble(words: Words, found: Trouble) -> str:
    """Return what the disk or a file said, in words that fit into a sentence."""
    return say_trouble(words, found)


def describe_storage(words: Words, error: StorageError) -> str:
    """Return what the disk or the workspace refused."""
    if isinstance(error, NoSuchSessionError):
        name = quote(words, clean_line(error.name, 80))
        if error.trouble is Trouble.AMBIGUOUS:
            return words(
                "Several sessions begin with {name}: {names}.", name=name, names=listing(words, error.candidates)
            )
        if error.near:
            near = listing(words, [quote(words, known) for known in error.near])
            return words(
                "There is no session {name}. Did you mean {near}? “facilitateur sessions list” shows all of them.",
                name=name,
                near=near,
            )
        return words("There is no session {name}; “facilitateur sessions list” shows those there are.", name=name)
    path, why = clean_line(str(error.path)), trouble(words, error.trouble)
    if isinstance(error, UnreadableSessionError):
        return words("The session in {path} cannot be read: {why}.", path=path, why=why)
    return words("{path}: {why}.", path=path, why=why)


def as_failure(words: Words, error: StorageError | RefusedError) -> Failure:
    """Return an expected error as the sentence that ends the command."""
    if isinstance(error, RefusedError):
        return Failure(say_refusal(words, error), ExitCode.FAILURE)
    return Failure(describe_storage(words, error), ExitCode.FAILURE)
