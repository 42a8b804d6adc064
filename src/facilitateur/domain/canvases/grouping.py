"""Draws of small groups for one canvas: who is with whom in each round, with as few repeated pairs as found."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import first, normalised, whole
from facilitateur.domain.groups.bounds import fewest_after, fewest_alike
from facilitateur.domain.groups.checking import meetings, repeats, same_value_pairs
from facilitateur.domain.groups.shapes import distinct, teams_for
from facilitateur.domain.groups.tables import TablesAsked, tables

Groups = tuple[tuple[str, ...], ...]
Rounds = tuple[Groups, ...]

MOST_SEED = 1_000_000
"""Seeds of draws are below."""


class Wanted(NamedTuple):
    """What a card asks of a draw."""

    size: int = 2
    rounds: int = 1


def wanted_of(view: CanvasView) -> Wanted:
    """Return the size of groups and the number of rounds that a card asks for."""
    settings = normalised(view.settings)
    return Wanted(whole(first(settings, "taille", "size")) or 2, whole(first(settings, "tours", "rounds")) or 1)


def draw(
    people: Sequence[str],
    wanted: Wanted,
    seed: int,
    before: Rounds = (),
    attribute: Mapping[str, str] | None = None,
    start: Rounds = (),
) -> Rounds:
    """Draw rounds of groups; the same people and seed give the same rounds on every machine.

    No pair meets twice where a design is known (`groups.designs`), as few as found elsewhere; an odd one makes a trio.

    Args:
        people: Who is there.
        wanted: The size of groups and how many rounds to draw.
        seed: What the draw can be made again from.
        before: Rounds already held; who met there meets again as little as can be.
        attribute: A value by person: of draws with as few repeats, that with fewest meetings of the same value.
        start: The further rounds that stood until now; what is drawn is no worse where they can still be held.
    """
    everyone = distinct(people)
    if len(everyone) < 2:
        return ((everyone,),) * bool(everyone)
    count = teams_for(len(everyone), wanted.size)
    return tables(everyone, TablesAsked(count, wanted.rounds, before, start, attribute or {}), seed)


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
    fewest_same: int = 0
    """What no draw of these rounds can be below."""


def draw_figures(rounds: Rounds, held: int = 0, attribute: Mapping[str, str] | None = None) -> DrawFigures:
    """Count groups; `held` is how many rounds stood before the others were drawn."""
    before, after = rounds[:held], rounds[held:]
    present = {person for groups in after[:1] for group in groups for person in group}
    sizes = [len(group) for groups in rounds for group in groups]
    count = len(after[0]) if after else 0
    known = sum(1 for pair in met_pairs(before) if present.issuperset(pair))
    sharing = Counter(value for person in present if (value := (attribute or {}).get(person)))
    alike = fewest_alike(tuple(sharing.values()), count, len(after))
    return DrawFigures(
        repeated=repeated_pairs(rounds),
        fewest=repeated_pairs(before) + fewest_after(len(present), count, len(after), known),
        smallest=min(sizes, default=0),
        largest=max(sizes, default=0),
        rounds=len(rounds),
        same=same_value_pairs(rounds, attribute or {}),
        fewest_same=same_value_pairs(before, attribute or {}) + alike,
    )


def met_pairs(rounds: Rounds) -> Collection[tuple[str, str]]:
    """Return who has met, each pair once."""
    return meetings(rounds).keys()


def repeated_pairs(rounds: Rounds) -> int:
    """Count meetings of people who have already met in an earlier round."""
    return repeats(rounds)
