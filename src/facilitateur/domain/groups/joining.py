"""Small groups that are brought together: pairs, then fours made of two pairs."""

from collections.abc import Sequence
from itertools import pairwise

from facilitateur.domain.groups.balanced import balanced_teams
from facilitateur.domain.groups.shapes import Attribute, Round, Team, teams_for


def joined_rounds(
    people: Sequence[str], small: int, large: int, seed: int, attribute: Attribute
) -> tuple[Round, Round]:
    """Return groups of about `small`, and groups of about `large` made of them.

    Two people with the same value are parted as evenly as can be among the larger groups, then inside each.
    """
    groups = balanced_teams(people, joined_count(len(people), large), seed, attribute)
    parts = [
        balanced_teams(group, max(teams_for(len(group), small), 1), seed + number, attribute)
        for number, group in enumerate(groups, 1)
    ]
    return tuple(team for teams in parts for team in teams), groups


def joined_count(people: int, large: int) -> int:
    """Return how many larger groups there are: none with two people too many or more, one short of somebody at most."""
    whole, rest = divmod(people, large)
    return max(whole + (rest == large - 1 and large > 2), 1)


def joined(teams: Sequence[Team], people: Sequence[str], large: int) -> Round:
    """Return larger groups made of groups that were held already, without who left and with who came."""
    there = [[one for one in team if one in people] for team in teams]
    there = [team for team in there if team]
    for new in [one for one in people if not any(one in team for team in there)]:
        min(there, key=len, default=[]).append(new)
    groups: list[list[str]] = [[] for _ in range(min(joined_count(len(people), large), max(len(there), 1)))]
    for team in sorted(there, key=len, reverse=True):
        min(groups, key=len).extend(team)
    return tuple(tuple(group) for group in groups)


def are_joined(rounds: Sequence[Round]) -> bool:
    """Whether each round brings groups of the one before together, whole; told from nothing but the rounds."""
    pairs = list(pairwise(rounds))
    return bool(pairs) and all(len(after) < len(before) and _brings(before, after) for before, after in pairs)


def _brings(before: Round, after: Round) -> bool:
    return all(any(set(team) <= set(group) for group in after) for team in before)
