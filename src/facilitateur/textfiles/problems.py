"""What may be wrong with any hand-written file of ours: the file itself, its header, the values in it.

| code | level | what it means |
|---|---|---|
| E001 | error | no header: the file does not begin with `---` |
| E002 | error | the header is not closed by a second `---` |
| E003 | error | the same key twice |
| E004 | error | a header line that is not `key : value` |
| E005 | error | a required key is missing or empty |
| E006 | error | written for a newer version of the format |
| E010 | error | not the whole numbers that were expected |
| E012 | error | a value that is not one of those possible |
| E013 | error | a number out of its range |
| E014 | error | numbers that do not go from the smallest to the largest |
| E030 | error | a symbolic link: never followed |
| E031 | error | not an ordinary file (named pipe, device, folder…) |
| E032 | error | larger than 256 KiB |
| E033 | error | the system refuses to read it |
| E034 | error | not UTF-8 text |
| E035 | error | empty |
| E036 | error | a binary file |
| A101 | warning | an unknown key |
| A111 | warning | control characters, replaced by � |
| A113 | warning | a file name that is not a short name (`a-z`, `0-9`, `-`) |
| A114 | warning | two files of a folder with the same short name |
| A115 | warning | the file cannot be used: the built-in one is used instead |
"""

from facilitateur.domain.findings import Problem, mark

NO_HEADER = Problem(
    "E001", mark("no header: the first line must be “---”, then one “key : value” per line, then “---” again")
)
OPEN_HEADER = Problem("E002", mark("header not closed; write “---” alone on a line before the first “## ” title"))
REPEATED_KEY = Problem("E003", mark("key “{key}” already written on line {first}"))
NOT_A_PAIR = Problem("E004", mark("line “{found}” not understood; write “key : value”"))
MISSING_KEY = Problem("E005", mark("required key missing or empty: “{key}”"))
NEWER = Problem(
    "E006",
    mark("written for a newer version (“{key} : {value}”, this one reads up to {known}); update facilitateur"),
)
NOT_NUMBERS = Problem("E010", mark("“{key}”: whole numbers expected: {count}, read “{value}”; example: {example}"))
UNKNOWN_VALUE = Problem("E012", mark("“{key}”: unknown value “{value}”; choose from: {choices}"))
UNKNOWN_VALUE_NEAR = Problem("E012", mark("“{key}”: unknown value “{value}”; did you mean “{near}”?"))
OUT_OF_RANGE = Problem("E013", mark("“{key}” goes from {low} to {high}"))
NOT_ASCENDING = Problem("E014", mark("“{key}”: the numbers must go from the smallest to the largest, read “{value}”"))

LINK = Problem("E030", mark("symbolic link, not followed; put a copy of the file here"))
NOT_A_FILE = Problem("E031", mark("not an ordinary file, not opened; remove it from this folder"))
TOO_BIG = Problem("E032", mark("file too big: {size} KiB, {limit} KiB at most; only text belongs here"))
UNREADABLE = Problem("E033", mark("cannot be read ({reason}); check the file and its permissions"))
NOT_UTF8 = Problem("E034", mark("not UTF-8 text; save the file again with the encoding “UTF-8”"))
EMPTY = Problem("E035", mark("empty file; copy an existing file and change its text"))
BINARY = Problem("E036", mark("not a text file; save it as plain text"))

UNKNOWN_KEY = Problem("A101", mark("unknown key “{key}”, ignored"))
UNKNOWN_KEY_NEAR = Problem("A101", mark("unknown key “{key}”; did you mean “{near}”?"))
CONTROL_CHARACTERS = Problem("A111", mark("control characters replaced by “�”; delete them"))
ODD_NAME = Problem("A113", mark("known here as “{slug}”; rename the file “{slug}.md” so that nobody is surprised"))
SAME_NAME = Problem("A114", mark("same short name “{slug}” as “{other}”, ignored; rename one of the two files"))
BUILT_IN_INSTEAD = Problem("A115", mark("this file has errors: the built-in “{slug}” is used instead"))
