"""What may be wrong with a plan, beside how it is written (`facilitateur.agendas.slips`).

| code | level | what it means |
|---|---|---|
| E210 | error | no card of this short name; the agenda can be opened, the block shows its short name |
| A211 | warning | minutes outside the card's shortest and longest |
| A212 | warning | a phase that is not one of the card's |
| A213 | warning | the blocks do not add up to `duree_totale` |
| A214 | warning | less than 5 % of `@pause` and `@marge` in a half-day of an hour or more |
| A215 | warning | more than 120 minutes without a `@pause`, a `@dejeuner` or an outing |
| A216 | warning | minutes outside the block's own bounds |
| A217 | warning | a fixed time that what comes before runs into |
| A218 | warning | a day that ends after the time at which it has to |
| A219 | warning | ten idle minutes or more before a fixed time |
| A220 | warning | a method that is not made for so many people, neither all together nor in their teams |
| A221 | warning | teams of fewer than 3 or more than 8 people |
| A222 | warning | more or fewer people than the agenda is made for |
| A223 | warning | three quiet methods in a row after lunch |
| A224 | warning | four quiet methods or more in a row, 90 minutes or more, without a pause |
| A225 | warning | a method that asks for more trust than the group can have by then |
| A226 | warning | a phase that comes two steps or more before the one reached |
| A227 | warning | a canvas that takes up what no method before it has produced (`Reprendre` of its card) |
| A229 | warning | three lively methods or more in a row, an hour or more, without a pause |
| A228 | warning | tables to be moved for a method, and nothing before it during which to do so |
| A230 | warning | what is arranged days ahead (a place, a consent, a bus), of which the block's note says nothing |
| A231 | warning | fewer rooms (`salles`) than teams that each need one |
"""

from facilitateur.domain.findings import Problem, mark

UNKNOWN_CARD = Problem(
    "E210",
    mark("no method “{slug}”"),
    mark("Without its card a block has no steps, nothing to say to the room, and a plain list for a canvas."),
    mark("Correct the name, take another method, or add “methodes/{slug}.md”."),
)
UNKNOWN_CARD_NEAR = UNKNOWN_CARD._replace(message=mark("no method “{slug}”; did you mean “{near}”?"))

_SHORT = mark("Under its shortest time nothing is left of a method but its title; over its longest people get bored.")
UNUSUAL_MINUTES = Problem(
    "A211",
    mark("{minutes} min for “{slug}”, which takes {low} to {high} min"),
    _SHORT,
    mark("Give it {usual} min, or write your own bounds if you know better: “({low}–{high})” after the minutes."),
)
UNUSUAL_MINUTES_OTHER = UNUSUAL_MINUTES._replace(
    proposal=mark("Give it {usual} min, or take “{other}”, which can be done in {minutes} min.")
)
UNUSUAL_MINUTES_EXACT = mark("{minutes} min for “{slug}”, which takes {low} min")
OUT_OF_BOUNDS_EXACT = mark("{minutes} min, though this block's own bounds are {low} min")
"""What is said of a length that leaves no choice."""

OTHER_PHASE = Problem(
    "A212",
    mark("“{slug}” is not a method for “{phase}”; its phases: {phases}"),
    mark("The room display, the report and the statistics of a phase would count it in the wrong place."),
    mark("Write one of its phases in the brackets, or leave the brackets out."),
)
OTHER_TOTAL = Problem(
    "A213",
    mark("the blocks last {sum} min together, but “duree_totale” says {total}"),
    mark("One of the two is wrong: a block was added or forgotten, or the total was not brought up to date."),
    mark("Correct the minutes of the blocks, or write “duree_totale : {sum}”."),
)
NO_SLACK = Problem(
    "A214",
    mark("only {slack} of @pause and @marge in {minutes}; allow at least {least}"),
    mark("The first lateness has nowhere to go: it eats the last method, the one that concludes."),
    mark("Add a @marge of {more} before the end of the half-day."),
)
NO_SLACK_AT_ALL = mark("no @pause and no @marge in {minutes}; allow at least {least}")
"""What is said of a half-day that has neither."""

