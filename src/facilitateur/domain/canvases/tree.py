"""The tree canvas: causes under causes, a chain being a tree with one child per node."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note

HEAD = "_head"
"""Place of the effect that all branches of a tree explain; no place of a card is ever called so."""

CERTAIN = (NoteKind.FACT, NoteKind.VERBATIM)
"""Kinds that count as evidence."""


class Node(NamedTuple):
    """A note at its place in the tree."""

    note: Note
    depth: int
    """0 for a root."""
    label: str
    """`1`, `2b`…: level, and a letter from the second branch of a level on; empty for roots."""
    last: bool
    """No sibling follows."""
    ancestors_last: tuple[bool, ...]
    """For each ancestor below the root, whether it was the last of its siblings: what the guide lines need."""


def branch(notes: Sequence[Note], number: int) -> tuple[Note, ...]:
    """Return a note and all that hangs below it, in the order of the canvas."""
    inside = {number}
    grown = True
    while grown:
        more = {note.number for note in notes if note.parent in inside} - inside
        inside |= more
        grown = bool(more)
    return tuple(note for note in notes if note.number in inside)


def children(notes: Sequence[Note], number: int | None) -> tuple[Note, ...]:
    """Return the notes directly below one, or the roots."""
    present = {note.number for note in notes}
    if number is None:
        return tuple(note for note in notes if note.parent is None or note.parent not in present)
    return tuple(note for note in notes if note.parent == number)


def walk(notes: Sequence[Note]) -> Iterator[Node]:
    """Yield the tree depth first, the effect before all, each branch in the order in which it was written."""
    below: dict[int | None, list[Note]] = {}
    present = {note.number for note in notes}
    for note in notes:
        below.setdefault(note.parent if note.parent in present else None, []).append(note)
    per_level: dict[int, int] = {}
    roots = sorted(below.get(None, []), key=lambda note: note.place != HEAD)
    stack = [(note, 0, i == 0, ()) for i, note in enumerate(reversed(roots))]
    todo: list[tuple[Note, int, bool, tuple[bool, ...]]] = list(stack)
    while todo:
        note, depth, last, lasts = todo.pop()
        count = per_level[depth] = per_level.get(depth, 0) + 1
        yield Node(note, depth, _label(depth, count), last, lasts)
        inner = (*lasts, last) if depth else ()
        under = below.get(note.number, [])
        todo += [(child, depth + 1, i == 0, inner) for i, child in enumerate(reversed(under))]


def branch_places(notes: Sequence[Note]) -> dict[int, str]:
    """Return by note the place of the branch that it hangs on: that of its root."""
    found, place = dict[int, str](), ""
    for node in walk(notes):
        place = place if node.depth else node.note.place
        found[node.note.number] = place
    return found


def _label(depth: int, count: int) -> str:
    if depth == 0:
        return ""
    return f"{depth}" if count == 1 else f"{depth}{_letters(count)}"


def _letters(count: int) -> str:
    return chr(ord("a") + count - 1) if count <= 26 else f".{count}"


def path(notes: Sequence[Note], number: int) -> tuple[Note, ...]:
    """Return the chain from the root down to a note."""
    return _chain({note.number: note for note in notes}, number)


def head_of(notes: Sequence[Note]) -> Note | None:
    """Return the effect that the branches explain, once it is written."""
    return next((note for note in notes if note.place == HEAD and note.parent is None), None)


def chain_to(notes: Sequence[Note], number: int) -> tuple[Note, ...]:
    """Return the chain down to a note from the effect that it explains, or from the root of its branch."""
    chain, head = path(notes, number), head_of(notes)
    return chain if head is None or not chain or chain[0].place == HEAD else (head, *chain)


def _chain(by_number: Mapping[int, Note], number: int) -> tuple[Note, ...]:
    chain: list[Note] = []
    at = by_number.get(number)
    while at is not None and at not in chain:
        chain.append(at)
        at = by_number.get(at.parent) if at.parent is not None else None
    return tuple(reversed(chain))


class TreeFigures(NamedTuple):
    """What is counted on a tree."""

    depth: int
    links: int
    leaves: int
    certain: int
    """Links that are facts or verbatims."""
    kept: tuple[Note, ...]
    kept_certain: int
    """Certain links along the paths to the kept notes."""
    kept_links: int
    leaves_without_kept: int
    """Branches in which no cause was chosen."""


def figures(notes: Sequence[Note]) -> TreeFigures:
    """Count a tree; the effect is no cause."""
    notes = [note for note in notes if note.place != HEAD]
    nodes = list(walk(notes))
    by_number = {note.number: note for note in notes}
    parents = {note.parent for note in notes}
    leaves = [node.note for node in nodes if node.note.number not in parents]
    kept = tuple(node.note for node in nodes if node.note.kept)
    on_paths = {note.number: note for chosen in kept for note in _chain(by_number, chosen.number)}
    kept_numbers = {note.number for note in kept}
    bare = [leaf for leaf in leaves if not kept_numbers & {note.number for note in _chain(by_number, leaf.number)}]
    return TreeFigures(
        depth=max((node.depth for node in nodes), default=0),
        links=len(nodes),
        leaves=len(leaves),
        certain=sum(note.kind in CERTAIN for note in notes),
        kept=kept,
        kept_certain=sum(note.kind in CERTAIN for note in on_paths.values()),
        kept_links=len(on_paths),
        leaves_without_kept=len(bare),
    )
