"""What the facilitator can do on the live screen: the one declaration behind keys, footer, help and palette."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.screens.live_answers import ANSWER_COMMANDS
from facilitateur.tui.screens.live_criteria import CRITERIA_COMMANDS
from facilitateur.tui.screens.live_doubles import DOUBLE_COMMANDS
from facilitateur.tui.screens.live_groups import GROUP_COMMANDS
from facilitateur.tui.screens.live_methods import METHOD_COMMANDS
from facilitateur.tui.screens.live_moving import MOVE_COMMANDS
from facilitateur.tui.screens.live_past import PAST_COMMANDS
from facilitateur.tui.screens.live_photos import PHOTO_COMMANDS
from facilitateur.tui.screens.live_plan_commands import PLAN_COMMANDS
from facilitateur.tui.screens.live_room import ROOM_COMMANDS
from facilitateur.tui.screens.live_start import START_COMMANDS
from facilitateur.tui.screens.live_status import MESSAGE_COMMANDS
from facilitateur.tui.screens.live_timer_commands import TIMER_COMMANDS
from facilitateur.tui.screens.live_until import UNTIL_COMMANDS
from facilitateur.tui.screens.live_votes import VOTE_COMMANDS
from facilitateur.tui.screens.session_screen import LOOK_COMMANDS
from facilitateur.tui.screens.standing_commands import STANDING_COMMANDS

TIME = mark("Time")
NOTES = mark("Notes")
SESSION = mark("Session")

LIVE_COMMANDS: tuple[Command, ...] = (
    LOOK_COMMANDS[0],
    Command("timer.toggle", "f2", mark("pause"), mark("Pause or resume the timer"), TIME, "space", footer=True),
    Command(
        "parking.add",
        "f3",
        mark("parking lot"),
        mark("Keep for later: the typed text, or open the parking lot"),
        NOTES,
        footer=True,
    ),
    Command("time.less", "f4", "−1", mark("One minute less for the block"), TIME, footer=True),
    Command("time.more", "f5", "+1", mark("One minute more for the block"), TIME, footer=True),
    Command("step.next", "f6", mark("step"), mark("Next step"), TIME, "n", footer=True),
    Command("block.next", "f8", mark("block"), mark("Next block; it starts at once"), TIME, "N", footer=True),
    Command(
        "export.write",
        "f9",
        mark("export"),
        mark("Write the results; F9 again: at once"),
        SESSION,
        footer=True,
    ),
    Command("step.previous", "shift+f6,f18", mark("step back"), mark("Previous step"), TIME, "p"),
    Command(
        "block.previous",
        "shift+f8,f20",
        mark("block back"),
        mark("Back to the previous block; nothing is lost"),
        TIME,
        "P",
    ),
    Command("step.less", "shift+f4,f16", mark("step −1"), mark("One minute less for the step and its block"), TIME),
    Command("step.more", "shift+f5,f17", mark("step +1"), mark("One minute more for the step and its block"), TIME),
    *TIMER_COMMANDS,
    Command("action.undo", "ctrl+z", mark("undo"), mark("Undo the last action, also of time"), NOTES, "u"),
    Command("action.redo", "ctrl+y", mark("redo"), mark("Redo what was undone"), NOTES, "U"),
    Command("mode.switch", "escape", mark("notes"), mark("Go to the notes, or back to writing"), NOTES),
    Command("place.next", "tab", mark("next place"), mark("Next place: zone, or branch of a tree"), NOTES),
    Command("place.previous", "shift+tab", mark("previous place"), mark("Previous place, or up in a tree"), NOTES),
    *LOOK_COMMANDS[1:],
    Command("note.previous", "", "↑", mark("Select the note above"), NOTES, "up"),
    Command("note.next", "", "↓", mark("Select the note below"), NOTES, "down"),
    Command("note.edit", "", mark("edit"), mark("Correct the selected note"), NOTES, "e,enter", True, True),
    Command("note.move", "", mark("move"), mark("Move the selected note elsewhere"), NOTES, "v", True, True),
    Command("note.retract", "", mark("retract"), mark("Take the selected note back"), NOTES, "x,delete", True, True),
    Command("note.park", "", mark("park"), mark("Send the selected note to the parking lot"), NOTES, "f", True, True),
    Command("note.keep", "", mark("keep"), mark("Mark the selected note as chosen"), NOTES, "asterisk", True, True),
    Command("note.decide", "", mark("decision"), mark("Make the selected note a decision"), NOTES, "d", True, True),
    Command("note.vote", "", mark("vote"), mark("One vote more for the selected note"), NOTES, "plus", True, True),
    Command("note.unvote", "", mark("vote less"), mark("One vote less for the selected note"), NOTES, "minus"),
    *VOTE_COMMANDS,
    *PHOTO_COMMANDS,
    *PLAN_COMMANDS,
    *START_COMMANDS,
    *UNTIL_COMMANDS,
    *PAST_COMMANDS,
    Command("note.send", "", mark("0–9"), mark("0 to 9: send the selected note to this place or cluster"), NOTES),
    *DOUBLE_COMMANDS,
    Command("spot.move", "", mark("arrows"), mark("Shift and an arrow: move the note on the matrix"), NOTES),
    Command("place.make", "ctrl+n", mark("new place"), mark("New sheet, cluster, step, table or idea"), NOTES),
    Command(
        "place.title",
        "",
        mark("title"),
        mark("Rename the cluster, step, sheet, row, question or idea"),
        NOTES,
        "t",
    ),
    Command(
        "place.remove",
        "",
        mark("remove place"),
        mark("Remove the place; its notes stay, a row’s scores go"),
        NOTES,
    ),
    *CRITERIA_COMMANDS,
    *ANSWER_COMMANDS,
    Command("deck.draw", "ctrl+o", mark("draw a card"), mark("Draw a card of the method's deck"), NOTES),
    *METHOD_COMMANDS,
    *GROUP_COMMANDS,
    Command("notes.carry", "ctrl+r", mark("carry over"), mark("Carry over the notes of another canvas"), NOTES, "r"),
    *ROOM_COMMANDS,
    Command("sound.switch", "", mark("sound"), mark("Bell on or off"), SESSION, "s"),
    *STANDING_COMMANDS,
    Command("recap.show", "", mark("parking lot"), mark("See the parking lot and the decisions"), SESSION, "o"),
    *MOVE_COMMANDS,
    *MESSAGE_COMMANDS,
    Command("session.end", "", mark("end"), mark("End the session"), SESSION),
    Command("session.reopen", "", mark("reopen"), mark("Reopen an ended session"), SESSION),
)
