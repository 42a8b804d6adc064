"""What one can do in a replay; the keys are those of terminal players."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.screens.session_screen import LOOK_COMMANDS

PLAY = mark("Play")

REPLAY_COMMANDS: tuple[Command, ...] = (
    Command("play.toggle", "space,f2", mark("play"), mark("Play or pause"), PLAY, footer=True),
    Command(
        "marker.next",
        "right_square_bracket,right",
        mark("next"),
        mark("Next marker: phase, block or decision"),
        PLAY,
        footer=True,
    ),
    Command("marker.previous", "left_square_bracket,left", mark("before"), mark("Marker before"), PLAY, footer=True),
    Command("speed.up", "plus,up", mark("faster"), mark("Play faster, up to ×600"), PLAY, footer=True),
    Command("speed.down", "minus,down", mark("slower"), mark("Play slower, down to ×1"), PLAY, footer=True),
    Command("event.next", "full_stop", mark("one event"), mark("One event forward"), PLAY),
    Command("event.previous", "comma", mark("one back"), mark("One event back"), PLAY),
    Command("time.jump", "g", mark("time"), mark("Go to a time of day, e.g. 10:40"), PLAY, footer=True),
    Command("idle.toggle", "i", mark("silences"), mark("Cut the long silences, or play them"), PLAY),
    Command("recap.show", "o", mark("parking lot"), mark("See the parking lot and the decisions"), PLAY),
    Command("export.write", "f9", mark("notes"), mark("Write the session's notes to files"), PLAY, footer=True),
    *LOOK_COMMANDS,
    Command("place.next", "tab", mark("next place"), mark("Next place: zone, or branch of a tree"), PLAY),
    Command("replay.close", "escape,q", mark("close"), mark("Close the replay"), PLAY),
)
