"""Votes on screen: the count that runs, without its order; the result, with its ties; the line under a canvas."""

from textual.content import Content

from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.events import VoteRule
from facilitateur.domain.rounds import Objection, VoteRound
from facilitateur.domain.state import WHOLE_ROOM, Session
from facilitateur.domain.timing import local
from facilitateur.domain.voting import Result, Standing, result_of
from facilitateur.i18n.formats import wall_time, whole_percent
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.scores import GRADE_NAMES
from facilitateur.i18n.votes import comment_of, doubts_said, people_said, progress_said, remarks_said, rule_said
from facilitateur.i18n.words import Words
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, window
from facilitateur.tui.painting.text import ends, fit, line, pad, rule, wrap

BAR = "█"
FIGURE_WIDTH = 22
WIDEST = 110
"""Cells of a row: on a wide screen names and figures stay close enough to be read together."""
MOST_STRIP_ROWS = 3


def vote_name(words: Words, state: Session, held: VoteRound) -> str:
    """Return « VOTE 2 · second tour · gommettes »."""
    rounds = state.votes_of(held.block, held.team)
    number = next((n for n, other in enumerate(rounds, 1) if other.number == held.number), 1)
    name = words("VOTE {n}", n=number) if len(rounds) > 1 else words("VOTE")
    again = words("second round") if held.after else ""
    return " · ".join(filter(None, (name, again, rule_said(words, held))))


def paint_vote(words: Words, state: Session, held: VoteRound, at: int, width: int, height: int) -> list[Content]:
    """Return a round: what is to be counted while it runs, its result once it is closed."""
    name = Content.styled(f" {vote_name(words, state, held)}", "bold $primary")
    people = people_said(words, held) or words("headcount not given")
    if held.rule is VoteRule.DOTS and held.people:
        people = f"{people} = {held.possible}"
    if held.is_open and 0 < held.people < present_people(state, held.block, WHOLE_ROOM) and held.team:
        people += f" · {team_label(words, state, held.team)}"
    head = [ends(name, Content.styled(f"{people} ", "bold"), width), rule(width)]
    room = height - len(head)
    body = _running(words, held, at, width, room) if held.is_open else _closed(words, state, held, at, width, room)
    return [*head, *body][:height]


def _running(words: Words, held: VoteRound, at: int, width: int, height: int) -> list[Content]:
    if held.rule is VoteRule.CONSENT:
        return _consent(words, held, at, width, height)
    if not held.options:
        said = words("There is nothing to vote for here: type /+ and a text for each option.")
        return [line((f"  {text}", MUTED), width=width) for text in ("", *wrap(said, width - 4))]
    foot = [rule(width), *_progress(words, held, width)]
    if held.rule is VoteRule.JUDGMENT:
        names = " · ".join(f"{value} {words(name).lower()}" for value, name in enumerate(GRADE_NAMES))
        foot += [line((f" {text}", MUTED), width=width) for text in wrap(names, width - 2)]
    room = max(height - len(foot), 1)
    rows = window(len(held.options), at, room, lambda i: _option(words, held, i, width, active=i == at))
    return [*rows, *[Content(" " * width)] * (room - len(rows)), *foot]


def _progress(words: Words, held: VoteRound, width: int) -> list[Content]:
    """Return how far the count is, with what does not fit yet; totals only as far as the room must be checked."""
    said = [progress_said(words, held)]
    total = result_of(held).total
    if held.rule is VoteRule.DOTS and held.possible and total:
        said.append(words("{n} dots of {possible}", n=total, possible=held.possible))
    if held.rule is VoteRule.HANDS and held.possible and total:
        said.append(words("{n} hands for {possible} people", n=total, possible=held.possible))
    lines = [line((f" {' · '.join(said)}", "bold"), width=width)]
    doubts = " ".join(doubts_said(words, held))
    lines += [line((f" {text}", "bold $warning"), width=width) for text in wrap(doubts, width - 2)[:2] if doubts]
    return lines


def _option(words: Words, held: VoteRound, index: int, width: int, *, active: bool) -> list[Content]:
    """Return an option with a tick once it is counted; its figure shows only where the cursor is."""
    option, width = held.options[index], min(width, WIDEST)
    counted = held.is_counted(option.key)
    figure = ("✓" if counted else "·") + (f" {_figure(held, option.key)}" if active and counted else "")
    style = "bold $primary" if active else ""
    lead = f"{'▸' if active else ' '}{index + 1:>3} "
    right = Content.styled(f"{fit(figure, FIGURE_WIDTH)} ", "bold" if counted else MUTED)
    left = Content.assemble((lead, MUTED if not active else style), (option.label, style))
    return [ends(left, right, width)]


def _figure(held: VoteRound, key: str) -> str:
    if held.rule is VoteRule.JUDGMENT:
        return " ".join(f"{count}x{grade}" for grade, count in held.grades(key).items()) or "0"
    return str(held.counted(key) or 0)


