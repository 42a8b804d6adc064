"""What may be wrong with a card, beside what may be wrong with any file (`facilitateur.textfiles.problems`).

| code | level | what it means |
|---|---|---|
| E020 | error | a step without a duration |
| E021 | error | a required section is missing or empty |
| E022 | error | the same section twice |
| E026 | error | a step's duration out of range |
| E027 | error | the same canvas id twice |
| E040 | error | a translation that has not as many steps as its master |
| E041 | error | a translation whose header contradicts its file name |
| E042 | error | a translation of a canvas id that the master does not have |
| E043 | error | a translation whose step lasts another time |
| E044 | error | a translation without a master |
| E050 | error | characters that `formater` would lose |
| E051 | error | a card that `formater` would change |
| E052 | error | a translation whose master cannot be read |
| A102 | warning | an unknown section |
| A103 | warning | text before the first section, not shown |
| A104 | warning | text among the steps that is no step, not shown |
| A105 | warning | a canvas setting that is not `key : value` |
| A106 | warning | the same canvas setting twice |
| A107 | warning | a layout that names an unknown id |
| A108 | warning | a canvas without the places it needs |
| A109 | warning | a canvas setting that no canvas has |
| A110 | warning | the steps do not add up to the usual duration |
| A112 | warning | a value that a canvas setting does not take |
| A120 | warning | a translation older than its master |
| A121 | warning | a translation that says it is newer than its master |
| A122 | warning | a translation that lacks a section or the material of its master |
| A123 | warning | a translation whose material has not as many things as that of its master |
| A124 | warning | a translation whose type of a field does not take as many choices as its master |
| A125 | warning | a translation whose figures, items or words to say are not those of its master |
| A130 | warning | a text still to be filled in |
| A131 | warning | nothing to say aloud |
| A132 | warning | no licence |
| A140 | warning | straight apostrophes in French text |
| A141 | warning | straight quotation marks in French text |
| A142 | warning | spaces in French text that may break, or are missing |
| A150 | warning | a protected name, or a work without its credit |
"""

from facilitateur.domain.findings import Problem, mark

STEP_WITHOUT_DURATION = Problem(
    "E020", mark("step without a duration; write “1. (5 min) Title — detail” or “1. (6 × 5 min) …”")
)
MISSING_SECTION = Problem("E021", mark("required section missing or empty: “{section}”"))
REPEATED_SECTION = Problem("E022", mark("section “{section}” already begun on line {first}; put both into one"))
STEP_OUT_OF_RANGE = Problem("E026", mark("“{value}”: a step lasts from {low} to {high} minutes, rounds included"))
REPEATED_ID = Problem("E027", mark("canvas id “{id}” already used on line {first}; write another one in {braces}"))

OTHER_STEPS = Problem("E040", mark("steps here: {found}, in “{master}”: {expected}; translate every step, in order"))
OTHER_HEADER = Problem("E041", mark("“{key}” should be “{expected}”, as in the file's name, read “{value}”"))
OTHER_ID = Problem("E042", mark("canvas id “{id}” is not in “{master}”; copy the ids from there"))
OTHER_MINUTES = Problem("E043", mark("this step lasts {expected} in “{master}”; copy it or leave it out"))
NO_MASTER = Problem("E044", mark("translation of “{slug}”, but there is no “{slug}.md”; write that file first"))

HIDDEN_CHARACTERS = Problem(
    "E050", mark("control or direction characters would be lost; delete them, then format this file again")
)
NOT_FORMATTED = Problem(
    "E051", mark("left as it is: its canonical form would not say the same; look at unusual lists and brackets")
)
NO_SOUND_MASTER = Problem("E052", mark("the master “{master}” is missing or has errors; repair that file first"))

