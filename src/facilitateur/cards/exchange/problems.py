"""What may be said of a method that comes from elsewhere.

| code | level | what it means |
|---|---|---|
| E160 | error | a file that is none of the formats read here |
| E161 | error | a header that is no YAML |
| E162 | error | a header that would be too big or too clever |
| A160 | warning | something with no place in a card: left out |
| A161 | warning | something kept under another name |
| A162 | warning | something that nobody said: taken as stated |
| A163 | warning | something that nobody said: to be filled in |
| A164 | warning | a duration that is no workshop's |
| A165 | warning | a value that is not understood |
| A166 | warning | a row of a table without a name: left out |
| A167 | warning | rows of a table behind the most that are read |
"""

from facilitateur.domain.findings import Problem, mark

NO_FORMAT = Problem(
    "E160", mark("none of the formats read here: a method.md, a card with a YAML header, or a table with a header row")
)
NOT_YAML = Problem("E161", mark("the header is not YAML: {reason}"))
UNSAFE_YAML = Problem("E162", mark("the header uses anchors or aliases, or is too deep or too long: write it plainly"))
LEFT_OUT = Problem("A160", mark("“{name}” has no place in a card, left out: {value}"))
KEPT_AS = Problem("A161", mark("“{name}” is kept under “{target}”"))
TAKEN_AS = Problem("A162", mark("nothing says “{target}”: taken as {value}; change it if that is wrong"))
ONE_DURATION = Problem(
    "A162", mark("“{name}” gives one duration: shortest, usual and longest are {value}; change them if that is wrong")
)
TO_FILL_IN = Problem("A163", mark("nothing says “{target}”: to be filled in before the card can be used"))
TOO_LONG = Problem(
    "A164", mark("“{name}”: “{value}” is not the duration of one workshop; “{target}” is to be filled in")
)
NOT_UNDERSTOOD = Problem("A165", mark("“{name}”: “{value}” is not understood; “{target}” is to be filled in"))
NO_PHASE = Problem("A165", mark("“{name}”: “{value}” is none of the seven phases, left out"))
NO_NAME = Problem("A166", mark("this row has no name, left out: {value}"))
MANY_ROWS = Problem("A167", mark("only the first {n} lines of a table are read: the rest is left out; split the table"))
