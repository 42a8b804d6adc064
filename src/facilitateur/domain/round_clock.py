"""How the time of a step is shared among its rounds, and which one runs: arithmetic without a clock or a session."""

from collections.abc import Mapping
from datetime import timedelta

from facilitateur.domain.agenda import Block
from facilitateur.domain.beside import StepRounds
from facilitateur.domain.card import Card
from facilitateur.domain.limits import MOST_ROUNDS
from facilitateur.domain.state import ZERO


def rounds_count(cards: Mapping[str, Card], block: Block, step: int, rounds: StepRounds) -> int:
    """Return how many rounds a step has: the teams that pass, else what the card says; 1 for a step without."""
    if rounds.order:
        return min(len(rounds.order), MOST_ROUNDS)
    card = cards.get(block.card)
    if card is None or not 0 <= step < len(card.timings):
        return 1
    return min(max(card.timings[step].rounds, 1), MOST_ROUNDS)


def round_seconds(rounds: StepRounds, count: int, allotted: int) -> tuple[int, ...]:
    """Return the seconds of each round; what is behind stays, what lies ahead shares the rest evenly.

    Their sum is `allotted` unless more was used already.
    """
    past = rounds.past[: min(rounds.index, count - 1)]
    ahead = count - len(past)
    rest = max(allotted - sum(past), 0)
    shares = _evenly(rest, ahead)
    if shares[0] < rounds.least:
        shares = (rounds.least, *_evenly(max(rest - rounds.least, 0), ahead - 1))
    return (*past, *shares)


def _evenly(total: int, count: int) -> tuple[int, ...]:
    if count < 1:
        return ()
    each, more = divmod(total, count)
    return tuple(each + (i < more) for i in range(count))


def where(rounds: StepRounds, seconds: tuple[int, ...], used: timedelta) -> tuple[int, timedelta]:
    """Return the round that runs, from 0, and what it has used.

    Rounds follow each other by themselves; a team's turn lasts until somebody ends it.

    Args:
        rounds: What happened by hand.
        seconds: The seconds of each round.
        used: What the step has used.
    """
    index = min(max(rounds.index, 0), len(seconds) - 1)
    into = max(used - rounds.began, ZERO)
    while not rounds.order and index < len(seconds) - 1 and 0 < seconds[index] <= into.total_seconds():
        into -= timedelta(seconds=seconds[index])
        index += 1
    return index, into


def spent_by_round(rounds: StepRounds, seconds: tuple[int, ...], used: timedelta) -> tuple[timedelta, ...]:
    """Return the time really used by each round so far."""
    spent = [*rounds.spent, *(ZERO for _ in seconds)][: len(seconds)]
    index, into = where(rounds, seconds, used)
    for passed in range(min(max(rounds.index, 0), index), index):
        spent[passed] += timedelta(seconds=seconds[passed])
    spent[index] += into
    return tuple(spent)
