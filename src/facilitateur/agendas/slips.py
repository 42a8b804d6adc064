"""How an agenda may be written wrongly; what makes a plan hard to hold is in `facilitateur.agendas.problems`.

| code | level | what it means |
|---|---|---|
| E201 | error | no block at all |
| E202 | error | a block without minutes |
| E203 | error | a block's minutes out of range |
| E204 | error | a block that is not `minutes method [phase] : note` |
| E205 | error | an unknown `@block` |
| E206 | error | a title that is not `Jour 1 — 09:00` |
| E207 | error | a time of day that does not exist |
| E208 | error | something in parentheses that is no option of a block |
| E209 | error | a shortest length above the longest |
| E211 | error | two fixed times for one block |
| E212 | error | an importance out of range |
| E213 | error | control characters that formatting would lose |
| E214 | error | not formatted: it would not say the same |
| E215 | error | a parenthesis with an option that is not closed |
| E216 | error | the quotation marks of a title are not closed |
| E217 | error | a title of more than 200 characters |
| A201 | warning | a line that is neither a title nor a block, ignored |
| A202 | warning | days not numbered 1, 2, 3… |
| A203 | warning | a day without a block |
| A204 | warning | a day without a starting time: 09:00 |
"""

from facilitateur.domain.findings import Problem, mark

_UNUSABLE = mark("Until this line is understood the agenda can be neither held nor counted.")
"""Why an error of writing matters: a file with one cannot be opened but as text."""

NO_BLOCK = Problem(
    "E201",
    mark("agenda without a block; write one “- 20 method-name : note” per line"),
    mark("There is nothing to hold, to time or to announce."),
    mark("Begin with “- 20 @welcome” below the title of the day, or copy one of the program's agendas."),
)
NO_MINUTES = Problem(
    "E202",
    mark("block without minutes; write “- 20 {found}”"),
    mark("Start times are added up from the minutes: without them nothing that follows has a time."),
    mark("Put its length first: 20, 20 min, 1h30 or 1 h."),
)
MINUTES_OUT_OF_RANGE = Problem(
    "E203",
    mark("“{found}”: a block lasts from {low} to {high} minutes"),
    mark("No day has room for it, and a block of no minutes cannot be timed."),
    mark("Correct the minutes; what goes on overnight is two blocks, one on each day."),
)
NOT_A_BLOCK = Problem(
    "E204",
    mark("block “{found}” not understood; write “- 20 method-name [phase] : note”"),
    _UNUSABLE,
    mark("Keep this order: minutes, name, “title”, [phase], (options), then the note behind a colon."),
)
UNKNOWN_KIND = Problem(
    "E205",
    mark("unknown block “{found}”; choose from: @welcome, @break, @lunch, @buffer, @plenary"),
    mark("What it is decides what may be shortened, what counts as a rest, and what participants read."),
    mark("Write the nearest of them, with your own words between quotation marks: @plenary “Speeches”."),
)
UNKNOWN_KIND_NEAR = UNKNOWN_KIND._replace(
    message=mark("unknown block “{found}”; did you mean “{near}”?"), proposal=mark("Write “{near}”.")
)
BARE_TITLE = UNKNOWN_KIND._replace(
    message=mark("unknown block “{found}”; a title stands between quotation marks: {near}"),
    proposal=mark("Write {near}."),
)
TITLE_NOT_CLOSED = Problem(
    "E216",
    mark("the quotation marks of a title are not closed: {found}"),
    _UNUSABLE,
    mark("Put the closing mark behind the last word of the title, or take the opening one away."),
)
LONG_TITLE = Problem(
    "E217",
    mark("the title of a block has {high} characters at most; what is more goes into its note"),
    mark("Everybody reads it: on the wall, in calendars, on the participants' agenda."),
    mark("Shorten it, and write the rest behind a colon: that is the note."),
)
NOT_A_DAY = Problem(
    "E206",
    mark("title “{found}” not understood; write “## Day 1 — 09:00”"),
    mark("A title opens a day: without its number the blocks below it belong to no day."),
    mark("Write the day and its start; what is only a heading for you goes into a remark: <!-- Morning -->."),
)
NOT_A_TIME = Problem(
    "E207",
    mark("“{found}” is not a time of day; write for example 09:00"),
    mark("All times that follow are counted from it."),
    mark("Write an hour from 0 to 23 and minutes from 00 to 59: 9:00, 9h or 14h30."),
)
UNKNOWN_OPTION = Problem(
    "E208",
    mark(
        "“{found}” in parentheses not understood; write one of (start 12:30), (end 18:00), (10–20), (optional), "
        "(optional, priority 2), (parked), and remarks after a colon"
    ),
    mark("What may be fixed, shortened or left out is read from there: a word that is lost would change the day."),
    mark("Correct it, or move “{found}” behind the colon if it is a note."),
)
TIME_ALONE = UNKNOWN_OPTION._replace(
    message=mark("“{found}” in parentheses is neither a start nor an end; write (start {found}) or (end {found})"),
    why=mark("Fixing the wrong edge would move everything before it."),
    proposal=mark("Write (start {found}) if people arrive then, (end {found}) if they leave then."),
)
NOT_CLOSED = Problem(
    "E215",
    mark("a parenthesis is not closed; write “({found})”"),
    _UNUSABLE,
    mark("Close it in front of the colon."),
)
BOUNDS_REVERSED = Problem(
    "E209",
    mark("shortest {low} min, longest {high} min: write the shortest first"),
    mark("Re-planning keeps a block between the two, and nothing is between them."),
    mark("Write ({high}–{low})."),
)
TWO_PINS = Problem(
    "E211",
    mark("“{found}”: this block has a fixed time already; fix its start or its end, not both"),
    mark("A block that is fixed twice has another length than the one in front of it."),
    mark("Keep the time that others wait for; for the other one change the minutes."),
)
IMPORTANCE_OUT_OF_RANGE = Problem(
    "E212",
    mark("importance {found}: it goes from 0 to {high}"),
    mark("What is left out first is decided by comparing it with the others."),
    mark("Three steps are enough: 1 may go, 2 matters, 3 only as a last resort."),
)
HIDDEN_CHARACTERS = Problem(
    "E213",
    mark("control or direction characters would be lost; delete them, then format this file again"),
    mark("They cannot be seen, and may make a line read otherwise than it is."),
    mark("Type the line again by hand, without copying it."),
)
NOT_FORMATTED = Problem(
    "E214",
    mark("left as it is: its canonical form would not say the same; look at unusual lists and brackets"),
    mark("The plan comes before its looks: nothing is written that would say something else."),
    mark("Write one block per line, then format this file again."),
)

STRAY_LINE = Problem(
    "A201",
    mark("line ignored; a block begins with “- ”, a day with “## ”"),
    mark("If it was meant as a block, it is neither timed nor shown."),
    mark("Put “- ” and minutes in front of it, or make it a remark: <!-- … -->."),
)
OTHER_NUMBER = Problem(
    "A202",
    mark("this is day {number}, but the title says {found}"),
    mark("Days count in the order of the file: a day may be missing, or two may have changed places."),
    mark("Write “## Day {number}”, or put the days in order."),
)
EMPTY_DAY = Problem(
    "A203",
    mark("day {number} has no block"),
    mark("A session would have a day on which there is nothing to do."),
    mark("Write its blocks, or delete its title."),
)
NO_START = Problem(
    "A204",
    mark("day {number} does not say when it starts: {start}; write “## Day {number} — {start}”"),
    mark("Fixed times, lunch and the end of the day are counted from it."),
    mark("Write the time that people were told."),
)