NO_BREAK = Problem(
    "A215",
    mark("{minutes} without a break; {most} is the most that a group can take"),
    mark("After two hours attention drops, and people leave one by one."),
    mark("Put a “- 10 @pause” before “{name}”."),
)
NO_BREAK_WITHIN = NO_BREAK._replace(
    proposal=mark("“{name}” is too long by itself: make two blocks of it, with a break of 10 min between them.")
)
TO_LUNCH = mark("{minutes} without a break until lunch; {most} is the most that a group can take")
"""What is said of a run that lunch ends."""

TAKE_TO_LUNCH = mark("Put a “- 10 @pause” before “{name}”, or make what comes before lunch {over} shorter.")
"""What is proposed when lunch comes only a little too late."""

OUT_OF_BOUNDS = Problem(
    "A216",
    mark("{minutes} min, outside this block's own bounds of {low} to {high} min"),
    mark("Re-planning would never go there by itself."),
    mark("Change the minutes or the bounds."),
)
NOTHING_TO_TAKE = mark("Nothing before it can be shortened: leave out a block, set one aside, or move the fixed time.")
NOT_ENOUGH = mark("Take from: {where}; {rest} still missing: leave out a block, or move what is fixed.")
_FIXED = mark("What is fixed does not move: on the day, that much would be cut from what comes before.")
FIXED_START = Problem(
    "A217",
    mark("“{name}” is fixed at {time}: {minutes} too many before it"),
    _FIXED,
    mark("Take them from: {where}; or move the fixed time."),
)
FIXED_END = FIXED_START._replace(message=mark("“{name}” has to end at {time}: {minutes} too many before it"))
LATE_END = Problem(
    "A218",
    mark("day {number} has to end at {end}: {minutes} too many"),
    mark("People have trains and children: they leave at the time that was announced."),
    mark("Take them from: {where}; or move the end of the day."),
)
IDLE = Problem(
    "A219",
    mark("{minutes} with nothing planned before “{name}”, fixed at {time}"),
    mark("The room does not know what to do, and comes back late."),
    mark("Put a @marge or an optional method of {minutes} there, or lengthen what comes before."),
)
IDLE_TO_END = IDLE._replace(
    message=mark("{minutes} with nothing planned before “{name}”, whose end is fixed at {time}")
)
_GROUP = mark("With too few the method has no matter, with too many most people wait.")
GROUP = Problem(
    "A220",
    mark("“{name}” is for {low} to {high} people; you are {people}, in teams of {size}"),
    _GROUP,
    mark("Take another method, or have it done in smaller groups and say so in its note."),
)
GROUP_ALL_TEAMS = GROUP._replace(proposal=mark("Number of teams that suits all blocks: {teams}."))
GROUP_MOST_TEAMS = GROUP._replace(
    proposal=mark("Number of teams that suits it, and as many blocks as can be: {teams}.")
)
GROUP_TEAMS = GROUP._replace(
    proposal=mark("For this block alone, number of teams: {teams}; the other blocks stay as they are.")
)
TOO_FEW = mark("Take another method: in smaller groups there would be even fewer.")
TAKE_OTHER_FEW = mark("Take “{other}” instead: in smaller groups there would be even fewer.")
"""What is proposed for a method that asks for more people than there are."""
TAKE_OTHER = mark("Take “{other}” instead, or have it done in smaller groups and say so in its note.")
GROUP_OF_AGENDA = Problem(
    "A220",
    mark("“{name}” is for {low} to {high} people, but this agenda is made for {people}"),
    _GROUP,
    mark("Take another method, or change the “groupe” of the agenda."),
)
EXACTLY = mark("“{name}” is for {low} people; you are {people}, in teams of {size}")
EXACTLY_OF_AGENDA = mark("“{name}” is for {low} people, but this agenda is made for {people}")
"""What is said of a method for so many people and no others."""

