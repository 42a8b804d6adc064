"""The result of a closed vote as the room sees it: what it says in a sentence, then its options, ties said as ties.

Options and what they got are in block letters where all of them have room.
"""

from textual.content import Content

from facilitateur.domain.events import VoteRule
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import Result, Standing, result_of
from facilitateur.i18n.scores import GRADE_NAMES
from facilitateur.i18n.votes import comment_of, people_said, rule_said, turnout_said
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.letters import block_letters, small_letters
from facilitateur.tui.painting.notes import MUTED
from facilitateur.tui.painting.pixels import Rows
from facilitateur.tui.painting.text import fit, pad, wrap
from facilitateur.tui.painting.votes import BAR, standing_row

WIDEST = 110
"""Cells of a row: names and figures stay close enough to be read together from the back."""
WIDEST_SENTENCE = 72
LEAD = 7
"""Cells of a rank and of the sign of a tie."""
MOST_ROWS = 5
"""Rows of an option in block letters."""
LEAST_BAR = 8


def paint_room_vote(held: VoteRound, words: Words, width: int, height: int) -> list[Content]:
    """Return at most `height` rows, each `width` cells wide: the sentence before all, then as many options as fit."""
    inner = min(width - 4, WIDEST)
    voters = turnout_said(words, held) or people_said(words, held)
    head = " · ".join(filter(None, (words("Result of the vote"), rule_said(words, held), voters)))
    said = wrap(comment_of(words, held), min(inner, WIDEST_SENTENCE))
    lines = [_centred(Content.styled(fit(head, inner), "$secondary"), width), Content(" " * width)]
    lines += [_centred(Content.styled(text, "bold"), width) for text in said]
    if held.rule is VoteRule.CONSENT:
        return lines[:height]
    result = result_of(held)
    legend = _legend(words, result)
    room = height - len(lines) - 1 - (2 if legend else 0)
    rows = _in_letters(held, result, words, width - 4, room) or _in_rows(held, result, words, inner, room)
    if not rows:
        return lines[:height]
    lines.append(Content(" " * width))
    lines += [_centred(row, width) for row in rows]
    if legend:
        lines += [Content(" " * width), _centred(Content(fit(legend, inner)), width)]
    return lines[:height]


def _in_rows(held: VoteRound, result: Result, words: Words, width: int, room: int) -> list[Content]:
    """Return a row an option, with how many more there are."""
    shown = _shown(result, room)
    rows = [standing_row(words, held, result, standing, width) for standing in shown]
    left = len(result.standings) - len(shown)
    if rows and left:
        rows.append(Content(words.plural("… and {n} more option", "… and {n} more options", left)))
    return rows


def _in_letters(held: VoteRound, result: Result, words: Words, width: int, room: int) -> list[Content]:
    """Return every option with what it got in block letters, nothing when they do not all have room."""
    count = len(result.standings)
    rows = min((room + 1) // count - 1, MOST_ROWS) if count else 0
    for letters in (block_letters, small_letters):
        labels = [letters(each.option.label, width - LEAD, rows) for each in result.standings]
        figures = [letters(_figure(words, held, each), width - LEAD, rows) for each in result.standings]
        drawn = [(label, figure) for label, figure in zip(labels, figures, strict=True) if label and figure]
        widest = max((len(label[0]) for label, _ in drawn), default=0)
        right = max((len(figure[0]) for _, figure in drawn), default=0)
        if drawn and len(drawn) == count and LEAD + widest + LEAST_BAR + right + 6 <= width:
            bar = min(width - LEAD - widest - right - 6, width // 3)
            height = max(len(part) for pair in drawn for part in pair)
            shown: list[Content] = []
            for standing, (label, figure) in zip(result.standings, drawn, strict=True):
                cells = _bar(held, result, standing, bar)
                shown += _option(standing, label, figure, (widest, len(cells), right), cells, height)
                shown.append(Content(" "))
            return shown[:-1]
    return []


def _option(
    standing: Standing, label: Rows, figure: Rows, widths: tuple[int, int, int], bar: str, height: int
) -> list[Content]:
    """Return the rows of an option: its rank, its name, its bar, what it got."""
    sign = "=" if standing.tied and standing.rank else "≈" if standing.close else " "
    style = "bold $primary" if standing.rank == 1 else ""
    middle = height // 2
    rows = []
    for at in range(height):
        lead = f"{standing.rank or '–':>3} {sign} " if at == middle else ""
        texts = [picture[at - height] if height - at <= len(picture) else "" for picture in (label, figure)]
        barred = bar if at in (middle, middle - 1) else ""
        rows.append(
            Content.assemble(
                pad(lead, LEAD),
                (pad(texts[0], widths[0]), style),
                "   ",
                (pad(barred, widths[1]), "$primary" if standing.rank == 1 else MUTED),
                "   ",
                (texts[1].rjust(widths[2]), style),
            )
        )
    return rows


def _bar(held: VoteRound, result: Result, standing: Standing, width: int) -> str:
    if held.rule is VoteRule.JUDGMENT:
        return ""
    most = max(result.standings[0].votes, 1)
    return pad(BAR * max(round(standing.votes / most * width), 1 if standing.votes else 0), width)


def _figure(words: Words, held: VoteRound, standing: Standing) -> str:
    if held.rule is not VoteRule.JUDGMENT:
        return str(standing.votes) if standing.is_counted else "-"
    return words(GRADE_NAMES[standing.grade]).lower() if standing.grade is not None else "-"


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
