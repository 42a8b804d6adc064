"""Votes as a sheet: a row an option of each closed round."""

from facilitateur.domain.events import VoteRule
from facilitateur.domain.voting import result_of
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.sheet_agenda import clock
from facilitateur.export.telling import Telling
from facilitateur.i18n.scores import GRADE_NAMES
from facilitateur.i18n.votes import comment_of, details_of, rule_said


def votes_sheet(telling: Telling) -> Sheet:
    """Return every closed round; order of the ranks."""
    words = telling.words
    columns = (
        Column(words("Vote"), Kind.NUMBER),
        Column(words("Closed at"), Kind.TIME),
        Column(words("Block")),
        Column(words("Team")),
        Column(words("Rule")),
        Column(words("People"), Kind.NUMBER),
        Column(words("Dots each"), Kind.NUMBER),
        Column(words("Rank"), Kind.NUMBER),
        Column(words("Option")),
        Column(words("Votes"), Kind.NUMBER),
        Column(words("Grade")),
        Column(words("Details")),
        Column(words("Result")),
    )
    rows: list[tuple[Value, ...]] = []
    for held in telling.session.contents.votes:
        if held.closed_at is None:
            continue
        for one in result_of(held).standings:
            grade = "" if one.grade is None else words(GRADE_NAMES[one.grade])
            title, rule = telling.title(held.block), rule_said(words, held)
            whose = telling.session.team_called(held.team)
            frame = (held.people or None, held.dots or None, one.rank or None)
            when = clock(telling, held.closed_at)
            said = (details_of(words, held, one), comment_of(words, held))
            votes = one.votes if one.is_counted and held.rule is not VoteRule.CONSENT else None
            rows.append((held.number, when, title, whose, rule, *frame, one.option.label, votes, grade, *said))
    return Sheet(words("Vote rounds"), columns, tuple(rows))
