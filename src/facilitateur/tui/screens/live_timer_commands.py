"""Keys for time beside the block's: rounds, turns of teams and of speech, timers of teams and rooms, handing in."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command

TIME = mark("Time")
NOTES = mark("Notes")

TIMER_COMMANDS: tuple[Command, ...] = (
    Command(
        "all.pause",
        "ctrl+f2",
        mark("hold all"),
        mark("Hold everything that runs, timers of teams too, or let it all go on"),
        TIME,
        "z",
    ),
    Command("timers.show", "ctrl+l", mark("timers"), mark("Timers of teams and rooms, beside the block's"), TIME, "m"),
    Command("speech.show", "shift+f3,f15", mark("speech"), mark("Who speaks, and for how long"), TIME, "k"),
    Command("speech.stop", "", mark("end of turn"), mark("End the turn of speech"), TIME, "K"),
    Command("round.next", "shift+f11,f23", mark("round"), mark("Next round, or next team's turn"), TIME, "j"),
    Command("round.previous", "", mark("round back"), mark("Previous round, or previous team's turn"), TIME),
    Command("turns.order", "", mark("turns"), mark("Teams pass one by one: draw or type their order"), TIME, "J"),
    Command("turn.skip", "", mark("later"), mark("The team whose turn it is passes last"), TIME, "L"),
    Command("canvas.hand-in", "", mark("handed in"), mark("The team's canvas is handed in, or no longer"), NOTES, "h"),
)
