"""Make what the documents show from the program itself: the list of keys, the settings, and the pictures.

`python tools/make_docs.py` writes `docs/touches.md`, `docs/reglages.md` and `docs/images/*.svg`.
"""

import asyncio
import json
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from facilitateur.domain.room import Link, RoomChoices
from facilitateur.i18n.settings import SETTINGS
from facilitateur.i18n.words import Words, load_words
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import OutsideError, find_instant, read_time_of_day
from facilitateur.session.opening import read
from facilitateur.settings import Settings, bounds_of, possible_values
from facilitateur.storage.places import Workspace
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.base import COMMON_COMMANDS
from facilitateur.tui.commands import Command, shown_keys
from facilitateur.tui.context import Context
from facilitateur.tui.dialogs.help import GRAMMAR
from facilitateur.tui.launch import ROOM_THEME
from facilitateur.tui.room_feed import Followed, RoomFeed, Seen
from facilitateur.tui.screens.live_commands import LIVE_COMMANDS
from facilitateur.tui.screens.plan_commands import COMMANDS
from facilitateur.tui.screens.plan_learning import LEARNING_COMMANDS
from facilitateur.tui.screens.rehearsal import REHEARSAL_COMMANDS
from facilitateur.tui.screens.replay import ReplayScreen
from facilitateur.tui.screens.replay_commands import REPLAY_COMMANDS
from facilitateur.tui.screens.room import ROOM_COMMANDS, RoomScreen
from facilitateur.tui.themes import THEMES

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "sessions" / "exemple-demi-journee"
FONT = re.compile(r"@font-face \{[^}]*\}\s*")
IDENTITY = re.compile(r"terminal-\d+")


def keys_page() -> str:
    """Return `docs/touches.md`, French then English."""
    parts = ["# Touches · Keys", "", "Made by `python tools/make_docs.py` from the program's own declarations."]
    for language in ("fr", "en"):
        words = load_words(language)
        titles = {
            "fr": ("Régie", "Rejeu", "Ce qu'on peut écrire", "Écran de salle", "Préparer un déroulé"),
            "en": ("Live screen", "Replay", "What can be typed", "Room display", "Preparing an agenda"),
        }
        live, replay, typed, room, plan = titles[language]
        parts += ["", f"## {live}", *_table((*LIVE_COMMANDS, *COMMON_COMMANDS), words)]
        parts += ["", f"## {typed}", "", "| | |", "|---|---|"]
        parts += [f"| `{_typed(words, line)}` | {words(meaning)} |" for line, meaning in GRAMMAR]
        parts += ["", f"## {replay}", *_table(REPLAY_COMMANDS, words)]
        parts += ["", f"## {room}", *_table(ROOM_COMMANDS, words)]
        parts += ["", f"## {plan}", *_table((*COMMANDS, *LEARNING_COMMANDS), words)]
        parts += ["", f"## {words('Rehearsal')}", *_table(REHEARSAL_COMMANDS, words)]
    return "\n".join(parts) + "\n"


SETTINGS_PAGE = {
    "fr": """## Réglages

`facilitateur reglages` montre chaque réglage et le chemin de `settings.toml` ; `--ouvrir` ouvre ce fichier dans
votre éditeur, créé avec des explications s’il n’existe pas. Dans le programme : Ctrl-P, « réglages » ; les flèches
changent une valeur, aussitôt écrite et en vigueur.
Les gongs demandent l’extra `son` (`pip install "facilitateur[son]"`) ; sous Linux
`gst-play-1.0`, `ffplay` ou `aplay` les joue. Sans l’extra, sans aucun d’eux ou sans carte son,
la cloche du terminal sonne.

| réglage | valeurs | sans choix | |""",
    "en": """## Settings

`facilitateur settings` shows each setting and the path of `settings.toml`; `--open` opens that file in your editor,
made with explanations where there is none. In the program: Ctrl-P, “settings”; the arrows change a value, which is
written and in force at once. Gongs need the extra `son` (`pip install "facilitateur[son]"`); on Linux
`gst-play-1.0`, `ffplay` or `aplay` plays them. Without the extra, a player or a sound card the terminal's bell rings.

| setting | values | without a choice | |""",
}


