"""Scores of ready-made surveys in words: usefulness and ease in two statements, and the recommendation question."""

from facilitateur.domain.canvases.survey import Survey
from facilitateur.domain.formulas.recommendation import Recommendation
from facilitateur.i18n.formats import number
from facilitateur.i18n.words import Words


def instruments_said(words: Words, survey: Survey) -> list[str]:
    """Return each score that the card asks for, with how many people it comes from and how sure it is."""
    said = _umux_said(words, survey) if survey.asks_umux else []
    if survey.recommendation is not None and not survey.recommendation.is_few:
        said += _balance_said(words, survey.recommendation)
    return said


def _umux_said(words: Words, survey: Survey) -> list[str]:
    found = survey.umux
    if found is None:
        return [words("no complete sheet: no score")]
    mean, low, high = (number(words, float(value), 1) for value in (found.mean, found.low, found.high))
    sheets = words.plural("{n} complete sheet", "{n} complete sheets", found.n)
    if found.n == 1:
        said = words("score {mean} on {sheets}", mean=mean, sheets=sheets)
    elif found.is_few:
        said = words("scores from {low} to {high} on {sheets}", low=low, high=high, sheets=sheets)
    elif found.half_width is None:
        said = words("score {mean} (out of 100), {sheets}", mean=mean, sheets=sheets)
    else:
        margin = number(words, found.half_width, 1)
        said = words("score {mean} ± {margin} (out of 100), {sheets}", mean=mean, margin=margin, sheets=sheets)
    if found.is_few:
        return [said, words("under five complete sheets: no mean, to be read with caution")]
    return [said, words("answers from {low} to {high}", low=low, high=high)]


def _balance_said(words: Words, found: Recommendation) -> list[str]:
    signed = ("+" if found.score >= 0.5 else "−" if found.score <= -0.5 else "") + number(words, abs(found.score))
    shares = words(
        "{promoters} at 9 or 10, {detractors} at 0 to 6, out of {n}",
        promoters=found.promoters,
        detractors=found.detractors,
        n=found.n,
    )
    if not found.half_width:
        return [
            words("recommendation balance {balance} ({shares})", balance=signed, shares=shares),
            words("every answer on one side: no interval, to be read with caution"),
        ]
    margin = number(words, found.half_width)
    said = words(
        "recommendation balance {balance} ± {margin} points ({shares})", balance=signed, margin=margin, shares=shares
    )
    return [said, words("too few answers to tell it from zero")] if found.is_beside_zero else [said]
