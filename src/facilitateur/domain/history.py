"""What past sessions tell: which methods ran, how long they really took, with whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from facilitateur.domain.absences import ABSENCES, span_of
from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.canvases.doubles import once
from facilitateur.domain.cleaning import fold
from facilitateur.domain.past import CorrectionKind
from facilitateur.domain.phases import Phase
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.tape import tape_of

SAME_GROUP = 0.5
"""Share of the smaller of two groups that must have been in both for them to be the same group."""

REHEARSAL = "repetition-"
"""How the ids of rehearsals begin; those of workshops begin with a date."""


class PastBlock(msgspec.Struct, frozen=True):
    """A block as it was really held."""

    block: str
    card: str
    """Slug of its card; empty for pauses, plenaries and the like."""
    kind: BlockKind
    phase: Phase | None
    planned: timedelta
    """What the announced agenda gave it; for a block that came later, what the agenda gives it."""
    spent: timedelta
    """What it took, pauses of the clock apart."""
    started_at: datetime
    is_over: bool
    """Whether it was left; the block in which a session broke off was not."""
    notes: int
    drawn: tuple[str, ...] = ()
    """Cards of its deck that were drawn."""
    unwatched: timedelta = ZERO
    """What of its time ran while the computer slept or the program was closed, of which nobody said what it was."""


class PastSession(msgspec.Struct, frozen=True):
    """A session as it was really held."""

    id: str
    challenge: str
    agenda: str
    at: datetime
    people: frozenset[str]
    """First names, folded: only for telling whether a group is the same."""
    headcount: int
    teams: int
    ended: bool
    blocks: tuple[PastBlock, ...]


def past_session(session: Session) -> PastSession:
    """Return what a session leaves to those that come after it."""
    contents = session.contents
    ran = [block for block in session.agenda.blocks if _started(session, block) is not None]
    return PastSession(
        id=session.id,
        challenge=session.challenge,
        agenda=session.agenda.slug,
        at=session.created_at,
        people=names_of(person.name for person in contents.participants),
        headcount=len(contents.participants),
        teams=len(contents.teams),
        ended=contents.ended,
        blocks=tuple(_past_block(session, block) for block in ran),
    )


def is_rehearsal(session: str) -> bool:
    """Whether an id is that of a rehearsal, which nobody attended and from which nothing is learnt."""
    return session.startswith(REHEARSAL)


def names_of(names: Iterable[str]) -> frozenset[str]:
    """Return first names as they are compared: without case and accents, the empty ones left out."""
    return frozenset(name for name in (fold(one).strip() for one in names) if name)


def is_same_group(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two groups, by their compared names, are the same but for a few people."""
    smaller = min(len(one), len(other))
    return bool(smaller) and len(set(one) & set(other)) >= smaller * SAME_GROUP


def with_group(past: Sequence[PastSession], people: Collection[str]) -> tuple[PastSession, ...]:
    """Return the past sessions of a group, the newest first."""
    same = [one for one in past if is_same_group(one.people, people)]
    return tuple(sorted(same, key=lambda one: (one.at, one.id), reverse=True))


def uses(past: Sequence[PastSession]) -> Mapping[str, tuple[PastSession, ...]]:
    """Return the sessions in which each card ran, the newest first."""
    found: dict[str, list[PastSession]] = {}
    for one in sorted(past, key=lambda one: (one.at, one.id), reverse=True):
        for card in dict.fromkeys(block.card for block in one.blocks if block.card):
            found.setdefault(card, []).append(one)
    return {card: tuple(sessions) for card, sessions in found.items()}


def drawn_before(past: Sequence[PastSession], card: str) -> frozenset[str]:
    """Return the cards of a deck that were drawn in these sessions."""
    return frozenset(text for one in past for block in one.blocks if block.card == card for text in block.drawn)


def _started(session: Session, block: Block) -> datetime | None:
    clock = session.contents.clocks.get(block.id)
    return clock.started_at if clock is not None else None


def _past_block(session: Session, block: Block) -> PastBlock:
    contents = session.contents
    clock = contents.clocks[block.id]
    drawn = [text for (where, _), texts in contents.drawn.items() if where == block.id for text in texts if text]
    running = ZERO if clock.running_since is None or session.at is None else session.at - clock.running_since
    return PastBlock(
        block=block.id,
        card=block.card,
        kind=block.kind,
        phase=block.phase,
        planned=timedelta(minutes=(session.announced.block(block.id) or block).minutes),
        spent=clock.spent + max(running, ZERO),
        started_at=clock.started_at or session.created_at,
        is_over=clock.ended_at is not None or contents.ended,
        notes=sum(len(once(session.notes_of(block.id, team))) for team in session.canvas_teams(block.id)),
        drawn=tuple(dict.fromkeys(drawn)),
        unwatched=_unwatched(session, block.id),
    )


def _unwatched(session: Session, block: str) -> timedelta:
    """Return how long a block ran while nobody looked, as far as nobody said since whether that was work."""
    runs = [run for run in tape_of(session.contents) if run.block == block]
    told = [(made.start, made.end) for made in session.contents.corrections if made.kind is CorrectionKind.NO_PAUSE]
    ends = [made.at for made in session.contents.corrections if made.kind is CorrectionKind.END and made.block == block]
    total = ZERO
    for incident in session.incidents:
        if incident.kind not in ABSENCES or span_of(incident) in told or any(at >= incident.at for at in ends):
            continue
        start, end = span_of(incident)
        for run in runs:
            until = run.end or session.at or run.start
            total += max(min(until, end) - max(run.start, start), ZERO)
    return total