_MINUTES = SETTINGS["nudge_minutes"].unit


def settings_page() -> str:
    """Return `docs/reglages.md`, French then English."""
    parts = ["# Réglages · Settings", "", "Made by `python tools/make_docs.py` from the program's own declarations."]
    for language, head in SETTINGS_PAGE.items():
        words = load_words(language)
        parts += ["", head, "|---|---|---|---|"]
        for name, told in SETTINGS.items():
            usual = json.dumps(getattr(Settings(), name), ensure_ascii=False)
            said = f" ({words(told.empty)})" if told.empty else ""
            parts.append(f"| `{name}` | {_values(name)} | `{usual}`{said} | {words(told.meaning)} |")
    return "\n".join(parts) + "\n"


def _values(name: str) -> str:
    bounds = bounds_of(name)
    values = possible_values(name)
    if name in ("theme", "room_theme"):
        values = tuple(theme.name for theme in THEMES)
    if bounds is not None:
        return f"{bounds[0]}–{bounds[1]}{'' if SETTINGS[name].unit != _MINUTES else ' min'}"
    return ", ".join(f"`{json.dumps(value)}`" for value in values) or "…"


def _typed(words: Words, line: str) -> str:
    return words(line) if line[0].isalpha() else line


def _table(commands: Sequence[Command], words: Words) -> list[str]:
    rows = [f"| {shown_keys(c, words.language) or 'Ctrl-P'} | {words(c.help)} |" for c in commands]
    return ["", "| | |", "|---|---|", *rows]


async def picture(at: str, size: tuple[int, int], language: str = "fr") -> str:
    """Return the sample session as it was at a time of day, as SVG without any font from elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(language="en" if language == "en" else "fr")
        screen = ReplayScreen(SAMPLE)
        app = FacilitateurApp(Context(Workspace(Path(folder)), settings), screen)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            try:
                screen.player.jump_to_time(at)
            except OutsideError:
                raise SystemExit(f"the sample session was not running at {at}") from None
            screen.follow()
            screen.repaint()
            await pilot.pause()
            svg = app.export_screenshot(title="facilitateur")
    return _without_fonts(svg)


def _without_fonts(svg: str) -> str:
    return IDENTITY.sub("terminal-facilitateur", FONT.sub("", svg)).replace("Fira Code", "DejaVu Sans Mono")


class StoppedSession(Followed):
    """The sample session at one moment, for ever."""

    def __init__(self, at: str) -> None:
        super().__init__(SAMPLE)
        timeline = Timeline(read(SAMPLE)[1])
        self._at = find_instant(timeline, read_time_of_day(at))
        self.seen = Seen(timeline.state_at(self._at), RoomChoices(), Link.LIVE)

    def now(self) -> datetime:
        """Return that moment."""
        return self._at


class StoppedFeed(RoomFeed):
    """Follows nothing."""

    def start(self) -> None:
        """Start no thread."""


async def room_picture(at: str, size: tuple[int, int]) -> str:
    """Return the room display of the sample session at a time of day, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        feed = StoppedFeed(Path(folder))
        feed.followed = StoppedSession(at)
        context = Context(Workspace(Path(folder)), Settings(language="fr", theme=ROOM_THEME))
        app = FacilitateurApp(context, RoomScreen(feed))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            svg = app.export_screenshot(title="facilitateur salle")
    return _without_fonts(svg)


def main() -> None:
    """Write everything."""
    (ROOT / "docs" / "touches.md").write_text(keys_page(), encoding="utf-8")
    (ROOT / "docs" / "reglages.md").write_text(settings_page(), encoding="utf-8")
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, at, size in (("regie", "09:54", (110, 28)), ("regie-large", "10:15", (160, 45))):
        (IMAGES / f"{name}.svg").write_text(asyncio.run(picture(at, size)), encoding="utf-8")
    (IMAGES / "salle.svg").write_text(asyncio.run(room_picture("09:48", (100, 30))), encoding="utf-8")


if __name__ == "__main__":
    main()
