"""Whether a plan suits those who come: the group against each card, and the size of the teams."""

from collections.abc import Callable, Iterable
from typing import Final

from facilitateur.agendas import problems
from facilitateur.agendas.desk import Checking, Crowd, bounds_of
from facilitateur.domain.agenda import Block
from facilitateur.domain.card import Card
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.planning import team_sizes

SMALLEST_TEAM: Final = 3
LARGEST_TEAM: Final = 8
"""People between whom a team works: fewer have no discussion, of more somebody is silent."""


def check_people(checking: Checking) -> None:
    """Report the methods that do not suit the group; without a number of people, those that suit none of its sizes."""
    _check_crowd(checking)
    for block in checking.agenda.blocks:
        card = None if block.parked or checking.report.is_full else checking.card(block)
        if card is not None:
            _check_card(checking, block, card)


def _check_crowd(checking: Checking) -> None:
    """Check the number of people against the agenda, and the size of the teams."""
    crowd, group = checking.crowd, checking.agenda.group
    if not crowd.people:
        return
    if group is not None and not group[0] <= crowd.people <= group[1]:
        problem = problems.OTHER_GROUP if group[0] < group[1] else problems.EXACT_GROUP
        checking.say(problem, None, people=crowd.people, low=group[0], high=group[1])
    small, large = crowd.sizes
    better = Crowd(crowd.people).team_count
    if small < SMALLEST_TEAM and crowd.team_count > 1:
        checking.say(problems.SMALL_TEAMS, None, people=crowd.people, teams=crowd.team_count, size=small, better=better)
    elif large > LARGEST_TEAM:
        checking.say(problems.LARGE_TEAMS, None, people=crowd.people, teams=crowd.team_count, size=large, better=better)


def _check_card(checking: Checking, block: Block, card: Card) -> None:
    low, high = card.people
    figures: dict[str, str | int] = {"name": block.card, "low": low, "high": high}
    crowd, group = checking.crowd, checking.agenda.group
    if crowd.people:
        if suits(card, crowd):
            return
        teams = next((n for n in _near(crowd.team_count) if suits(card, Crowd(crowd.people, n))), 0)
        small, large = crowd.sizes
        size = str(small) if small == large else f"{small}–{large}"
        figures |= {"people": crowd.people, "size": size, "teams": teams}
        problem = problems.GROUP_TEAMS if teams else problems.GROUP
        other = "" if teams else substitute(checking, block, lambda one: suits(one, crowd))
        problem = problem._replace(proposal=problems.TAKE_OTHER) if other else problem
        problem = problem._replace(message=problems.EXACTLY) if low == high else problem
        checking.say(problem, block, other=other, **figures)
    elif group is not None:
        for people in dict.fromkeys(group):
            if not any(suits(card, Crowd(people, teams)) for teams in _sensible(people)):
                problem = problems.GROUP_OF_AGENDA
                problem = problem._replace(message=problems.EXACTLY_OF_AGENDA) if low == high else problem
                checking.say(problem, block, people=people, **figures)
                break


def suits(card: Card, crowd: Crowd) -> bool:
    """Whether a card is made for a group, as a whole or in its teams: every team has its own canvas."""
    low, high = card.people
    small, large = crowd.sizes
    return low <= crowd.people <= high or (low <= small and large <= high)


def substitute(checking: Checking, block: Block, fits: Callable[[Card], bool]) -> str:
    """Return the method of the same phase and family, not used yet, that fits and is closest in minutes; or nothing.

    A persona is no brainstorming, though the cards shelve both under the search for ideas.
    """
    used = {one.card for one in checking.agenda.blocks}
    own = checking.card(block)
    found = [
        (abs(card.minutes[1] - block.minutes), slug)
        for slug, card in checking.cards.items()
        if slug not in used and card.shelf == block.phase and block.phase is not None and fits(card)
        if own is None or card.family == own.family
        if card.minutes[0] <= block.minutes <= card.minutes[2]
    ]
    return min(found)[1] if found else ""


def check_minutes(checking: Checking, block: Block, card: Card | None) -> None:
    """Check that a block lasts as long as its card, or its own bounds, allow."""
    bounds = bounds_of(block, card)
    if bounds is None or bounds[0] <= block.minutes <= bounds[1]:
        return
    figures = {"minutes": block.minutes, "low": bounds[0], "high": bounds[1]}
    is_exact = bounds[0] == bounds[1]
    if card is None or block.least is not None or block.most is not None:
        problem = problems.OUT_OF_BOUNDS
        problem = problem._replace(message=problems.OUT_OF_BOUNDS_EXACT) if is_exact else problem
        checking.say(problem, block, **figures)
        return
    other = substitute(checking, block, lambda one: True)
    problem = problems.UNUSUAL_MINUTES if not other else problems.UNUSUAL_MINUTES_OTHER
    problem = problem._replace(message=problems.UNUSUAL_MINUTES_EXACT) if is_exact else problem
    checking.say(problem, block, slug=block.card, usual=card.minutes[1], other=other, **figures)


def _near(count: int) -> Iterable[int]:
    """Yield other numbers of teams, the nearest first."""
    return sorted((n for n in range(1, MOST_TEAMS + 1) if n != count), key=lambda n: (abs(n - count), n))


def _sensible(people: int) -> Iterable[int]:
    """Yield the numbers of teams that give teams of a sensible size."""
    for teams in range(1, MOST_TEAMS + 1):
        small, large = team_sizes(people, teams)
        if teams == 1 or (small >= SMALLEST_TEAM - 1 and large <= LARGEST_TEAM):
            yield teams
