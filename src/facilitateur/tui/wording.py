"""Words for the reasons that the layers below give."""

from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Contents
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.errors import Trouble

_REASONS: dict[Reason, str] = {
    Reason.NOT_STARTED: mark("The session has not started yet: F8 starts the first block."),
    Reason.ALREADY_RUNNING: mark("That is already the case."),
    Reason.ENDED: mark("The session is over; it can be reopened from the palette (Ctrl-P)."),
    Reason.NOT_ENDED: mark("The session is not over."),
    Reason.LEAVING_EARLY: mark("There is time left in this block."),
    Reason.LAST_BLOCK: mark("This is the last block."),
    Reason.FIRST_BLOCK: mark("There is no block before this one."),
    Reason.LAST_STEP: mark("This is the last step; F8 starts the next block."),
    Reason.FIRST_STEP: mark("This is the first step."),
    Reason.UNKNOWN_BLOCK: mark("There is no such block in the agenda."),
    Reason.SAME_METHOD: mark("This block has this method already."),
    Reason.UNKNOWN_STAY: mark("No block has run yet: there is nothing to set right."),
    Reason.IN_FUTURE: mark("It is {now}: that time has not come yet."),
    Reason.BEFORE_PREVIOUS: mark("The block before began at {time}: this one cannot have begun before that."),
    Reason.AFTER_NEXT: mark("The next block began at {time}: this one cannot have ended after that."),
    Reason.AFTER_ITS_END: mark("This block was over at {time}: it cannot have begun after that."),
    Reason.END_BEFORE_START: mark("The end comes before the start."),
    Reason.NOTHING_RAN: mark("No clock ran between these two times: there is no pause to take out."),
    Reason.NO_PAUSE_THERE: mark("No pause was recorded between these two times."),
    Reason.TWO_TIMES: mark("Two times are wanted, such as 9:30 to 9:33."),
    Reason.NOT_A_TIME: mark("Type a time such as 14:07, 14h07 or 14 h 07."),
    Reason.NOT_A_ZONE: mark("There is no time zone {zone}: write for example Europe/Paris or Indian/Reunion."),
    Reason.UNKNOWN_STEP: mark("No jump of the clock was recorded."),
    Reason.NOTHING_TO_REPLAN: mark("Nothing is left to come on this day: there is nothing to plan again."),
    Reason.PLAN_MOVED_ON: mark("The session has moved on meanwhile: look at the proposals again (F12)."),
    Reason.BLOCK_RAN: mark("This block has run already: it cannot be set aside."),
    Reason.NO_TIME_LEFT_TO_TAKE: mark("There is no whole minute left to take."),
    Reason.EMPTY_TEXT: mark("There is nothing to write down."),
    Reason.UNKNOWN_NOTE: mark("This note is no longer there."),
    Reason.UNKNOWN_PLACE: mark("There is no place with this number here."),
    Reason.STANDS_THERE: mark("The note stands in this cluster already."),
    Reason.OUT_OF_SCALE: mark("This takes a whole number from {low} to {high}."),
    Reason.OFF_AXES: mark("A point takes two figures from 0 to {most}, across then up: 8 9."),
    Reason.PLACED_BY_SEVERAL: mark(
        "{n} people placed this idea: the arrows would lose their points. Its number and two figures place it: /3 5 5."
    ),
    Reason.NOT_A_NUMBER: mark("This field takes a number."),
    Reason.NOT_A_CHOICE: mark("Type one of these, or its number: {choices}."),
    Reason.SCORES_UNREADABLE: mark("These are no scores: type them as 4 3 5, with a dot where one is missing."),
    Reason.NO_SUCH_RATER: mark("Raters are numbered from 1 to {most}: e2 is the second one."),
    Reason.TOO_MANY_VALUES: mark("There are more figures than criteria or questions: {most} at most."),
    Reason.TOO_MANY_ANSWERS: mark("Nobody answered, or more people than a survey takes."),
    Reason.NO_DECK: mark("This method has no deck of cards."),
    Reason.NO_PEOPLE: mark("Groups need two first names at least; they are typed when the session is made."),
    Reason.ALREADY_LISTED: mark("{name} is on the list already; for somebody else of that name add an initial."),
    Reason.TOO_MANY_PEOPLE: mark("A session has {most} people at most."),
    Reason.TEAM_HAS_WORK: mark("Team {team} has already produced something: keep so many teams."),
    Reason.TOO_FEW_TEAMS: mark("A rotation needs two teams at least."),
    Reason.TEAM_NAME_TAKEN: mark("Team {team} has this name already: give another one."),
    Reason.TEAM_NAME_SHORT: mark(
        "A name begins with a word of two letters at least: one letter alone stands for a team."
    ),
    Reason.UNKNOWN_PERSON: mark("Nobody, or more than one person, has that name."),
    Reason.CRITERION_UNNAMED: mark("A criterion needs a name, its weight behind it: Usefulness*2."),
    Reason.CRITERION_TWICE: mark("“{name}” is named twice: each criterion counts once."),
    Reason.TOO_MANY_CRITERIA: mark("A grid has {most} criteria at most."),
    Reason.WEIGHTS_MISSING: mark("There are {n} criteria here: give {n} weights, or their names."),
    Reason.WEIGHT_UNUSABLE: mark("A weight is a whole number from 1 to {most}: {value} is none."),
    Reason.CRITERIA_OF_CARD: mark("This method counts in its own way: there are no criteria to change."),
    Reason.NO_ROW: mark("Type what is judged first, one line each; then the scores."),
    Reason.NO_SUCH_RESPONDENT: mark("There is no respondent {n} here."),
    Reason.UNKNOWN_ROW: mark("There is no row {n} here: the last one is {last}."),
    Reason.UNKNOWN_IDEA: mark("There is no idea {n} here: the last one is {last}. To write it down: \\i{n}."),
    Reason.NO_SHEET_YET: mark("There is nothing to comment on here yet: begin the sheet, then comment on it."),
    Reason.NO_PLACES_TO_MAKE: mark("The card has the places of this canvas; none is made here."),
    Reason.TOO_MANY_PLACES: mark("This canvas takes {most} places at most: none was added."),
    Reason.UNKNOWN_TEAM: mark("There is no team {team} in this session."),
    Reason.LAST_ROUND: mark("This is the last round; F6 starts the next step."),
    Reason.FIRST_ROUND: mark("This is the first round."),
    Reason.NO_ROUNDS: mark("This step has no rounds; J lets the teams pass one by one."),
    Reason.NOBODY_SPEAKS: mark("Nobody's speech is timed at the moment."),
    Reason.NO_TIMER: mark("There is no such timer."),
    Reason.NO_TIME_GIVEN: mark("Say how long, or until when: 10, 1:30, 11:30."),
    Reason.TIME_IS_PAST: mark("It is past {time} already."),
    Reason.RUNS_TO_CLOCK: mark("This timer runs to a time of day: it cannot be stopped, only moved or put away."),
    Reason.TOO_MANY_TIMERS: mark("There are too many timers: {most} at most."),
    Reason.UNDER_ITSELF: mark("A note cannot hang below itself."),
    Reason.PROMISES_APART: mark(
        "An action merges only with one in the same words: who does it and when would be lost."
    ),
    Reason.PRIVATE_APART: mark("A private note merges only with a private one: everybody could read it otherwise."),
    Reason.NO_VOTES_TO_TAKE: mark("This note has only {votes} votes."),
    Reason.NOTHING_TO_VOTE_ON: mark("There is nothing to vote on here yet: write it down first."),
    Reason.VOTE_RUNS: mark("A vote runs on this canvas already."),
    Reason.VOTE_CLOSED: mark("This vote is closed; Ctrl-Z opens it again."),
    Reason.DOTS_UNREADABLE: mark("Dots each: a number, or a share of the options such as n/2 or 2n/3."),
    Reason.VOTE_COUNT_UNREADABLE: mark("This is not a count: “3 12” gives number 3 twelve votes."),
    Reason.OBJECTION_UNREADABLE: mark(
        "An objection takes words: type it, or “no objection” (or 0) when there is none."
    ),
    Reason.GRADES_UNREADABLE: mark("This is not a count: “3x4 5x6” is three people at grade 4 and five at grade 6."),
    Reason.UNKNOWN_OPTION: mark("There are {most} things to vote for here, counted from 1."),
    Reason.UNKNOWN_OBJECTION: mark("There is no objection with this number."),
    Reason.TOO_MANY_OPTIONS: mark("There are too many things to vote for: {most} at most."),
    Reason.NO_TIE: mark("There is no tie: nothing to settle by a second round."),
    Reason.NOTHING_SELECTED: mark("Select a note first: Escape, then the arrows."),
    Reason.NOTHING_TO_UNDO: mark("There is nothing to undo."),
    Reason.NOTHING_TO_REDO: mark("There is nothing to redo."),
    Reason.READ_ONLY: mark("Another program runs this session: here it can only be read."),
    Reason.NEWER_VERSION: mark("A newer version of the program wrote this session: here it can only be replayed."),
    Reason.EMPTY_AGENDA: mark("This agenda has no block."),
    Reason.NO_CHALLENGE: mark("Type the challenge: the question that the group will work on."),
    Reason.TEAMS_OUT_OF_RANGE: mark("The number of teams goes from 1 to {most}."),
}

