"""What is counted on clusters."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.doubles import once, roots
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.ties import practical_tie
from facilitateur.domain.state import Note


class Cluster(NamedTuple):
    """A cluster with what is in it."""

    place: CanvasItem
    notes: tuple[Note, ...]

    @property
    def votes(self) -> int:
        """Votes of all its notes."""
        return sum(note.votes for note in self.notes)


class ClustersFigures(NamedTuple):
    """What is counted on clusters."""

    clusters: tuple[Cluster, ...]
    """Those with most votes first, then in the order in which they were made."""
    alone: tuple[Note, ...]
    """Notes in no cluster, without those that stand in one as well."""
    also: Mapping[int, tuple[CanvasItem, ...]]
    """Number of each note that stands in several clusters to the other ones."""

    @property
    def sorted_share(self) -> float | None:
        """Share of the notes that are in a cluster, each note once; none without notes."""
        inside = len(once([note for cluster in self.clusters for note in cluster.notes]))
        total = inside + len(self.alone)
        return inside / total if total else None

    @property
    def is_tied(self) -> bool:
        """Whether the second cluster has about as many votes as the first."""
        votes = sorted((cluster.votes for cluster in self.clusters), reverse=True)
        return len(votes) > 1 and votes[0] > 0 and practical_tie(votes[0], votes[1])


def clusters_figures(view: CanvasView, notes: Sequence[Note]) -> ClustersFigures:
    """Count clusters."""
    members: dict[str, list[Note]] = {place.id: [] for place in view.places}
    alone: list[Note] = []
    for note in notes:
        members.get(note.place, alone).append(note)
    clusters = [Cluster(place, tuple(members[place.id])) for place in view.places]
    said = roots(notes)
    held: dict[int, list[CanvasItem]] = {}
    for place in view.places:
        for root in dict.fromkeys(said[note.number] for note in members[place.id]):
            held.setdefault(root, []).append(place)
    left = [note for note in once(alone) if said[note.number] not in held or note.votes]
    also = {
        note.number: tuple(place for place in places if place.id != note.place)
        for note in notes
        if note.place in members and len(places := held[said[note.number]]) > 1
    }
    return ClustersFigures(tuple(sorted(clusters, key=lambda cluster: -cluster.votes)), tuple(left), also)
