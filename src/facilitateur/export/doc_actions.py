"""The action plan: what will be done, by whom and for when, with room to write what was not said."""

from facilitateur.export.doc_parts import day_line, documented, title_parts
from facilitateur.export.document import Document, Heading, Line, Paragraph, Part, Table, bullets, emphasis, plain
from facilitateur.export.report_actions import due_said, origin_said, owner_said, session_actions, what_line
from facilitateur.export.report_notes import with_origin
from facilitateur.export.telling import Telling

EMPTY_ROWS = 3
"""Rows left for actions that come up while it is read."""

SHARES = (0.06, 0.36, 0.16, 0.2, 0.22)


def action_plan(telling: Telling) -> Document:
    """Return the action plan of a session."""
    words, session = telling.words, telling.session
    decisions = session.decisions()
    parts: list[Part] = [
        *title_parts(telling, words("Action plan"), session.challenge),
        Paragraph(plain(day_line(telling))),
        Heading(2, plain(words("Actions"))),
        _table(telling),
        Paragraph(plain(words("Next meeting to see where things stand: {blank}", blank="." * 40))),
    ]
    if decisions and telling.options.include.decisions:
        parts += [Heading(2, plain(words("Decisions"))), bullets([with_origin(telling, note) for note in decisions])]
    contact = telling.options.look.contact
    return documented(telling, [*parts, *([Paragraph(emphasis(contact))] if contact else [])])


def _table(telling: Telling) -> Table:
    words = telling.words
    titles = (words("No."), words("What"), words("Who"), words("For when"), words("From"))
    rows: list[tuple[Line, ...]] = [
        (
            plain(str(number)),
            what_line(telling, action),
            plain(owner_said(telling, action)),
            plain(due_said(telling, action)),
            emphasis(origin_said(telling, action)),
        )
        for number, action in enumerate(session_actions(telling), 1)
    ]
    rows += [(plain(str(number)), (), (), (), ()) for number in range(len(rows) + 1, len(rows) + 1 + EMPTY_ROWS)]
    return Table(tuple(map(plain, titles)), tuple(rows), named_rows=True, shares=SHARES, tall=True)
