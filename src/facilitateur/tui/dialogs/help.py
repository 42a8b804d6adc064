"""The keys of a screen, all of them, from the same declarations as the footer."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command, shown_keys
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import pad, wrap

KEYS_WIDTH, MEANING_WIDTH, NARROWEST = 20, 48, 16
"""Columns."""

GRAMMAR = (
    (mark("text"), mark("adds a note at the current place")),
    ("/3   /3 …", mark("goes to place 3, and writes there")),
    ("= …   ~ …", mark("observed fact, guess")),
    ("« …   ? …", mark("verbatim, question")),
    ("! …", mark("decision")),
    ("> … — Maud, 12/12", mark("action, with who does it and for when")),
    ("+2   -1", mark("votes on the selected note, or the newest one")),
    ("@B   @B …", mark("goes to team B by its letter or its name, and writes there")),
    (mark("Ada: …"), mark("where the card asks who says it: by whom the note is")),
    ("#photo.jpg", mark("attaches a picture or file by its path")),
    ("\\= …", mark("a backslash first: the text is taken as it is")),
    ("/+ …", mark("makes a cluster, a step, a sheet, a table, a branch, an idea or a question")),
    ("/0", mark("the reserve of clusters, the steps of a journey")),
    ("… 8 9   /3 8 9", mark("on a matrix: across, then up, from 0 to 10")),
    ("/3 8 9, 6 4", mark("on a matrix: note 3 where each person put it, one point each")),
    ("4 3 5   e2", mark("on a grid: the scores of a row; rater 2")),
    ("*   * 3 2 1", mark("on a grid: its criteria and weights; the weights alone, in order")),
    ("4 2 5   3x4", mark("on a survey: one person's answers; three people at 4")),
    ("r5 4 2 5   r5 x", mark("on a survey: respondent 5 answers this instead; is removed")),
    ("x Maud", mark("leaves somebody out of the groups, and draws again")),
)
"""The grammar of the entry line, as the help tells it."""


def help_page(words: Words, commands: Sequence[Command], name: str, width: int) -> list[Content]:
    """Return the keys of a screen by their groups, and what can be typed where text goes, in lines of a width."""
    title = words("Keys") + (f" · {name}" if name else "")
    lines: list[Content] = [Content.styled(title, "bold $primary")]
    writes = any(command.id == "mode.switch" for command in commands)
    if writes:
        note = words("Function and control keys always work; single letters after Escape. Escape closes this page.")
    else:
        note = words("These keys work at once. Escape closes this page.")
    lines += flow(Content.styled(note, "$foreground 65%"), width)
    for group in dict.fromkeys(command.group for command in commands):
        lines += [Content(""), Content.styled(words(group), "bold $accent")]
        for command in commands:
            keys = shown_keys(command, words.language)
            if command.group == group and keys:
                lines += _row(keys, words(command.help), width)
    if writes:
        lines += [Content(""), Content.styled(words("What can be typed"), "bold $accent")]
        for typed, meaning in GRAMMAR:
            lines += _row(words(typed) if typed[0].isalpha() else typed, words(meaning), width)
    return lines


def _row(keys: str, meaning: str, width: int) -> list[Content]:
    """Return what a key does, its further lines under the first."""
    first, *others = wrap(meaning, max(min(width - KEYS_WIDTH, MEANING_WIDTH), NARROWEST))
    lines = [Content.assemble((pad(keys, KEYS_WIDTH), "bold"), first)]
    return [*lines, *(Content(" " * KEYS_WIDTH + other) for other in others)]
