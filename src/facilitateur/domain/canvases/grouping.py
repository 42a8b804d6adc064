"""Draws of small groups for one canvas: who is with whom in each round, with as few repeated pairs as found."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import first, normalised, whole
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.shapes import teams_for
from facilitateur.domain.groups.tables import tables

Groups = tuple[tuple[str, ...], ...]
Rounds = tuple[Groups, ...]


class Wanted(NamedTuple):
    """What a card asks of a draw."""

    size: int = 2
    rounds: int = 1


def wanted_of(view: CanvasView) -> Wanted:
    """Return the size of groups and the number of rounds that a card asks for."""
    settings = normalised(view.settings)
    return Wanted(whole(first(settings, "taille", "size")) or 2, whole(first(settings, "tours", "rounds")) or 1)


def draw(people: Sequence[str], wanted: Wanted, seed: int) -> Rounds:
    """Draw rounds of groups; the same people and seed give the same rounds on every machine.

    Pairs of an even number of people never meet twice in fewer rounds than people; an odd person makes a trio.
    Larger groups come from `groups.tables`: no pair twice where a design is known, as few as found elsewhere.
    """
    order = Draws(seed).shuffled(people)
    if len(order) < 2:
        return ((tuple(order),),) * bool(order)
    if teams_for(len(order), wanted.size) == len(order) // 2:
        return tuple(_pairs(order, turn) for turn in range(wanted.rounds))
    return tables(order, teams_for(len(order), wanted.size), wanted.rounds, seed + 1)


def _pairs(order: Sequence[str], turn: int) -> Groups:
    """Return round `turn` of the circle: one person stays, the others go one seat on."""
    odd, seats = len(order) % 2, len(order) + len(order) % 2
    turning = seats - 1
    pairs = [(turn % turning, turning)]
    pairs += [((turn + step) % turning, (turn - step) % turning) for step in range(1, seats // 2)]
    groups = [tuple(order[seat] for seat in pair if seat < len(order)) for pair in pairs]
    if odd:
        alone = groups.pop(0)
        groups[turn % len(groups)] += alone
    return tuple(groups)


def _pairs_of(group: Sequence[str]) -> list[tuple[str, str]]:
    return [(min(pair), max(pair)) for pair in combinations(group, 2)]


def repeated_pairs(rounds: Rounds) -> int:
    """Count meetings of people who have already met in an earlier round."""
    counts = Counter(pair for groups in rounds for group in groups for pair in _pairs_of(group))
    return sum(count - 1 for count in counts.values())
