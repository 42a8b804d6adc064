"""Actions and attendance as sheets."""

from datetime import datetime, time

from facilitateur.export.doc_attendance import attendance_rows, attendance_titles, halves
from facilitateur.export.doc_parts import days_of
from facilitateur.export.report_actions import origin_said, owner_said, session_actions
from facilitateur.export.sheet import Column, Kind, Sheet, sheet_name
from facilitateur.export.telling import Telling


def actions_sheet(telling: Telling) -> Sheet:
    """Return the actions, a row each, dates as dates."""
    words = telling.words
    columns = (
        Column(words("What")),
        Column(words("Who")),
        Column(words("For when"), Kind.DATE),
        Column(words("As it was said")),
        Column(words("State")),
        Column(words("From")),
        Column(words("Note"), Kind.NUMBER),
    )
    rows = [
        (
            action.what,
            owner_said(telling, action),
            None if action.due is None else datetime.combine(action.due, time()),
            action.said,
            action.state,
            origin_said(telling, action),
            action.number,
        )
        for action in session_actions(telling)
    ]
    return Sheet(words("Actions"), columns, tuple(rows))


def attendance_sheets(telling: Telling) -> list[Sheet]:
    """Return who is expected, a sheet a day."""
    words, taken = telling.words, set[str]()
    days = days_of(telling)
    made = []
    for day in days:
        title = words("Day {n}", n=day) if len(days) > 1 else words("Attendance sheet")
        columns = tuple(Column(name) for name in attendance_titles(telling, day))
        rows = attendance_rows(telling, len(halves(telling, day)))
        made.append(Sheet(sheet_name(title, taken), columns, tuple(rows)))
    return made
