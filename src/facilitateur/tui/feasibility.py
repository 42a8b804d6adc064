"""Whether the chosen agenda suits those who were typed into the form of a new session."""

from datetime import datetime

from msgspec.structs import replace

from facilitateur.agendas.checks import findings_of
from facilitateur.agendas.desk import Crowd
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.findings import Finding
from facilitateur.i18n.words import Words
from facilitateur.tui.context import Context
from facilitateur.tui.new_session import Typed
from facilitateur.tui.painting.form_hints import first_start
from facilitateur.tui.painting.plan_rows import Plan
from facilitateur.tui.shelves import library_of


class Feasibility:
    """The findings about what stands in the form, reckoned again only when it says something else."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._found: tuple[Finding, ...] = ()

    def findings(self, context: Context, typed: Typed, now: datetime) -> tuple[Finding, ...]:
        """Return what makes the chosen agenda hard to hold for as many people and teams, from the start typed on."""
        agenda = _as_started(typed, now)
        if agenda is None:
            return ()
        key = (agenda, crowd_of(typed))
        if key != self._key:
            self._key, self._found = key, findings_of(agenda, library_of(context).cards, crowd_of(typed))
        return self._found

    def plan(self, context: Context, typed: Typed, now: datetime) -> Plan | None:
        """Return the agenda with its findings, for a page about them."""
        agenda = _as_started(typed, now)
        if agenda is None:
            return None
        return Plan(context.words, agenda, library_of(context).cards, self.findings(context, typed, now))


def crowd_of(typed: Typed) -> Crowd:
    """Return who was typed into the form; without first names nobody knows how many come."""
    people = len(typed.people)
    return Crowd(people, typed.team_count or 0) if people else Crowd()


def feasibility_line(words: Words, findings: tuple[Finding, ...]) -> str:
    """Return one line about the findings, nothing when there are none."""
    if not findings:
        return ""
    return words.plural("! {n} thing to look at (F4)", "! {n} things to look at (F4)", len(findings))


def _as_started(typed: Typed, now: datetime) -> Agenda | None:
    """Return the agenda, its first day starting at the time that was typed."""
    agenda = typed.agenda
    if agenda is None or not agenda.blocks or not typed.start.strip() or not agenda.days:
        return agenda if agenda is not None and agenda.blocks else None
    start = first_start(typed, now)
    if not start:
        return agenda
    first, *later = agenda.days
    return replace(agenda, days=(replace(first, start=start), *later))
