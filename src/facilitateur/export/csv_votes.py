"""Votes as CSV: a row an option of each round."""

from facilitateur.domain.events import VoteRule
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.domain.voting import Standing, result_of
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.scores import GRADE_NAMES
from facilitateur.i18n.votes import comment_of, details_of, rule_said
from facilitateur.i18n.words import Words
from facilitateur.textfiles.csv_cells import Cell, csv_bytes

HEADERS = {
    "fr": "tour bloc methode equipe regle personnes gommettes ouvert clos proposition voix mention rang egalite"
    " detail resultat",
    "en": "round block method team rule people dots opened closed option votes grade rank tie details result",
}

Row = list[Cell]


def vote_files(session: Session, words: Words) -> dict[str, bytes]:
    """Return `votes.csv`, or nothing when nobody voted; rounds that still run have no ranks."""
    rounds = session.contents.votes
    if not rounds:
        return {}
    header: Row = [*HEADERS.get(words.language, HEADERS["en"]).split()]
    rows = [_row(session, words, held, standing) for held in rounds for standing in result_of(held).standings]
    return {"votes.csv": csv_bytes(words, [header, *rows])}


def _row(session: Session, words: Words, held: VoteRound, standing: Standing) -> Row:
    block = session.agenda.block(held.block)
    closed = f"{local(session, held.closed_at):%H:%M:%S}" if held.closed_at is not None else ""
    grade = "" if standing.grade is None or held.is_open else words(GRADE_NAMES[standing.grade])
    tie = "=" if standing.tied and standing.rank else "≈" if standing.close else ""
    return [
        held.number,
        held.block,
        block_title(words, session, block) if block is not None else "",
        session.team_called(held.team),
        rule_said(words, held),
        held.people or "",
        held.dots if held.rule is VoteRule.DOTS else "",
        f"{local(session, held.opened_at):%H:%M:%S}",
        closed,
        standing.option.label,
        standing.votes if standing.is_counted and held.rule is not VoteRule.CONSENT else "",
        grade,
        "" if held.is_open else standing.rank or "",
        "" if held.is_open else tie,
        "" if held.is_open else details_of(words, held, standing),
        "" if held.is_open else comment_of(words, held),
    ]
