"""Writing cards from the library: a built-in card is copied into the workspace before it is changed."""

from pathlib import Path

from facilitateur.cards.entry import CardEntry
from facilitateur.storage import files
from facilitateur.textfiles.folders import Origin


def own_copy(entry: CardEntry, folder: Path) -> Path:
    """Return the file to change: the card's own in the workspace, or a copy of a built-in one made there.

    Raises:
        OSError: The copy cannot be made.
    """
    if entry.origin is Origin.WORKSPACE:
        return entry.path
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{entry.slug}.md"
    if not target.exists():
        files.replace(target, [entry.source_text.encode()])
    return target
