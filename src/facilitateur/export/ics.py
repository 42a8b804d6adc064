"""The agenda and the dated actions for calendars (RFC 5545); UIDs never change, so that importing again updates."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from facilitateur.domain.action_list import actions
from facilitateur.domain.agenda import Block
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.domain.timing import zone_of
from facilitateur.export.agenda_only import PARTICIPANTS
from facilitateur.export.doc_agenda_blocks import block_told
from facilitateur.export.doc_parts import days_of
from facilitateur.export.handing_out import handed_out
from facilitateur.export.ics_zone import zone_lines
from facilitateur.export.moments import announced_moments, dated_moments, is_dated
from facilitateur.export.options import ExportOptions
from facilitateur.export.report_actions import origin_said, owner_said, session_actions
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import colon
from facilitateur.i18n.words import Words

OCTETS = 75
"""Longest line; a longer one goes on after a line break and a space."""

Line = str
"""One property, not folded yet."""


def write_ics(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return a calendar: the blocks of the agenda, and each dated action as a task and as an all-day event.

    The task is for calendars that know tasks; Outlook knows events only.
    """
    telling = Telling(handed_out(session, options), now, words, options)
    calendar = _Calendar(telling)
    lines: list[Line] = []
    if options.document != "plan-action":
        lines += calendar.blocks()
    if options.document in ("rapport", "plan-action"):
        lines += calendar.actions()
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//facilitateur//facilitateur//FR", "CALSCALE:GREGORIAN"]
    name = clean_line(words("Workshop report") if options.anonymous else session.challenge, 200)
    named = [f"X-WR-CALNAME:{escaped(name)}"]
    zone = zone_lines(session.zone, calendar.moments) if calendar.moments else []
    return "".join(f"{folded(line)}\r\n" for line in (*head, *named, *zone, *lines, "END:VCALENDAR")).encode()


def has_dates(session: Session, options: ExportOptions) -> bool:
    """Whether a calendar of a session would hold anything: blocks with a date, or actions."""
    return (is_dated(session) and options.document != "plan-action") or bool(actions(session, session.language))


class _Calendar:
    """Writes one calendar, and remembers which moments it tells in the session's zone."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.moments: list[datetime] = []
        session = telling.session
        self._stamp = f"{(session.at or session.created_at).astimezone(UTC):%Y%m%dT%H%M%SZ}"
        seed = session.id.encode()
        self._id = sha256(seed).hexdigest()[:20] if telling.options.anonymous else session.id

    def blocks(self) -> list[Line]:
        """Return an event for each block: when it was run, or when it is expected or planned."""
        if not is_dated(self.telling.session):
            return []
        moments = announced_moments if self._is_for_participants else dated_moments
        told = [moment for day in days_of(self.telling) for moment in moments(self.telling, day)]
        return [line for moment in told for line in self._block(moment.block, moment.start, moment.end)]

    def _block(self, block: Block, start: datetime, end: datetime) -> Iterator[Line]:
        telling = self.telling
        said = block_told(telling, block)
        self.moments += [start, end]
        yield from ("BEGIN:VEVENT", f"UID:{self._name}-{block.id}@facilitateur", f"DTSTAMP:{self._stamp}")
        yield f"SEQUENCE:{telling.session.seq}"
        for name, at in (("DTSTART", start), ("DTEND", end)):
            # An hour that the clock shows twice is told by UTC.
            told_twice = start.fold or end.fold
            utc, wall = f"{name}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}", f"{name};TZID={self._zone}:{at:%Y%m%dT%H%M%S}"
            yield utc if told_twice else wall
        yield f"SUMMARY:{escaped(telling.title(block.id))}"
        if said:
            yield f"DESCRIPTION:{escaped(said)}"
        if telling.options.place:
            yield f"LOCATION:{escaped(telling.options.place)}"
        yield "END:VEVENT"

    @property
    def _name(self) -> str:
        """What events of blocks are named after; the two agendas of a session may stand in one calendar."""
        return f"{self._id}-participants" if self._is_for_participants else self._id

    @property
    def _is_for_participants(self) -> bool:
        return self.telling.options.document == PARTICIPANTS

    @property
    def _zone(self) -> str:
        return zone_of(self.telling.session.zone).key

    def actions(self) -> list[Line]:
        """Return a task for each action, and an all-day event for each that has a date."""
        lines: list[Line] = []
        for action in session_actions(self.telling):
            told = [self.telling.session.challenge, origin_said(self.telling, action)]
            who = owner_said(self.telling, action)
            summary = f"{action.what} ({who})" if who else action.what
            if action.said and action.due is None:
                told.append(self.telling.words("For when") + colon(self.telling.words) + action.said)
            about = [f"SEQUENCE:{self.telling.session.seq}", f"SUMMARY:{escaped(summary)}"]
            about.append(f"DESCRIPTION:{escaped(chr(10).join(piece for piece in told if piece))}")
            uid = f"{self._id}-n{action.number}@facilitateur"
            state = "COMPLETED" if action.is_done else "NEEDS-ACTION"
            due = [f"DUE;VALUE=DATE:{action.due:%Y%m%d}"] if action.due is not None else []
            lines += [
                "BEGIN:VTODO",
                f"UID:{uid}",
                f"DTSTAMP:{self._stamp}",
                *due,
                *about,
                f"STATUS:{state}",
                "END:VTODO",
            ]
            if action.due is not None:
                lines += self._due(uid, action.due, about)
        return lines

    def _due(self, uid: str, due: date, about: list[Line]) -> list[Line]:
        return [
            "BEGIN:VEVENT",
            f"UID:due-{uid}",
            f"DTSTAMP:{self._stamp}",
            f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
            f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
            *about,
            "TRANSP:TRANSPARENT",
            f"RELATED-TO:{uid}",
            "END:VEVENT",
        ]


def escaped(text: str) -> str:
    """Return a text as the value of a property."""
    lines = [clean_line(line) for line in text.split("\n")]
    said = "\n".join(line for line in lines if line)
    return said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: Line) -> str:
    """Return a line cut so that none is longer than `OCTETS`, never inside a letter."""
    cuts, used = [0], 0
    for place, letter in enumerate(line):
        width = len(letter.encode())
        room = OCTETS if len(cuts) == 1 else OCTETS - 1
        if used + width > room:
            cuts.append(place)
            used = 0
        used += width
    return "\r\n ".join(line[start:end] for start, end in pairwise([*cuts, len(line)]))
