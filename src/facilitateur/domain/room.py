"""What the room sees: a pure function of the session, of now and of what the facilitator chose for the room.

A `RoomView` holds no note, no name and no session: what is not in it cannot reach the projector. The options of a
vote are in it only after it is closed and the facilitator has chosen to show its result.
"""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.intents import upcoming_block
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.privacy import is_private_vote
from facilitateur.domain.rounds import Objection, VoteRound
from facilitateur.domain.side_timers import SideGauge, side_gauges
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.step_rounds import RoundGauge, round_gauge
from facilitateur.domain.timing import Gauge, Level, block_gauge, clock_at, clock_of, held_end, local, step_gauge
from facilitateur.domain.wallclock import announced_start

MOST_MESSAGE = 200
"""Characters of a message; more cannot be read from the back of a room."""

HALF_A_SECOND = timedelta(milliseconds=500)

OVERTIME_SHOWN = timedelta(minutes=1)
"""How long the room sees a time count up: that it is over is news, by how much is not the room's to suffer.

Only the turn of a team goes on counting, for those who speak."""

WAITING_FOR_ALL = (BlockKind.BREAK, BlockKind.LUNCH)
"""Blocks from which the room comes back: what matters is when."""


class Scope(StrEnum):
    """Whose time the room sees."""

    STEP = "step"
    BLOCK = "block"


