"""A rehearsal on the real live screen: fast, with drift, and with a page of what to change at the end."""

from facilitateur.domain.lessons import lessons
from facilitateur.i18n.formats import number
from facilitateur.i18n.rehearsing import lessons_sections
from facilitateur.i18n.words import mark
from facilitateur.stage import Stage
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.lessons import paint_lessons
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.plan_sheets import SheetScreen

SPEEDS = (1.0, 10.0, 60.0, 240.0)

REHEARSAL = mark("Rehearsal")

REHEARSAL_COMMANDS = (
    Command(
        "rehearsal.menu",
        "shift+f12,f24",
        mark("rehearsal"),
        mark("Rehearsal: by itself or by hand, how fast, stop and see what to change"),
        REHEARSAL,
        footer=True,
    ),
)


class RehearsalScreen(LiveScreen):
    """The live screen of a session that is only played."""

    SCREEN_COMMANDS = (*REHEARSAL_COMMANDS, *LiveScreen.SCREEN_COMMANDS)
    NAME = mark("rehearsal")

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.session)
        self.stage = stage
        self._taught = False
        self._bell_before = True

    def on_mount(self) -> None:
        """Start the clock; a rehearsal is silent until the bell is turned on."""
        self._bell_before, self.context.sound = self.context.sound, False
        self.stage.start()
        key = "Shift-F12" if self.words.language == "en" else "Maj-F12"
        self.say(self.words("Rehearsal: blocks follow each other by themselves; {key} stops that.", key=key))

    def _tick(self) -> None:
        """Do what is due, then look at the clock."""
        was = self.state.contents.current
        if self.stage.advance():
            self.look_at(None if was != self.state.contents.current else self._looked)
        super()._tick()
        if self.state.contents.ended and not self._taught and self.app.screen is self:
            self._tell()

    def kept_said(self) -> str:
        """Say that nobody is in the room, and who turns the pages."""
        words = self.words
        how = words("goes on by itself") if self.stage.goes_on else words("by hand")
        return words("REHEARSAL ×{speed}, {how}", speed=number(words, self.stage.clock.speed), how=how)

    def action_rehearsal_menu(self) -> None:
        """Ask what to do with the rehearsal."""
        words = self.words
        itself = words("1 Go on by hand: F8 starts the next block")
        answers = [Answer("hand", itself if self.stage.goes_on else words("1 Let it go on by itself"))]
        answers += [
            Answer(f"{speed:g}", words("{n} Speed ×{speed}", n=n, speed=number(words, speed)))
            for n, speed in enumerate(SPEEDS, 2)
        ]
        answers.append(Answer("stop", words("0 Stop here, and see what to change")))
        title = words("Rehearsal, seed {n}", n=self.stage.plot.seed)
        self.app.push_screen(ChoiceScreen(title, answers), self._menu_answered)

    def _menu_answered(self, answer: str | None) -> None:
        if answer == "hand":
            self.stage.let_go_on(by_itself=not self.stage.goes_on)
        elif answer == "stop":
            self._tell()
        elif answer is not None:
            self.stage.clock.pace(float(answer))
        self.forget_message()
        self.repaint()

    def action_screen_leave(self) -> None:
        """Leave at once, with what to change if anything came to its end; nothing is lost that was to be kept."""
        if self._taught or not self.state.contents.visits:
            self._leave()
        else:
            self._tell()

    def _tell(self) -> None:
        """Show what to change; leaving that page leaves the rehearsal."""
        self._taught = True
        self.stage.clock.pace(0)
        found = lessons(self.state, self.session_now(), self.stage.paces)
        sections = tuple(lessons_sections(self.words, self.state, found))
        words = self.words
        aside = words("seed {n}", n=self.stage.plot.seed)
        sheet = SheetScreen(words("What to change"), aside, lambda width: paint_lessons(words, sections, width))
        self.app.push_screen(sheet, lambda _: self._leave())

    def let_go(self, *, clean: bool = False) -> None:
        """Close the rehearsal and remove what it wrote, unless it is kept."""
        self.context.sound = self._bell_before
        self.stage.close()
