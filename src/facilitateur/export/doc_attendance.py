"""The attendance sheet: a row a person, a column to sign in for each half-day."""

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.roll import affiliation
from facilitateur.export.doc_parts import day_line, days_of, documented, title_parts
from facilitateur.export.document import Document, Heading, Line, Paragraph, Part, Table, plain
from facilitateur.export.options import Names
from facilitateur.export.telling import NAMED, Telling

MORE_ROWS, LEAST_ROWS = 4, 15
"""Rows left empty for people who were not on the list, and rows of a sheet without a list."""


def attendance_sheet(telling: Telling) -> Document:
    """Return the sheet, a table a day."""
    words, session = telling.words, telling.session
    parts: list[Part] = [
        *title_parts(telling, words("Attendance sheet"), session.challenge),
        Paragraph(plain(day_line(telling))),
    ]
    several = len(days_of(telling)) > 1
    for number, day in enumerate(days_of(telling)):
        if several:
            parts.append(Heading(2, plain(words("Day {n}", n=day)), turns=number > 0))
        parts.append(_table(telling, day))
    parts.append(Paragraph(plain(words("Facilitator, name and signature: {blank}", blank="." * 60))))
    return documented(telling, parts, kind=words("Attendance sheet"))


def halves(telling: Telling, day: int) -> list[str]:
    """Return what is signed for on a day: the morning and the afternoon where a lunch lies between them."""
    words = telling.words
    blocks = [block.kind for block in telling.session.agenda.of_day(day)]
    cut = blocks.index(BlockKind.LUNCH) if BlockKind.LUNCH in blocks else -1
    if 0 < cut < len(blocks) - 1:
        return [words("Signature, morning"), words("Signature, afternoon")]
    return [words("Signature")]


def attendance_rows(telling: Telling, signatures: int) -> list[tuple[str, ...]]:
    """Return a row a person, with empty cells for what people write themselves.

    Where somebody works is personal data: it stands there only beside a name.
    """
    people = telling.session.contents.participants if telling.options.names is not Names.NONE else ()
    named = telling.options.names in NAMED and not telling.options.anonymous
    session = telling.session
    teams = {code: session.team_called(team.letter) for team in session.contents.teams for code in team.members}
    rows = [
        (
            person.code,
            telling.person(person.code) if named else "",
            teams.get(person.code, ""),
            affiliation(person.attributes) if named else "",
            *[""] * signatures,
        )
        for person in people
    ]
    empty = max(MORE_ROWS, LEAST_ROWS - len(rows))
    return rows + [("", "", "", *[""] * (signatures + 1)) for _ in range(empty)]


def attendance_titles(telling: Telling, day: int) -> list[str]:
    """Return the titles of the columns."""
    words = telling.words
    return [words("Code"), words("Name"), words("Team"), words("Department or organisation"), *halves(telling, day)]


def _table(telling: Telling, day: int) -> Table:
    signed = halves(telling, day)
    rows = [tuple(map(plain, row)) for row in attendance_rows(telling, len(signed))]
    shares = (0.08, 0.25, 0.1, 0.23, *[0.34 / len(signed)] * len(signed))
    header: tuple[Line, ...] = tuple(map(plain, attendance_titles(telling, day)))
    return Table(header, tuple(rows), named_rows=True, shares=shares, tall=True)
