"""What is said of scores and answers as they are typed: which are missing, how to complete them, whose turn it is."""

from collections.abc import Sequence

from facilitateur.domain.canvases.respondents import ENOUGH
from facilitateur.domain.canvases.survey import Survey
from facilitateur.domain.formulas.sus import MISSING
from facilitateur.i18n.formats import listing
from facilitateur.i18n.words import Words


def short_row_said(words: Words, row: tuple[int, str], rater: int, missing: Sequence[str], most: int) -> str:
    """Return what a row of a grid lacks, and what is typed to complete it.

    Args:
        words: The language.
        row: Its number and what it is called.
        rater: Whose scores they are.
        missing: The last criteria, which have no score.
        most: How many criteria there are.
    """
    typed = f"/{row[0]} e{rater} " + ". " * (most - len(missing)) + " ".join("4" for _ in missing)
    return words(
        "“{row}”: {n} scores of {most}, none for {missing}. To complete it, for instance: {typed}",
        row=row[1],
        n=most - len(missing),
        most=most,
        missing=listing(words, missing),
        typed=typed,
    )


def crowded_row_said(words: Words, grades: int, people: int) -> str:
    """Return that a row has more grades than there are people."""
    return words.plural(
        "{grades} grades for {n} person: to be checked. Ctrl-Z takes them back.",
        "{grades} grades for {n} people: to be checked. Ctrl-Z takes them back.",
        people,
        grades=grades,
    )


def short_rows_said(words: Words, rows: Sequence[str]) -> str:
    """Return which of the rows that were pasted lack scores."""
    return words.plural(
        "{n} line has fewer scores than there are criteria: {rows}. What lacks counts as not given.",
        "{n} lines have fewer scores than there are criteria: {rows}. What lacks counts as not given.",
        len(rows),
        rows=listing(words, [*dict.fromkeys(rows)]),
    )


def turn_said(words: Words, rater: int, following: int, row: str, *, every: bool) -> str:
    """Return that the rows of a rater are done and whose scores come next.

    Args:
        words: The language.
        rater: Who scored last.
        following: Who comes next.
        row: The row that they begin with.
        every: Whether a line holds the figures of all raters, so that a row is done with one line.
    """
    if every:
        return words("Every row has its scores. What is typed next is of rater {n}, for “{row}”.", n=following, row=row)
    return words(
        "Rater {rater} has scored every row. What is typed next is of rater {n}, for “{row}”.",
        rater=rater,
        n=following,
        row=row,
    )


def row_left_said(words: Words, rater: int, row: str, *, every: bool) -> str:
    """Return that a row above is still to be scored by this rater, and what goes to the next one all the same."""
    if every:
        return words("“{row}” has no scores yet.", row=row)
    return words(
        "Rater {rater} has not scored “{row}” yet; e{n} goes on to rater {n}.", rater=rater, row=row, n=rater + 1
    )


def short_answer_said(words: Words, answered: int, missing: Sequence[int], most: int, effect: str = "") -> str:
    """Return which questions one person left out, what that does to the score, and how to say it again."""
    if len(missing) == 1:
        said = words.plural(
            "{n} answer of {most}: question {missing} counts as not given.",
            "{n} answers of {most}: question {missing} counts as not given.",
            answered,
            most=most,
            missing=missing[0],
        )
    else:
        said = words.plural(
            "{n} answer of {most}: questions {missing} count as not given.",
            "{n} answers of {most}: questions {missing} count as not given.",
            answered,
            most=most,
            missing=_span_said(words, missing),
        )
    return " ".join(filter(None, (said, effect, words("Ctrl-Z takes the line back."))))


def _span_said(words: Words, missing: Sequence[int]) -> str:
    if len(missing) == 2:
        return words("{first} and {last}", first=missing[0], last=missing[-1])
    return words("{first} to {last}", first=missing[0], last=missing[-1])


def short_effect_said(words: Words, survey: Survey, answered: int) -> str:
    """Return whether a sheet that leaves out questions counts in the score of its card; nothing where there is none."""
    if survey.asks_sus:
        return (
            words("Under {least} answers the sheet has no score and stays out of the mean.", least=ENOUGH)
            if answered < ENOUGH
            else words("The sheet counts in the mean, each statement left out as {missing}.", missing=MISSING)
        )
    return words("Without both answers the sheet has no score and stays out of the mean.") if survey.asks_umux else ""


def short_answers_said(words: Words, lines: Sequence[int]) -> str:
    """Return which of the pasted lines have fewer answers than there are questions."""
    return words.plural(
        "Line {lines} has fewer answers than there are questions: what lacks counts as not given.",
        "Lines {lines} have fewer answers than there are questions: what lacks counts as not given.",
        len(lines),
        lines=listing(words, [str(line) for line in lines]),
    )
