"""What a person chose once for all sessions, read from `settings.toml`; whoever needs it is given it as an argument."""

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, get_args, get_origin

import msgspec
import platformdirs

from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.settings import settings_template
from facilitateur.i18n.words import Words, mark

MAX_SIZE = 64 * 1024
"""Bytes; a longer file is no settings file."""

FILE_NAME = "settings.toml"


Sound = Literal["none", "bell", "gong1", "gong2", "gong3"]
"""Gongs need the extra `son`; without it the bell rings instead."""


class Settings(msgspec.Struct, frozen=True):
    """The choices, each with what holds when nobody chose."""

    language: Literal["", "fr", "en"] = ""
    """Language of the interface, `fr` or `en`; empty = what the system says."""
    workspace: str = ""
    """The workspace folder used when neither the command line, nor the environment, nor the current folder gives one;
    empty = `Facilitateur` in the documents folder."""
    sound: bool = True
    """Whether anything rings when time is over."""
    ring_warning: Sound = "none"
    """What rings when a fifth of a block's time is left: `none`, `bell`, `gong1`, `gong2` or `gong3`."""
    ring_last: Sound = "none"
    """What rings when a twentieth of a block's time is left."""
    ring_end: Sound = "bell"
    """What rings when a block's time is over."""
    ring_round: Sound = "bell"
    """What rings at the end of a round, of a team's turn and of a step."""
    ring_team: Sound = "bell"
    """What rings at the end of a timer of a team or room."""
    nudges: bool = True
    """Whether the live screen says, once in a block, that it may be a good moment to move on."""
    nudge_minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 2
    """After how many minutes without a new note it says so."""
    pause_floor: Annotated[int, msgspec.Meta(ge=0, le=30)] = 5
    """Minutes that pauses keep when the rest of the day is planned again."""
    lunch_floor: Annotated[int, msgspec.Meta(ge=0, le=180)] = 45
    """Minutes that lunch keeps then."""
    speech_pace: Annotated[int, msgspec.Meta(ge=60, le=240)] = 140
    """Words that somebody says aloud in a minute, by which texts to say are timed."""
    theme: str = ""
    """Name of the theme of the screens; empty = the program's own."""
    room_theme: str = ""
    """Name of the theme of the room display; empty = the light one, for projectors."""
    room_countdown: bool = True
    """Whether the room sees the time of a step for which the facilitator did not choose."""
    compact: bool = False
    """Whether the screens leave out empty lines, for small windows."""
    photos: str = ""
    """A folder into which a camera or telephone puts pictures; those that come during a session are proposed."""
    photos_at_once: bool = False
    """Whether such pictures are attached to the running block at once, without being asked for."""


