"""Two sessions side by side: which block of one answers which block of the other, and what each gave."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.evolve_time import planned_seconds
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import block_gauge
from facilitateur.domain.told_time import told_time


class Side(NamedTuple):
    """A block in one of the sessions."""

    block: Block
    planned: timedelta
    real: timedelta | None
    """Time used; none when it was not run."""
    told: timedelta | None
    """The same in the whole minutes that its report tells."""
    notes: int
    """Those that repeat no note of another canvas."""
    kept: int
    """Those of them, or of their copies, that were chosen; what was kept twice is counted where it was first."""
    votes: int


class Pair(NamedTuple):
    """A block of the first session and the one of the second that answers it; none where there is none."""

    first: Side | None
    second: Side | None

    @property
    def difference(self) -> timedelta | None:
        """How many minutes longer the second one took, when both were run."""
        if self.first is None or self.second is None or self.first.told is None or self.second.told is None:
            return None
        return self.second.told - self.first.told


class Comparison(NamedTuple):
    """Two sessions against each other."""

    pairs: tuple[Pair, ...]
    """In the order of the first agenda; what only the second one has stands where it stood there."""
    same_agenda: bool
    """Whether both planned the same methods in the same order."""

    @property
    def alone(self) -> int:
        """How many blocks have nothing to be compared with."""
        return sum(pair.first is None or pair.second is None for pair in self.pairs)


def compare(first: Session, second: Session, nows: tuple[datetime, datetime]) -> Comparison:
    """Match the blocks of two sessions: the nth block of a card, or of a kind without card, answers the nth."""
    ours, theirs = first.agenda.blocks, second.agenda.blocks
    keys, waiting = _keys(ours), dict(zip(_keys(theirs), theirs, strict=True))
    answered = [waiting.get(key) for key in keys]
    one = [_side(first, block, nows[0]) for block in ours]
    two = {block.id: _side(second, block, nows[1]) for block in theirs}
    pairs = [Pair(side, two[found.id] if found else None) for side, found in zip(one, answered, strict=True)]
    taken = {found.id for found in answered if found}
    for at, block in enumerate(theirs):
        if block.id not in taken:
            pairs.insert(_after(pairs, theirs[:at]), Pair(None, two[block.id]))
    return Comparison(tuple(pairs), _methods(ours) == _methods(theirs))


def _keys(blocks: Sequence[Block]) -> list[tuple[str, int]]:
    seen: dict[str, int] = defaultdict(int)
    keys = []
    for block in blocks:
        name = block.card or f"@{block.kind}"
        seen[name] += 1
        keys.append((name, seen[name]))
    return keys


def _methods(blocks: Sequence[Block]) -> list[str]:
    return [block.card or f"@{block.kind}" for block in blocks]


def _after(pairs: Sequence[Pair], before: Sequence[Block]) -> int:
    """Return where a block goes that only the second session has: after the last one that preceded it there."""
    earlier = {block.id for block in before}
    places = [i for i, pair in enumerate(pairs, 1) if pair.second is not None and pair.second.block.id in earlier]
    return max(places, default=0)


def _side(session: Session, block: Block, now: datetime) -> Side:
    clock = session.contents.clocks.get(block.id)
    run = clock is not None and clock.started_at is not None
    notes = [note for team in session.canvas_teams(block.id) for note in session.notes_of(block.id, team)]
    kept = {note.number for note in kept_once(session)}
    counted = sum(sum(held.counts.values()) for held in session.contents.votes if held.block == block.id)
    return Side(
        block,
        timedelta(seconds=planned_seconds(block)),
        block_gauge(session, block, now).spent if run else None,
        told_time(session, block, now).real if run else None,
        sum(session.source_of(note) is note for note in notes),
        sum(note.number in kept for note in notes),
        sum(note.votes for note in notes) or counted,
    )


def kept_once(session: Session) -> tuple[Note, ...]:
    """Return the kept notes; of a note and the copies that were carried over from it, the first that was kept."""
    found: dict[int, Note] = {}
    for note in session.notes():
        if note.kept:
            found.setdefault(session.source_of(note).number, note)
    return tuple(found.values())


def notes_by_phase(session: Session) -> dict[Phase | None, list[Note]]:
    """Return what was said in each phase, in their order, outside of phases last; without parked and repeated notes."""
    found: dict[Phase | None, list[Note]] = {phase: [] for phase in (*PHASES, None)}
    for note in session.originals():
        if not note.parked:
            block = session.agenda.block(note.block)
            found[block.phase if block else None].append(note)
    return found


def dropped(session: Session) -> tuple[Block, ...]:
    """Return the blocks that were planned and not run; of a session that goes on, those that it has passed."""
    contents = session.contents
    visited = {visit.block for visit in contents.visits}
    reached = max((session.agenda.position(block) for block in visited), default=-1)
    return tuple(
        block
        for at, block in enumerate(session.agenda.blocks)
        if block.id not in visited and (block.parked or contents.ended or at < reached)
    )