SMALL_TEAMS = Problem(
    "A221",
    mark("the smallest team would have {size} of the {people} people"),
    mark("A team of one or two has no discussion."),
    mark("Number of teams that suits all blocks: {better}."),
)
TEAMS_FOR_MOST = mark("Number of teams that suits as many blocks as can be: {better}.")
LARGE_TEAMS = SMALL_TEAMS._replace(
    message=mark("the largest team would have {size} of the {people} people"),
    why=mark("In a team of more than eight, half of the people say nothing."),
)
OTHER_GROUP = Problem(
    "A222",
    mark("{people} people, but this agenda is made for {low} to {high}"),
    mark("Go-rounds and presentations take longer, the more people and teams there are."),
    mark("Look at the blocks in which everybody speaks: give them more time, or have them done in teams."),
)
FEWER = mark("Look at the blocks in which everybody speaks: they may be shorter, or have one team less.")
EXACT_GROUP = OTHER_GROUP._replace(message=mark("{people} people, but this agenda is made for {high}"))
SLEEPY = Problem(
    "A223",
    mark("three quiet methods in a row after lunch, from “{name}” on"),
    mark("After lunch people digest: sitting and writing sends them to sleep."),
    mark("Put an energiser first, for example “- 5 energisant-123”, or a method in which people move."),
)
QUIET = Problem(
    "A224",
    mark("{count} quiet methods in a row, {minutes}, up to “{name}”"),
    mark("People sit and write for too long: ideas get shorter and telephones come out."),
    mark("Put a break or a method in which people move between them."),
)
LIVELY = Problem(
    "A229",
    mark("{count} lively methods in a row, {minutes}, up to “{name}”"),
    mark("After an hour of standing, moving and speaking up, the last method gets what is left of people."),
    mark("Put a break or a method in which people sit and think between them."),
)
_OPENING_UP = mark(
    "People who do not know each other keep to what is safe: the method yields politeness, not substance."
)
TRUST_FIRST = Problem(
    "A225",
    mark("“{name}” asks for trust ({trust} of 3), and nobody has met yet"),
    _OPENING_UP,
    mark("Put an icebreaker before it, for example “- 12 portrait-croise”."),
)
TRUST = TRUST_FIRST._replace(
    message=mark("“{name}” asks for much trust ({trust} of 3) early on"),
    proposal=mark("Move it to after two hours of work together, or take another method."),
)
PHASE_ORDER = Problem(
    "A226",
    mark("“{name}” ({phase}) comes after “{other}” ({after})"),
    mark("The group has already decided: what it finds now comes too late, and it can tell."),
    mark("Move it before, or take it out; going back one phase, to correct, is fine."),
)
UNFED = Problem(
    "A227",
    mark("“{name}” takes up what comes from {sources}, and nothing of that comes before"),
    mark("Its canvas starts empty: the group fills it with opinions."),
    mark("Put one of them before it, or say in its note where the matter comes from: “à partir de …”."),
)
ROOM = Problem(
    "A228",
    mark("tables have to be moved for “{name}” ({room}), and no break comes before it"),
    mark("Thirty people wait while three carry tables."),
    mark("Put it after a break, or a “- 5 @marge” before it."),
)
AHEAD = Problem(
    "A230",
    mark("“{name}” has to be arranged days ahead: {items}"),
    mark("On the day it is too late to book, to invite or to ask for leave."),
    mark("Arrange it, and say so in the block's note: “bus booked, hosts told”."),
)
AHEAD_OTHER = AHEAD._replace(
    proposal=mark(
        "Arrange it, and say so in the block's note: “bus booked, hosts told”; or take “{other}”, "
        "for which nothing is arranged ahead."
    )
)
ROOMS = Problem(
    "A231",
    mark("“{name}” needs a room for each team; teams: {teams}, rooms: {rooms}"),
    mark("In one room teams hear each other: nothing is told in confidence, and recordings are spoilt."),
    mark("Rooms still to be found: {missing}; or hold it in {turns} turns, {minutes} in all."),
)
