"""What is counted on canvases: common figures, lists and zones (trees count themselves in `tree`)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.doubles import once
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.tree import CERTAIN
from facilitateur.domain.events import NoteKind
from facilitateur.domain.evolve_time import planned_seconds
from facilitateur.domain.formulas.dots import dots_budget
from facilitateur.domain.formulas.evidence import evidence_rate, is_thin
from facilitateur.domain.formulas.ties import practical_tie
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import block_gauge

UNTYPED = (NoteKind.PLAIN, NoteKind.DECISION, NoteKind.ACTION)
"""Kinds that say nothing of how certain a note is."""


class Evidence(NamedTuple):
    """How much of what was written is known rather than supposed."""

    certain: int
    """Facts and verbatims."""
    typed: int
    """Notes with a kind."""
    unmarked: int = 0
    """Notes of which nobody said what they are."""

    @property
    def rate(self) -> float | None:
        """Share of certain notes; none while nothing is typed."""
        return evidence_rate(self.certain, self.typed)


def evidence(notes: Sequence[Note]) -> Evidence:
    """Count facts and verbatims among all notes with a kind."""
    notes = once(notes)
    return Evidence(
        certain=sum(note.kind in CERTAIN for note in notes),
        typed=sum(note.kind not in UNTYPED for note in notes),
        unmarked=sum(note.kind is NoteKind.PLAIN for note in notes),
    )


class CommonFigures(NamedTuple):
    """What is counted on every block."""

    notes: int
    """What stands in two clusters of one canvas counts once."""
    evidence: Evidence
    planned: timedelta
    spent: timedelta
    teams_in: int
    """Teams that left something on their canvas."""
    teams: int
    carried: int = 0
    """Notes among them that repeat notes or titles of another canvas: nobody wrote them here."""

    @property
    def per_minute(self) -> float | None:
        """Notes written per minute really spent; none under a minute."""
        minutes = self.spent.total_seconds() / 60
        return (self.notes - self.carried) / minutes if minutes >= 1 else None


def common_figures(session: Session, block: Block, now: datetime) -> CommonFigures:
    """Count a block over all its teams."""
    teams = session.canvas_teams(block.id)
    canvases = [once(session.notes_of(block.id, team)) for team in teams]
    notes = [note for canvas in canvases for note in canvas]
    return CommonFigures(
        notes=len(notes),
        evidence=evidence(notes),
        planned=timedelta(seconds=planned_seconds(block)),
        spent=block_gauge(session, block, now).spent,
        teams_in=sum(session.is_used(block.id, team) for team in teams),
        teams=len(canvases),
        carried=sum(bool(note.source) for note in notes),
    )


class Ranked(NamedTuple):
    """A note at its rank."""

    note: Note
    rank: int
    """Dense, from 1: equal votes share a rank and the next one follows without a gap; 0 without votes."""
    tied: bool
    """Another note has as many votes."""


def ranking(notes: Sequence[Note]) -> tuple[Ranked, ...]:
    """Return notes by votes, then in the order of the canvas."""
    ordered = sorted(notes, key=lambda note: -note.votes)
    sharing = Counter(note.votes for note in ordered if note.votes)
    ranks = {votes: rank for rank, votes in enumerate(sharing, 1)}
    return tuple(Ranked(note, ranks.get(note.votes, 0), sharing[note.votes] > 1) for note in ordered)


class ListFigures(NamedTuple):
    """What is counted on a list."""

    notes: int
    votes: int
    voted: int
    """Notes with at least one vote."""
    first: tuple[Note, ...]
    """Notes at rank 1."""
    close: tuple[Note, ...]
    """Notes that are not at rank 1 but in a practical tie with it."""
    dots: int
    """Dots per person that suit this number of notes."""

    @property
    def is_tied(self) -> bool:
        """Whether the first place is shared or too close to call."""
        return len(self.first) + len(self.close) > 1


def list_figures(notes: Sequence[Note]) -> ListFigures:
    """Count a list."""
    most = max((note.votes for note in notes), default=0)
    first = tuple(note for note in notes if most and note.votes == most)
    return ListFigures(
        notes=len(notes),
        votes=sum(note.votes for note in notes),
        voted=sum(1 for note in notes if note.votes),
        first=first,
        close=tuple(note for note in notes if 0 < note.votes < most and practical_tie(most, note.votes)),
        dots=dots_budget(len(notes)),
    )


class ZonesFigures(NamedTuple):
    """What is counted on zones."""

    per_zone: Mapping[str, int]
    """Number of notes by id of the zone, in the card's order; `""` for notes outside every zone, if any."""
    zones: int
    covered: int
    """Zones with at least one note."""
    imbalance: float | None
    """Largest zone over smallest; none while a zone is empty."""
    evidence: Evidence
    threshold: float | None

    @property
    def is_under_threshold(self) -> bool:
        """Whether too little was observed, so that the card says to go back to the field."""
        return self.threshold is not None and is_thin(self.evidence.certain, self.evidence.typed, self.threshold)


def zones_figures(view: CanvasView, notes: Sequence[Note]) -> ZonesFigures:
    """Count zones."""
    per_zone = {item.id: 0 for item in view.places}
    outside = 0
    for note in notes:
        if note.place in per_zone:
            per_zone[note.place] += 1
        else:
            outside += 1
    sizes = list(per_zone.values())
    smallest = min(sizes, default=0)
    return ZonesFigures(
        per_zone={**per_zone, "": outside} if outside else per_zone,
        zones=len(sizes),
        covered=sum(1 for size in sizes if size),
        imbalance=max(sizes) / smallest if smallest else None,
        evidence=evidence(notes),
        threshold=view.evidence_threshold,
    )
