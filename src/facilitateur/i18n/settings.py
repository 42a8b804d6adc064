"""What each setting is for, and how its values are said; the settings themselves are in `facilitateur.settings`."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitateur.i18n.words import Words, mark


class Told(NamedTuple):
    """A setting as people read of it (English, translated where shown)."""

    group: str
    label: str
    meaning: str
    empty: str = ""
    """What an empty value stands for."""
    unit: str = mark("{n} min")
    """How a number is said."""


_SOUNDS = mark("Sounds")
_NUDGES = mark("Nudges")
_PLAN = mark("Planning the rest of the day again")
_SPEECH = mark("Speech")
_ROOM = mark("Room display")
_SCREENS = mark("Screens")
_FILES = mark("Files")
_NONE = mark("none")

SETTINGS: Mapping[str, Told] = {
    "sound": Told(
        _SOUNDS, mark("Sound"), mark("Whether anything rings when time is over; a key of the live screen mutes it too.")
    ),
    "ring_warning": Told(_SOUNDS, mark("A fifth is left"), mark("What rings when a fifth of a block's time is left.")),
    "ring_last": Told(
        _SOUNDS, mark("A twentieth is left"), mark("What rings when a twentieth of a block's time is left.")
    ),
    "ring_end": Told(_SOUNDS, mark("A block is over"), mark("What rings when a block's time is over.")),
    "ring_round": Told(
        _SOUNDS,
        mark("A step or round is over"),
        mark("What rings at the end of a round, of a team's turn and of a step."),
    ),
    "ring_team": Told(
        _SOUNDS, mark("A team's timer is over"), mark("What rings at the end of a timer of a team or room.")
    ),
    "nudges": Told(
        _NUDGES,
        mark("Nudges"),
        mark("Whether the live screen says, once in a block, that it may be a good moment to move on."),
    ),
    "nudge_minutes": Told(
        _NUDGES,
        mark("Minutes without a note"),
        mark("After how many minutes without a new note the live screen says so."),
    ),
    "pause_floor": Told(
        _PLAN, mark("Shortest break"), mark("Minutes that a break keeps when the rest of the day is planned again.")
    ),
    "lunch_floor": Told(
        _PLAN, mark("Shortest lunch"), mark("Minutes that lunch keeps when the rest of the day is planned again.")
    ),
    "speech_pace": Told(
        _SPEECH,
        mark("Pace of speech"),
        mark("Words that somebody says aloud in a minute: the time to say the texts of a pitch or film comes from it."),
        unit=mark("{n} words/min"),
    ),
    "room_countdown": Told(
        _ROOM,
        mark("Countdown of steps"),
        mark("Whether the room sees the time of a step for which you did not choose; read as the room display opens."),
    ),
    "room_theme": Told(
        _ROOM,
        mark("Theme of the room"),
        mark("The colours of the room display, read as it opens; projectors want dark letters on a light ground."),
        mark("the light one"),
    ),
    "language": Told(_SCREENS, mark("Language"), mark("The language of the program."), mark("the system's")),
    "theme": Told(_SCREENS, mark("Theme"), mark("The colours of the screens."), mark("the program's own")),
    "compact": Told(_SCREENS, mark("Compact"), mark("Whether the screens leave out empty lines, for small windows.")),
    "workspace": Told(
        _FILES,
        mark("Workspace"),
        mark(
            "The folder with your sessions, cards and agendas, from the next start on; one given by the command line, "
            "by FACILITATEUR_DOSSIER or by the current folder goes before it."
        ),
        mark("Facilitateur, in your documents"),
    ),
    "photos": Told(
        _FILES,
        mark("Folder of photos"),
        mark("A folder into which a camera or telephone puts pictures; those that come during a session are proposed."),
        _NONE,
    ),
    "photos_at_once": Told(
        _FILES,
        mark("Photos at once"),
        mark("Whether such pictures are attached to the running block at once, without being asked for."),
    ),
}
"""Every setting, in the order in which they are shown."""

_VALUES: Mapping[object, str] = {
    "none": mark("nothing"),
    "bell": mark("bell"),
    "gong1": mark("deep gong"),
    "gong2": mark("clear gong"),
    "gong3": mark("gong struck twice"),
    "fr": "français",
    "en": "English",
}

_HEAD = mark(
    "Settings of facilitateur: take the # away before a line and change its value. Sounds: none, bell, gong1, gong2, "
    "gong3; gongs need the extra “son”, without it the bell rings."
)


def value_said(words: Words, name: str, value: object) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, int):
        return words(SETTINGS[name].unit, n=value)
    if value == "":
        return words(SETTINGS[name].empty)
    return words(_VALUES[value]) if value in _VALUES else str(value)


def settings_template(words: Words, written: Mapping[str, str]) -> str:
    """Return a settings file of comments, in which each setting stands with what holds without it.

    Args:
        words: The language of the explanations.
        written: Every setting's value as the file writes it.
    """
    lines = [f"# {words(_HEAD)}"]
    group = ""
    for name, told in SETTINGS.items():
        if told.group != group:
            group = told.group
            lines += ["", f"# --- {words(group)} ---"]
        lines += ["", f"# {words(told.meaning)}", f"# {name} = {written[name]}"]
    return "\n".join(lines) + "\n"
