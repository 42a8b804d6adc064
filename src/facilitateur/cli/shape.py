"""Typer's commands and groups, made to speak the person's language and to load nothing they do not need."""

from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from facilitateur.cli.exits import EXIT_CODES, ExitCode, Failure
from facilitateur.cli.naming import ENGLISH, french_name, shown_names
from facilitateur.cli.output import heading
from facilitateur.cli.usage import unknown_command
from facilitateur.i18n.words import Words, mark

HELP_NAMES = ["-h", "--aide", "--help"]
HELP_TEXT = mark("Show this help.")
ROOT_EPILOGUE = mark("Details of a command: facilitateur COMMAND -h")


class _Spoken:
    """What commands and groups share."""

    def get_help_option_names(self, ctx: Any) -> list[str]:
        """Return the names of the help option in a fixed order."""
        return list(ctx.help_option_names)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with its text in words."""
        option: Any = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = ctx.obj.words(HELP_TEXT)
            _read_plainly(option)
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is put together."""
        command: Any = self
        arguments = [param for param in command.params if param.param_type_name == "argument"]
        names = [param.metavar if param.required else f"[{param.metavar}]" for param in arguments]
        pieces = [command.options_metavar, *names, getattr(command, "subcommand_metavar", "")]
        prefix = heading(ctx.obj.words("Usage"), ctx.obj.language) + " "
        formatter.write_usage(ctx.command_path, " ".join(pieces).strip(), prefix=prefix)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help."""
        words: Words = ctx.obj.words
        command: Any = self
        self.format_usage(ctx, formatter)
        _write_block(formatter, "", command.help)
        _write_block(formatter, heading(words("Example"), words.language), command.epilog)
        params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
        arguments = [param for param in params if param.param_type_name == "argument"]
        options = [param for param in params if param.param_type_name == "option"]
        _write_rows(formatter, words("Arguments"), [_row(param, words) for param in arguments], words)
        _write_rows(formatter, words("Options"), [_row(param, words) for param in options], words)
        subcommands = sorted(getattr(command, "commands", {}).items(), key=lambda item: list(ENGLISH).index(item[0]))
        rows = [(shown_names(name, words.language), sub.help or "") for name, sub in subcommands]
        _write_rows(formatter, words("Commands"), rows, words)
        if ctx.parent is None:
            codes = [(str(int(code)), words(text)) for code, text in EXIT_CODES.items()]
            _write_rows(formatter, words("Exit codes"), codes, words)
            _write_block(formatter, "", words(ROOT_EPILOGUE))


class Command(_Spoken, TyperCommand):
    """A command."""


class Group(_Spoken, TyperGroup):
    """A group of commands, found by their French names or their English twins."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by either of its names."""
        return super().get_command(ctx, french_name(cmd_name))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed, or say which ones look like it."""
        typed = args[0]
        if self.get_command(ctx, typed) is None and not ctx.resilient_parsing:
            words: Words = ctx.obj.words
            known = [shown_names(name, words.language).split(",")[0] for name in self.commands]
            close = get_close_matches(typed, known)
            raise Failure(unknown_command(words, typed, close), ExitCode.USAGE)
        return super().resolve_command(ctx, args)


def new_group(**settings: Any) -> typer.Typer:
    """Return a Typer application without colours, markup and tracebacks of its own."""
    return typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        add_completion=False,
        **settings,
    )


def localise(command: Any, words: Words) -> None:
    """Put the texts of a tree of commands into words, and let parameters be read as plain text."""
    command.help = _in_words(words, command.help)
    command.epilog = _in_words(words, command.epilog)
    command.options_metavar = words("[OPTIONS]")
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = words("COMMAND …")
    for param in command.params:
        param.help = _in_words(words, param.help)
        param.metavar = _in_words(words, param.metavar) or None
        _read_plainly(param)
    for sub in getattr(command, "commands", {}).values():
        localise(sub, words)


def _in_words(words: Words, text: str | None) -> str:
    return words(text) if text else ""


def _read_plainly(param: Any) -> None:
    """Spare Typer from loading pydantic to turn texts into texts: it takes longer than all the rest of a listing."""
    if hasattr(param, "get_runtime_param"):
        param.get_runtime_param = _PlainText


class _PlainText:
    """Takes the value of a parameter as it was typed."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value; a repeatable parameter that was not given has none."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _row(param: Any, words: Words) -> tuple[str, str]:
    if param.param_type_name == "argument":
        return (param.metavar, param.help)
    short = [name for name in param.opts if not name.startswith("--")]
    long = [name for name in param.opts if name.startswith("--")]
    names = ", ".join([*short, *(long[:1] if words.language == "fr" else reversed(long))])
    return (names if param.is_flag else f"{names} {param.metavar}", param.help)


def _write_block(formatter: Any, title: str, text: str | None) -> None:
    if not text:
        return
    formatter.write("\n")
    if title:
        formatter.write(f"{title}\n")
        formatter.write("".join(f"  {line}\n" for line in text.splitlines()))
        return
    with formatter.indentation():
        formatter.write_text(text)


def _write_rows(formatter: Any, title: str, rows: list[tuple[str, str]], words: Words) -> None:
    if not rows:
        return
    formatter.write(f"\n{heading(title, words.language)}\n")
    with formatter.indentation():
        formatter.write_dl(rows)
