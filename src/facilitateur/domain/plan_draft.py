"""A plan being prepared: every edit returns another draft, and nothing is ever lost on the way back.

Blocks stand in the order of their days; ids are never used twice. What cannot be done returns the same draft.
"""

from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from facilitateur.domain.agenda import MOST_TITLE, Agenda, Block, BlockKind, Day, Pin
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.phases import PHASES, Phase

LONGEST = 24 * 60
MOST_DAYS = 30
MOST_BLOCKS = 500
MOST_IMPORTANT = 99
FIRST_START = "09:00"
LONGEST_NAME = 200
UNKNOWN_MINUTES = 20


class PlanDraft(msgspec.Struct, frozen=True):
    """A plan and the number of the next block."""

    agenda: Agenda
    next_number: int = 1

    def block(self, block_id: str) -> Block | None:
        """Return a block."""
        return self.agenda.block(block_id)


Edit = Callable[[PlanDraft], PlanDraft]


def draft_of(agenda: Agenda) -> PlanDraft:
    """Return a draft of a plan; a plan without a day gets one."""
    days = agenda.days or (Day(1, FIRST_START),)
    numbers = [int(block.id[1:]) for block in agenda.blocks if block.id[1:].isdecimal() and len(block.id) < 10]
    return PlanDraft(replace(agenda, days=days, blocks=_in_order(agenda.blocks)), max(numbers, default=0) + 1)


def blank(name: str) -> PlanDraft:
    """Return an empty plan of one day."""
    return PlanDraft(Agenda("", name, (Day(1, FIRST_START),), ()))


def _in_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.day))


def _with_blocks(draft: PlanDraft, blocks: Iterable[Block]) -> PlanDraft:
    return replace(draft, agenda=replace(draft.agenda, blocks=_in_order(blocks)))


def insert(draft: PlanDraft, block: Block, day: int, after: str | None = None) -> PlanDraft:
    """Put a new block into a day: behind another one, else first; it gets an id of its own."""
    if len(draft.agenda.blocks) >= MOST_BLOCKS or day not in {one.number for one in draft.agenda.days}:
        return draft
    new = replace(block, id=f"b{draft.next_number}", day=day, minutes=_minutes(block.minutes))
    blocks = list(draft.agenda.blocks)
    blocks.insert(_place(draft.agenda, day, after), new)
    return _with_blocks(replace(draft, next_number=draft.next_number + 1), blocks)


def _place(agenda: Agenda, day: int, after: str | None) -> int:
    """Return where a new block stands: behind another one of the day, else before the first."""
    at = agenda.position(after) + 1
    if at and agenda.blocks[at - 1].day == day:
        return at
    return next((i for i, one in enumerate(agenda.blocks) if one.day >= day), len(agenda.blocks))


def duplicate(draft: PlanDraft, block_id: str) -> PlanDraft:
    """Put a copy of a block behind it; a fixed time is not copied, for two blocks cannot have it."""
    block = draft.block(block_id)
    return draft if block is None else insert(draft, replace(block, pin=None), block.day, block_id)


def delete(draft: PlanDraft, block_id: str) -> PlanDraft:
    """Take a block out."""
    if draft.block(block_id) is None:
        return draft
    return _with_blocks(draft, (block for block in draft.agenda.blocks if block.id != block_id))


def move(draft: PlanDraft, block_id: str, step: int) -> PlanDraft:
    """Move a block one place up (-1) or down (1); at the edge of its day it goes to the next one."""
    at = draft.agenda.position(block_id)
    if at < 0:
        return draft
    blocks = list(draft.agenda.blocks)
    block = blocks[at]
    other = at + step
    if 0 <= other < len(blocks) and blocks[other].day == block.day:
        blocks[at], blocks[other] = blocks[other], block
        return _with_blocks(draft, blocks)
    return move_to_day(draft, block_id, block.day + step, last=step < 0)


