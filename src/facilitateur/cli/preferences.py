"""`facilitateur reglages`: what can be chosen once for all sessions, where it is written, and the way to it."""

from typing import Annotated

import msgspec
import typer

from facilitateur.cli.card_editor import edit
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import Failure
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.i18n.settings import SETTINGS, value_said
from facilitateur.i18n.words import mark
from facilitateur.settings import Settings, bounds_of, load_settings, offer_file, possible_values, settings_path


def show_settings(
    ctx: typer.Context,
    opens: Annotated[
        bool,
        typer.Option(
            "--ouvrir", "--open", help=mark("Open the file in your editor; made with explanations where there is none.")
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Show the settings, or open their file."""
    desk = desk_of(ctx)
    if opens:
        path = offer_file(desk.words)
        if path is None:
            raise Failure(desk.words("The settings file {path} cannot be written.", path=settings_path()))
        edit(desk, path)
        return
    chosen = load_settings().settings
    if as_json:
        say_json(_as_data(chosen))
        return
    tell(desk.words("Settings file: {path}", path=settings_path()))
    if not settings_path().exists():
        option = "--ouvrir" if desk.language == "fr" else "--open"
        tell(desk.words("It is not there yet: {option} makes it, with explanations.", option=option))
    say("\n".join(_lines(desk, chosen)))


def _lines(desk: Desk, chosen: Settings) -> list[str]:
    words, plain = desk.words, Settings()
    lines: list[str] = []
    group = ""
    for name, told in SETTINGS.items():
        if told.group != group:
            group = told.group
            lines += [*([""] if lines else []), words(group)]
        value, usual = getattr(chosen, name), getattr(plain, name)
        said = value_said(words, name, value)
        if value != usual:
            said = words("{value} (without a choice: {usual})", value=said, usual=value_said(words, name, usual))
        lines.append(f"  {name:<15} {words(told.label):<30} {said}")
    return lines


def _as_data(chosen: Settings) -> dict[str, object]:
    plain = Settings()
    return {
        "path": str(settings_path()),
        "settings": [
            {
                "name": name,
                "value": value,
                "default": getattr(plain, name),
                "values": list(possible_values(name)) or None,
                "bounds": bounds_of(name),
            }
            for name, value in msgspec.structs.asdict(chosen).items()
        ],
    }


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "reglages",
        cls=Command,
        help=mark("Show the settings and where they are kept; --open opens their file."),
        epilog=mark("facilitateur settings\nfacilitateur settings --open"),
    )(show_settings)
