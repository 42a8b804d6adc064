"""The result of a closed vote as the room sees it: what it says in a sentence, then its options, ties said as ties."""

from textual.content import Content

from facilitateur.domain.events import VoteRule
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import Result, Standing, result_of
from facilitateur.i18n.votes import comment_of, people_said, rule_said
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.text import fit, wrap
from facilitateur.tui.painting.votes import standing_row

WIDEST = 110
"""Cells of a row: names and figures stay close enough to be read together from the back."""
WIDEST_SENTENCE = 72


def paint_room_vote(held: VoteRound, words: Words, width: int, height: int) -> list[Content]:
    """Return at most `height` rows, each `width` cells wide: the sentence before all, then as many options as fit."""
    inner = min(width - 4, WIDEST)
    head = " · ".join(filter(None, (words("Result of the vote"), rule_said(words, held), people_said(words, held))))
    said = wrap(comment_of(words, held), min(inner, WIDEST_SENTENCE))
    lines = [_centred(Content.styled(fit(head, inner), "$secondary"), width), Content(" " * width)]
    lines += [_centred(Content.styled(text, "bold"), width) for text in said]
    if held.rule is VoteRule.CONSENT:
        return lines[:height]
    result = result_of(held)
    legend = _legend(words, result)
    room = height - len(lines) - 1 - (2 if legend else 0)
    shown = _shown(result, room)
    if not shown:
        return lines[:height]
    lines.append(Content(" " * width))
    lines += [_centred(standing_row(words, held, result, standing, inner), width) for standing in shown]
    left = len(result.standings) - len(shown)
    if left:
        more = words.plural("… and {n} more option", "… and {n} more options", left)
        lines.append(_centred(Content(more), width))
    if legend:
        lines += [Content(" " * width), _centred(Content(fit(legend, inner)), width)]
    return lines[:height]


def _shown(result: Result, room: int) -> tuple[Standing, ...]:
    """Return the first options, with a row left for how many more there are."""
    if len(result.standings) <= room:
        return result.standings
    return result.standings[: max(room - 1, 0)]


def _legend(words: Words, result: Result) -> str:
    """Return in words what the signs before tied options mean."""
    said = []
    if any(standing.tied and standing.rank for standing in result.standings):
        said.append(words("= tied"))
    if result.close:
        said.append(words("≈ too close to tell apart"))
    return "   ".join(said)


def _centred(text: Content, width: int) -> Content:
    left = max(width - text.cell_length, 0) // 2
    return Content.assemble(" " * left, text, " " * max(width - text.cell_length - left, 0))
