"""How the time given to a block is shared among the steps of its card (card-format.md §5.3)."""

from collections.abc import Sequence

from facilitateur.domain.card import StepTiming

FIXED_UNDER = 120
"""Seconds; a shorter step is never stretched or squeezed while others can be."""


def share_seconds(timings: Sequence[StepTiming], total: int) -> tuple[int, ...]:
    """Return the seconds of each step so that they add up to `total`.

    Steps scale in proportion, to the minute, by largest remainder; steps under two minutes and those that the card
    counts in seconds stay as they are; the repetitions of a step keep their count.
    """
    wanted = [max(timing.seconds, 0) for timing in timings]
    if not wanted:
        return (total,)
    return spread(wanted, total, [timing.is_exact for timing in timings])


def spread(wanted: Sequence[int], total: int, exact: Sequence[bool] = ()) -> tuple[int, ...]:
    """Share `total` seconds in proportion to `wanted`; short entries, and exact ones, are first served as they are."""
    total = max(total, 0)
    if sum(wanted) == total:
        return tuple(wanted)
    stays = [seconds < FIXED_UNDER or (i < len(exact) and exact[i]) for i, seconds in enumerate(wanted)]
    fixed = [seconds if stay else 0 for seconds, stay in zip(wanted, stays, strict=True)]
    free = [0 if stay else seconds for seconds, stay in zip(wanted, stays, strict=True)]
    if not any(free) or sum(fixed) > total:
        fixed, free = [0] * len(wanted), list(wanted)
    shared = largest_remainder(free, total - sum(fixed))
    return tuple(kept + given for kept, given in zip(fixed, shared, strict=True))


def largest_remainder(weights: Sequence[int], total: int, unit: int = 60) -> list[int]:
    """Share `total` in whole units in proportion to `weights`; what is no whole unit goes to the heaviest."""
    if not any(weights):
        weights = [1] * len(weights)
    units, rest = divmod(total, unit)
    whole = sum(weights)
    shares = [weight * units // whole for weight in weights]
    remainders = [weight * units % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for i in order[: units - sum(shares)]:
        shares[i] += 1
    result = [share * unit for share in shares]
    result[max(range(len(weights)), key=lambda i: (weights[i], -i))] += rest
    return result


def adjust_from(
    steps: Sequence[int], current: int, seconds: int, timings: Sequence[StepTiming] = ()
) -> tuple[int, ...]:
    """Give (or take) seconds to the current step and those after it, in proportion; the past is not rewritten.

    Only when what lies ahead is too little to give back do all steps shrink.

    Args:
        steps: The seconds of each step as they stand.
        current: Index of the step that runs.
        seconds: What is given, or taken.
        timings: The card's steps. As long as those ahead stand as their card shares them they are shared anew from it,
            so that five times one minute is five minutes; steps that somebody gave time to scale from what they have.
    """
    done, ahead = list(steps[:current]), list(steps[current:])
    known = len(timings) == len(steps)
    usual = [max(timing.seconds, 0) for timing in timings] if known else list(steps)
    exact = [timing.is_exact for timing in timings] if known else []
    if not ahead or sum(ahead) + seconds < 0:
        whole = usual if list(spread(usual, sum(steps), exact)) == list(steps) else steps
        return spread(whole, sum(steps) + seconds, exact)
    as_usual, exactly = usual[current:], exact[current:]
    if ahead not in (list(spread(as_usual, sum(ahead), exactly)), list(spread(usual, sum(steps), exact)[current:])):
        as_usual = ahead
    return (*done, *spread(as_usual if any(as_usual) else [1] * len(ahead), sum(ahead) + seconds, exactly))
