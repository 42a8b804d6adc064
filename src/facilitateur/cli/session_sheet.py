"""A session as a page of plain text, for `seances montrer`."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from facilitateur.cli.output import heading
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import Slot, block_gauge, day_plan, local
from facilitateur.domain.told_time import told_time
from facilitateur.i18n.formats import clock_digits, date_in_full, duration, quote, wall_time, whole_minutes
from facilitateur.i18n.labels import block_title, fork_said, kind_in, phase_label, team_label
from facilitateur.i18n.lateness import end_said
from facilitateur.i18n.pins import WORTH_TELLING, told_span
from facilitateur.i18n.words import Words


def session_sheet(words: Words, session: Session, now: datetime) -> str:
    """Return what a session is, where it stands and what the room said, as lines of text."""
    origin = [fork_said(words, session)] if session.fork else []
    lines = [session.challenge, session.id, _when(words, session), *origin, "", *_standing(words, session, now)]
    lines += ["", heading(words("Agenda"), words.language), *_agenda(words, session, now)]
    notes = list(session.notes())
    if notes:
        lines += ["", heading(words("Notes"), words.language), *_notes(words, session, notes)]
    return "\n".join(lines)


def _when(words: Words, session: Session) -> str:
    visits = session.contents.visits
    held = local(session, visits[0].started_at if visits else session.opening or session.created_at)
    teams = words.plural("{n} team", "{n} teams", len(session.contents.teams))
    people = words.plural("{n} participant", "{n} participants", len(session.contents.participants))
    return f"{date_in_full(words, held.date())} · {session.agenda.name} · {teams} · {people}"


def _standing(words: Words, session: Session, now: datetime) -> Iterator[str]:
    block = session.current
    if session.contents.ended:
        yield words("This session is over.")
    elif block is None:
        visited = session.contents.visits
        yield words("Nothing runs at the moment.") if visited else words("This session has not begun yet.")
    else:
        gauge = block_gauge(session, block, now)
        yield f"{block_title(words, session, block)} ({phase_label(words, block.phase)})"
        yield words("Time left: {time}", time=clock_digits(gauge.left))
        if session.contents.paused:
            yield words("The clock is stopped.")
        plan = day_plan(session, now)
        yield end_said(words, session, plan)


def _agenda(words: Words, session: Session, now: datetime) -> Iterator[str]:
    for number in sorted({block.day for block in session.agenda.blocks}):
        for slot in day_plan(session, now, number).slots:
            expected = slot.projected_start if session.contents.visits else None
            start = slot.started_at or expected or slot.planned_start
            current = slot.block.id == session.contents.current
            mark = ">" if current else "x" if slot.started_at else " "
            minutes = duration(words, _length(session, slot, now))
            clash = slot.conflict if session.contents.visits else slot.planned_conflict
            if clash >= WORTH_TELLING:
                time = told_span(words, clash)
                yield "   " + words("{sign} {time} too many before what is fixed", sign="!", time=time)
            yield f" {mark} {wall_time(local(session, start))}  {minutes:>7}  {block_title(words, session, slot.block)}"
        for slot in day_plan(session, now, number).parked:
            yield f"   {words('set aside')}: {block_title(words, session, slot.block)}"


def _length(session: Session, slot: Slot, now: datetime) -> timedelta:
    """Return the length that goes with the time beside it: real, given as things stand, or planned."""
    if slot.started_at is not None and slot.block.id != session.contents.current:
        return told_time(session, slot.block, now).real
    if not session.contents.visits:
        return timedelta(minutes=slot.block.minutes)
    runs = slot.block.id == session.contents.current
    given = block_gauge(session, slot.block, now).allotted if runs else slot.allotted - slot.shortened
    return whole_minutes(given)


def _notes(words: Words, session: Session, notes: list[Note]) -> Iterator[str]:
    block = None
    for note in notes:
        if note.block != block:
            block = note.block
            found = session.agenda.block(block)
            yield f"  {block_title(words, session, found) if found else block}"
        yield f"    {wall_time(local(session, note.at))}  n{note.number}  {_note(words, session, note)}"


def _note(words: Words, session: Session, note: Note) -> str:
    extras = [team_label(words, session, note.team), kind_in(words, session, note)]
    extras += [words.plural("{n} vote", "{n} votes", note.votes)] if note.votes else []
    extras += [words("parking lot")] if note.parked else []
    text = " ".join(note.text.split())
    return f"{quote(words, text)} ({', '.join(extra for extra in extras if extra)})"
