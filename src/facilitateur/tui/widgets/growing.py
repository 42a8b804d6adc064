"""The width of a text that grows at its end: only what was added is measured."""

from rich.cells import cell_len

_JOINERS = ("\u200d", "\ufe0f")
"""Zero width joiner and variation selector: what stands beside them has no width of its own."""


class GrowingText:
    """Measures texts, most of which begin with the one before."""

    def __init__(self) -> None:
        self._text = ""
        self._cells = 0

    def cells(self, text: str) -> int:
        """Return the cells of a text."""
        known = len(self._text)
        added = text[known:]
        if text.startswith(self._text) and not any(joiner in text for joiner in _JOINERS):
            self._cells += cell_len(added)
        else:
            self._cells = cell_len(text)
        self._text = text
        return self._cells