_TROUBLES: dict[Trouble, str] = {
    Trouble.FULL: mark("the disk is full"),
    Trouble.READ_ONLY: mark("the disk cannot be written to"),
    Trouble.NOT_ALLOWED: mark("the rights of the folder forbid it"),
    Trouble.MISSING: mark("there is no such folder"),
    Trouble.NOT_A_FOLDER: mark("a file stands where a folder should be"),
    Trouble.NOT_A_FILE: mark("something that is not a plain file stands there"),
    Trouble.TOO_BIG: mark("the file is too big"),
    Trouble.EMPTY: mark("nothing in it can be read"),
    Trouble.BAD_NAME: mark("the name is not allowed"),
    Trouble.EXISTS: mark("it exists already"),
    Trouble.AMBIGUOUS: mark("several begin like that"),
    Trouble.LOCKED: mark("another program has it open"),
    Trouble.BAD_RECORD: mark("something in it cannot be written"),
    Trouble.DAMAGED: mark("it is damaged"),
    Trouble.DISK: mark("the disk does not answer"),
}


OFF_SCALE = mark("“{typed}” is off the scale: this takes whole numbers from {low} to {high}.")
"""Where a line has several figures: which of them is meant."""


def say_refusal(words: Words, refused: RefusedError) -> str:
    """Return why nothing was done, in words."""
    if refused.reason is Reason.OUT_OF_SCALE and "typed" in refused.details:
        return words(OFF_SCALE, **refused.details)
    return words(_REASONS[refused.reason], **refused.details)


