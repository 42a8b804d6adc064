"""The live screen's actions on the plan: blocks started from the agenda, set aside, taken back."""

from datetime import timedelta

from facilitateur.domain import plan_intents
from facilitateur.domain.elasticity import Floors
from facilitateur.domain.events import Strategy
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.replanning.proposals import Cause, Change
from facilitateur.domain.timing import day_plan, local
from facilitateur.i18n.formats import duration
from facilitateur.i18n.labels import block_title
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.replan import Chosen, ReplanScreen
from facilitateur.tui.painting.replan_words import way_name
from facilitateur.tui.screens.live_status import StatusLines


class PlanActions(StatusLines):
    """What the facilitator does with the blocks of the agenda."""

    def block_chosen(self, block: str | None) -> None:
        """Ask what to do with the block chosen in the agenda; with none chosen, the block looked at stays."""
        if block is None:
            return
        found = self.state.agenda.block(block)
        if found is None or block == self.state.contents.current:
            self.look_at(block)
            return
        ran = any(visit.block == block for visit in self.state.contents.visits)
        answers = [Answer("look", self.words("Look at it")), Answer("start", self.words("Start it now"))]
        if found.parked:
            answers.append(Answer("unpark", self.words("Take it back into the day")))
        elif not ran:
            answers.append(Answer("park", self.words("Set it aside: the day goes on without it")))

        def answered(answer: str | None) -> None:
            if answer == "look":
                self.look_at(block)
            elif answer == "start":
                self.start_block(block)
            elif answer in ("park", "unpark"):
                self.park_block(block, parked=answer == "park")

        name = block_title(self.words, self.state, found)
        said = self.words("{block}: set aside.", block=name) if found.parked else self.words("This block does not run.")
        self.app.push_screen(ChoiceScreen(said, answers), answered)

    def park_block(self, block: str, *, parked: bool) -> None:
        """Keep a block out of the day, or take it back into it."""
        intent = plan_intents.park_block if parked else plan_intents.unpark_block
        if self.do(lambda state, now: intent(state, block)):
            found = self.state.agenda.block(block)
            name = block_title(self.words, self.state, found) if found is not None else block
            if parked:
                self.say(self.words("{block}: set aside. F7 takes it back, Ctrl-Z undoes.", block=name))
            else:
                self.say(self.words("{block}: back in the day.", block=name))

    def action_plan_bend(self) -> None:
        """Show four ways to go on; none is taken without Enter."""
        if self._only_reads:
            self.say(self.refusal(RefusedError(Reason.READ_ONLY)), urgent=True)
            return
        try:
            plan_intents.situation_of(self.state, self.session_now())
        except RefusedError as refused:
            self.say(self.refusal(refused), urgent=True)
            return
        floors = Floors(self.settings.pause_floor, self.settings.lunch_floor)
        page = ReplanScreen(self.words, lambda: self.state, self.session_now, floors)
        self.app.push_screen(page, self._bend)

    def _bend(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        situation, proposal = chosen
        if not proposal.edits and proposal.strategy is not Strategy.PROPAGATE:
            self.say(self.words("Nothing can be gained that way: the plan stays as it is."), lasting=True)
            return
        if self.do(lambda state, now: plan_intents.accept(state, situation, proposal)):
            plan = day_plan(self.state, self.session_now())
            end = f"{local(self.state, plan.projected_end):%H:%M}"
            held = [change for change in proposal.changes if change.cause is Cause.PINNED and change.gain_ms]
            if proposal.strategy is Strategy.PROPAGATE and held:
                self.say(self._absorbed(held[0], end), lasting=True)
                return
            if proposal.strategy is Strategy.PROPAGATE:
                self.say(self.words("Nothing is shortened: the day ends at {time}.", time=end), lasting=True)
                return
            name = way_name(self.words, proposal)
            said = self.words(
                "New plan ({way}): the day ends at {time}. Ctrl-Z gives the old one back.", way=name, time=end
            )
            self.say(said, lasting=True)

    def _absorbed(self, change: Change, end: str) -> str:
        """Return that a block with a fixed end takes on itself what is late."""
        block = self.state.agenda.block(change.item.id)
        name = block_title(self.words, self.state, block) if block is not None else change.item.id
        lost = duration(self.words, timedelta(milliseconds=-change.gain_ms))
        facts = {"block": name, "time": lost, "end": end}
        return self.words("The plan stays: {block} loses {time}, the day ends at {end}.", **facts)
