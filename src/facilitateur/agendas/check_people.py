"""Whether a plan suits those who come: the group against each card, and the size of the teams."""

from collections.abc import Callable

from facilitateur.agendas import problems
from facilitateur.agendas.desk import Checking, Crowd, bounds_of
from facilitateur.agendas.team_counts import LARGEST_TEAM, SMALLEST_TEAM, any_sensible, best_count, near, suits
from facilitateur.domain.agenda import Block
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Problem


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
        problem = problem._replace(proposal=problems.FEWER) if crowd.people < group[0] else problem
        checking.say(problem, None, people=crowd.people, low=group[0], high=group[1])
    small, large = crowd.sizes
    if small < SMALLEST_TEAM and crowd.team_count > 1:
        _say_size(checking, problems.SMALL_TEAMS, small)
    elif large > LARGEST_TEAM:
        _say_size(checking, problems.LARGE_TEAMS, large)


def _say_size(checking: Checking, problem: Problem, size: int) -> None:
    crowd, best = checking.crowd, best_count(checking)
    problem = problem if best.for_all else problem._replace(proposal=problems.TEAMS_FOR_MOST)
    better = best.teams or Crowd(crowd.people).team_count
    checking.say(problem, None, people=crowd.people, teams=crowd.team_count, size=size, better=better)


def _check_card(checking: Checking, block: Block, card: Card) -> None:
    low, high = card.people
    figures: dict[str, str | int] = {"name": block.card, "low": low, "high": high}
    crowd, group = checking.crowd, checking.agenda.group
    if crowd.people:
        if suits(card, crowd):
            return
        problem, teams = _with_teams(checking, card)
        small, large = crowd.sizes
        size = str(small) if small == large else f"{small}–{large}"
        figures |= {"people": crowd.people, "size": size, "teams": teams}
        other = "" if teams else substitute(checking, block, lambda one: suits(one, crowd))
        if not teams:
            problem = problem._replace(proposal=_instead(problem, other, is_few=crowd.people < low))
        problem = problem._replace(message=problems.EXACTLY) if low == high else problem
        checking.say(problem, block, other=other, **figures)
    elif group is not None:
        for people in dict.fromkeys(group):
            if not any(suits(card, Crowd(people, teams)) for teams in any_sensible(people)):
                problem = problems.GROUP_OF_AGENDA
                problem = problem._replace(message=problems.EXACTLY_OF_AGENDA) if low == high else problem
                checking.say(problem, block, people=people, **figures)
                break


def _instead(problem: Problem, other: str, *, is_few: bool) -> str:
    """Return what is proposed where no number of teams helps; smaller groups are none for too few people."""
    if is_few:
        return problems.TAKE_OTHER_FEW if other else problems.TOO_FEW
    return problems.TAKE_OTHER if other else problem.proposal


def _with_teams(checking: Checking, card: Card) -> tuple[Problem, int]:
    """Return how many teams would suit a method that does not suit now, and what is said of it; 0 for none."""
    crowd, best = checking.crowd, best_count(checking)
    if best.teams and suits(card, Crowd(crowd.people, best.teams)):
        return (problems.GROUP_ALL_TEAMS if best.for_all else problems.GROUP_MOST_TEAMS), best.teams
    teams = next((n for n in near(crowd.team_count) if suits(card, Crowd(crowd.people, n))), 0)
    return (problems.GROUP_TEAMS if teams else problems.GROUP), teams


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
