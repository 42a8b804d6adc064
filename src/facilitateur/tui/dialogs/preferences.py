"""The settings: one a line, changed with the arrows, written at once and in force at once."""

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from facilitateur.i18n.settings import SETTINGS, value_said
from facilitateur.i18n.words import Words, load_words, mark, system_language
from facilitateur.settings import (
    Settings,
    bounds_of,
    load_settings,
    offer_file,
    possible_values,
    save_setting,
    settings_path,
    with_setting,
)
from facilitateur.textfiles.editor import NoEditorError, open_editor
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import ends, fit, pad
from facilitateur.tui.sounds import NONE, ring_out
from facilitateur.tui.themes import THEMES
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList, heading

_FOLDERS = ("workspace", "photos")
_THEMES = ("theme", "room_theme")
MUTED = "$foreground 65%"
_WIDTH = 34
"""Cells of what a setting is called."""


class SettingsScreen(Dialog[None]):
    """Every setting with its value; below, what the chosen one is for."""

    DEFAULT_CSS = """
    SettingsScreen { align: center middle; background: $background 60%; }
    SettingsScreen Vertical { width: 78; max-width: 100%; height: 32; max-height: 96%; background: $surface;
        border: round $primary; padding: 0 1; }
    SettingsScreen RowList, SettingsScreen RowList:focus { height: 1fr; background: $surface; }
    SettingsScreen #detail { height: 5; border-top: solid $foreground 25%; }
    """

    NAME = mark("settings")
    KEYS = (
        Command("", "right,enter", "", mark("Take the next value, a minute more, or type it"), HERE),
        Command("", "left", "", mark("Take the value before, or a minute less"), HERE),
        Command("", "d", "", mark("Take what holds without a choice"), HERE),
        Command("", "e", "", mark("Open the settings file in your editor"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding(either_case("escape,q"), "close", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding(either_case("d,delete"), "reset", show=False),
        Binding(either_case("e"), "open", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.chosen = load_settings().settings
        """What the file says; the command line and the environment may say otherwise for this time."""
        self._said = ""

    @property
    def words(self) -> Words:
        """The language in force."""
        return self.context.words

    def compose(self) -> ComposeResult:
        """Title, settings, what the chosen one is for."""
        with Vertical():
            yield Page(id="title")
            yield RowList(id="list")
            yield Page(id="detail")

    def on_mount(self) -> None:
        """Show them."""
        self._show()
        self.query_one("#list").focus()

    def _show(self) -> None:
        title = Content.styled(self.words("Settings"), "bold $primary")
        keys = Content.styled(self.words("← → change · d default · e file · Escape closes"), MUTED)
        self.query_one("#title", Page).paint = lambda width: [ends(title, keys, width), Content("")]
        self.query_one("#list", RowList).show(_rows(self.words, self.chosen))
        self._explain()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def name_chosen(self) -> str:
        """The setting that the mark stands on."""
        return self.query_one("#list", RowList).chosen or next(iter(SETTINGS))

    @on(RowList.OptionHighlighted)
    def _explain(self) -> None:
        words, name = self.words, self.name_chosen
        usual = value_said(words, name, getattr(Settings(), name))
        key = Content.styled(f"{name} · {words('without a choice: {usual}', usual=usual)}", MUTED)
        meaning = Content(words(SETTINGS[name].meaning))
        said = Content.styled(self._said, "bold $warning")
        self.query_one("#detail", Page).paint = lambda width: [
            *(flow(said, width) if self._said else flow(meaning, width)),
            *flow(key, width),
        ]

    @on(RowList.OptionSelected)
    def _entered(self) -> None:
        """Take the next value of a short list; type the others."""
        if self._values():
            self.action_step(1)
        else:
            self._ask()

    def _values(self) -> tuple[str | bool, ...]:
        name = self.name_chosen
        return ("", *(theme.name for theme in THEMES)) if name in _THEMES else possible_values(name)

    def action_step(self, step: int) -> None:
        """Take the next value, or the one before."""
        name, values = self.name_chosen, self._values()
        now = getattr(self.chosen, name)
        bounds = bounds_of(name)
        if values:
            at = values.index(now) if now in values else 0
            self._take(name, values[(at + step) % len(values)])
        elif bounds is not None:
            least, most = bounds
            self._take(name, min(max(now + step, least), most))
        else:
            self._ask()

    def action_reset(self) -> None:
        """Take what holds without a choice."""
        self._take(self.name_chosen, getattr(Settings(), self.name_chosen))

    def _ask(self) -> None:
        name, words = self.name_chosen, self.words
        bounds = bounds_of(name)

        def refuses(typed: str) -> str:
            if bounds is not None:
                least, most = bounds
                is_known = with_setting(self.chosen, name, _number(typed)) is not None
                return "" if is_known else words("A whole number from {least} to {most}.", least=least, most=most)
            path = Path(typed.strip()).expanduser()
            is_folder = name not in _FOLDERS or not typed.strip() or path.is_dir()
            return "" if is_folder else words("There is no folder {path}.", path=str(path))

        def answered(typed: str | None) -> None:
            if typed is not None:
                self._take(name, typed.strip() if bounds is None else _number(typed))

        question = QuestionScreen(words(SETTINGS[name].meaning), str(getattr(self.chosen, name)), refuses=refuses)
        self.app.push_screen(question, answered)

    def _take(self, name: str, value: str | bool | int) -> None:
        """Put a value in force and write it."""
        chosen = with_setting(self.chosen, name, value)
        in_force = with_setting(self.context.settings, name, value)
        if chosen is None or in_force is None:
            return
        self.chosen, self.context.settings = chosen, in_force
        self._apply(name, value)
        self._said = ""
        if not save_setting(name, value):
            path = settings_path()
            self._said = self.words(
                "The settings file {path} cannot be written: this holds until you leave.", path=path
            )
        self._show()

    def _apply(self, name: str, value: str | bool | int) -> None:
        if name == "theme":
            self.app.theme = str(value) or THEMES[0].name
        elif name == "compact":
            self.app.set_class(bool(value), "-compact")
        elif name == "sound":
            self.context.sound = bool(value)
        elif name == "language":
            self._speak(str(value) or system_language())
        elif name.startswith("ring_") and value != NONE:
            ring_out(self.app, str(value))

    def _speak(self, language: str) -> None:
        self.context.words = load_words(language)
        for screen in self.app.screen_stack:
            if hasattr(screen, "refresh_words"):
                screen.refresh_words()

    def action_open(self) -> None:
        """Open the file in the person's own editor, then read it again."""
        path = offer_file(self.words)
        self._said = ""
        if path is None:
            self._said = self.words("The settings file {path} cannot be written.", path=settings_path())
        else:
            with self.app.suspend():
                try:
                    open_editor(path)
                except NoEditorError as error:
                    self._said = error.say(self.words)
            self._read_again()
        self._show()

    def _read_again(self) -> None:
        """Put in force what the file says now."""
        before, self.chosen = self.chosen, load_settings().settings
        for name in SETTINGS:
            value = getattr(self.chosen, name)
            if value != getattr(before, name):
                self.context.settings = with_setting(self.context.settings, name, value) or self.context.settings
                self._apply(name, value)


def _number(typed: str) -> int:
    """Return the number that was typed, -1 for what is no number."""
    digits = typed.strip().removesuffix("min").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 5 else -1


def _rows(words: Words, chosen: Settings) -> Iterable[Row]:
    """Yield a heading a group, and a setting a row; one that differs from the usual is marked."""
    group = ""
    for name, told in SETTINGS.items():
        if told.group != group:
            group = told.group
            yield heading(words(group))
        value = getattr(chosen, name)
        label, said = words(told.label), value_said(words, name, value)
        is_usual = value == getattr(Settings(), name)
        yield _row(name, f"{' ' if is_usual else '●'} {label}", said, bold=not is_usual)


def _row(name: str, label: str, said: str, *, bold: bool) -> Row:
    def paint(width: int) -> Content:
        left = min(_WIDTH, width // 2)
        value = Content.styled(fit(said, max(width - left - 2, 1)), "bold" if bold else "")
        return Content.assemble(pad(label, left), "  ", value)

    return Row(paint, name)
