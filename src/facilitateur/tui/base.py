"""What all screens share: words, commands, help, palette, and a way to say something."""

from typing import Any, ClassVar

from textual.binding import Binding

from facilitateur.i18n.words import Words, load_words, mark
from facilitateur.settings import Settings
from facilitateur.tui.closing import ClosesOnce
from facilitateur.tui.commands import GENERAL, HELP, LEAVE, Command, bindings
from facilitateur.tui.context import Context
from facilitateur.tui.widgets.key_bar import KeyBar

COMMON_COMMANDS = (
    HELP,
    Command("palette.show", "ctrl+p", mark("find"), mark("Find a command by its name"), GENERAL, footer=True),
    Command("language.switch", "", mark("language"), mark("Switch between French and English"), GENERAL),
    Command("theme.switch", "", mark("theme"), mark("Change the theme: dark, light, high contrast"), GENERAL),
    Command("settings.show", "", mark("settings"), mark("Settings: sounds, nudges, shortest breaks, room"), GENERAL),
    LEAVE,
)


class BaseScreen(ClosesOnce[Any], inherit_bindings=False):
    """A screen whose bindings, footer, help and palette come from `SCREEN_COMMANDS`."""

    SCREEN_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    key_mode: bool | None = None
    """Whether the screen is in navigation mode; none for screens without modes."""
    NAME: ClassVar[str] = ""
    """What the help screen calls this screen (English, translated where shown)."""

    BINDINGS = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        *bindings(COMMON_COMMANDS),
    ]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if "SCREEN_COMMANDS" in cls.__dict__:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", []), *bindings(cls.SCREEN_COMMANDS)]
        kwargs.setdefault("inherit_bindings", True)
        super().__init_subclass__(**kwargs)

    @property
    def context(self) -> Context:
        """The workspace, the settings and what comes with them."""
        context: Context = self.app.context  # type: ignore[attr-defined]
        return context

    @property
    def words(self) -> Words:
        """The language in force."""
        return self.context.words

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        return self.context.settings

    def all_commands(self) -> tuple[Command, ...]:
        """Return what this screen can do, common commands last."""
        return (*self.SCREEN_COMMANDS, *COMMON_COMMANDS)

    def refresh_words(self) -> None:
        """Show everything in the language in force; called when it changes."""
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Show the footer: only what works in the mode of the screen."""
        mode = self.key_mode
        for bar in self.query(KeyBar):
            bar.words = self.words
            shown = [command for command in self.all_commands() if command.footer]
            if mode is not None:
                shown = [command for command in shown if not command.in_navigation or (mode and self.offers(command))]
            bar.commands = tuple(sorted(shown, key=lambda command: not command.in_navigation))

    def offers(self, command: Command) -> bool:
        """Whether a command of navigation has something to act on."""
        return True

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Tell the facilitator something; screens with a message line show it there."""
        self.notify(message, severity="warning" if urgent else "information", markup=False)

    def on_mount(self) -> None:
        """Show the footer."""
        self.refresh_keys()

    def action_help_show(self) -> None:
        """Open the help screen."""
        from facilitateur.tui.dialogs.dialog import HelpScreen

        self.app.push_screen(HelpScreen(self.all_commands(), self.words(self.NAME)))

    def action_palette_show(self) -> None:
        """Open the command palette; the chosen command runs on this screen."""
        from facilitateur.tui.dialogs.palette import PaletteScreen

        def run(command: Command | None) -> None:
            if command is not None:
                self.call_later(self.run_action, command.action)

        self.app.push_screen(PaletteScreen(self.all_commands()), run)

    def action_language_switch(self) -> None:
        """Go to the other language."""
        self.speak("en" if self.words.language == "fr" else "fr")

    def speak(self, language: str) -> None:
        """Go on in a language, on every screen."""
        self.context.words = load_words(language)
        for screen in self.app.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.refresh_words()

    def action_settings_show(self) -> None:
        """Open the settings."""
        from facilitateur.tui.dialogs.preferences import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.app.screen_stack):
            self.app.push_screen(SettingsScreen())

    def action_theme_switch(self) -> None:
        """Go to the next theme."""
        from facilitateur.tui.themes import THEMES

        names = [theme.name for theme in THEMES]
        at = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(at + 1) % len(names)]

    def action_screen_leave(self) -> None:
        """Close this screen; the first one closes the program."""
        if len(self.app.screen_stack) > 2:
            self.dismiss(None)
        else:
            self.app.exit(0)