def _consent(words: Words, held: VoteRound, at: int, width: int, height: int) -> list[Content]:
    proposal = held.options[0].label if held.options else ""
    head = [line((f"  {text}", "bold"), width=width) for text in wrap(proposal, width - 4)[: max(height // 3, 1)]]
    head += [rule(width)]
    if not held.objections:
        said = words("No objection? Type “no objection”, or F8. An objection: type it.")
        return [*head, *(line((f"  {text}", MUTED), width=width) for text in wrap(said, width - 4))]
    room = max(height - len(head) - 1, 1)
    rows = window(
        len(held.objections), at, room, lambda i: _objection(words, held.objections[i], width, active=i == at)
    )
    return [*head, *rows, line((f" {progress_said(words, held)}", "bold"), width=width)]


def _objection(words: Words, objection: Objection, width: int, *, active: bool) -> list[Content]:
    sign = "✓" if objection.resolved is not None else "○"
    lead = f"{'▸' if active else ' '}{objection.number:>3} {sign} "
    texts = wrap(objection.text, width - len(lead) - 1)
    lines = [
        line((lead if i == 0 else " " * len(lead), MUTED), (text, "bold" if active else ""), width=width)
        for i, text in enumerate(texts)
    ]
    if objection.resolved is not None:
        said = words("met: {how}", how=objection.resolved)
        lines += [line((" " * len(lead) + text, MUTED), width=width) for text in wrap(said, width - len(lead) - 1)]
    return lines


def _closed(words: Words, state: Session, held: VoteRound, at: int, width: int, height: int) -> list[Content]:
    when = words("closed at {time}", time=wall_time(local(state, held.closed_at))) if held.closed_at else ""
    lines = [line((f"  {text}", "bold"), width=width) for text in wrap(comment_of(words, held), width - 4)]
    said = " ".join(filter(None, (remarks_said(words, held), f"{when[:1].upper()}{when[1:]}.")))
    lines += [line((f"  {text}", MUTED), width=width) for text in wrap(said, width - 4)]
    lines.append(rule(width))
    room = height - len(lines)
    if held.rule is VoteRule.CONSENT:
        objections = held.objections
        shown = window(len(objections), at, room, lambda i: _objection(words, objections[i], width, active=False))
        return [*lines, *shown]
    result = result_of(held)
    return [*lines, *_standings(words, held, result, at, width, room)]


def _standings(words: Words, held: VoteRound, result: Result, at: int, width: int, room: int) -> list[Content]:
    """Return the options around the one that was gone to; how many stand above and below is said."""
    every = result.standings
    if len(every) <= room:
        return [standing_row(words, held, result, standing, width) for standing in every]
    shown = max(room - 1, 1)
    at = min(at, len(every) - 1)
    start = max(at - shown + 1, 0)
    above, below = start, len(every) - start - shown
    said = [
        words.plural("↑ {n} more", "↑ {n} more", above) if above else "",
        words.plural("↓ {n} more", "↓ {n} more", below) if below else "",
    ]
    rows = [
        standing_row(words, held, result, standing, width, active=index == at)
        for index, standing in enumerate(every[start : start + shown], start)
    ]
    return [*rows, line((f"  {'  '.join(filter(None, said))}", "bold"), width=width)]


def standing_row(
    words: Words, held: VoteRound, result: Result, standing: Standing, width: int, *, active: bool = False
) -> Content:
    """Return an option with its rank, a sign where it is tied, and what it got."""
    width = min(width, WIDEST)
    sign = "=" if standing.tied and standing.rank else "≈" if standing.close else " "
    lead = f"{'▸' if active else ' '}{standing.rank or '–':>3} {sign} "
    style = "bold $primary" if standing.rank == 1 else ""
    bar_width = max(min(width // 3, 30), 6)
    if held.rule is VoteRule.JUDGMENT:
        grade = words(GRADE_NAMES[standing.grade]).lower() if standing.grade is not None else "–"
        right = Content.styled(f"{fit(grade, 16)} · {fit(_figure(held, standing.option.key), bar_width)} ", style)
    else:
        most = max(result.standings[0].votes, 1)
        bar = BAR * max(round(standing.votes / most * bar_width), 1 if standing.votes else 0)
        share = whole_percent(words, standing.percent) if result.total else ""
        right = Content.assemble(
            (pad(bar, bar_width), "$primary" if standing.rank == 1 else MUTED),
            (f"{standing.votes if standing.is_counted else '–':>5} {share if standing.is_counted else '':>6} ", style),
        )
    return ends(Content.assemble((lead, MUTED), (fit(standing.option.label, width), style)), right, width)


def paint_strip(frame: Frame, width: int) -> list[Content]:
    """Return the lines that say, under a canvas, where its last vote stands; none where nobody voted."""
    if frame.block is None:
        return []
    rounds = frame.state.votes_of(frame.block.id, frame.team)
    if not rounds:
        return []
    words, held = frame.words, rounds[-1]
    name = vote_name(words, frame.state, held)
    if held.is_open:
        said = words("{vote}: running, {progress}", vote=name, progress=progress_said(words, held))
        return [line((f" {said}", "bold $warning"), width=width)]
    told = [*wrap(f"{name} · {comment_of(words, held)}", width - 2)]
    shown = told[: MOST_STRIP_ROWS - 1]
    if len(told) > len(shown):
        shown.append(fit(" ".join(told[len(shown) :]), width - 2))
    return [line((f" {text}", "bold $secondary"), width=width) for text in shown]
