"""How a block changes its method while its time and its notes stay."""

from datetime import datetime

from msgspec.structs import replace

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.events import MethodSwapped
from facilitateur.domain.evolve_time import Cards, recorded_runs, settle
from facilitateur.domain.past import Replaced
from facilitateur.domain.privacy import opened_by, sealed_by
from facilitateur.domain.state import ZERO, BlockClock, Contents, Session
from facilitateur.domain.stepping import share_seconds


def apply_swap(state: Session, event: MethodSwapped, at: datetime) -> Contents:
    """Return the contents with another method in a block; the same object when it changes nothing."""
    contents, cards = state.contents, state.cards
    block = contents.agenda.block(event.block)
    if block is None or block.card == event.card or event.card not in cards:
        return contents
    phase, (title, note) = block.phase or cards[event.card].shelf, _said(state, block, event.card)
    swapped = replace(block, card=event.card, kind=BlockKind.METHOD, phase=phase, title=title, note=note)
    blocks = tuple(swapped if one.id == block.id else one for one in contents.agenda.blocks)
    clocks = dict(contents.clocks)
    runs = contents.runs
    if block.id in clocks:
        runs = recorded_runs(contents, block.id, clocks[block.id], at)
        runs = tuple(replace(run, step=0) if run.block == block.id else run for run in runs)
        clocks[block.id] = _reshaped(clocks[block.id], at, event.card, cards)
    rounds = {key: value for key, value in contents.step_rounds.items() if key[0] != block.id}
    agenda = replace(contents.agenda, blocks=blocks)
    drawn = {
        key: (*texts, "") if key[0] == block.id and texts and texts[-1] else texts
        for key, texts in contents.drawn.items()
    }
    replaced = {**contents.replaced, block.id: _replaced(contents, block, event.card)}
    criteria = {key: items for key, items in contents.criteria.items() if key != block.id}
    back = next((one.criteria for one in contents.replaced.get(block.id, ()) if one.card == event.card), ())
    criteria |= {block.id: back} if back else {}
    sealed = sealed_by(state, block.id)
    contents = replace(contents, sealed=sealed, opened=opened_by(state, block.id, sealed))
    told = {"agenda": agenda, "clocks": clocks, "runs": runs, "drawn": drawn}
    return replace(contents, step_rounds=rounds, criteria=criteria, replaced=replaced, **told)


def _replaced(contents: Contents, block: Block, card: str) -> tuple[Replaced, ...]:
    """Return the methods that a block had before this card takes over."""
    left = Replaced(block.card, contents.criteria.get(block.id, ()))
    earlier = (*contents.replaced.get(block.id, ()), *([left] if block.card else []))
    return tuple(one for one in earlier if one.card != card)


def _said(state: Session, block: Block, card: str) -> tuple[str, str]:
    """Return title and note of a block under another method: written for a method they go, and come back, with it.

    The plan as it was announced keeps it in the record.
    """
    planned = state.announced.block(block.id)
    if planned is not None and planned.card == card:
        return planned.title, planned.note
    return ("", "") if block.card else (block.title, block.note)


def _reshaped(clock: BlockClock, at: datetime, card: str, cards: Cards) -> BlockClock:
    """Return a clock whose steps are those of another card, sharing what is left; its first step begins now.

    What is used already stands in the first step, given and spent, so that both sums stay those of the block.
    """
    settled = settle(clock, at)
    used = round(settled.spent.total_seconds())
    left = max(settled.allotted - used, 0)
    steps = list(share_seconds(cards[card].timings, left)) or [left]
    steps[0] += settled.allotted - left
    spent = [settled.spent, *[ZERO] * (len(steps) - 1)]
    running = at if clock.running_since is not None else None
    until = None if clock.until_step else clock.until
    return replace(settled, steps=tuple(steps), steps_spent=tuple(spent), step=0, running_since=running, until=until)
