"""Everyone against everyone, two at a time, in as few rounds as there can be."""

Match = tuple[int, int]
"""The numbers of two teams."""


def round_robin(count: int, most: int | None = None) -> list[list[Match]]:
    """Return rounds in which each two of them meet exactly once; with an odd count, one rests in each round.

    Args:
        count: How many there are.
        most: How many rounds are wanted; all of them by default.
    """
    seats = count + count % 2
    fixed, turning = seats - 1, seats - 1
    rounds = []
    for turn in range(min(turning, turning if most is None else most) if count > 1 else 0):
        pairs = [(turn, fixed)]
        pairs += [((turn + step) % turning, (turn - step) % turning) for step in range(1, seats // 2)]
        rounds.append([(min(pair), max(pair)) for pair in pairs if max(pair) < count])
    return rounds


def round_robin_on(count: int, pitches: int) -> list[list[Match]]:
    """Return the same matches with no more at a time than there are pitches.

    No schedule has fewer rounds: nobody plays twice in a round, and no round has more matches than pitches.
    """
    if pitches < 1:
        raise ValueError("there is one pitch at least")
    return on_pitches(round_robin(count), pitches)


def on_pitches(rounds: list[list[Match]], pitches: int) -> list[list[Match]]:
    """Return the matches of rounds with no more at a time than there are pitches, nobody twice in a round."""
    matches = sum(map(len, rounds))
    rounds = [list(matches) for matches in rounds]
    rounds += [[] for _ in range(-(-matches // pitches) - len(rounds))]
    while rounds and len(largest := max(rounds, key=len)) > pitches:
        _move_one(largest, min(rounds, key=len))
    return rounds


def _move_one(larger: list[Match], smaller: list[Match]) -> None:
    """Make the larger round one match shorter: exchange a chain of matches that has one more of the larger round."""
    seen: set[Match] = set()
    for match in larger:
        if match in seen:
            continue
        chain = _chain(match, larger + smaller)
        seen |= chain
        given = [each for each in larger if each in chain]
        taken = [each for each in smaller if each in chain]
        if len(given) > len(taken):
            larger[:] = [each for each in larger if each not in chain] + taken
            smaller[:] = [each for each in smaller if each not in chain] + given
            return


def _chain(start: Match, matches: list[Match]) -> set[Match]:
    """Return the matches that hang together with one of them through those who play."""
    found, todo = {start}, [start]
    while todo:
        here = set(todo.pop())
        near = [match for match in matches if match not in found and here & set(match)]
        found.update(near)
        todo += near
    return found
