"""What may be said of an agenda that comes from a table or a list.

| code | level | what it means |
|---|---|---|
| E250 | error | nothing in the file is a block |
| E251 | error | a workbook that cannot be read |
| A250 | warning | a line that is no block: left out |
| A251 | warning | a block without a duration: left out |
| A252 | warning | a duration that contradicts its times |
| A253 | warning | free time between two blocks |
| A254 | warning | two blocks at the same time |
| A255 | warning | a time before the one above: another day |
| A256 | warning | an activity that no card bears: a plenary |
| A257 | warning | a struck-through line: left out |
| A258 | warning | a day without a starting time |
| A259 | warning | a column left out |
| A260 | warning | a time that does not exist: left out |
| A261 | warning | a block of more than six hours |
| A262 | warning | a block that ends after midnight |
| A263 | warning | a time, length or phase that is not understood |
| A264 | warning | a total: left out |
| A265 | warning | an end before that of the block above |
"""

from collections.abc import Mapping
from typing import Final

from facilitateur.domain.findings import Problem, mark

NOTHING = Problem("E250", mark("no block found: lines need a time of day or a duration, “9h30 – 10h” or “20 min”"))
NO_WORKBOOK = Problem("E251", mark("this workbook cannot be read: save it as CSV, then import that"))

_LOST = mark("What is left out stands nowhere in the agenda; the file itself stays as it is.")

NOT_A_BLOCK = Problem(
    "A250",
    mark("no time and no duration: left out: {text}"),
    _LOST,
    mark("If it is a block, write when it begins or how long it lasts: “9h30” or “20 min”."),
)
NO_DURATION = Problem(
    "A251",
    mark("“{title}” does not say how long it lasts: left out"),
    _LOST,
    mark("Write its end, its minutes, or when the next block begins."),
)
CONTRADICTION = Problem(
    "A252",
    mark("“{title}”: {stated} min are written, but its times make {counted} min: these count"),
    mark("One of the two is wrong: a time was moved and the length not brought up to date, or the other way round."),
    mark("If the length is right, correct the times in the file, or the minutes once it is imported."),
)
FREE_TIME = Problem(
    "A253",
    mark("{minutes} of free time before “{title}”: a buffer stands there"),
    mark("Without it all that follows would begin earlier than the file says."),
    mark("Make a break of it, or take it out, once it is imported."),
)
OVERLAP = Problem(
    "A254",
    mark("“{title}” begins {minutes} before the end of the block above: both keep their length"),
    mark("Blocks follow one another here: what comes after begins later than the file says."),
    mark("Shorten one of the two, or set aside the one that is done at the same time."),
)
ANOTHER_DAY = Problem(
    "A255",
    mark("“{title}” begins earlier than the block above: taken as another day"),
    mark("Times only go back from one day to the next."),
    mark("If it is the same day, correct its time or put the line where it belongs."),
)
NO_CARD = Problem(
    "A256",
    mark("no card is called “{title}”: kept as a plenary"),
    mark("A plenary has no steps, nothing to say to the room and no canvas."),
    mark("Choose a method for it once it is imported, or leave it if nothing is written down there."),
)
NO_CARD_NEAR = NO_CARD._replace(
    proposal=mark("If “{near}” is meant, write that name in the file, or choose it once it is imported."),
)
STRUCK = Problem(
    "A257",
    mark("struck through: left out: {text}"),
    mark("What somebody has struck through is no longer planned."),
    mark("If it is still planned, take the strokes off its line."),
)
NO_START = Problem(
    "A258",
    mark("day {number} does not say when it begins: {start}"),
    mark("Every time of the day is counted from there."),
    mark("Write a time of day at its first block, or correct the start once it is imported."),
)
COLUMN = Problem(
    "A259",
    mark("column “{name}” has no place in an agenda: left out"),
    _LOST,
    mark("If it is needed, call the column “Notes”."),
)
NO_SUCH_TIME = Problem(
    "A260",
    mark("there is no such time as “{time}”: left out: {text}"),
    _LOST,
    mark("Correct the time: hours go from 0 to 23, minutes from 0 to 59."),
)
LONG = Problem(
    "A261",
    mark("“{title}” would last {minutes}: is that a time of day?"),
    mark("A time of day in the column of lengths makes a block of many hours."),
    mark("Write the length in minutes, or the times in columns “Start” and “End”."),
)
AFTER_MIDNIGHT = Problem(
    "A262",
    mark("“{title}” ends after midnight: it is taken to last {minutes}"),
    mark("An end before the start is that of a night, or a slip."),
    mark("If it is a slip, correct its start or its end."),
)
NOT_READ = Problem(
    "A263",
    mark("“{said}” is not understood: the block is kept without it"),
    mark("What is not understood counts for nothing: the times around it decide."),
    mark("Write times as “9h30”, lengths as “20 min”, phases by their names."),
)
TOTAL = Problem(
    "A264",
    mark("a total is no block: left out: {text}"),
    mark("As a block it would make the day as long again."),
    mark("Nothing is to be done; if it is a block, give it another name."),
)
EARLY_END = Problem(
    "A265",
    mark("the end at {time} is {minutes} before that of the block above, which keeps its length"),
    mark("A day cannot end before its last block does."),
    mark("Correct that end, or shorten the block above."),
)

_NAMELESS: Final[Mapping[Problem, str]] = {
    NO_DURATION: mark("a row without a name does not say how long it lasts: left out"),
    CONTRADICTION: mark(
        "a row without a name: {stated} min are written, but its times make {counted} min: these count"
    ),
    FREE_TIME: mark("{minutes} of free time before a row without a name: a buffer stands there"),
    OVERLAP: mark("a row without a name begins {minutes} before the end of the block above: both keep their length"),
    ANOTHER_DAY: mark("a row without a name begins earlier than the block above: taken as another day"),
    NO_CARD: mark("a row without a name: kept as a plenary"),
    NO_CARD_NEAR: mark("a row without a name: kept as a plenary"),
    LONG: mark("a row without a name would last {minutes}: is that a time of day?"),
    AFTER_MIDNIGHT: mark("a row without a name ends after midnight: it is taken to last {minutes}"),
}
"""What is said where there is no title to quote."""


def about(problem: Problem, title: str) -> Problem:
    """Return a problem of a row as it is said of this title, or of a row that has none."""
    return problem if title or problem not in _NAMELESS else problem._replace(message=_NAMELESS[problem])
