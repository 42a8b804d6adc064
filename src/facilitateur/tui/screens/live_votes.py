"""The live screen's votes: open a round on the shown canvas, count it, look at those before."""

from facilitateur.domain import vote_intents
from facilitateur.domain.canvases.balloting import colours_of, dots_of, option_of, options_of, present_people
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.entry import parse_entry
from facilitateur.domain.events import NoteKind, VoteOption, VoteRule
from facilitateur.domain.formulas.dots import dots_budget
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import WHOLE_ROOM, Note
from facilitateur.domain.timing import local
from facilitateur.domain.voting import result_of
from facilitateur.i18n.formats import wall_time
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.votes import names_of, quoted, rule_said
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.vote import AGAIN, NEW, VoteScreen
from facilitateur.tui.screens.leaving import LeaveActions

VOTE_COMMANDS = (
    Command(
        "vote.run",
        "ctrl+b",
        mark("vote round"),
        mark("Vote: dots, raised hands, consent, majority judgment"),
        mark("Notes"),
        "V",
    ),
)


class VoteActions(LeaveActions):
    """Votes of the room on the shown canvas."""

    def action_vote_run(self) -> None:
        """Go on with the vote that runs on this canvas, or ask which one to open."""
        block = self.shown_block
        if block is None:
            return
        rounds = self.state.votes_of(block.id, self.shown_team)
        running = next((held for held in rounds if held.is_open), None)
        if running is not None:
            self._show_vote(running.number)
        elif self.session.read_only:
            if rounds:
                self._show_vote(rounds[-1].number)
            else:
                self._refuse(RefusedError(Reason.READ_ONLY))
        else:
            self._ask_rule(rounds)

    def _ask_rule(self, rounds: tuple[VoteRound, ...]) -> None:
        options, people = self._options(), self._people()
        answers = [Answer(f"open:{what}", f"{n} {said}") for n, (what, said) in enumerate(self._rules(options), 1)]
        level = result_of(rounds[-1]).level if rounds else ()
        if level:
            said = self.words("Second round between {names}", names=names_of(self.words, level))
            answers.append(Answer(f"{AGAIN}:{rounds[-1].number}", f"{len(answers) + 1} {said}"))
        for n, held in reversed([*enumerate(rounds, 1)]):
            when = wall_time(local(self.state, held.closed_at)) if held.closed_at is not None else ""
            said = self.words("See vote {n} again: {rule}, {time}", n=n, rule=rule_said(self.words, held), time=when)
            answers.append(Answer(f"see:{held.number}", said))
        who = self.words.plural("{n} person", "{n} people", people) if people else self.words("headcount to be given")
        if 0 < people < present_people(self.state, self.frame().key[0], WHOLE_ROOM):
            who += f" ({team_label(self.words, self.state, self.shown_team)})"
        what = self.words.plural("{n} option here", "{n} options here", len(options))
        question = self.words("Vote · {what} · {who}", what=what, who=who)
        self.app.push_screen(ChoiceScreen(question, answers), self._chosen)

    def _rules(self, options: tuple[VoteOption, ...]) -> list[tuple[str, str]]:
        """Return the ways of voting, as (rule and what its dots say, sentence)."""
        words, proposal = self.words, self._proposal()
        budget = dots_of(self.frame().canvas, len(options))[0] or dots_budget(len(options))
        dots = words.plural("{n} dot each", "{n} dots each", budget)
        consent = quoted(words, proposal.label) if proposal else words("type the proposal first")
        colours = colours_of(self.frame().canvas)
        own = [
            (f"{VoteRule.DOTS}:{about}", words("Dots {about} — {dots}", about=quoted(words, about), dots=dots))
            for about in colours
        ]
        return [
            *(own or [(VoteRule.DOTS, words("Dots — {dots}, counted option by option", dots=dots))]),
            (VoteRule.HANDS, words("Raised hands — one vote per person")),
            (VoteRule.CONSENT, words("Consent — only objections count: {proposal}", proposal=consent)),
            (VoteRule.JUDGMENT, words("Majority judgment — a grade for each option, by raised hands")),
        ]

    def _options(self) -> tuple[VoteOption, ...]:
        block = self.shown_block
        return options_of(self.state, self.frame().canvas, block.id, self.shown_team) if block is not None else ()

    def _people(self) -> int:
        """Return how many people vote: as in the last vote of this canvas, else those who were listed."""
        block = self.shown_block
        if block is None:
            return 0
        rounds = self.state.votes_of(block.id, self.shown_team)
        last = rounds[-1].people if rounds else 0
        return last or present_people(self.state, block.id, self.shown_team)

    def _proposal(self) -> VoteOption | None:
        """Return what consent is asked for: the typed line, the selected note, else the newest decision or note."""
        typed = clean_line(parse_entry(self.entry.text, self.state.contents.team_names).text)
        if typed and self.editing is None and self.titling is None:
            return VoteOption("x1", typed)
        frame = self.frame()
        if frame.selected is not None and self._navigating:
            return option_of(frame.selected)
        notes: list[Note] = [note for note in frame.notes if note.kind is NoteKind.DECISION or note.kept]
        newest = (notes or [*frame.notes])[-1:]
        return option_of(newest[0]) if newest else None

    def _chosen(self, answer: str | None) -> None:
        what, _, which = (answer or "").partition(":")
        if what == "open":
            rule, _, about = which.partition(":")
            self._open(VoteRule(rule), about)
        elif what == AGAIN:
            self._again(int(which))
        elif what == "see":
            self._show_vote(int(which))

    def _open(self, rule: VoteRule, about: str = "") -> None:
        block, team, people = self.shown_block, self.shown_team, self._people()
        proposal = self._proposal()
        options = self._options() if rule is not VoteRule.CONSENT else (proposal,) if proposal else ()
        dots, most = dots_of(self.frame().canvas, len(options))
        if block is None or not self.do(
            lambda state, now: vote_intents.open_vote(
                state, block.id, team, rule, options, people, dots=dots, most=most, about=about
            )
        ):
            return
        if rule is VoteRule.CONSENT and proposal is not None and proposal.key == "x1":
            self.entry.text = ""
        self._show_vote(self.state.contents.votes[-1].number)

    def _again(self, number: int) -> None:
        if self.do(lambda state, now: vote_intents.vote_again(state, number)):
            self._show_vote(self.state.contents.votes[-1].number)

    def _show_vote(self, number: int) -> None:
        self.app.push_screen(VoteScreen(self.session, number, self.frame), self._voted)

    def _voted(self, answer: str | None) -> None:
        """Show the canvas again, or go on with what was asked for."""
        self.forget_message()
        self.repaint()
        what, _, number = (answer or "").partition(":")
        if what == NEW:
            self.action_vote_run()
        elif what == AGAIN:
            self._again(int(number))

    def forget_message(self) -> None:
        """Let the next message, or none, take the place of the one shown."""
        raise NotImplementedError
