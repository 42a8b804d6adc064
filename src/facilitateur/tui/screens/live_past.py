"""The live screen's way to set the past right: a start, a pause, a block taken for another, sleep, the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from facilitateur.clock import local_zone
from facilitateur.domain import absences
from facilitateur.domain import correction_intents as right
from facilitateur.domain.agenda import Block
from facilitateur.domain.intents import Events, upcoming_block
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.spoken_times import could_begin_from, instants, ran_from
from facilitateur.domain.state import Session, Visit
from facilitateur.domain.targets import ends_gone_by
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import clock_digits, colon, date_in_full, duration, listing, quote, wall_time
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.words import mark
from facilitateur.session.live import Intent
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_start import StartActions

TIME = mark("Time")

PAST_COMMANDS = (
    Command(
        "past.correct",
        "shift+f2,f14",
        mark("correct the past"),
        mark("Set the past right: a start, a pause, a block taken for another"),
        TIME,
        "C",
    ),
)

MOST_STAYS = 12
"""Stays offered, the last ones first."""

MOST_ABSENCES = 3
"""Sleeps and closures offered, the last ones first."""

Times = tuple[datetime, ...]
Correct = Callable[[Session, datetime, Times], Events]


class PastActions(StartActions):
    """Asks what was recorded wrongly, then how it really was."""

    def action_past_correct(self) -> None:
        """Ask what has to be set right."""
        if self._only_reads:
            self.say(self.refusal(RefusedError(Reason.READ_ONLY)), urgent=True)
            return
        answers = self._mistakes()
        if not answers:
            self.say(self.refusal(RefusedError(Reason.UNKNOWN_STAY)), urgent=True)
            return
        question = self.words("What was recorded wrongly?")
        self.app.push_screen(ChoiceScreen(question, answers), self._past_chosen)

    def _mistakes(self) -> list[Answer]:
        words, visits = self.words, self.state.contents.visits
        answers = []
        if visits:
            facts = {"block": self._stay_name(visits[-1]), "time": self._told(visits[-1].started_at)}
            answers.append(Answer("start", words("{block} did not begin at {time}", **facts)))
        following = upcoming_block(self.state)
        if following is not None:
            name = self._block_name(following)
            answers.append(Answer("next", words("{block} has already begun", block=name)))
        if visits:
            answers.append(Answer("pause", words("We paused, and the clock went on")))
            answers.append(Answer("ran", words("The clock stood still, and we worked")))
            facts = {"block": self._stay_name(visits[-1])}
            answers.append(Answer("exchange", words("{block} was in fact another block", **facts)))
            if len(visits) > 1:
                answers.append(Answer("older", words("It was in an earlier block…")))
        clocks = [i for i, incident in enumerate(self.state.incidents) if incident.kind == "clock"]
        answers += [Answer(f"clock:{i}", self._clock_offer(i)) for i in clocks[-2:]]
        away = absences.absences(self.state, self.session_now())
        answers += [Answer(f"away:{i}", self._away_offer(i)) for i in away[:MOST_ABSENCES]]
        if visits:
            answers.append(Answer("end", self._end_offer(visits[-1])))
        answers.append(Answer("zone", self.words("The room is not in the time zone {zone}", zone=self.state.zone)))
        return answers

    def _end_offer(self, visit: Visit) -> str:
        name = self._stay_name(visit)
        if visit.ended_at is None:
            return self.words("{block} has ended already", block=name)
        return self.words("{block} did not end at {time}", block=name, time=self._told(visit.ended_at))

    def _clock_offer(self, incident: int) -> str:
        jump = self.state.incidents[incident]
        size = f"{'+' if jump.seconds > 0 else ''}{clock_digits(timedelta(seconds=jump.seconds))}"
        return self.words("The jump of the clock at {time} ({size})", time=self._told(jump.at), size=size)

    def _away_offer(self, incident: int) -> str:
        start, end = absences.span_of(self.state.incidents[incident])
        facts = {"start": self._told(start), "end": self._told(end)}
        if self.state.incidents[incident].kind == "slept":
            return self.words("The computer slept from {start} to {end}", **facts)
        return self.words("The program was closed from {start} to {end}", **facts)

    def _past_chosen(self, answer: str | None) -> None:
        last = len(self.state.contents.visits) - 1
        following = upcoming_block(self.state)
        if answer == "start":
            self._ask_start(last)
        elif answer == "end":
            self._ask_end(last)
        elif answer == "next" and following is not None:
            self._ask_forgotten(following.id)
        elif answer == "pause":
            self._ask_pause()
        elif answer == "ran":
            self._ask_ran()
        elif answer == "exchange":
            self._ask_exchange(last)
        elif answer == "older":
            self._ask_older()
        elif answer == "zone":
            self._ask_zone()
        elif answer is not None and answer.startswith("clock:"):
            self._ask_clock(int(answer[6:]))
        elif answer is not None and answer.startswith("away:"):
            self._ask_away(int(answer[5:]))

    def _ask_start(self, stay: int) -> None:
        visit = self.state.contents.visits[stay]
        question = self.words("When did {block} really begin? (14:07 or 14h07)", block=self._stay_name(visit))

        def correct(state: Session, now: datetime, times: Times) -> Events:
            return right.correct_start(state, now, stay, times[0])

        near = visit.started_at
        self._ask_times(question, 1, near, correct, earliest=could_begin_from(self.state, stay, near))

    def _ask_end(self, stay: int) -> None:
        visit, now = self.state.contents.visits[stay], self.session_now()
        question = self.words("When did {block} really end? (17:00 or 17h00)", block=self._stay_name(visit))

        def correct(state: Session, now: datetime, times: Times) -> Events:
            return right.correct_end(state, now, stay, times[0])

        near = now if visit.ended_at is None else visit.ended_at
        self._ask_times(question, 1, near, correct, earliest=visit.started_at.replace(second=0, microsecond=0))

    def _ask_forgotten(self, block: str) -> None:
        found = self.state.agenda.block(block)
        name = self._block_name(found) if found is not None else block

        def correct(state: Session, now: datetime, times: Times) -> Events:
            return right.forgotten_start(state, now, block, times[0])

        question = self.words("When did {block} really begin? (14:07 or 14h07)", block=name)
        near = self.session_now()
        since = could_begin_from(self.state, len(self.state.contents.visits), near)
        self._ask_times(question, 1, near, correct, begins=True, earliest=since)

    def _ask_pause(self) -> None:
        def correct(state: Session, now: datetime, times: Times) -> Events:
            return right.correct_pause(state, now, times[0], times[1])

        question = self.words("From when to when did you pause? (10:30 10:45)")
        self._ask_times(question, 2, self.session_now(), correct)

    def _ask_ran(self) -> None:
        if self.state.contents.paused:
            question = self.words("Since when have you been working again? (10:45)")
            self._ask_times(question, 1, self.session_now(), lambda s, now, times: right.clock_ran(s, now, times[0]))
            return
        question = self.words("From when to when did you work although the clock stood still? (10:30 10:45)")
        self._ask_times(question, 2, self.session_now(), lambda s, now, times: right.clock_ran(s, now, *times))

    def _ask_exchange(self, stay: int) -> None:
        visit = self.state.contents.visits[stay]
        answers = [
            Answer(block.id, block_title(self.words, self.state, block))
            for block in self.state.agenda.blocks
            if block.id != visit.block
        ]

        def answered(into: str | None) -> None:
            if into is not None:
                self._set_right(lambda state, now: right.exchange_block(state, stay, into))

        question = self.words("Which block was it really? Its notes stay where they are.")
        self.app.push_screen(ChoiceScreen(question, answers), answered)

    def _ask_older(self) -> None:
        visits = self.state.contents.visits
        older = list(enumerate(visits))[-MOST_STAYS - 1 : -1]
        answers = []
        for stay, visit in reversed(older):
            facts = {"block": self._stay_name(visit), "time": self._told(visit.started_at)}
            answers.append(Answer(f"start:{stay}", self.words("{block} did not begin at {time}", **facts)))
            answers.append(Answer(f"end:{stay}", self._end_offer(visit)))
            answers.append(Answer(f"exchange:{stay}", self.words("{block} was in fact another block", **facts)))

        def answered(answer: str | None) -> None:
            what, _, stay = (answer or "").partition(":")
            if what == "start":
                self._ask_start(int(stay))
            elif what == "end":
                self._ask_end(int(stay))
            elif what == "exchange":
                self._ask_exchange(int(stay))

        self.app.push_screen(ChoiceScreen(self.words("Which one?"), answers), answered)

    def _ask_clock(self, incident: int) -> None:
        seconds = self.state.incidents[incident].seconds
        answers = [
            Answer("0", self.words("The room's clock did not jump: the computer was wrong")),
            Answer(str(seconds), self.words("The computer is right: as it was recorded")),
        ]

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._set_right(lambda state, now: right.correct_clock_step(state, incident, int(answer)))

        self.app.push_screen(ChoiceScreen(self._clock_offer(incident), answers), answered)

    def _ask_away(self, incident: int) -> None:
        ran = absences.ran_through(self.state, self.state.incidents[incident])
        pause = Answer("pause", self.words("It was a pause"))
        work = Answer("work", self.words("We worked during that time"))
        answers = [pause, work] if ran else [work, pause]

        def answered(answer: str | None) -> None:
            if answer == "pause":
                self._set_right(lambda state, now: absences.absence_was_pause(state, now, incident))
            elif answer == "work":
                self._set_right(lambda state, now: absences.absence_was_work(state, now, incident))

        self.app.push_screen(ChoiceScreen(self._away_offer(incident), answers), answered)

    def _ask_zone(self) -> None:
        question = self.words("In which time zone is the room? (Europe/Paris, Indian/Reunion…)")

        def answered(zone: str | None) -> None:
            before = self.state
            if zone and self.do(lambda state, now: right.correct_zone(state, zone)):
                self.repaint()
                self.say(self._zone_told(before), lasting=True)

        own = local_zone()
        self.app.push_screen(QuestionScreen(question, own if own != self.state.zone else self.state.zone), answered)

    def _zone_told(self, before: Session) -> str:
        """Return what another zone means: the time in it, and what ends at a time that is past there."""
        words, now = self.words, self.session_now()
        facts = {"zone": self.state.zone, "time": self._told(now)}
        said = words("Times are now told in {zone}: it is {time} in the room. Ctrl-Z undoes.", **facts)
        gone = [wall_time(local(self.state, at)) for at in ends_gone_by(before, self.state, now)]
        if not gone:
            return said
        times = listing(words, gone)
        over = words("What was to last until {times} is over: that is past there.", times=times)
        return f"{said} {over}"

    def _ask_times(
        self,
        question: str,
        count: int,
        near: datetime,
        correct: Correct,
        value: str = "",
        *,
        begins: bool = False,
        earliest: datetime | None = None,
    ) -> None:
        """Ask for times of day until they can have been, or until nothing is answered."""

        def answered(text: str | None) -> None:
            if text is None or not text.strip():
                return
            try:
                times = self._meant(text, near, count, earliest)
                self.session.perform(lambda state, now: correct(state, now, times))
            except RefusedError as refused:
                said = self.refusal(refused)
                head = question.rsplit("\n", 1)[-1]
                self._ask_times(f"{said}\n{head}", count, near, correct, text, begins=begins, earliest=earliest)
                return
            self.forget_message()
            if begins:
                self.look_at(None)
            self._say_done()

        def understood(text: str) -> str:
            try:
                return self._span_said(self._meant(text, near, count, earliest))
            except RefusedError:
                return ""

        self.app.push_screen(QuestionScreen(question, value, understands=understood), answered)

    def _meant(self, text: str, near: datetime, count: int, earliest: datetime | None) -> Times:
        since = ran_from(self.state) if earliest is None else earliest
        return instants(self.state, text, near, count, since, self.session_now())

    def _span_said(self, times: Times) -> str:
        """Return what typed times mean where that is not plain: two of them, or one of another day."""
        start, end = local(self.state, times[0]), local(self.state, times[-1])
        day = "" if start.date() == local(self.state, self.session_now()).date() else date_in_full(self.words, start)
        if len(times) == 1:
            return f"{day} {wall_time(start)}" if day else ""
        if end <= start:
            return ""
        span = f"{wall_time(start)} → {wall_time(end)}{colon(self.words)}{duration(self.words, end - start)}"
        return f"{day} {span}".strip()

    def _set_right(self, intent: Intent) -> None:
        if self.do(intent):
            self._say_done()

    def _say_done(self) -> None:
        self.repaint()
        self.say(self.words("Set right; what was recorded stays in the journal. Ctrl-Z undoes."), lasting=True)

    def _stay_name(self, visit: Visit) -> str:
        block = self.state.agenda.block(visit.block)
        return self._block_name(block) if block is not None else visit.block

    def _block_name(self, block: Block) -> str:
        return quote(self.words, fit(block_title(self.words, self.state, block), 28))

    def _told(self, at: datetime) -> str:
        return f"{local(self.state, at):%H:%M}"
