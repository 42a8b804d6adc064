"""Draws of small groups for one canvas: who is with whom in each round, with as few repeated pairs as found."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import asks, first, normalised, whole, words_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.groups.bounds import fewest_after, fewest_alike
from facilitateur.domain.groups.checking import meetings, repeats, same_value_pairs
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.joining import are_joined, joined, joined_rounds
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
    joined: int = 0
    """Size of the groups of the second round, which brings whole groups of the first one together; 0 for none."""
    hosts: bool = False
    """Whether one person of each group stays while the others change."""
    steps: tuple[int, ...] = ()
    """Numbers of the steps, from 1, in which the rounds are held; empty where they are the rounds of one step."""


def wanted_of(view: CanvasView) -> Wanted | None:
    """Return what a card asks of groups; none where it asks for no groups.

    On the canvas of groups `taille` and `tours`; on any other `groupes` (a size, or two: pairs, then fours of pairs),
    `tours`, `hôtes` and `étapes des groupes`.
    """
    settings = normalised(view.settings)
    rounds = whole(first(settings, "tours", "rounds")) or 1
    if view.shown is CanvasKind.GROUPS:
        return Wanted(whole(first(settings, "taille", "size")) or 2, rounds)
    sizes = [size for size in map(whole, words_of(first(settings, "groupes", "groups"))) if size and size > 1]
    if not sizes:
        return None
    steps = tuple(filter(None, map(whole, words_of(first(settings, "etapes-des-groupes", "steps-of-groups")))))
    if len(sizes) > 1:
        return Wanted(sizes[0], 2, sizes[1], steps=steps[:2])
    hosts = asks(first(settings, "hotes", "hosts"))
    return Wanted(sizes[0], len(steps) or rounds, hosts=hosts, steps=steps)


def step_round(wanted: Wanted, step: int) -> int:
    """Return how many rounds were before the one that a step (from 0) holds, or that comes after it."""
    begun = sum(1 for number in wanted.steps if number <= step + 1)
    return begun - 1 if step + 1 in wanted.steps else begun


def chosen_hosts(people: Sequence[str], count: int, seed: int, named: Sequence[str] = ()) -> tuple[str, ...]:
    """Return who stays at each table: those named who are there, and others drawn for the tables left."""
    seats = [one if one in people else "" for one in dict.fromkeys(named)][:count]
    others = Draws(seed).shuffled(one for one in people if one not in seats)
    return tuple(one or others.pop() for one in (*seats, *("" for _ in range(count - len(seats)))))


def draw(
    people: Sequence[str],
    wanted: Wanted,
    seed: int,
    before: Rounds = (),
    attribute: Mapping[str, str] | None = None,
    start: Rounds = (),
    hosts: Sequence[str] = (),
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
        hosts: Who stays at a table, one a table; nobody where all change.
    """
    everyone = distinct(people)
    if len(everyone) < 2:
        return ((everyone,),) * bool(everyone)
    if wanted.joined:
        if before:
            return (joined(before[0], everyone, wanted.joined),) * (len(before) == 1)
        return joined_rounds(everyone, wanted.size, wanted.joined, seed, attribute or {})
    count = teams_for(len(everyone), wanted.size)
    asked = TablesAsked(count, wanted.rounds, before, start, attribute or {}, hosts if len(hosts) == count else ())
    return tables(everyone, asked, seed)


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
    most: int = 0
    """How often the same two people are together at most."""
    joined: bool = False
    """Whether each round brings whole groups of the one before together, so that those people meet again on purpose."""
    hosts: int = 0
    """How many stay at their table while the others change."""


def draw_figures(
    rounds: Rounds, held: int = 0, attribute: Mapping[str, str] | None = None, hosts: Collection[str] = ()
) -> DrawFigures:
    """Count groups; `held` is how many rounds stood before the others were drawn, `hosts` who stays at a table."""
    before, after = rounds[:held], rounds[held:]
    present = {person for groups in after[:1] for group in groups for person in group}
    sizes = [len(group) for groups in rounds for group in groups]
    count = len(after[0]) if after else 0
    known = sum(1 for pair in met_pairs(before) if present.issuperset(pair))
    sharing = Counter(value for person in present if (value := (attribute or {}).get(person)))
    stay = present.intersection(hosts)
    alike = sum(fewest_alike(tuple(sharing.values()), len(groups), 1) for groups in after)
    return DrawFigures(
        repeated=repeated_pairs(rounds),
        fewest=repeated_pairs(before) + fewest_after(len(present), count, len(after), known, bool(stay)),
        smallest=min(sizes, default=0),
        largest=max(sizes, default=0),
        rounds=len(rounds),
        same=same_value_pairs(rounds, attribute or {}),
        fewest_same=same_value_pairs(before, attribute or {}) + alike,
        most=max(meetings(rounds).values(), default=0),
        joined=are_joined(rounds),
        hosts=len(stay),
    )


def met_pairs(rounds: Rounds) -> Collection[tuple[str, str]]:
    """Return who has met, each pair once."""
    return meetings(rounds).keys()


def repeated_pairs(rounds: Rounds) -> int:
    """Count meetings of people who have already met in an earlier round."""
    return repeats(rounds)
