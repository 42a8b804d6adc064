"""What is said of a proposal: what it does, what it leaves undone, what it costs, and why."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from facilitateur.domain.events import Strategy
from facilitateur.domain.findings import HOURS_FROM
from facilitateur.domain.replanning.items import MINUTE, SECOND
from facilitateur.domain.replanning.proposals import Cause, Proposal
from facilitateur.i18n.formats import MINUS, duration
from facilitateur.i18n.labels import STRATEGY_LABELS
from facilitateur.i18n.pins import WORTH_TELLING
from facilitateur.i18n.words import Words, mark

STRATEGY_SENTENCES = {
    Strategy.SQUEEZE: mark("Every method still to come gives up time in proportion, never below its minimum."),
    Strategy.EAT: mark(
        "Buffers first, then breaks down to {pause} min, lunch down to {lunch} min; methods stay whole."
    ),
    Strategy.DROP: mark("Optional blocks are set aside, the lowest priority first, no more than needed."),
    Strategy.PROPAGATE: mark("Nothing is shortened: what follows moves, up to the next fixed time."),
}
GIVING_SENTENCE = mark("There is time in hand: the methods still to come get it back, never above their maximum.")
RETURNING_SENTENCE = mark("There is time in hand: what was set aside comes back as far as there is room for it.")
EATING_SENTENCE = mark(
    "Buffers first, then breaks down to {pause} min, lunch down to {lunch} min; of the methods, only one that ends "
    "at a fixed time."
)
ABSORBING_SENTENCE = mark("What follows moves; only what ends at a fixed time gets shorter, never below its minimum.")
BUFFERED_SENTENCE = mark("The buffers before the next fixed time take it: nothing else has to give way.")
SLIDING_SENTENCE = mark("What follows moves; only the buffers before a fixed time get shorter.")
BELOW_SENTENCE = mark("Every method still to come gives up time in proportion, BELOW ITS MINIMUM IF NEEDED.")
NOTHING_OPTIONAL_SENTENCE = mark("There is nothing to set aside: no block still to come is optional.")
RUNNING_SENTENCE = mark("The block that runs is never shortened from here: F4 takes minutes from it.")
IDLE_SENTENCES = {
    Strategy.SQUEEZE: (
        mark("This gains nothing: the methods still to come are at their minimum already (m goes below)."),
        mark("This gains nothing: no method still to come could make up for it."),
    ),
    Strategy.EAT: (
        mark("This gains nothing: the buffers and breaks still to come are as short as they may be."),
        mark("This gains nothing: no buffer or break still to come could make up for it."),
    ),
    Strategy.DROP: (mark("This gains nothing: no optional block still to come could make up for it."),) * 2,
}
"""What is said of a way that changes nothing although time is missing: where blocks are at their least, else."""

WORTH_TELLING_MS = WORTH_TELLING // timedelta(milliseconds=1)
"""What is missed by less holds, for people; a second passes while one reads."""


def sentences_of(proposal: Proposal, late: timedelta) -> Iterator[str]:
    """Yield what is to be said of a proposal, to be translated; one that has nothing to do says why."""
    strategy = proposal.strategy
    if buffers_take_it(proposal):
        yield BUFFERED_SENTENCE
    elif lacks_optional(proposal, late):
        yield NOTHING_OPTIONAL_SENTENCE
        if absorbs(proposal):
            yield ABSORBING_SENTENCE
    elif gains_nothing(proposal):
        short = any(change.cause is Cause.AT_LEAST for change in proposal.changes)
        yield IDLE_SENTENCES[strategy][0 if short else 1]
        if any(change.cause is Cause.RUNS and not change.item.rests for change in proposal.changes):
            yield RUNNING_SENTENCE
    elif strategy is Strategy.SQUEEZE and proposal.work_ms > 0:
        yield GIVING_SENTENCE
    elif proposal.returned:
        yield RETURNING_SENTENCE
    elif proposal.below_least:
        yield BELOW_SENTENCE
    elif strategy is Strategy.EAT and proposal.work_ms:
        yield EATING_SENTENCE
    elif strategy is Strategy.PROPAGATE and absorbs(proposal):
        yield ABSORBING_SENTENCE
    elif strategy is Strategy.PROPAGATE and proposal.buffer_ms:
        yield SLIDING_SENTENCE
    else:
        yield STRATEGY_SENTENCES[strategy]
        if strategy is Strategy.DROP and absorbs(proposal):
            yield ABSORBING_SENTENCE


def buffers_take_it(proposal: Proposal) -> bool:
    """Return whether buffers alone get shorter, and that does."""
    others = proposal.work_ms or proposal.rest_ms != proposal.buffer_ms or proposal.dropped or proposal.returned
    return proposal.buffer_ms < 0 and not others and proposal.left_ms < WORTH_TELLING_MS


def gains_nothing(proposal: Proposal) -> bool:
    """Return whether a way changes nothing although it is there to win the time that is missing."""
    return proposal.strategy in IDLE_SENTENCES and not proposal.edits and proposal.left_ms >= WORTH_TELLING_MS


def lacks_optional(proposal: Proposal, late: timedelta) -> bool:
    """Return whether time is missing and a proposal would set blocks aside, but none to come is optional."""
    is_idle = proposal.strategy is Strategy.DROP and not proposal.edits and late >= WORTH_TELLING
    return is_idle and not proposal.has_optional


def absorbs(proposal: Proposal) -> bool:
    """Return whether a fixed end shortens a block."""
    return any(change.cause is Cause.PINNED for change in proposal.changes)


def way_name(words: Words, proposal: Proposal) -> str:
    """Return the name of a proposal."""
    if proposal.strategy is Strategy.SQUEEZE and proposal.work_ms > 0:
        return words("Give time back")
    return words("Take back") if proposal.returned else words(STRATEGY_LABELS[proposal.strategy])


def left_said(words: Words, proposal: Proposal, pin_of: Callable[[str], str]) -> str:
    """Return what stays late; `pin_of` tells the time of day to which a block is fixed."""
    missed = next((missed for missed in proposal.after.conflicts if missed.conflict_ms >= WORTH_TELLING_MS), None)
    if missed is not None:
        return words("{at} over {time}", at=pin_of(missed.item.id), time=span_said(words, missed.conflict_ms))
    if proposal.need_ms >= WORTH_TELLING_MS:
        return words("still {time} late", time=span_said(words, proposal.need_ms))
    if proposal.late_ms >= SECOND or buffers_take_it(proposal):
        return words("idle time takes it")
    if proposal.late_ms <= -SECOND:
        return words("{time} ahead", time=span_said(words, -proposal.late_ms))
    return words("on time")


def costs(proposal: Proposal) -> bool:
    """Return whether there is anything to say of what a proposal changes."""
    return bool(proposal.work_ms or proposal.rest_ms or proposal.dropped or proposal.returned)


def cost_said(words: Words, proposal: Proposal, late: timedelta) -> str:
    """Return what a proposal costs, with the reason where it is not what the proposal is there for."""
    said = [words("no optional block")] if lacks_optional(proposal, late) else []
    if proposal.work_ms:
        said.append(_work_said(words, proposal))
    if breaks := proposal.rest_ms - proposal.buffer_ms:
        said.append(words("breaks {change}", change=change_said(words, breaks)))
    if proposal.buffer_ms:
        said.append(words("buffers {change}", change=change_said(words, proposal.buffer_ms)))
    if proposal.returned:
        said.append(words.plural("{n} block taken back", "{n} blocks taken back", len(proposal.returned)))
    if proposal.dropped:
        said.append(words.plural("{n} block less", "{n} blocks less", len(proposal.dropped)))
    if not said and gains_nothing(proposal):
        return words("gains nothing")
    if not said and proposal.after.conflicts:
        return words("shortens nothing")
    return ", ".join(said) or words("costs nothing")


def _work_said(words: Words, proposal: Proposal) -> str:
    changed = change_said(words, proposal.work_ms)
    fixed = sum(change.gain_ms for change in proposal.changes if change.cause is Cause.PINNED and not change.item.rests)
    if fixed == proposal.work_ms:
        return words("work {change} (fixed end)", change=changed)
    return words("work {change}", change=changed)


def span_said(words: Words, ms: int) -> str:
    """Return minutes, with seconds only where there are any: `15 min`, `13'20`, from one hour on `1 h 05`."""
    if ms >= HOURS_FROM * MINUTE:
        return duration(words, timedelta(milliseconds=ms))
    minutes, rest = divmod(ms, MINUTE)
    seconds = rest // SECOND
    return f"{minutes}'{seconds:02d}" if seconds else f"{minutes} min"


def change_said(words: Words, ms: int) -> str:
    """Return what is gained or lost, with its sign."""
    return f"{MINUS if ms < 0 else '+'}{span_said(words, abs(ms))}"
