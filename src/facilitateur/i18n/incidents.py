"""What happened to the program, its computer and its clock, in words."""

from datetime import timedelta

from facilitateur.domain.absences import ran_through
from facilitateur.domain.limits import sane_offset
from facilitateur.domain.state import ZERO, Incident, Session
from facilitateur.domain.wallclock import local
from facilitateur.i18n.formats import date_in_full, duration, time_of_day
from facilitateur.i18n.words import Words

WORTH_TELLING = timedelta(seconds=30)
"""A shorter stop, sleep or clock jump is nobody's business."""


def incident_said(words: Words, session: Session, incident: Incident) -> str:
    """Return an incident as a sentence; nothing when it is not worth one."""
    span = abs(sane_offset(ZERO, incident.seconds))
    if incident.kind == "imported":
        return words(
            "Session imported from a file on {date}.", date=date_in_full(words, local(session, incident.at).date())
        )
    if incident.kind == "zone":
        return words("The time zone was set right: {zone}.", zone=incident.text)
    if span < WORTH_TELLING or incident.kind not in ("resumed", "clock", "slept"):
        return ""
    facts = {"span": duration(words, span), "until": time_of_day(words, local(session, incident.at))}
    if incident.kind == "clock":
        if incident.seconds > 0:
            return words("The computer's clock jumped forward by {span} at {until}; the timers did not move.", **facts)
        return words("The computer's clock jumped back by {span} at {until}; the timers did not move.", **facts)
    since = time_of_day(words, local(session, incident.at - span))
    if incident.kind == "slept":
        said = words("The computer slept from {since} to {until} ({span}).", since=since, **facts)
    else:
        said = words(
            "The program stopped without warning: last entry {since}, back at {until} ({span}).", since=since, **facts
        )
    if incident.kind == "slept" and not ran_through(session, incident):
        return said
    return said + " " + words("The timers counted the time that really passed.")
