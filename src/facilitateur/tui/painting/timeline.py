"""Where a replay stands: one row from the first event to the last, its markers on it."""

from textual.content import Content

from facilitateur.replay.markers import MarkerKind
from facilitateur.replay.player import Player


def paint_timeline(player: Player, width: int) -> Content:
    """Return the row: played part thick, phases and decisions marked, the position last."""
    timeline = player.timeline
    whole = (timeline.end - timeline.start).total_seconds() or 1.0
    room = width - 2

    def column(seconds: float) -> int:
        return min(max(int(seconds / whole * (room - 1)), 0), room - 1)

    here = column((player.now - timeline.start).total_seconds())
    cells = [("━", "$accent") if i < here else ("─", "$foreground 35%") for i in range(room)]
    for marker in player.markers:
        at = column((marker.at - timeline.start).total_seconds())
        if marker.kind is MarkerKind.DECISION:
            cells[at] = ("★", "bold $accent")
        elif cells[at][0] != "★":
            cells[at] = ("┃" if marker.kind is MarkerKind.PHASE else "╵", "bold $primary")
    cells[here] = ("●", "bold $accent")
    return Content.assemble(" ", *cells)