def move_to_day(draft: PlanDraft, block_id: str, day: int, *, last: bool = True) -> PlanDraft:
    """Move a block to another day, to its end or its beginning."""
    block = draft.block(block_id)
    if block is None or block.day == day or day not in {one.number for one in draft.agenda.days}:
        return draft
    others = [one for one in draft.agenda.blocks if one.id != block_id]
    moved = replace(block, day=day)
    return _with_blocks(draft, [*others, moved] if last else [moved, *others])


def change(draft: PlanDraft, block_id: str, edit: Callable[[Block], Block]) -> PlanDraft:
    """Return the draft with one block changed."""
    if draft.block(block_id) is None:
        return draft
    return _with_blocks(draft, (edit(one) if one.id == block_id else one for one in draft.agenda.blocks))


def set_minutes(draft: PlanDraft, block_id: str, minutes: int) -> PlanDraft:
    """Give a block other minutes, at least one."""
    return change(draft, block_id, lambda block: replace(block, minutes=_minutes(minutes)))


def add_minutes(draft: PlanDraft, block_id: str, more: int) -> PlanDraft:
    """Give a block more minutes or fewer; steps of five stop at multiples of five."""

    def edit(block: Block) -> Block:
        wanted = block.minutes + more
        if abs(more) == 5:
            wanted = (block.minutes // 5 + 1) * 5 if more > 0 else (-(-block.minutes // 5) - 1) * 5
        return replace(block, minutes=_minutes(wanted))

    return change(draft, block_id, edit)


def _minutes(minutes: int) -> int:
    return min(max(minutes, 1), LONGEST)


def set_phase(draft: PlanDraft, block_id: str, phase: Phase | None) -> PlanDraft:
    """Put a block into a phase, or into none."""
    return change(draft, block_id, lambda block: replace(block, phase=phase))


def set_title(draft: PlanDraft, block_id: str, title: str) -> PlanDraft:
    """Give a block a title that everybody reads; an empty one gives the name of its card or kind back."""
    return change(draft, block_id, lambda block: replace(block, title=clean_line(title, MOST_TITLE)))


def set_note(draft: PlanDraft, block_id: str, note: str) -> PlanDraft:
    """Give a block another note."""
    return change(draft, block_id, lambda block: replace(block, note=clean_line(note).strip()))


def set_bounds(draft: PlanDraft, block_id: str, least: int | None, most: int | None) -> PlanDraft:
    """Give a block its own shortest and longest minutes; none for those of its card."""
    return change(draft, block_id, lambda block: replace(block, least=least, most=most))


def set_pin(draft: PlanDraft, block_id: str, pin: Pin | None) -> PlanDraft:
    """Fix a block to a time of day, or let it go."""
    return change(draft, block_id, lambda block: replace(block, pin=pin))


def set_optional(draft: PlanDraft, block_id: str, optional: bool, priority: int = 0) -> PlanDraft:
    """Say whether a block may be left out, and how important it is then."""
    kept = min(max(priority, 0), MOST_IMPORTANT) if optional else 0
    return change(draft, block_id, lambda block: replace(block, optional=optional, priority=kept))


def park(draft: PlanDraft, block_id: str) -> PlanDraft:
    """Set a block aside, or take it back into its day."""
    return change(draft, block_id, lambda block: replace(block, parked=not block.parked))


def add_day(draft: PlanDraft, after: int) -> PlanDraft:
    """Add an empty day behind another one, starting at the same time."""
    days = draft.agenda.days
    before = next((day for day in days if day.number == after), None)
    if before is None or len(days) >= MOST_DAYS:
        return draft
    later = [replace(day, number=day.number + 1) for day in days if day.number > after]
    new = replace(before, number=after + 1)
    blocks = [replace(one, day=one.day + 1) if one.day > after else one for one in draft.agenda.blocks]
    kept = [day for day in days if day.number <= after]
    return _with_blocks(replace(draft, agenda=replace(draft.agenda, days=(*kept, new, *later))), blocks)


def remove_day(draft: PlanDraft, number: int) -> PlanDraft:
    """Remove a day with its blocks; the last one stays."""
    days = draft.agenda.days
    if len(days) < 2 or number not in {day.number for day in days}:
        return draft
    kept = [replace(day, number=day.number - 1) if day.number > number else day for day in days if day.number != number]
    blocks = [
        replace(one, day=one.day - 1) if one.day > number else one for one in draft.agenda.blocks if one.day != number
    ]
    return _with_blocks(replace(draft, agenda=replace(draft.agenda, days=tuple(kept))), blocks)


def set_times(draft: PlanDraft, number: int, start: str, end: str = "") -> PlanDraft:
    """Say when a day starts, and when it has to end."""
    days = tuple(Day(number, start, end) if day.number == number else day for day in draft.agenda.days)
    return replace(draft, agenda=replace(draft.agenda, days=days))


def set_name(draft: PlanDraft, name: str) -> PlanDraft:
    """Give the plan another name; it always has one."""
    line = clean_line(name, LONGEST_NAME)
    return replace(draft, agenda=replace(draft.agenda, name=line)) if line else draft


def set_group(draft: PlanDraft, group: tuple[int, int] | None, teams: int | None = None) -> PlanDraft:
    """Say for how many people the plan is made, and in how many teams; 0 for as many as proposed, None as it was."""
    teams = draft.agenda.teams if teams is None else teams
    return replace(draft, agenda=replace(draft.agenda, group=group, teams=teams))


def set_audience(draft: PlanDraft, audience: str) -> PlanDraft:
    """Say for whom the plan is made."""
    return replace(draft, agenda=replace(draft.agenda, audience=clean_line(audience).strip()))


DEFAULT_MINUTES = {
    BlockKind.WELCOME: 20,
    BlockKind.BREAK: 15,
    BlockKind.LUNCH: 60,
    BlockKind.BUFFER: 10,
    BlockKind.PLENARY: 20,
}
"""Minutes of a block without a card when it is put in."""


def proposed_minutes(card: Card | None) -> int:
    """Return the minutes that a method gets when it is put in: its card's usual ones."""
    return card.minutes[1] if card is not None else UNKNOWN_MINUTES


def proposed_phase(draft: PlanDraft, card: Card | None, day: int, after: str | None = None) -> Phase | None:
    """Return the phase that a method gets when it is put in: of those of its card, the one that goes on from the plan.

    That is the first one which is not before the phase reached there; the nearest one when all are before it, that of
    its shelf when nothing comes before. An energiser halfway through takes nobody back to the start.
    """
    shelf = card.shelf if card is not None else None
    before = [one.phase for one in draft.agenda.blocks[: _place(draft.agenda, day, after)] if not one.parked]
    phases = [phase for phase in before if phase is not None]
    if card is None or shelf is None or not phases:
        return shelf
    worked = [phase for phase in phases if phase is not Phase.ICEBREAKER]
    reached = PHASES.index(worked[-1] if worked else Phase.ICEBREAKER)
    ranks = [PHASES.index(phase) for phase in card.phases]
    return PHASES[min((rank for rank in ranks if rank >= reached), default=max(ranks))]


class History(msgspec.Struct, frozen=True):
    """The drafts of one sitting, as a chain: undo and redo have no limit and copy nothing."""

    now: PlanDraft
    at: str = ""
    """The row that the mark stood on when this draft was made."""
    before: "History | None" = None
    undone: "History | None" = None
    """What redo goes back to."""


def edited(history: History, draft: PlanDraft, at: str) -> History:
    """Return the history with one more draft; a draft that is the same adds nothing."""
    if draft == history.now:
        return history
    return History(draft, at, before=replace(history, undone=None))


def undo(history: History) -> History:
    """Go back by one edit; at the beginning nothing happens."""
    if history.before is None:
        return history
    return replace(history.before, undone=history)


def redo(history: History) -> History:
    """Go forth again by one edit that was taken back."""
    if history.undone is None:
        return history
    later = history.undone
    return replace(later, before=replace(history, undone=None))