def say_trouble(words: Words, trouble: Trouble) -> str:
    """Return what the disk said, in words that fit into a sentence."""
    return words(_TROUBLES[trouble])


def say_action(words: Words, label: str, before: Contents, after: Contents) -> str:
    """Return what undo or redo took back, and how many notes changed by it when there are several."""
    action = words(ACTIONS[label]) if label in ACTIONS else words("last action")
    one, other = before.notes, after.notes
    changed = sum(a is not b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    if changed < 2:
        return action
    notes = words.plural("{n} note", "{n} notes", changed)
    return notes if label == "NoteAdded" else f"{action} ({notes})"


ACTIONS: dict[str, str] = {
    "BlockStarted": mark("change of block"),
    "StepStarted": mark("change of step"),
    "TimerPaused": mark("pause"),
    "TimerResumed": mark("resumption"),
    "TimeAdjusted": mark("change of time"),
    "BlockStartCorrected": mark("corrected start"),
    "BlockEndCorrected": mark("corrected end"),
    "StartPlanned": mark("planned start"),
    "ZoneCorrected": mark("corrected time zone"),
    "PauseCorrected": mark("corrected pause"),
    "BlockExchanged": mark("corrected block"),
    "ClockStepCorrected": mark("corrected clock"),
    "AgendaReplanned": mark("new plan"),
    "BlockParked": mark("block set aside or taken back"),
    "MethodSwapped": mark("other method"),
    "DayEnded": mark("end of the day"),
    "SessionEnded": mark("end of the session"),
    "SessionReopened": mark("reopening"),
    "NoteAdded": mark("note"),
    "NoteEdited": mark("correction"),
    "NoteMoved": mark("moving of a note"),
    "NotePlaced": mark("placement"),
    "NoteRetracted": mark("retraction"),
    "NotesMerged": mark("merging"),
    "NoteKept": mark("choice"),
    "NoteParked": mark("parking lot"),
    "VoteCounted": mark("votes"),
    "FileAttached": mark("attachment"),
    "VoteOpened": mark("opening of the vote"),
    "VoteFramed": mark("frame of the vote"),
    "VoteOptionAdded": mark("option"),
    "BallotCounted": mark("count"),
    "ObjectionRaised": mark("objection"),
    "ObjectionResolved": mark("objection"),
    "VoteClosed": mark("closing of the vote"),
    "RoundStarted": mark("change of round"),
    "TurnsOrdered": mark("order of the teams"),
    "SpeakersListed": mark("list of speakers"),
    "SpeechStarted": mark("turn of speech"),
    "SpeechStopped": mark("end of a turn of speech"),
    "SideTimerSet": mark("timer of a team or room"),
    "SideTimerStarted": mark("start of timers"),
    "SideTimerPaused": mark("pause of timers"),
    "SideTimerAdjusted": mark("time of timers"),
    "SideTimerEnded": mark("end of timers"),
    "CanvasHandedIn": mark("handing in"),
    "TeamsFormed": mark("seating in teams"),
    "TeamNamed": mark("name of a team"),
    "RotationDrawn": mark("rotation of the teams"),
    "GroupsDrawn": mark("draw of groups"),
    "CardDrawn": mark("draw of a card"),
    "PlaceAdded": mark("making of a place"),
    "PlaceLabelled": mark("title of a place"),
    "PlaceRemoved": mark("removal of a place"),
    "CriteriaAgreed": mark("criteria and weights"),
    "Scored": mark("scores given"),
    "Answered": mark("answer"),
}
"""What undo and redo say they took back, by the class name of the action's first event."""
