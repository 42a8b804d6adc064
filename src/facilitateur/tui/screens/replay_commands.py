"""What one can do in a replay; the keys are those of terminal players."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.screens.session_screen import LOOK_COMMANDS
from facilitateur.tui.screens.standing_commands import STANDING_COMMANDS

PLAY = mark("Play")
MOVE = mark("Move along the timeline")
FIND = mark("Find")

REPLAY_COMMANDS: tuple[Command, ...] = (
    Command("play.toggle", "space,f2", mark("play"), mark("Play or pause"), PLAY, footer=True),
    Command("minute.next", "right", mark("+1 min"), mark("One minute forward"), MOVE, footer=True),
    Command("minute.previous", "left", mark("−1 min"), mark("One minute back"), MOVE),
    Command("stretch.next", "shift+right", mark("+10 min"), mark("Ten minutes forward"), MOVE),
    Command("stretch.previous", "shift+left", mark("−10 min"), mark("Ten minutes back"), MOVE),
    Command(
        "marker.next",
        "right_square_bracket",
        mark("marker"),
        mark("Next marker: phase, block or decision"),
        MOVE,
        footer=True,
    ),
    Command("marker.previous", "left_square_bracket", mark("before"), mark("Marker before"), MOVE),
    Command("start.jump", "home", mark("start"), mark("Go to the start"), MOVE),
    Command("end.jump", "end", mark("end"), mark("Go to the end"), MOVE),
    Command("speed.up", "plus,up", mark("faster"), mark("Play faster, up to ×600"), PLAY, footer=True),
    Command("speed.down", "minus,down", mark("slower"), mark("Play slower, down to ×0.5"), PLAY),
    Command("event.next", "full_stop", mark("one event"), mark("One event forward"), MOVE),
    Command("event.previous", "comma", mark("one back"), mark("One event back"), MOVE),
    Command("time.jump", "g", mark("time"), mark("Go to a time of day, e.g. 10:40"), MOVE, footer=True),
    Command("past.search", "slash", mark("search"), mark("Search: when did a word first appear?"), FIND, footer=True),
    Command("hit.next", "n", mark("next one"), mark("Next moment that was found"), FIND),
    Command("hit.previous", "N", mark("one before"), mark("Moment found before"), FIND),
    Command(
        "wall.show", "m", mark("wall"), mark("See all that was on the wall, or the block again"), FIND, footer=True
    ),
    Command(
        "session.fork",
        "b",
        mark("fork"),
        mark("Run the rest differently from here, as a new session"),
        PLAY,
        footer=True,
    ),
    Command("idle.toggle", "i", mark("silences"), mark("Cut the long silences, or play them"), PLAY),
    *STANDING_COMMANDS,
    Command("recap.show", "o", mark("parking lot"), mark("See the parking lot and the decisions"), PLAY),
    Command(
        "export.write",
        "f9",
        mark("export"),
        mark("Write the results; F9 again: at once"),
        PLAY,
        footer=True,
    ),
    *LOOK_COMMANDS,
    Command("place.next", "tab", mark("next place"), mark("Next place: zone, or branch of a tree"), PLAY),
    Command("replay.close", "escape,q", mark("close"), mark("Close the replay"), PLAY),
)
