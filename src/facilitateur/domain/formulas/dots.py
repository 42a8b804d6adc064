"""How many dots each person gets: a third of the choices, from 2 to 8.

Source: n/3 as Global Learning Partners teach it; the bounds are ours. Good for 2 to 24 choices.
"""

FEWEST_DOTS, MOST_DOTS = 2, 8


def dots_budget(choices: int) -> int:
    """Return how many dots each person gets for a number of choices."""
    return min(max(-(-choices // 3), FEWEST_DOTS), MOST_DOTS)
