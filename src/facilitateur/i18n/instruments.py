"""Scores of ready-made surveys in words: usefulness and ease in two statements, and the recommendation question."""

from facilitateur.domain.canvases.survey import Survey
from facilitateur.domain.formulas.interval import ends
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
        mean = with_margin(words, float(found.mean), found.half_width)
        said = words("score {mean} (out of 100), {sheets}", mean=mean, sheets=sheets)
    if found.is_few:
        return [said, words("under five complete sheets: no mean, to be read with caution")]
    return [said, words("answers from {low} to {high}", low=low, high=high)]


def _balance_said(words: Words, found: Recommendation) -> list[str]:
    signed = _signed(words, found.score)
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
    low, high = ends(found.score, found.half_width, -100)
    if _is_cut(low, high, found.half_width):
        balance = _bounded(words, signed, _signed(words, low), _signed(words, high))
        said = words("recommendation balance {balance} ({shares})", balance=balance, shares=shares)
    else:
        margin = number(words, found.half_width)
        said = words(
            "recommendation balance {balance} ± {margin} points ({shares})",
            balance=signed,
            margin=margin,
            shares=shares,
        )
    return [said, words("too few answers to tell it from zero")] if found.is_beside_zero else [said]


def _signed(words: Words, value: float) -> str:
    return ("+" if value >= 0.5 else "−" if value <= -0.5 else "") + number(words, abs(value))


def with_margin(words: Words, mean: float, half: float) -> str:
    """Return a score out of 100 with its margin; with the ends of the interval where they meet the bounds."""
    said, (low, high) = number(words, mean, 1), ends(mean, half)
    if _is_cut(low, high, half):
        return _bounded(words, said, number(words, low, 1), number(words, high, 1))
    return f"{said} ± {number(words, half, 1)}"


def _bounded(words: Words, value: str, low: str, high: str) -> str:
    return words("{value} (95 % interval: {low} to {high})", value=value, low=low, high=high)


def _is_cut(low: float, high: float, half: float) -> bool:
    """Whether an interval meets the bounds of its score, by more than what rounding makes."""
    return high - low < 2 * half - 0.001
