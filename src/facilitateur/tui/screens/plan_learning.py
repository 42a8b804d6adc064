"""What past sessions bring to a plan: minutes to propose, the odds of ending on time, a rehearsal."""

import asyncio
import secrets
from datetime import UTC, datetime

from textual import work

from facilitateur.domain import plan_draft as drafts
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.paces import Paces
from facilitateur.domain.simulation import forecast, fresh_session, opening_of
from facilitateur.domain.statistics import Basis, Proposal, Statistics, proposal, statistics_of
from facilitateur.i18n.formats import percent
from facilitateur.i18n.learning import proposal_said
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.memory import read_memory
from facilitateur.tui.screens.plan_desk import PlanDesk
from facilitateur.tui.screens.rehearsing import rehearse
from facilitateur.tui.shelves import library_of

LEARNING = mark("What your sessions say")

LEARNING_COMMANDS = (
    Command("learnt.take", "l", mark("your minutes"), mark("Take the minutes of your sessions (p50)"), LEARNING),
    Command(
        "learnt.take-both",
        "L",
        mark("your minutes and longest"),
        mark("Take the minutes of your sessions (p50), and as the longest their p80"),
        LEARNING,
    ),
    Command("plan.rehearse", "R", mark("rehearse"), mark("Rehearse this plan at high speed, with drift"), LEARNING),
)

RECKON_AFTER = 0.3
"""Seconds without an edit before the odds are reckoned again."""

A_DATE = datetime(2026, 1, 5, tzinfo=UTC)
"""Any date does: what is simulated has no other."""


class LearnsPlan(PlanDesk):
    """Reads past sessions away from the keys, and shows what they say."""

    known: Statistics = statistics_of(())

    def on_mount(self) -> None:
        """Read the past sessions."""
        self._odds = ""
        self._read_past()

    @work(exclusive=True, group="past")
    async def _read_past(self) -> None:
        memory = await asyncio.to_thread(read_memory, self.context)
        self.known = await asyncio.to_thread(statistics_of, memory.past)
        if self.is_ready:
            self.show_plan()

    def show_plan(self, choose: str | None = None) -> None:
        """Paint the plan, then reckon its odds away from the keys."""
        super().show_plan(choose)
        self._reckon(self.agenda)

    @work(exclusive=True, group="odds")
    async def _reckon(self, agenda: Agenda) -> None:
        await asyncio.sleep(RECKON_AFTER)
        said = await asyncio.to_thread(self._odds_of, agenda)
        if said != self._odds:
            self._odds = said
            self._show_head(self.plan)

    def _odds_of(self, agenda: Agenda) -> str:
        """Return « à l’heure 62 % », with fixed times « tout tenu », for each day; nothing for an empty plan."""
        if not agenda.live:
            return ""
        words, paces = self.words, Paces(self.known, self.crowd.people)
        session = fresh_session(agenda, library_of(self.context).cards, opening_of(agenda, A_DATE))
        start, of_block = session.opening or session.created_at, paces.of_blocks(agenda.blocks)
        told = [forecast(session, start, number, of_block) for number in agenda.day_numbers]
        found = [one for one in told if one is not None]
        sign = "≈ " if paces.is_assumed else ""
        if any(one.pins for one in found):
            return words("times held {share}", share=sign + " / ".join(percent(words, one.held) for one in found))
        return words("on time {share}", share=sign + " / ".join(percent(words, one.on_time) for one in found))

    def learnt_of_plan(self) -> str:
        """Return the odds of ending on time."""
        return self._odds

    def learnt_of_block(self, block: Block) -> str:
        """Return what past sessions say of a block, nothing when it never ran."""
        found = self._proposal(block)
        return "" if found is None or found.basis is Basis.USUAL else proposal_said(self.words, found)

    def _proposal(self, block: Block) -> Proposal | None:
        card = self.plan.cards.get(block.card) if block.card else None
        if card is None:
            return None
        return proposal(self.known, block.card, card.minutes, block.phase, self.crowd.people)

    def _take(self, *, both: bool) -> None:
        block = self.block
        found = None if block is None else self._proposal(block)
        if block is None or found is None:
            self.say(self.words("Put the mark on a method first."))
            return
        if found.basis is Basis.USUAL:
            self.say(self.words("Your sessions say nothing of this method yet."))
            return
        draft = drafts.set_minutes(self.history.now, block.id, found.p50)
        if both:
            card = self.plan.cards[block.card]
            least = min(card.minutes[0] if block.least is None else block.least, found.p50)
            draft = drafts.set_bounds(draft, block.id, least, max(found.p80, found.p50))
        self.edit(draft, block.id)
        self.say(proposal_said(self.words, found))

    def action_learnt_take(self) -> None:
        """Take the p50 as the minutes of the block."""
        self._take(both=False)

    def action_learnt_take_both(self) -> None:
        """Take the p50 as the minutes of the block and the p80 as its longest."""
        self._take(both=True)

    def action_plan_rehearse(self) -> None:
        """Rehearse the plan as it stands."""
        if not self.agenda.live:
            self.say(self.words("This plan has nothing to rehearse yet."))
            return
        teams = min(self.crowd.team_count, MOST_TEAMS) if self.crowd.people else 0
        rehearse(
            self, self.agenda, Paces(self.known, self.crowd.people), seed=1 + secrets.randbelow(10_000), teams=teams
        )