class SettingsFault(StrEnum):
    """What may be wrong with the settings file."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    WRONG_VALUE = "wrong_value"


class SettingsProblem(msgspec.Struct, frozen=True):
    """One thing that was not understood; what holds without it is used instead."""

    fault: SettingsFault
    path: Path
    key: str = ""


class LoadedSettings(msgspec.Struct, frozen=True):
    """The settings and what was wrong with their file."""

    settings: Settings = Settings()
    problems: tuple[SettingsProblem, ...] = ()


_SENTENCES = {
    SettingsFault.UNREADABLE: mark("The settings file {path} cannot be read: it is ignored."),
    SettingsFault.NOT_TOML: mark("The settings file {path} is not valid TOML: it is ignored."),
    SettingsFault.UNKNOWN_KEY: mark("In {path}, nothing is called “{key}”: this line is ignored."),
    SettingsFault.WRONG_VALUE: mark("In {path}, the value of “{key}” is not a possible one: it is ignored."),
}


def describe_problem(words: Words, problem: SettingsProblem) -> str:
    """Return a problem as a sentence."""
    return words(_SENTENCES[problem.fault], path=clean_line(str(problem.path)), key=clean_line(problem.key, 60))


def settings_path() -> Path:
    """Return where the settings file is looked for; it need not exist."""
    return platformdirs.user_config_path("facilitateur", appauthor=False) / FILE_NAME


def load_settings(path: Path | None = None) -> LoadedSettings:
    """Read the settings; whatever the file holds, the answer is usable settings."""
    path = settings_path() if path is None else path
    try:
        if not path.exists():
            return LoadedSettings()
        if not path.is_file() or path.stat().st_size > MAX_SIZE:
            return LoadedSettings(problems=(SettingsProblem(SettingsFault.UNREADABLE, path),))
        data = path.read_bytes()
    except (OSError, ValueError):
        return LoadedSettings(problems=(SettingsProblem(SettingsFault.UNREADABLE, path),))
    import tomllib  # Late, as nearly nobody has settings and home waits for it.

    try:
        values = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError):  # tomllib's own error is a ValueError, and not its only one
        return LoadedSettings(problems=(SettingsProblem(SettingsFault.NOT_TOML, path),))
    return _understand(values, path)


def with_setting(settings: Settings, key: str, value: object) -> Settings | None:
    """Return settings with another value, or none when that is not a possible one."""
    field = next((field for field in msgspec.structs.fields(Settings) if field.name == key), None)
    try:
        chosen = msgspec.convert(value, field.type) if field is not None else None
    except msgspec.ValidationError:
        return None
    return None if chosen is None else msgspec.structs.replace(settings, **{key: chosen})


def possible_values(key: str) -> tuple[str | bool, ...]:
    """Return what a setting may be, where that is a short list; nothing for texts and minutes."""
    kind = next(field.type for field in msgspec.structs.fields(Settings) if field.name == key)
    if kind is bool:
        return (True, False)
    return get_args(kind) if get_origin(kind) is Literal else ()


def bounds_of(key: str) -> tuple[int, int] | None:
    """Return the least and the most of a setting that is a number; none for others."""
    kind = next(field.type for field in msgspec.structs.fields(Settings) if field.name == key)
    if get_origin(kind) is not Annotated:
        return None
    meta = get_args(kind)[1]
    return meta.ge, meta.le


def offer_file(words: Words, path: Path | None = None) -> Path | None:
    """Return the settings file for changing it, made of comments where there is none; none if it cannot be made."""
    path = settings_path() if path is None else path
    try:
        if not path.exists():
            written = {name: _written(value) for name, value in msgspec.structs.asdict(Settings()).items()}
            _replace(path, settings_template(words, written))
    except (OSError, ValueError):
        return None
    return path


def save_setting(key: str, value: str | bool | int, path: Path | None = None) -> bool:
    """Write one choice into the settings file, leaving the rest as it is, and return whether that worked."""
    import tomllib

    path = settings_path() if path is None else path
    if with_setting(Settings(), key, value) is None:
        return False
    loaded = load_settings(path)
    if any(problem.fault in (SettingsFault.UNREADABLE, SettingsFault.NOT_TOML) for problem in loaded.problems):
        return False
    value = clean_line(value) if isinstance(value, str) else value
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        text = _with_line(old, key, value)
        if tomllib.loads(text).get(key) != value:
            return False
        _replace(path, text)
    except (OSError, ValueError):
        return False
    return True


def _understand(values: dict[str, object], path: Path) -> LoadedSettings:
    chosen: dict[str, object] = {}
    problems: list[SettingsProblem] = []
    fields = {field.name: field for field in msgspec.structs.fields(Settings)}
    for key, value in values.items():
        if key not in fields:
            problems.append(SettingsProblem(SettingsFault.UNKNOWN_KEY, path, key))
            continue
        try:
            chosen[key] = msgspec.convert(value, fields[key].type)
        except msgspec.ValidationError:
            problems.append(SettingsProblem(SettingsFault.WRONG_VALUE, path, key))
    return LoadedSettings(msgspec.convert(chosen, Settings), tuple(problems))


def _written(value: object) -> str:
    """Return a value as the file writes it."""
    import json

    return json.dumps(value, ensure_ascii=False)


def _with_line(text: str, key: str, value: str | bool | int) -> str:
    """Return the text with one top-level line set; it stands before the first table."""
    line = f"{key} = {_written(value)}"
    table = re.search(r"^\s*\[", text, re.MULTILINE)
    top, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    changed, count = re.subn(rf"^{key}[ \t]*=.*$", lambda _: line, top, count=1, flags=re.MULTILINE)
    if not count:
        changed = f"{top}{'' if not top or top.endswith(chr(10)) else chr(10)}{line}\n"
    return changed + rest


def _replace(path: Path, text: str) -> None:
    """Put a whole new file in place of the old one, or leave the old one."""
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