class RoomChoices(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the facilitator chose for the room display; no fact of the workshop."""

    message: str = ""
    dark: bool = False
    """A black screen."""
    gathers: bool = False
    """« Regagnez vos tables »."""
    countdowns: Mapping[str, bool] = {}
    """Whether the time shows, by step (`step_key`); where nothing stands, the setting of the room's computer holds."""
    scope: Scope = Scope.STEP
    vote: int = 0
    """Number of the closed vote whose result shows; 0 = none. Nothing but the facilitator's choice shows one."""
    vote_during: str = ""
    """Block that ran when it was chosen; with the next block the result goes away by itself."""

    def plain(self) -> "RoomChoices":
        """Return these choices with nothing but the time and the instruction."""
        return msgspec.structs.replace(self, message="", dark=False, gathers=False, vote=0, vote_during="")


class Link(StrEnum):
    """How the room display stands to the program that runs the session."""

    LIVE = "live"
    LOST = "lost"
    """The program is silent or its files are gone; the room goes on counting."""
    CLOSED = "closed"
    """The session was closed properly."""


class Stage(StrEnum):
    """Where the workshop stands, for the room."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    BETWEEN = "between"
    """No block runs, another one follows today."""
    DAY_OVER = "day_over"
    ENDED = "ended"


class Count(NamedTuple):
    """A time to show, to the second."""

    seconds: int
    """Left, rounded up; or over, rounded down."""
    over: bool
    level: Level

    @classmethod
    def of(cls, gauge: Gauge) -> "Count":
        """Return what a timer shows."""
        if gauge.left <= ZERO:
            return cls(math.floor(gauge.overtime.total_seconds()), True, Level.OVER)
        return cls(math.ceil(gauge.left.total_seconds()), False, gauge.level)


class RoomTimer(NamedTuple):
    """The timer of a team or of a place, beside that of the block."""

    label: str
    """Name of the place; a team stands in `team`."""
    time: Count
    paused: bool = False
    team: str = ""
    """Letter of the team, with its name if it has one."""


class ComesNext(NamedTuple):
    """What the room does next."""

    title: str
    """Empty for a block without card: its kind says what it is."""
    kind: BlockKind
    minutes: int


class Moment(NamedTuple):
    """What a count is the time of; while it stays the same, the end of the time comes by itself."""

    block: str
    step: int
    turn: int
    """Round of a step that repeats, from 1; 0 otherwise."""
    allotted: int
    """Seconds given to the step or block."""


class RoomView(NamedTuple):
    """Everything that the room sees."""

    stage: Stage
    at: datetime
    """Time of day in the session's zone, to the minute."""
    link: Link = Link.LIVE
    challenge: str = ""
    title: str = ""
    """Name of the method; empty for a block without card."""
    kind: BlockKind = BlockKind.METHOD
    instruction: str = ""
    time: Count | None = None
    """None when no block runs, when the time is not to be seen, or when it has been over for more than a minute."""
    whole: bool = False
    """Whether it is the time of all the steps of the block."""
    over: bool = False
    """Whether the time is over, also when it is not to be seen; never of a buffer that the room does not know of."""
    moment: Moment | None = None
    round: tuple[int, int] | None = None
    team: str = ""
    """Letter of the team whose turn it is, with its name if it has one."""
    goes_on_at: datetime | None = None
    """When a pause ends, or the first block is planned to begin."""
    following: ComesNext | None = None
    timers: tuple[RoomTimer, ...] = ()
    message: str = ""
    dark: bool = False
    gathers: bool = False
    vote: VoteRound | None = None
    """The closed vote that the facilitator shows; the words of objections are not in it."""


def shown_vote(session: Session, choices: RoomChoices) -> VoteRound | None:
    """Return the vote whose result the room sees: closed, chosen, and no other block has begun since."""
    held = session.vote(choices.vote) if choices.vote else None
    running = session.current.id if session.current is not None else ""
    if held is None or held.is_open or choices.vote_during != running or is_private_vote(session, held):
        return None
    silent = tuple(
        Objection(objection.number, "", None if objection.resolved is None else "") for objection in held.objections
    )
    return msgspec.structs.replace(held, objections=silent)


def with_vote(session: Session, choices: RoomChoices, number: int) -> RoomChoices:
    """Return choices under which the room sees the result of a vote; 0 takes it away."""
    running = session.current.id if session.current is not None and number else ""
    return msgspec.structs.replace(choices, vote=number, vote_during=running, gathers=False, message="", dark=False)


def step_key(block: str, step: int) -> str:
    """Return the name of a step in `RoomChoices.countdowns`."""
    return f"{block}.{step}"


def shows_time(choices: RoomChoices, block: str, step: int, default: bool) -> bool:
    """Return whether the room sees the time of a step."""
    return choices.countdowns.get(step_key(block, step), default)


def room_view(
    session: Session,
    now: datetime,
    choices: RoomChoices,
    language: str = "",
    *,
    link: Link = Link.LIVE,
    countdown: bool = True,
) -> RoomView:
    """Return what the room sees now; `countdown` is whether it sees the time of a step for which nobody chose."""
    language, now = language or session.language, sane_moment(now)
    view = RoomView(
        _stage(session),
        _minute(local(session, now)),
        link,
        session.challenge,
        timers=room_timers(session, now),
        message=choices.message,
        dark=choices.dark,
        gathers=choices.gathers,
        vote=shown_vote(session, choices),
    )
    block = session.current
    if block is None:
        return _without_block(session, view, now, language)
    gauge, moment, turn = _shown_time(session, block, now, choices.scope)
    view = view._replace(
        moment=moment,
        whole=moment.step < 0 and len(clock_of(session, block).steps) > 1,
        round=(turn.number, turn.rounds) if turn is not None else None,
        team=session.team_called(turn.team) if turn is not None else "",
    )
    shown = shows_time(choices, block.id, clock_of(session, block).step, countdown and not block.unseen)
    return _with_block(session, block, view, now, gauge, language, shown=shown)


def _with_block(
    session: Session, block: Block, view: RoomView, now: datetime, gauge: Gauge, language: str, *, shown: bool
) -> RoomView:
    clock = clock_of(session, block)
    counted = Count.of(gauge)
    held = held_end(session, block, now)
    early = held is not None and held > max(now, now + gauge.left)
    comes_back = block.kind in WAITING_FOR_ALL and not session.contents.paused and (early or not counted.over)
    back_at = held if held is not None and early else now + gauge.left + HALF_A_SECOND
    return view._replace(
        title=_name(session, block, language),
        kind=block.kind,
        instruction=_instruction(session, block, clock.step, language),
        time=counted if shown and (view.team or gauge.overtime < OVERTIME_SHOWN) else None,
        over=counted.over and not block.unseen,
        goes_on_at=_minute(local(session, back_at)) if comes_back else None,
        following=_following(session, block, now, language),
    )


def ended_by_itself(before: RoomView | None, after: RoomView) -> bool:
    """Return whether a time that the room sees ran out or a round passed, as against being cut, changed or hidden."""
    if before is None or before.moment is None or after.moment is None:
        return False
    if before.time is None or after.stage is not Stage.RUNNING or before.time.over:
        return False
    if before.moment._replace(turn=0) != after.moment._replace(turn=0):
        return False
    passed = after.moment.turn == before.moment.turn + 1 and before.time.seconds <= 2
    return after.over or (passed and after.time is not None)


def room_timers(session: Session, now: datetime) -> tuple[RoomTimer, ...]:
    """Return the timers of teams and places beside the block's, without those that are done or left behind."""
    return tuple(_side_timer(session, side) for side in side_gauges(session, now) if not (side.is_done or side.is_left))


def _side_timer(session: Session, side: SideGauge) -> RoomTimer:
    paused = side.started and not side.running
    return RoomTimer("" if side.team else side.label, Count.of(side.gauge), paused, session.team_called(side.team))


def _stage(session: Session) -> Stage:
    contents = session.contents
    if session.current is not None:
        return Stage.PAUSED if contents.paused else Stage.RUNNING
    if contents.ended:
        return Stage.ENDED
    if not contents.visits:
        return Stage.READY
    return Stage.DAY_OVER if contents.day_over else Stage.BETWEEN


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _without_block(session: Session, view: RoomView, now: datetime, language: str) -> RoomView:
    upcoming = _upcoming(session)
    following = _next_block(session, upcoming, language) if upcoming is not None else None
    view = view._replace(following=following)
    opening = announced_start(session, now)
    if view.stage is not Stage.READY or opening is None:
        return view
    planned = _minute(local(session, opening))
    return view._replace(goes_on_at=planned) if planned > view.at else view


def _shown_time(session: Session, block: Block, now: datetime, scope: Scope) -> tuple[Gauge, Moment, RoundGauge | None]:
    """Return the time of the round, else of the step, else of the block, and which one it is.

    What has been over for a while gives way to the block, but for the turn of a team, which is to come to an end.
    """
    clock = clock_of(session, block)
    whole = block_gauge(session, block, now), Moment(block.id, -1, 0, clock.allotted)
    turn = round_gauge(session, block, clock.step, now)
    if scope is Scope.BLOCK or (turn is None and len(clock.steps) < 2):
        return *whole, turn
    gauge = step_gauge(session, block, clock.step, now) if turn is None else turn.gauge
    if gauge.overtime >= OVERTIME_SHOWN and not (turn is not None and turn.team):
        return *whole, None
    number = 0 if turn is None else turn.number
    if turn is None and not gauge.left and whole[0].left < ZERO:
        gauge = whole[0]  # A fixed end has passed: the step has no time of its own any more.
    return gauge, Moment(block.id, clock.step, number, clock.steps[clock.step]), turn


def _instruction(session: Session, block: Block, step: int, language: str) -> str:
    """Return the one thing to do: what the step says to the room, else its title, else the card's invitation."""
    card = session.card_of(block)
    if card is None:
        return ""
    text = card.text(language)
    if step < len(text.steps):
        return text.steps[step].room or text.steps[step].title
    return text.invitation


def _following(session: Session, block: Block, now: datetime, language: str) -> ComesNext | None:
    """Return the next step of this block, else the next block of the day.

    A step whose own time has gone by as well does not come any more: the block does that follows.
    """
    card, clock = session.card_of(block), clock_at(session, block, now)
    after = clock.steps[: clock.step + 2]
    has_time = block_gauge(session, block, now).spent.total_seconds() < sum(after)
    if card is not None and clock.step + 1 < len(clock.steps) and has_time:
        text = card.text(language)
        named = clock.step + 1 < len(text.steps)
        title = text.steps[clock.step + 1].title if named else _name(session, block, language)
        return ComesNext(title, block.kind, _minutes(after[-1]))
    upcoming = _upcoming(session)
    return _next_block(session, upcoming, language) if upcoming is not None else None


def _upcoming(session: Session) -> Block | None:
    """Return the next block of the day that the room is to know of."""
    first = upcoming_block(session)
    if first is None or not first.unseen:
        return first
    of_day = session.agenda.of_day(first.day)
    after = of_day[of_day.index(first) + 1 :]
    return next((block for block in after if not block.parked and not block.unseen), None)


def _next_block(session: Session, block: Block, language: str) -> ComesNext:
    return ComesNext(_name(session, block, language), block.kind, _minutes(clock_of(session, block).allotted))


def _minutes(seconds: int) -> int:
    """Return the nearest whole minute, but one at least where there is any time."""
    return max((seconds + 30) // 60, 1) if seconds > 0 else 0


def _name(session: Session, block: Block, language: str) -> str:
    """Return the title of a block, else the name of its card; nothing where its kind says it."""
    card = session.card_of(block)
    return block.title or (card.text(language).name if card is not None else "")
