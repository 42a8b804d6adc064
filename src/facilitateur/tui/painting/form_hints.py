"""What the form of a new session says beside its fields while one types."""

from datetime import datetime

from facilitateur.domain.cleaning import fold
from facilitateur.domain.planning import end_of_day, first_day, team_sizes
from facilitateur.i18n.formats import colon, date_in_full, quote, wall_time
from facilitateur.i18n.labels import attribute_label, people_said
from facilitateur.i18n.words import Words
from facilitateur.replay.timeofday import NotATimeError
from facilitateur.tui.new_session import Typed

DOT = " · "


def people_hint(words: Words, typed: Typed) -> str:
    """Return how many people were typed."""
    count = len(typed.people)
    return words.plural("{n} person", "{n} people", count) if count else words("optional")


def names_hint(words: Words, typed: Typed) -> str:
    """Return how people are typed; once something is known of them, with how many values: one too many is a slip."""
    names = [fold(person.name) for person in typed.people]
    twice = next((person.name for person in typed.people if names.count(fold(person.name)) > 1), "")
    if twice:
        return words("{name} is here more than once: add an initial to tell them apart.", name=quote(words, twice))
    if not typed.attributes:
        return words("One per line, or “Ana ; town hall”; an empty line goes on.")
    said = []
    for name in typed.attributes:
        values = {person.attributes[name] for person in typed.people if name in person.attributes}
        facts = {"name": attribute_label(words, name), "colon": colon(words)}
        said.append(words.plural("{name}{colon}{n} value", "{name}{colon}{n} values", len(values), **facts))
    return DOT.join(said)


def teams_hint(words: Words, typed: Typed) -> str:
    """Return what the teams will be like, and whether the group suits the agenda."""
    teams, people = typed.team_count, len(typed.people)
    if teams is None:
        return ""
    said = words.plural("{n} team", "{n} teams", teams)
    if people:
        said = _sizes(words, teams, *team_sizes(people, teams))
    if not typed.teams.strip():
        said = words("proposed: {teams}", teams=said)
    if typed.attributes and 1 < teams <= people:
        said += DOT + words("mixed by {attribute}", attribute=attribute_label(words, typed.attributes[0]))
    group = typed.agenda.group if typed.agenda is not None else None
    if group is not None and people and not group[0] <= people <= group[1]:
        said += DOT + words("this agenda is made for {people}", people=people_said(words, *group))
    return said


def _sizes(words: Words, teams: int, smallest: int, largest: int) -> str:
    named = words.plural("{n} team", "{n} teams", teams)
    if not smallest:
        return words("{teams}, some without anybody", teams=named)
    if smallest == largest:
        return words("{teams} of {size}", teams=named, size=smallest)
    return words("{teams} of {low} or {high}", teams=named, low=smallest, high=largest)


def start_hint(words: Words, typed: Typed, now: datetime) -> str:
    """Return when the session starts and when its first day ends."""
    try:
        start = typed.starts_at(now)
    except NotATimeError:
        return ""
    begins = start or now
    said = words("now, at {time}", time=wall_time(now)) if start is None else _on(words, begins, now)
    if typed.agenda is None:
        return said
    ends = end_of_day(typed.agenda, first_day(typed.agenda), wall_time(begins))
    if len(typed.agenda.days) > 1:
        return f"{said} · " + words("day 1 ends at {time}", time=ends)
    return f"{said} · " + words("ends at {time}", time=ends)


def first_start(typed: Typed, now: datetime) -> str:
    """Return the time of day at which the first day begins, nothing when it cannot be told."""
    try:
        return wall_time(typed.starts_at(now) or now)
    except NotATimeError:
        return ""


def _on(words: Words, start: datetime, now: datetime) -> str:
    time = wall_time(start)
    days = (start.date() - now.date()).days
    if days == 0:
        return words("today at {time}", time=time)
    if days == 1:
        return words("tomorrow, {date}, at {time}", date=date_in_full(words, start), time=time)
    return words("{date} at {time}", date=date_in_full(words, start), time=time)
