"""The keys of a vote, and how its room is corrected."""

from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.events import VoteRule
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import WHOLE_ROOM, Session
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import HERE

VOTE_KEYS = (
    Command(
        "", "enter", "", mark("Write down: 3 12; p and a figure for the people; /+ and a text for an option"), HERE
    ),
    Command("", "up,down", "", mark("Go to another option, or read on in a long result"), HERE),
    Command("", "pagedown,pageup", "", mark("A page on, or back"), HERE),
    Command("", "f8", "", mark("Close the vote and see its result"), HERE),
    Command("", "ctrl+z", "", mark("Undo; a closed vote opens again"), HERE),
    Command("", "ctrl+y", "", mark("Redo what was undone"), HERE),
    Command("", "n", "", mark("Once it is closed: another vote"), HERE),
    Command("", "t", "", mark("Once it is closed: a second round between those that tie"), HERE),
    Command("", "s", "", mark("Once it is closed: show its result to the room, or no longer"), HERE),
    Command("", "left,right", "", mark("Once it is closed: see the other rounds"), HERE),
    Command("", "escape", "", mark("Back to the canvas; a vote that runs stays open"), HERE),
)


def frame_keys(words: Words, state: Session, held: VoteRound) -> list[str]:
    """Return how headcount and dots are corrected; with the figure of the whole room where a team alone counts."""
    room = present_people(state, held.block, WHOLE_ROOM)
    is_part = 0 < held.people < room
    said = [words("p {n} the whole room", n=room) if is_part else words("p … people")]
    return [*said, words("g … dots each")] if held.rule is VoteRule.DOTS else said
