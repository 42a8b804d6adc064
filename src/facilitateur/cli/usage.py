"""A command line that was not understood: Typer's English errors as sentences in the person's language."""

import re
from typing import Any

import typer

from facilitateur.i18n.formats import listing, quote
from facilitateur.i18n.words import Words

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of Typer's errors about what was typed; it has no public name in all versions."""


def describe_usage(words: Words, error: Exception) -> str:
    """Return what was wrong as a sentence."""
    kind, message = type(error).__name__, str(getattr(error, "message", ""))
    option = str(getattr(error, "option_name", ""))
    match kind:
        case "NoSuchOption":
            return words("There is no option {option} here.", option=option) + _suggestion(words, error)
        case "BadOptionUsage":
            if "does not take" in message:
                return words("The option {option} takes no value.", option=option)
            return words("The option {option} needs a value.", option=option)
        case "MissingParameter":
            return words("Something is missing: {name}.", name=_parameter(error))
        case "BadParameter":
            return message
    extra = re.fullmatch(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", message, re.DOTALL)
    return words("This is too much: {rest}", rest=extra[1]) if extra else message


def unknown_command(words: Words, typed: str, close: list[str]) -> str:
    """Return the sentence for a command that does not exist."""
    sentence = words("There is no command {name}.", name=quote(words, typed))
    return sentence + _did_you_mean(words, close)


def _suggestion(words: Words, error: Any) -> str:
    return _did_you_mean(words, sorted(error.possibilities or ()))


def _did_you_mean(words: Words, names: list[str]) -> str:
    return " " + words("Did you mean {names}?", names=listing(words, names)) if names else ""


def _parameter(error: Any) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", "") or "")
    return str(param.metavar or param.name) if param.param_type_name == "argument" else str(param.opts[0])
