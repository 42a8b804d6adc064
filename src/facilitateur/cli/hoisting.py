"""Arguments before Typer sees them: the shared options may stand anywhere."""

from collections.abc import Sequence

FOLDER_OPTIONS = ("--dossier", "--folder")
LANGUAGE_OPTIONS = ("--langue", "--language")


def hoist(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the arguments with the shared options first, wherever they stood, and the language asked for."""
    shared: list[str] = []
    rest: list[str] = []
    language: str | None = None
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            rest += [argument, *waiting]
            break
        name, equals, value = argument.partition("=")
        if name not in FOLDER_OPTIONS + LANGUAGE_OPTIONS or not (equals or waiting):
            rest.append(argument)
            continue
        value = value if equals else waiting.pop(0)
        shared += [name, value]
        language = value if name in LANGUAGE_OPTIONS else language
    return shared + rest, language
