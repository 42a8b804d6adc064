"""What may be wrong with an agenda, beside what may be wrong with any file (`facilitateur.textfiles.problems`).

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
| E210 | error | no card of this short name; the agenda can be opened, the block shows its short name |
| A201 | warning | a line that is neither a title nor a block, ignored |
| A202 | warning | days not numbered 1, 2, 3… |
| A203 | warning | a day without a block |
| A204 | warning | a day without a starting time: 09:00 |
| A211 | warning | minutes outside the card's shortest and longest |
| A212 | warning | a phase that is not one of the card's |
| A213 | warning | the blocks do not add up to `duree_totale` |
| A214 | warning | less than 5 % of `@pause` and `@marge` in a half-day of an hour or more |
| A215 | warning | more than 120 minutes without a `@pause`, a `@dejeuner` or an outing |
"""

from facilitateur.domain.findings import Problem, mark

NO_BLOCK = Problem("E201", mark("agenda without a block; write one “- 20 method-name : note” per line"))
NO_MINUTES = Problem("E202", mark("block without minutes; write “- 20 {found}”"))
MINUTES_OUT_OF_RANGE = Problem("E203", mark("“{found}”: a block lasts from {low} to {high} minutes"))
NOT_A_BLOCK = Problem("E204", mark("block “{found}” not understood; write “- 20 method-name [phase] : note”"))
UNKNOWN_KIND = Problem("E205", mark("unknown block “{found}”; choose from: {choices}"))
UNKNOWN_KIND_NEAR = Problem("E205", mark("unknown block “{found}”; did you mean “{near}”?"))
NOT_A_DAY = Problem("E206", mark("title “{found}” not understood; write “## Day 1 — 09:00”"))
NOT_A_TIME = Problem("E207", mark("“{found}” is no time of day; write for example 09:00"))
UNKNOWN_OPTION = Problem(
    "E208", mark("“{found}” in parentheses not understood; write one of {choices}, and remarks after a colon")
)
BOUNDS_REVERSED = Problem("E209", mark("shortest {low} min, longest {high} min: write the shortest first"))
TWO_PINS = Problem("E211", mark("“{found}”: this block has a fixed time already; fix its start or its end, not both"))
IMPORTANCE_OUT_OF_RANGE = Problem("E212", mark("importance {found}: it goes from 0 to {high}"))
UNKNOWN_CARD = Problem("E210", mark("no method “{slug}”; correct the name or add “methodes/{slug}.md”"))
UNKNOWN_CARD_NEAR = Problem("E210", mark("no method “{slug}”; did you mean “{near}”?"))

STRAY_LINE = Problem("A201", mark("line ignored; a block begins with “- ”, a day with “## ”"))
OTHER_NUMBER = Problem("A202", mark("this is day {number}, but the title says {found}"))
EMPTY_DAY = Problem("A203", mark("day {number} has no block"))
NO_START = Problem("A204", mark("day {number} does not say when it starts: {start}; write “## Day {number} — {start}”"))
UNUSUAL_MINUTES = Problem("A211", mark("{minutes} min for “{slug}”, which takes {low} to {high} min"))
OTHER_PHASE = Problem("A212", mark("“{slug}” is not a method for “{phase}”; its phases: {phases}"))
OTHER_TOTAL = Problem("A213", mark("the blocks last {sum} min together, but “duree_totale” says {total}"))
NO_SLACK = Problem("A214", mark("only {slack} min of @pause and @marge in {minutes} min; allow at least {least} min"))
NO_BREAK = Problem("A215", mark("{minutes} min without a pause; put a “- 10 @pause” within {most} min"))
