"""Votes as JSON values."""

from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import Session
from facilitateur.domain.voting import result_of
from facilitateur.export.values import Json, instant
from facilitateur.i18n.votes import comment_of
from facilitateur.i18n.words import load_words


def votes_view(session: Session) -> list[Json]:
    """Return every round of votes in order; ranks and the comment are null until a round is closed."""
    return [_round(session, held) for held in session.contents.votes]


def _round(session: Session, held: VoteRound) -> Json:
    result = result_of(held)
    by_key = {standing.option.key: standing for standing in result.standings}
    closed = not held.is_open
    return {
        "number": held.number,
        "block": held.block,
        "team": held.team,
        "rule": held.rule,
        "about": held.about,
        "after": held.after or None,
        "people": held.people or None,
        "dots": held.dots or None,
        "opened_at": instant(held.opened_at),
        "closed_at": instant(held.closed_at),
        "confirmed": held.confirmed,
        "options": [
            {
                "key": option.key,
                "label": option.label,
                "count": held.counted(option.key),
                "grades": {str(grade): count for grade, count in held.grades(option.key).items()},
                "rank": by_key[option.key].rank or None if closed else None,
                "tied": by_key[option.key].tied if closed else None,
                "close": by_key[option.key].close if closed else None,
            }
            for option in held.options
        ],
        "objections": [
            {"number": objection.number, "text": objection.text, "resolved": objection.resolved}
            for objection in held.objections
        ],
        "comment": comment_of(load_words(session.language), held) if closed else None,
    }
