"""Votes in a report: a table a round, the result in one sentence, and what did not fit the room."""

from facilitateur.domain.agenda import Block
from facilitateur.domain.events import VoteRule
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import Standing, result_of
from facilitateur.export.document import Heading, Item, Line, Listing, Paragraph, Part, Table, emphasis, plain, strong
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import whole_percent
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.scores import GRADE_NAMES
from facilitateur.i18n.votes import (
    comment_of,
    details_of,
    met_said,
    people_said,
    progress_said,
    remarks_said,
    rule_said,
)


def has_votes(telling: Telling, block: Block) -> bool:
    """Whether anybody voted in a block."""
    return any(held.block == block.id for held in telling.session.contents.votes)


def votes_parts(telling: Telling, block: Block, level: int) -> list[Part]:
    """Return the rounds of a block, whichever team voted; nothing when there were none."""
    rounds = [held for held in telling.session.contents.votes if held.block == block.id]
    if not rounds:
        return []
    parts: list[Part] = [Heading(level, plain(telling.words("Vote rounds")))]
    for held in rounds:
        parts += [Paragraph(strong(_title(telling, held, rounds))), *_round(telling, held)]
    return parts


def _title(telling: Telling, held: VoteRound, rounds: list[VoteRound]) -> str:
    """Return « Vote 2 · second tour · gommettes · équipe A · 10 h 12 – 10 h 15 · 12 personnes × 2 gommettes »."""
    words = telling.words
    same = [other for other in rounds if other.team == held.team]
    name = words("Vote {n}", n=same.index(held) + 1) if len(same) > 1 else words("Vote")
    again = words("second round") if held.after else ""
    team = team_label(words, telling.session, held.team) if telling.has_teams else ""
    end = telling.time(held.closed_at) if held.closed_at is not None else words("still open")
    when = f"{telling.time(held.opened_at)} – {end}"
    return DOT.join(filter(None, (name, again, rule_said(words, held), team, when, people_said(words, held))))


def _round(telling: Telling, held: VoteRound) -> list[Part]:
    words = telling.words
    if held.is_open:
        return [Paragraph(emphasis(progress_said(words, held) + "."))]
    shown = _objections(telling, held) if held.rule is VoteRule.CONSENT else _table(telling, held)
    parts: list[Part] = [Paragraph(plain(comment_of(words, held))), *shown]
    said = remarks_said(words, held)
    return [*parts, Paragraph(emphasis(said))] if said else parts


def _objections(telling: Telling, held: VoteRound) -> list[Part]:
    """Return each objection, and below it how it was met."""
    items = [
        Item(plain(objection.text), (Item(emphasis(met_said(telling.words, objection.resolved))),))
        for objection in held.objections
    ]
    return [Listing(tuple(items))] if items else []


def _table(telling: Telling, held: VoteRound) -> list[Part]:
    words, result = telling.words, result_of(held)
    judged = held.rule is VoteRule.JUDGMENT
    figures = (words("Grade"), words("Grades given")) if judged else (words("Votes"), words("Share"))
    titles = (words("Rank"), words("Option"), *figures)
    rows = [(plain(_rank(standing)), *_cells(telling, held, standing, result.total)) for standing in result.standings]
    return [Table(tuple(plain(title) for title in titles), tuple(rows))]


def _rank(standing: Standing) -> str:
    """Return the rank, with = for an exact tie and ≈ for a practical one."""
    sign = " =" if standing.tied and standing.rank else " ≈" if standing.close else ""
    return f"{standing.rank or '–'}{sign}"


def _cells(telling: Telling, held: VoteRound, standing: Standing, total: int) -> tuple[Line, ...]:
    words = telling.words
    name = strong(standing.option.label) if standing.rank == 1 else plain(standing.option.label)
    if held.rule is not VoteRule.JUDGMENT:
        known = standing.is_counted
        share = whole_percent(words, standing.percent) if total and known else "–"
        return (name, plain(str(standing.votes) if known else "–"), plain(share))
    grade = words(GRADE_NAMES[standing.grade]) if standing.grade is not None else "–"
    return (name, plain(grade), plain(details_of(words, held, standing) or "–"))
