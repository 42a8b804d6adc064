"""« Où en est-on ? »: what a co-facilitator who takes over must know, in four short sections."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.absorbed import is_absorbed
from facilitateur.domain.action_list import Action, actions
from facilitateur.domain.agenda import Block, Edge
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.state import ZERO, Note, Session
from facilitateur.domain.timing import DayPlan, Figures, block_gauge, clock_of, day_number, day_plan, figures_at, local
from facilitateur.export.values import Json, instant
from facilitateur.export.view import status_of
from facilitateur.i18n.formats import clock_digits, colon, duration, wall_time
from facilitateur.i18n.labels import block_title, fork_said, phase_label, team_label
from facilitateur.i18n.lateness import end_said, shown_lateness
from facilitateur.i18n.pins import WORTH_TELLING, pin_fate
from facilitateur.i18n.words import Words, mark

LATEST = 3
"""Decisions, actions and parked notes of which the words are shown, the newest first."""


class Section(NamedTuple):
    """A title and what stands under it."""

    title: str
    lines: tuple[str, ...]


class TeamStanding(NamedTuple):
    """What a team has handed in."""

    team: str
    notes: int
    canvases: int
    """Canvases that hold anything."""
    handed_in: int
    """Canvases that were said to be finished."""
    here: int
    """Notes in the running block."""
    here_done: bool
    """Whether its canvas of the running block was handed in."""


def standing_sections(words: Words, session: Session, now: datetime) -> tuple[Section, Section, Section, Section]:
    """Return where we are, what remains, what is promised and what the teams handed in."""
    remaining = list(_remaining(session, now))
    count = words.plural("{n} block", "{n} blocks", len(remaining))
    total = sum((left for _, _, left in remaining), ZERO)
    title = f"{words('What remains')} ({count}, {duration(words, total)})" if remaining else ""
    return (
        Section(words("Where we are"), tuple(_where(words, session, now))),
        Section(title or words("What remains"), tuple(_remains(words, session, remaining))),
        Section(words("What is promised"), tuple(_promised(words, session))),
        Section(words("What the teams handed in"), tuple(_teams(words, session))),
    )


def _where(words: Words, session: Session, now: datetime) -> Iterator[str]:
    if session.fork is not None:
        yield fork_said(words, session)
    block, contents = session.current, session.contents
    if contents.ended:
        yield words("This session is over.")
        return
    if block is None:
        yield words("Nothing runs at the moment.") if contents.visits else words("This session has not begun yet.")
    else:
        figures = figures_at(session, now)
        yield f"{_block_said(words, session, block)}{_until(words, session, figures.phase_end, now, _PHASE_UNTIL)}"
        yield from _timer_said(words, session, block, figures)
    plan = day_plan(session, now)
    yield end_said(words, session, plan)
    if plan.held:
        yield _pins_said(words, session, plan)


def _pins_said(words: Words, session: Session, plan: DayPlan) -> str:
    """Return how late the room is up to the next fixed time, and what becomes of that one and of those missed."""
    said = []
    late = shown_lateness(session, plan)
    if late:
        span = duration(words, abs(late))
        said.append(words("{time} late", time=span) if late > ZERO else words("{time} ahead", time=span))
    pinned = [slot for slot in plan.slots if slot.pin_ahead and slot.block.pin is not None]
    for place, slot in enumerate(pinned):
        if slot.block.pin is not None and (not place or slot.conflict >= WORTH_TELLING):
            at = f"{'→' if slot.block.pin.edge is Edge.END else ''}{slot.block.pin.at}"
            said.append(f"{block_title(words, session, slot.block)} {at}{colon(words)}{pin_fate(words, slot)}")
    return " · ".join(said)


def _block_said(words: Words, session: Session, block: Block) -> str:
    live = [each.id for each in session.agenda.blocks if not each.parked or each.id == block.id]
    number, blocks = live.index(block.id) + 1, len(live)
    phase = f" · {phase_label(words, block.phase)}" if block.phase else ""
    return f"{block_title(words, session, block)} · {number}/{blocks}{phase}"


_UNTIL, _PHASE_UNTIL = mark("until {time}"), mark("phase until {time}")


def _until(words: Words, session: Session, end: datetime | None, now: datetime, said: str = _UNTIL) -> str:
    """Return when something is expected to end, nothing when it has no time left."""
    if end is None or end <= now:
        return ""
    return f" · {words(said, time=wall_time(local(session, end)))}"


def _timer_said(words: Words, session: Session, block: Block, figures: Figures) -> Iterator[str]:
    now = figures.now
    gauge, clock, card = block_gauge(session, block, now), clock_of(session, block), session.card_of(block)
    left = words("Time left: {time}", time=clock_digits(gauge.left))
    if gauge.overtime:
        left = words("Over time by {time}", time=clock_digits(gauge.overtime, elapsed=True))
    if session.contents.paused:
        yield f"{left} · {words('The clock is stopped.')}"
    else:
        yield f"{left}{_until(words, session, figures.block_end, now)}"
    steps = card.text(words.language).steps if card is not None else ()
    if clock.step < len(steps):
        n, total = clock.step + 1, len(steps)
        said = words("Step {n}/{total}: {title}", n=n, total=total, title=steps[clock.step].title)
        yield f"{said}{_until(words, session, figures.step_end, now)}"


def _remaining(session: Session, now: datetime) -> Iterator[tuple[Block, datetime | None, timedelta]]:
    """Yield what is still to be run with its projected start and length, the running block left out.

    What a fixed end takes of a block is not promised to it: the list agrees with the end of the day. A buffer that
    was given no time is not gone through, and so not told.
    """
    if session.contents.ended:
        return
    today = day_number(session)
    for number in sorted({block.day for block in session.agenda.blocks}):
        if number < today:
            continue
        for slot in day_plan(session, now, number).slots:
            if slot.projected_start is None or slot.block.id == session.contents.current or slot.block.parked:
                continue
            if is_absorbed(session, slot.block):
                continue
            start = slot.projected_start if number == today else None
            yield slot.block, start, slot.allotted - slot.shortened


def _remains(
    words: Words, session: Session, remaining: list[tuple[Block, datetime | None, timedelta]]
) -> Iterator[str]:
    if not remaining:
        yield words("Nothing more is planned.")
    for block, start, span in remaining:
        time = wall_time(local(session, start)) if start else words("day {n}", n=block.day)
        yield f"{time}  {duration(words, span):>6}  {block_title(words, session, block)}"


def _promised(words: Words, session: Session) -> Iterator[str]:
    said = list(_promises(words, session))
    yield from said or [words("Nothing yet.")]


def _promises(words: Words, session: Session) -> Iterator[str]:
    yield from _noted(words("Decisions"), [note.text for note in session.decisions()])
    yield from _noted(words("Actions"), [_action_said(action) for action in open_actions(session, words.language)])
    yield from _noted(words("Parking lot"), [note.text for note in session.parking_lot()])
    polls = [held for held in session.contents.votes if held.is_open]
    blocks = [session.agenda.block(held.block) for held in polls]
    yield from _noted(words("Open votes"), [block_title(words, session, block) for block in blocks if block])


def _noted(title: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield f"{title} ({len(texts)})"
    yield from (f"  • {' '.join(text.split())}" for text in texts[: -LATEST - 1 : -1])


def _action_said(action: Action) -> str:
    return " · ".join(filter(None, (action.what, action.who, action.said)))


def open_actions(session: Session, language: str) -> list[Action]:
    """Return the actions that no sheet says to be done."""
    return [action for action in actions(session, language) if not action.is_done]


def _teams(words: Words, session: Session) -> Iterator[str]:
    for team in team_standings(session):
        said = [words.plural("{n} note", "{n} notes", team.notes)]
        said.append(words.plural("{n} canvas", "{n} canvases", team.canvases))
        if team.handed_in:
            said.append(words.plural("{n} handed in", "{n} handed in", team.handed_in))
        if session.contents.current is not None and not session.is_for_all(session.contents.current):
            here = words.plural("here {n} note", "here {n} notes", team.here)
            ideas = _ideas(session, team.team)
            here += words.plural(" on {n} idea", " on {n} ideas", ideas) if ideas else ""
            said.append(f"{here}, {words('handed in')}" if team.here_done else here)
        yield f"{team_label(words, session, team.team)}{colon(words)}{' · '.join(said)}"


def _ideas(session: Session, team: str) -> int:
    """Return how many ideas a team has begun in the running block, where each has zones of its own."""
    block = session.current
    return len(canvas_view(session, block, session.language, team).ideas) if block is not None else 0


def team_standings(session: Session) -> list[TeamStanding]:
    """Return what each team has handed in; what it carried over counts where it said it first, as in the report."""
    by_team: dict[str, list[Note]] = {team.letter: [] for team in session.contents.teams}
    for note in session.originals():
        if note.team in by_team and not note.parked:
            by_team[note.team].append(note)
    current, done = session.contents.current or "", session.contents.handed_in
    return [
        TeamStanding(
            team,
            len(notes),
            sum(session.is_used(block.id, team) for block in session.agenda.blocks),
            sum(letter == team for _, letter in done),
            len(session.notes_of(current, team)),
            (current, team) in done,
        )
        for team, notes in by_team.items()
    ]


def standing_view(session: Session, now: datetime) -> Json:
    """Return the same as JSON values; notes are named as in the view of a session."""
    block = session.current
    plan = day_plan(session, now)
    return {
        "session": session.id,
        "now": instant(now),
        "status": status_of(session),
        "block": block.id if block else None,
        "left": round(block_gauge(session, block, now).left.total_seconds()) if block else None,
        "projected_end": None if session.contents.ended else instant(plan.projected_end),
        "lateness": round(plan.lateness.total_seconds()),
        "remaining": [
            {"block": left.id, "projected_start": instant(start), "minutes": left.minutes, "day": left.day}
            for left, start, _ in _remaining(session, now)
        ],
        "decisions": [f"n{note.number}" for note in session.decisions()],
        "actions": [
            {"note": f"n{action.number}", "what": action.what, "who": action.who or None, "due": action.said or None}
            for action in open_actions(session, session.language)
        ],
        "parking_lot": [f"n{note.number}" for note in session.parking_lot()],
        "open_votes": [held.number for held in session.contents.votes if held.is_open],
        "teams": [team._asdict() for team in team_standings(session)],
    }
