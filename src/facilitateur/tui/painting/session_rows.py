"""A session on one row, and told in full."""

from datetime import datetime, timedelta

from textual.content import Content

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.timing import zone_of
from facilitateur.i18n.formats import date_in_full, wall_time
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import ends, pad
from facilitateur.tui.sessions import KnownSession, Standing
from facilitateur.tui.wording import say_trouble

MUTED = "$foreground 65%"
DAY_WIDTH = 11
WIDE_ROW = 90
"""Columns from which the home screen tells when a session was last used."""

STANDING_LABELS = {
    Standing.INTERRUPTED: mark("interrupted"),
    Standing.OPEN: mark("to be continued"),
    Standing.READY: mark("not begun"),
    Standing.ELSEWHERE: mark("open elsewhere"),
    Standing.ENDED: mark("ended"),
    Standing.SAMPLE: mark("example"),
    Standing.BROKEN: mark("unreadable"),
}
_STYLES = {
    Standing.INTERRUPTED: "bold $warning",
    Standing.OPEN: "bold",
    Standing.READY: "bold",
    Standing.ELSEWHERE: "bold $secondary",
    Standing.BROKEN: "bold $error",
}
_MEANINGS = {
    Standing.INTERRUPTED: mark("The program stopped without closing it; what was marked ✓ is there."),
    Standing.OPEN: mark("It was closed before its end and can be continued."),
    Standing.READY: mark("It is prepared; opening it begins nothing yet."),
    Standing.ELSEWHERE: mark("Another program runs it; here it can be watched."),
    Standing.ENDED: mark("It is over; it can be replayed and its notes written."),
    Standing.SAMPLE: mark("A recorded example with invented people, to be replayed."),
}


def standing(words: Words, known: KnownSession) -> Content:
    """Return where a session stands, in words and colour, and that it is a fork of another one."""
    said = Content.styled(words(STANDING_LABELS[known.standing]), _STYLES.get(known.standing, MUTED))
    forked = forked_said(words, known)
    return Content.assemble((f"{forked} · ", MUTED), said) if forked else said


def session_row(words: Words, known: KnownSession, now: datetime, width: int) -> Content:
    """Paint one row: when it was last used, the challenge, where it stands."""
    last = known.summary.last_at or known.summary.created_at
    day, time = when(words, last, now) if last is not None else ("", "")
    style = MUTED if known.standing is Standing.BROKEN else ""
    left = Content.assemble((f"{pad(day, DAY_WIDTH)} {pad(time, 5)}  ", MUTED), (known.name, style))
    return ends(left, standing(words, known), width)


def waiting_row(words: Words, known: KnownSession, now: datetime, name: str, width: int) -> Content:
    """Paint a session that waits on the home screen, after what can be done with it."""
    last = known.summary.last_at
    right = standing(words, known)
    if last is not None and width >= WIDE_ROW:
        right = Content.assemble((" ".join(when(words, last, now)) + "   ", MUTED), right)
    return ends(Content.assemble((name, "bold"), known.name), right, width)


def forked_said(words: Words, known: KnownSession, *, whole: bool = False) -> str:
    """Return « bifurcation à 10:40 », with the session it comes from when that is wanted; nothing for the others."""
    fork = known.summary.fork
    if fork is None:
        return ""
    time = wall_time(fork.at.astimezone(zone_of(known.summary.zone)))
    if whole:
        return words("fork of {session} at {time}", session=clean_line(fork.session, 80), time=time)
    return words("fork at {time}", time=time)


def when(words: Words, at: datetime, now: datetime) -> tuple[str, str]:
    """Return the day and the time of day of an instant, here and now: « hier », « 10:41 »."""
    here = at.astimezone(now.tzinfo)
    days = now.date() - here.date()
    if not days:
        return words("today"), wall_time(here)
    if days == timedelta(days=1):
        return words("yesterday"), wall_time(here)
    return (f"{here:%d/%m/%Y}" if words.language == "fr" else f"{here:%Y-%m-%d}"), wall_time(here)


def session_detail(words: Words, known: KnownSession, now: datetime, width: int, *, roomy: bool) -> list[Content]:
    """Paint what there is to know of a session before it is opened; `roomy` sets the parts apart."""
    summary = known.summary
    facts = []
    if summary.created_at is not None:
        created = summary.created_at.astimezone(now.tzinfo)
        facts.append(words("created on {date} at {time}", date=date_in_full(words, created), time=wall_time(created)))
    if summary.fork is not None:
        facts.append(forked_said(words, known, whole=True))
    if summary.events:
        facts.append(words.plural("{n} change recorded", "{n} changes recorded", summary.events))
    if summary.problem is not None:
        said = words("It cannot be read: {reason}.", reason=say_trouble(words, summary.problem))
    else:
        said = words(_MEANINGS.get(known.standing, ""))
    parts = [
        Content.styled(known.name, "bold"),
        Content.styled(" · ".join(facts), MUTED),
        Content(said),
        Content.styled(clean_line(str(summary.path)), MUTED),
    ]
    lines: list[Content] = []
    for part in filter(None, parts):
        lines += [Content("")] if roomy and lines else []
        lines += flow(part, width)
    return lines
