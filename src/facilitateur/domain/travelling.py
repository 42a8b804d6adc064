"""Going back to earlier contents, or forward again: what was written is as it was, and no working time jumps.

Time during which a clock ran stays counted, time during which all stood still never is, however late one undoes. So a
pause undone after a night goes on from where it stood, and an undone block change leaves the earlier block with the
time of both. Only what is gone back to in a standstill, of another block, stands as it stood.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from facilitateur.domain.state import ZERO, Contents, History


def time_counted(contents: Contents, at: datetime) -> timedelta:
    """Return the time used by all blocks together, as it was recorded before any correction."""
    total = sum((clock.spent for clock in contents.clocks.values()), ZERO) - contents.corrected_time
    clock = contents.clocks.get(contents.current) if contents.current is not None else None
    if clock is None or clock.running_since is None:
        return total
    return total + max(at - clock.running_since, ZERO)


def brought_back(step: History, left: Contents, at: datetime) -> Contents:
    """Return the contents of `step` as they are in force again at `at`, when `left` goes out of force."""
    contents, current = step.contents, step.contents.current
    clock = contents.clocks.get(current) if current is not None else None
    if current is None or clock is None:
        return contents
    passed = max(at - step.left_at, ZERO)
    counted = min(max(time_counted(left, at) - step.counted, ZERO), passed)
    if clock.running_since is not None:
        idle = min(passed - counted, max(at - clock.running_since, ZERO))
        changed = replace(clock, running_since=clock.running_since + idle)
    elif left.current == current and 0 <= clock.step < len(clock.steps_spent):
        spent = tuple(time + counted if i == clock.step else time for i, time in enumerate(clock.steps_spent))
        changed = replace(clock, spent=clock.spent + counted, steps_spent=spent)
    else:
        return contents
    return contents if changed == clock else replace(contents, clocks={**contents.clocks, current: changed})
