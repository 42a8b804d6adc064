"""What the live screen says when a session is opened again: how long nobody looked, and what was found damaged."""

from datetime import timedelta

from facilitateur.domain.state import Incident, Session
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import duration, wall_time
from facilitateur.i18n.labels import fork_said
from facilitateur.i18n.words import Words
from facilitateur.session.live import LiveSession
from facilitateur.session.watched import WatchedSession

MAKING_SECONDS = 2
"""Making a session takes no longer."""
OPENING_SECONDS = 10
"""Opening one that was just made takes no longer."""


def _capital(words: Words, state: Session) -> str:
    said = fork_said(words, state)
    return said[:1].upper() + said[1:]


def _was_just_made(state: Session, last: Incident) -> bool:
    """Whether the session is opened for the first time, right after it was made: nobody was away."""
    made = (last.at - state.created_at).total_seconds() - last.seconds
    return last.kind == "closed" and made < MAKING_SECONDS and last.seconds < OPENING_SECONDS


def opening_news(words: Words, session: LiveSession | WatchedSession) -> list[str]:
    """Return sentences, the most important first; none when all is as it was left."""
    if isinstance(session, WatchedSession):
        return [words("Another program runs this session: you see it live, read only.")]
    news = []
    report = session.report
    if report.lost:
        news.append(
            words.plural("{n} event could not be read again.", "{n} events could not be read again.", report.lost)
        )
    elif not report.is_clean:
        news.append(words("The session's file was damaged; everything in it was found again."))
    if session.is_newer:
        news.append(words("A newer version of the program wrote this session: here it can only be read."))
    state = session.state
    if state.forked_at and state.seq <= state.forked_at + 1:
        time = wall_time(local(state, state.at or state.created_at))
        news.append(
            words("Time goes on from {time}, the clock is stopped. {fork}.", fork=_capital(words, state), time=time)
        )
        return news
    last = session.state.incidents[-1] if session.state.incidents else None
    resumed = last is not None and last.at == session.state.at and last.kind in ("resumed", "closed")
    if last is not None and resumed and not _was_just_made(state, last):
        away = duration(words, timedelta(seconds=last.seconds))
        if session.state.contents.current is None or session.state.contents.paused:
            news.append(words("Back after {time}.", time=away))
        else:
            news.append(words("Back after {time}: the timer went on meanwhile.", time=away))
    return news
