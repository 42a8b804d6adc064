"""Rows that fill the room display: of a row that changed, only the cells that differ are sent to the terminal."""

from textual.content import Content
from textual.geometry import Region

from facilitateur.tui.widgets.painted import Board, Lines, changed_rows


class RoomBoard(Board):
    """A board whose digits change without their neighbours."""

    def watch_lines(self, old: Lines, new: Lines) -> None:
        """Repaint the cells that differ."""
        self._strips.clear()
        width = self.size.width
        regions = []
        for row in changed_rows(old, new):
            first, last = 0, width
            if row < len(old) and row < len(new):
                first, last = changed_cells(old[row], new[row], width)
            regions.append(Region(first, row, max(last - first, 1), 1))
        if regions and width:
            self.refresh(*regions)


def changed_cells(old: Content, new: Content, width: int) -> tuple[int, int]:
    """Return the first and the last changed cell of a row, the whole row where characters are not cells."""
    before, after = old.plain, new.plain
    plain = len(before) == len(after) == old.cell_length == new.cell_length
    if not plain or old.spans != new.spans:
        return 0, width
    differing = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    return (differing[0], differing[-1] + 1) if differing else (0, width)
