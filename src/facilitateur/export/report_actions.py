"""The actions of a session as a table: what, who, for when, and from where."""

from collections.abc import Sequence

from facilitateur.domain.action_list import Action, actions
from facilitateur.domain.deadlines import says_when
from facilitateur.domain.owners import owners_told
from facilitateur.export.document import Line, Table, emphasis, plain, strong
from facilitateur.export.owners import teller
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import NO_BREAK, date_without_weekday, quote
from facilitateur.i18n.labels import team_label

SHARES = (0.41, 0.16, 0.2, 0.23)
"""The third keeps « 30 septembre 2026 » on one line."""


def session_actions(telling: Telling) -> tuple[Action, ...]:
    """Return the actions, those with the nearest date first, then those without, as they were written."""
    found = actions(telling.session, telling.words.language)
    return tuple(sorted(found, key=lambda action: (action.due is None, action.due or action.at.date(), action.number)))


def actions_table(telling: Telling, some: Sequence[Action]) -> Table:
    """Return actions as a table; a dash stands where nobody said who or when."""
    words = telling.words
    header = tuple(plain(title) for title in (words("What"), words("Who"), words("For when"), words("From")))
    rows = [
        (
            what_line(telling, action),
            plain(owner_said(telling, action) or "–"),
            plain(due_said(telling, action) or "–"),
            emphasis(origin_said(telling, action)),
        )
        for action in some
    ]
    return Table(header, tuple(rows), named_rows=True, shares=SHARES)


def what_line(telling: Telling, action: Action) -> Line:
    """Return what will be done, with its state where a sheet tells it."""
    return (*strong(action.what), *plain(f" ({action.state})")) if action.state else strong(action.what)


def owner_said(telling: Telling, action: Action) -> str:
    """Return who does it, as names are chosen: a participant by name, by code, or not at all."""
    return owners_told(action.who, teller(telling.session, telling.options.names))


def due_said(telling: Telling, action: Action) -> str:
    """Return the date in full, or what was typed when no calendar knows it; what says no time is told as no date."""
    if action.due is None and action.said and not says_when(action.said, action.at.date()):
        return telling.words("no date: {said}", said=quote(telling.words, action.said))
    if action.due is None:
        return action.said
    return date_without_weekday(telling.words, action.due).replace(" ", NO_BREAK)


def origin_said(telling: Telling, action: Action) -> str:
    """Return where an action was written down."""
    note = telling.session.note(action.number)
    if telling.options.include.traces and note is not None:
        return telling.trace(note)
    team = [team_label(telling.words, telling.session, action.team)] if telling.has_teams and action.team else []
    return DOT.join([telling.title(action.block), *team, telling.time(action.at)])
