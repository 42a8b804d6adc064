"""The names by which calendars know the blocks of an agenda: kept from one export to the next, whatever changes."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from facilitateur.domain.agenda import Block, BlockKind


class NamedBlock(msgspec.Struct, frozen=True, omit_defaults=True):
    """A block that was exported, as far as telling it from others needs."""

    name: str
    kind: BlockKind
    card: str = ""
    note: str = ""
    gone: bool = False
    """Whether the last export did not hold it; its name waits for its return."""
    title: str = ""


def name_blocks(blocks: Sequence[Block], before: Sequence[NamedBlock] = ()) -> tuple[NamedBlock, ...]:
    """Return the names of an agenda's blocks in their order, then those of the blocks that are gone.

    A block is recognised by its place among the others, then as one that was moved, then by its kind or method when its
    words changed. What is recognised keeps its name; what is new gets one that no block of the agenda ever had.
    """
    new = [NamedBlock("", block.kind, block.card, block.note, title=block.title) for block in blocks]
    old = sorted(before, key=lambda one: one.gone)
    present = sum(not one.gone for one in old)
    pairs = _in_order(old[:present], new)
    anchors = tuple(sorted(pairs.items()))
    _pair_nearest(old, new, pairs, anchors, _whole)
    _pair_nearest(old[:present], new, pairs, anchors, _kind)
    taken = {one.name for one in old}
    named = []
    for place, one in enumerate(new):
        name = old[pairs[place]].name if place in pairs else _fresh(one, taken)
        taken.add(name)
        named.append(msgspec.structs.replace(one, name=name))
    known = set(pairs.values())
    gone = (msgspec.structs.replace(one, gone=True) for place, one in enumerate(old) if place not in known)
    return (*named, *gone)


def _whole(one: NamedBlock) -> tuple[str, ...]:
    return one.kind, one.card, one.note, one.title


def _kind(one: NamedBlock) -> tuple[str, ...]:
    return one.kind, one.card


def _in_order(old: Sequence[NamedBlock], new: Sequence[NamedBlock]) -> dict[int, int]:
    """Return the longest run of blocks that stand in both in the same order, as places in `new` to places in `old`."""
    best = [[0] * (len(old) + 1) for _ in range(len(new) + 1)]
    for i in range(len(new) - 1, -1, -1):
        for j in range(len(old) - 1, -1, -1):
            same = best[i + 1][j + 1] + 1 if _whole(new[i]) == _whole(old[j]) else 0
            best[i][j] = max(same, best[i + 1][j], best[i][j + 1])
    pairs, i, j = {}, 0, 0
    while i < len(new) and j < len(old):
        if _whole(new[i]) == _whole(old[j]) and best[i][j] == best[i + 1][j + 1] + 1:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _pair_nearest(
    old: Sequence[NamedBlock],
    new: Sequence[NamedBlock],
    pairs: dict[int, int],
    anchors: Sequence[tuple[int, int]],
    likeness: Callable[[NamedBlock], tuple[str, ...]],
) -> None:
    """Pair what is left over and alike, those that stand between the same neighbours first."""
    known = set(pairs.values())
    choices = sorted(
        (abs(_gap(i, (a for a, _ in anchors)) - _gap(j, (b for _, b in anchors))), i, j)
        for i, one in enumerate(new)
        if i not in pairs
        for j, other in enumerate(old)
        if j not in known and likeness(one) == likeness(other)
    )
    for _, i, j in choices:
        if i not in pairs and j not in known:
            pairs[i] = j
            known.add(j)


def _gap(place: int, anchors: Iterable[int]) -> int:
    """Return how many recognised blocks stand before a place."""
    return sum(anchor < place for anchor in anchors)


def _fresh(one: NamedBlock, taken: set[str]) -> str:
    """Return a name that says what the block is and that no other has."""
    said = one.card or one.kind.value
    number = 1
    while (name := said if number == 1 else f"{said}-{number}") in taken:
        number += 1
    return name