UNKNOWN_SECTION = Problem("A102", mark("unknown section “{title}”, not shown; choose from: {choices}"))
UNKNOWN_SECTION_NEAR = Problem("A102", mark("unknown section “{title}”; did you mean “{near}”?"))
STRAY_TEXT = Problem("A103", mark("text before the first “## ” title, not shown; put it into a section"))
STRAY_STEP_TEXT = Problem("A104", mark("text among the steps, not shown; write it after the dash of a step"))
NOT_A_SETTING = Problem("A105", mark("setting “{found}” not understood; write “- key : value”"))
REPEATED_SETTING = Problem("A106", mark("setting “{key}” already written on line {first}; the last one counts"))
UNKNOWN_PLACE = Problem("A107", mark("layout: unknown id “{id}”; choose from: {choices}"))
NO_PLACES = Problem("A108", mark("canvas “{kind}” with nothing to fill in; add “### {title}” and one “- ” per line"))
UNKNOWN_SETTING = Problem("A109", mark("unknown setting “{key}”, nothing reads it; take it out, or look at its name"))
UNKNOWN_SETTING_NEAR = Problem("A109", mark("unknown setting “{key}”; did you mean “{near}”?"))
UNKNOWN_SETTING_VALUE = Problem("A112", mark("“{key}”: unknown value “{value}”, not used; choose from: {choices}"))
UNKNOWN_SETTING_VALUE_NEAR = UNKNOWN_SETTING_VALUE._replace(
    message=mark("“{key}”: unknown value “{value}”; did you mean “{near}”?")
)
NO_NUMBER = UNKNOWN_SETTING_VALUE._replace(message=mark("“{key}” takes a number, read “{value}”"))
OTHER_SUM = Problem(
    "A110", mark("the steps last {sum} min together, but the usual duration is {usual} min; change one of the two")
)
OLD_TRANSLATION = Problem(
    "A120",
    mark(
        "translation to read again: made from revision {made}, “{master}” is at revision {revision}; "
        "then write “revision_source : {revision}”"
    ),
)
NEWER_TRANSLATION = Problem(
    "A121",
    mark(
        "made from revision {made}, but “{master}” is at revision {revision}; "
        "write there the revision that was translated"
    ),
)
NOT_TRANSLATED = Problem("A122", mark("section “{section}” is not translated and shows French; add it"))
NOT_TRANSLATED_KEY = Problem("A122", mark("“{key}” is not translated and shows French; add “{key} : …” to the header"))
OTHER_MATERIAL = Problem(
    "A123",
    mark(
        "things here: {found}, in “{master}”: {expected}; the French material is shown: "
        "name them one for one, with ; and , in the same places"
    ),
)
OTHER_TYPE = Problem(
    "A124",
    mark("“{label}”: does not take what {type} takes in “{master}”, which stays; translate its words one for one"),
)

OTHER_FIGURES = Problem(
    "A125",
    mark("“{section}” has {found} where “{master}” has {expected}: one of the two changed; read the translation again"),
)

TO_BE_FILLED_IN = Problem("A130", mark("“{name}” is to be filled in: write your text in the place of “{found}”"))
NOTHING_TO_SAY = Problem("A131", mark("no section “{section}”: add the words that the facilitator says aloud to start"))
NO_LICENCE = Problem(
    "A132", mark("no licence, nobody knows whether they may reuse this card; add “licence : CC BY 4.0”")
)

STRAIGHT_APOSTROPHES = Problem(
    "A140", mark("straight apostrophes: {count}, they print badly; write “’”, or run “facilitateur cards format”")
)
STRAIGHT_QUOTES = Problem(
    "A141",
    mark("straight quotation marks: {count}, not French; write “« … »”, or run “facilitateur cards format”"),
)
BREAKABLE_SPACES = Problem(
    "A142",
    mark(
        "spaces missing or breakable before ; ! ? : % or inside « »: {count}, a sign may begin a line; "
        "run “facilitateur cards format”"
    ),
)

PHOTO_LANGUAGE = Problem("A150", mark("“{found}” is a registered name; write “photos and expression”"))
NET_PROMOTER = Problem("A150", mark("“{found}” is a registered name; write “recommendation question”"))
PECHA_KUCHA = Problem(
    "A150", mark("“{found}” is a registered name; write “twenty images, twenty seconds (PechaKucha format)”")
)
SIX_HATS = Problem("A150", mark("“{found}” is Edward de Bono's; name him in “origine”"))
MODEL_CANVAS = Problem(
    "A150", mark("“{found}” is Alexander Osterwalder's, under CC BY-SA; name him and this licence in “origine”")
)
EMPATHY_CANVAS = Problem("A150", mark("“{found}” is Dave Gray's; name him in “origine”"))
SUS = Problem("A150", mark("“{found}” is free to use with its credit; name John Brooke in “origine”"))
FRENCH_SUS = Problem(
    "A150", mark("“{found}” is free to use with its source; name Guillaume Gronier and Alexandre Baudet in “origine”")
)
PROTECTED_SIGN = Problem("A150", mark("“{found}” says that a name is protected; write an ordinary word instead"))
