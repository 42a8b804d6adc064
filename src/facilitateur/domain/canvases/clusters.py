"""What is counted on clusters."""

from collections.abc import Sequence
from typing import NamedTuple

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
    """Notes in no cluster."""

    @property
    def sorted_share(self) -> float | None:
        """Share of the notes that are in a cluster; none without notes."""
        inside = sum(len(cluster.notes) for cluster in self.clusters)
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
    return ClustersFigures(tuple(sorted(clusters, key=lambda cluster: -cluster.votes)), tuple(alone))
