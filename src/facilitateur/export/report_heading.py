"""The top of a report: when, with whom, and what came out in one line."""

from datetime import datetime

from facilitateur.domain.people import Team
from facilitateur.domain.phases import Phase
from facilitateur.domain.state import Session
from facilitateur.export.document import Line, Paragraph, Part, Span, bullets, emphasis, plain, strong
from facilitateur.export.options import Names
from facilitateur.export.report_actions import session_actions
from facilitateur.export.telling import DOT, NAMED, Telling
from facilitateur.i18n.formats import colon, date_in_full, quote, time_span
from facilitateur.i18n.labels import attribute_label, team_label
from facilitateur.i18n.words import Words

HOLDER_FIELDS = ("porteur", "commanditaire", "holder", "owner")
"""How the field of a challenge sheet is called in which the holder stands."""


def heading_parts(telling: Telling) -> list[Part]:
    """Return the date and the facts under the title."""
    words, session = telling.words, telling.session
    facts = [
        _fact(words, words("Place"), telling.options.place),
        _fact(words, words("Brought by"), _holder(telling)),
        _fact(words, words("Agenda"), session.agenda.name),
        _fact(words, words("Participants"), _participants(telling)),
        _fact(words, words("Teams"), _teams(telling)),
        _fact(words, words("Harvest"), _harvest(telling)),
    ]
    contact = telling.options.look.contact
    said: list[Part] = [Paragraph(_when(telling)), *_origin(telling), bullets([fact for fact in facts if fact])]
    return [*said, Paragraph(emphasis(contact))] if contact else said


def _holder(telling: Telling) -> str:
    """Return who brought the challenge: as said for this document, or as the challenge sheet has it."""
    if telling.options.holder or telling.options.names is Names.NONE:
        return telling.options.holder
    session = telling.session
    for block in session.agenda.blocks:
        lanes = [lane.id for lane in telling.view(block).lanes if lane.id.startswith(HOLDER_FIELDS)]
        if block.phase is Phase.UNDERSTANDING and lanes:
            return next((note.text for note in telling.notes(block) if note.lane == lanes[0]), "")
    return ""


def _origin(telling: Telling) -> list[Part]:
    """Return where a session comes from that goes on from a moment of another one."""
    fork = telling.session.fork
    if fork is None:
        return []
    source = quote(telling.words, fork.session)
    facts = {"session": source, "time": telling.time(fork.at)}
    said = telling.words("Fork of {session} at {time}: what comes before happened there.", **facts)
    return [Paragraph(emphasis(said))]


def _fact(words: Words, label: str, value: str) -> Line:
    return (*strong(label), Span(colon(words) + value)) if value else ()


def _when(telling: Telling) -> Line:
    """Return « Séance du lundi 1er juin 2026, 9 h 00 – 12 h 34. », and that it still runs where it does."""
    words, session = telling.words, telling.session
    visits = session.contents.visits
    if not visits:
        at = telling.local(session.opening or session.created_at)
        return plain(words("Session planned for {date}, not started yet.", date=date_in_full(words, at.date())))
    first, last = telling.local(visits[0].started_at), telling.local(_last_instant(session, telling.now))
    said = date_in_full(words, first.date())
    if first.date() != last.date():
        said = words("{first} to {last}", first=said, last=date_in_full(words, last.date()))
    elif session.contents.ended:
        said = f"{said}, {time_span(words, first, last)}"
    line = plain(words("Session of {date}.", date=said))
    if session.contents.ended:
        return line
    return (*line, Span(" "), *strong(words("Still running: as it stands at {time}.", time=telling.time(telling.now))))


def _last_instant(session: Session, now: datetime) -> datetime:
    ended = session.contents.visits[-1].ended_at
    return ended if ended is not None and session.contents.ended else now


def _participants(telling: Telling) -> str:
    words, people = telling.words, telling.session.contents.participants
    if not people:
        return ""
    if telling.options.names in NAMED:
        return ", ".join(telling.person(person.code) for person in people)
    if telling.options.names is Names.NONE or len(people) == 1:
        return words.plural("{n} person", "{n} people", len(people))
    count = words.plural("{n} person", "{n} people", len(people))
    return words("{count}, under the codes {first} to {last}", count=count, first=people[0].code, last=people[-1].code)


def _teams(telling: Telling) -> str:
    teams = telling.session.contents.teams
    if len(teams) < 2:
        return ""
    if telling.options.names is Names.NONE or not any(team.members for team in teams):
        return DOT.join(team_label(telling.words, telling.session, team.letter) for team in teams)
    formed = telling.session.contents.formed
    how = []
    if formed is not None and formed.attribute:
        how = [telling.words("mixed by {attribute}", attribute=attribute_label(telling.words, formed.attribute))]
    return DOT.join([*(_seated(telling, team) for team in teams), *how])


def _seated(telling: Telling, team: Team) -> str:
    """Return « A (Ana, Bo) », or « B (Lilas : Cléo, Dan) » for a team with a name."""
    name = telling.session.contents.team_names.get(team.letter, "")
    inside = colon(telling.words).join(filter(None, (name, telling.members(team))))
    return f"{team.letter} ({inside})" if inside else team.letter


def _harvest(telling: Telling) -> str:
    """Return how much was noted: « 86 notes · 5 retenues · 4 décisions · 2 actions · 3 au frigo »."""
    words, session = telling.words, telling.session
    notes = sum(1 for _ in session.originals())
    if not notes:
        return ""
    decisions, parked = len(session.decisions()), len(session.parking_lot())
    kept = sum(1 for note in session.notes() if note.kept)
    said = [words.plural("{n} note", "{n} notes", notes)]
    if kept:
        said.append(words.plural("{n} kept", "{n} kept", kept))
    if decisions:
        said.append(words.plural("{n} decision", "{n} decisions", decisions))
    if promised := len(session_actions(telling)):
        said.append(words.plural("{n} action", "{n} actions", promised))
    if parked:
        said.append(words.plural("{n} in the parking lot", "{n} in the parking lot", parked))
    return DOT.join(said)
