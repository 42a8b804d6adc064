"""Draws of small groups for one canvas: who is with whom in each round, with as few repeated pairs as found."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import first, normalised, whole
from facilitateur.domain.groups.checking import meetings, repeats, same_value_pairs
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.shapes import even_sizes, teams_for
from facilitateur.domain.groups.tables import fewest_repeats, is_designed, tables

Groups = tuple[tuple[str, ...], ...]
Rounds = tuple[Groups, ...]

MOST_SEED = 1_000_000
"""Seeds of draws are below."""

MIXES = 24
"""Draws among which that is taken that mixes people most."""


class Wanted(NamedTuple):
    """What a card asks of a draw."""

    size: int = 2
    rounds: int = 1


def wanted_of(view: CanvasView) -> Wanted:
    """Return the size of groups and the number of rounds that a card asks for."""
    settings = normalised(view.settings)
    return Wanted(whole(first(settings, "taille", "size")) or 2, whole(first(settings, "tours", "rounds")) or 1)


def draw(
    people: Sequence[str], wanted: Wanted, seed: int, before: Rounds = (), attribute: Mapping[str, str] | None = None
) -> Rounds:
    """Draw rounds of groups; the same people and seed give the same rounds on every machine.

    Pairs of an even number of people never meet twice in fewer rounds than people; an odd person makes a trio.
    Larger groups come from `groups.tables`: no pair twice where a design is known, as few as found elsewhere.

    Args:
        people: Who is there.
        wanted: The size of groups and how many rounds to draw.
        seed: What the draw can be made again from.
        before: Rounds already held; who met there meets again as little as can be.
        attribute: A value by person: where several draws are as good, that with fewest meetings of the same value.
    """
    count = teams_for(len(people), wanted.size)
    is_quick = not before and (count == len(people) // 2 or is_designed(len(people), count, wanted.rounds))
    drawn = [_draw(people, wanted, seed + MOST_SEED * n, before) for n in range(MIXES if attribute and is_quick else 1)]

    def strangers(rounds: Rounds) -> tuple[int, int]:
        return repeated_pairs((*before, *rounds)), same_value_pairs(rounds, attribute or {})

    return min(drawn, key=strangers)


def _draw(people: Sequence[str], wanted: Wanted, seed: int, before: Rounds) -> Rounds:
    order = Draws(seed).shuffled(people)
    if len(order) < 2:
        return ((tuple(order),),) * bool(order)
    count = teams_for(len(order), wanted.size)
    if before or count != len(order) // 2:
        return tables(order, count, wanted.rounds, seed + 1, before)
    pairs = tuple(_pairs(order, turn) for turn in range(wanted.rounds))
    if len(order) % 2 and repeated_pairs(pairs):
        return min((pairs, tables(order, count, wanted.rounds, seed + 1)), key=repeated_pairs)
    return pairs


def fewest_pairs(people: int, groups: int, rounds: int, before: Rounds, present: Collection[str]) -> int:
    """Return a number of repeated pairs, of the rounds held too, that no draw of further rounds can be below."""
    sizes = even_sizes(people, groups)
    meetings = sum(size * (size - 1) // 2 for size in sizes) * rounds
    met = sum(1 for pair in met_pairs(before) if all(person in present for person in pair))
    strangers = people * (people - 1) // 2 - met
    return repeated_pairs(before) + max(meetings - strangers, fewest_repeats(people, groups, rounds), 0)


class DrawFigures(NamedTuple):
    """What is counted on groups that were drawn."""

    repeated: int
    """Meetings of people who had already met."""
    fewest: int
    """What no draw of the rounds after those held can be below."""
    smallest: int
    largest: int
    rounds: int
    same: int = 0
    """Meetings of two people with the same value of the attribute."""


def draw_figures(rounds: Rounds, held: int = 0, attribute: Mapping[str, str] | None = None) -> DrawFigures:
    """Count groups; `held` is how many rounds stood before the others were drawn."""
    before, after = rounds[:held], rounds[held:]
    present = {person for groups in after[:1] for group in groups for person in group}
    sizes = [len(group) for groups in rounds for group in groups]
    groups = len(after[0]) if after else 0
    return DrawFigures(
        repeated=repeated_pairs(rounds),
        fewest=fewest_pairs(len(present), groups, len(after), before, present),
        smallest=min(sizes, default=0),
        largest=max(sizes, default=0),
        rounds=len(rounds),
        same=same_value_pairs(rounds, attribute or {}),
    )


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


def met_pairs(rounds: Rounds) -> Collection[tuple[str, str]]:
    """Return who has met, each pair once."""
    return meetings(rounds).keys()


def repeated_pairs(rounds: Rounds) -> int:
    """Count meetings of people who have already met in an earlier round."""
    return repeats(rounds)
