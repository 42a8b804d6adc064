"""The edits of a plan: each key is one function of `domain/plan_draft.py`."""

from textual import on

from facilitateur.agendas.typed import (
    bounds_text,
    pin_text,
    read_bounds,
    read_group,
    read_importance,
    read_minutes,
    read_pin,
    read_times,
    times_text,
)
from facilitateur.domain import plan_draft as drafts
from facilitateur.domain.agenda import Block
from facilitateur.domain.card import Card
from facilitateur.domain.phases import PHASES
from facilitateur.i18n.formats import quote
from facilitateur.i18n.labels import phase_label
from facilitateur.i18n.words import mark
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.pick_block import PickBlockScreen, kind_of
from facilitateur.tui.painting.agenda_page import block_name, block_nature
from facilitateur.tui.painting.plan_rows import day_id
from facilitateur.tui.screens.plan_desk import PlanDesk
from facilitateur.tui.shelves import library_of
from facilitateur.tui.widgets.rows import RowList

NO_BLOCK = mark("Put the mark on a block first.")
NO_PHASE = "-"


class EditsPlan(PlanDesk):
    """Changes blocks and days."""

    def _need_block(self) -> Block | None:
        """Return the block with the mark, or None after asking for one."""
        block = self.block
        if block is None:
            self.say(self.words(NO_BLOCK))
        return block

    def _called(self, block: Block) -> str:
        return block_name(self.words, block, self.plan.cards)

    def action_block_add(self) -> None:
        """Add a method or a break below."""
        if not self.is_ready:
            return
        self.app.push_screen(PickBlockScreen(library_of(self.context)), self._add)

    def _add(self, picked: str | None) -> None:
        if picked is None:
            return
        kind, draft = kind_of(picked), self.history.now
        if kind is not None:
            block = Block("", drafts.DEFAULT_MINUTES[kind], kind)
        else:
            card: Card | None = library_of(self.context).get(picked)
            phase = drafts.proposed_phase(draft, card, self.day, self.chosen)
            block = Block("", drafts.proposed_minutes(card), card=picked, phase=phase)
        self.edit(drafts.insert(draft, block, self.day, self.chosen), f"b{draft.next_number}")

    @on(RowList.OptionSelected)
    def action_block_length(self) -> None:
        """Type the minutes of a block, or the times of a day."""
        block = self.block
        if block is None:
            self.action_day_times()
            return
        question = self.words("Minutes of {name} (25, +5, 1 h 30):", name=quote(self.words, self._called(block)))
        now = block.minutes
        self.ask(
            question,
            str(now),
            lambda text: read_minutes(text, now),
            lambda count: self.edit(drafts.set_minutes(self.history.now, block.id, count)),
        )

    def _more(self, minutes: int) -> None:
        block = self._need_block()
        if block is not None:
            self.edit(drafts.add_minutes(self.history.now, block.id, minutes))

    def action_block_longer(self) -> None:
        """Go up to the next five minutes."""
        self._more(5)

    def action_block_shorter(self) -> None:
        """Go down to the five minutes before."""
        self._more(-5)

    def action_minute_more(self) -> None:
        """Give one minute more."""
        self._more(1)

    def action_minute_less(self) -> None:
        """Take one minute."""
        self._more(-1)

    def _move(self, step: int) -> None:
        block = self._need_block()
        if block is not None:
            self.edit(drafts.move(self.history.now, block.id, step), block.id)

    def action_block_up(self) -> None:
        """Move the block up."""
        self._move(-1)

    def action_block_down(self) -> None:
        """Move the block down."""
        self._move(1)

    def _to_day(self, step: int) -> None:
        block = self._need_block()
        if block is not None:
            self.edit(drafts.move_to_day(self.history.now, block.id, block.day + step, last=step < 0), block.id)

    def action_block_later(self) -> None:
        """Move the block to the next day."""
        self._to_day(1)

    def action_block_earlier(self) -> None:
        """Move the block to the day before."""
        self._to_day(-1)

    def action_block_duplicate(self) -> None:
        """Put a copy of the block below."""
        block = self._need_block()
        if block is not None:
            draft = self.history.now
            self.edit(drafts.duplicate(draft, block.id), f"b{draft.next_number}")

    def action_block_delete(self) -> None:
        """Delete the block; on a day, the whole day after a question."""
        block = self.block
        if block is not None:
            self.edit(drafts.delete(self.history.now, block.id))
        elif self.is_ready:
            self._delete_day(self.day)

    def _delete_day(self, number: int) -> None:
        words, blocks = self.words, len(self.agenda.of_day(number))
        if len(self.agenda.days) < 2:
            self.say(words("A plan has one day at least."))
            return
        if not blocks:
            self.edit(drafts.remove_day(self.history.now, number))
            return
        answers = [
            Answer("keep", words("Keep the day")),
            Answer("delete", words.plural("Delete the day and its block", "Delete the day and its {n} blocks", blocks)),
        ]

        def answered(answer: str | None) -> None:
            if answer == "delete":
                self.edit(drafts.remove_day(self.history.now, number))

        self.app.push_screen(ChoiceScreen(words("Delete day {n}?", n=number), answers), answered)

    def action_block_note(self) -> None:
        """Write the note of the block."""
        block = self._need_block()
        if block is not None:
            question = self.words("Note of {name}:", name=quote(self.words, self._called(block)))
            self.ask(
                question, block.note, str, lambda note: self.edit(drafts.set_note(self.history.now, block.id, note))
            )

    def action_block_title(self) -> None:
        """Write the title of the block."""
        block = self._need_block()
        if block is not None:
            nature = quote(self.words, block_nature(self.words, block, self.plan.cards))
            question = self.words("Title of {name}, as everybody reads it. Empty: its usual name.", name=nature)
            self.ask(
                question, block.title, str, lambda title: self.edit(drafts.set_title(self.history.now, block.id, title))
            )

    def action_block_phase(self) -> None:
        """Choose the phase of the block."""
        block = self._need_block()
        if block is None:
            return
        words = self.words
        answers = [Answer(phase, f"{n} {phase_label(words, phase)}") for n, phase in enumerate(PHASES, 1)]
        answers.append(Answer(NO_PHASE, f"0 {phase_label(words, None)}"))

        def answered(answer: str | None) -> None:
            if answer is not None:
                phase = next((one for one in PHASES if one == answer), None)
                self.edit(drafts.set_phase(self.history.now, block.id, phase))

        name = quote(words, self._called(block))
        question = words("Phase of {name}", name=name)
        self.app.push_screen(ChoiceScreen(question, answers, block.phase or NO_PHASE), answered)

    def action_block_fix(self) -> None:
        """Fix the block to a time of day, or let it go."""
        block = self._need_block()
        if block is None:
            return
        words = self.words
        question = words(
            "When does {name} start, whatever happens? 12:30, or “end 18:00” for when it ends. Empty: not fixed.",
            name=quote(words, self._called(block)),
        )
        value = pin_text(block.pin, words("end"))
        self.ask(question, value, read_pin, lambda pin: self.edit(drafts.set_pin(self.history.now, block.id, pin)))

    def action_block_bounds(self) -> None:
        """Give the block its own bounds."""
        block = self._need_block()
        if block is None:
            return
        words = self.words
        question = words(
            "Shortest and longest minutes of {name}: 10–20, ≥10, ≤20. Nothing: those of its card.",
            name=quote(words, self._called(block)),
        )
        self.ask(
            question,
            bounds_text(block.least, block.most),
            read_bounds,
            lambda bounds: self.edit(drafts.set_bounds(self.history.now, block.id, *bounds)),
        )

    def action_block_optional(self) -> None:
        """Say whether the block may be left out; when it may, how important it is."""
        block = self._need_block()
        if block is None:
            return
        if block.optional:
            self.edit(drafts.set_optional(self.history.now, block.id, False))
            return
        question = self.words(
            "{name} may be left out to gain time. How important is it? 0 goes first, 99 last.",
            name=quote(self.words, self._called(block)),
        )
        self.ask(
            question,
            str(block.priority),
            read_importance,
            lambda count: self.edit(drafts.set_optional(self.history.now, block.id, True, count)),
        )

    def action_block_park(self) -> None:
        """Set the block aside, or take it back."""
        block = self._need_block()
        if block is not None:
            self.edit(drafts.park(self.history.now, block.id))

    def action_day_add(self) -> None:
        """Add a day after this one."""
        if self.is_ready:
            day = self.day
            self.edit(drafts.add_day(self.history.now, day), day_id(day + 1))

    def action_day_times(self) -> None:
        """Say when the day starts, and when it has to end."""
        day = next((one for one in self.agenda.days if one.number == self.day), None)
        if day is None:
            return
        question = self.words("Day {n} starts, and has to end, at: 9:00, or 9:00 → 17:00", n=day.number)
        self.ask(
            question,
            times_text(day),
            lambda typed: read_times(typed, day.start),
            lambda times: self.edit(drafts.set_times(self.history.now, day.number, *times)),
        )

    def action_plan_name(self) -> None:
        """Give the plan another name."""
        self.ask(
            self.words("Name of the plan:"),
            self.agenda.name,
            str,
            lambda name: self.edit(drafts.set_name(self.history.now, name)),
        )

    def action_plan_group(self) -> None:
        """Say for how many people and for whom the plan is made."""
        low, high = self.agenda.group or (0, 0)
        value = f"{low}–{high}" if high else ""

        def take(group: tuple[int, int] | None) -> None:
            self.edit(drafts.set_group(self.history.now, group))
            self.ask(self.words("For whom, in words:"), self.agenda.audience, str, self._take_audience)

        self.ask(self.words("For how many people is this plan made? 12–20"), value, read_group, take)

    def _take_audience(self, audience: str) -> None:
        self.edit(drafts.set_audience(self.history.now, audience))
