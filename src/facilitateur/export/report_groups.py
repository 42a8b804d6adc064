"""Groups in a report: who was with whom in each round, and which teams met where."""

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grouping import draw_figures
from facilitateur.domain.people import attribute_names, values_of
from facilitateur.domain.rotating import as_turns, covered
from facilitateur.domain.seating import Groups
from facilitateur.export.document import Paragraph, Part, Table, emphasis, plain
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.groups import coverage_said, draw_said, host_said, rotation_header, rotation_rows


def groups_parts(telling: Telling, block: Block) -> list[Part]:
    """Return the groups drawn for a block as a table a row a group, and its rotation; nothing without any."""
    return [*_drawn_parts(telling, block), *rotation_parts(telling, block.id)]


def rotation_parts(telling: Telling, block: str) -> list[Part]:
    """Return a rotation as a table a row a turn, and what it covers; nothing when none is kept."""
    words, held = telling.words, telling.session.contents.rotations.get(block)
    if held is None:
        return []
    header = rotation_header(words, held.kind, held.turns)
    rows = rotation_rows(held.turns, called=telling.session.team_called)
    said = " ".join(coverage_said(words, held.kind, covered(held.kind, held.teams, as_turns(held))))
    table = Table(tuple(map(plain, header)), tuple(tuple(map(plain, row)) for row in rows))
    return [table, Paragraph(emphasis(said))]


def _drawn_parts(telling: Telling, block: Block) -> list[Part]:
    words, drawn = telling.words, telling.session.contents.groups.get(block.id)
    if drawn is None:
        return []
    people = telling.session.contents.participants
    attribute = next(iter(attribute_names(people)), "")
    figures = draw_figures(drawn.rounds, drawn.held, values_of(people, attribute), drawn.hosts)
    header = (words("Round"), words("Group"), words("People"))
    rows = [
        (plain(str(round_)), plain(str(number)), plain(", ".join(_person(telling, code, drawn) for code in group)))
        for round_, groups in enumerate(drawn.rounds, 1)
        for number, group in enumerate(groups, 1)
    ]
    said = draw_said(words, figures, attribute)
    if drawn.absent:
        said.append(words("absent: {names}", names=", ".join(telling.person(code) for code in drawn.absent)))
    parts: list[Part] = [Table(tuple(plain(title) for title in header), tuple(rows))]
    return [*parts, Paragraph(emphasis(DOT.join(said)))] if said else parts


def _person(telling: Telling, code: str, drawn: Groups) -> str:
    """Return the name of somebody, and whether they stay at the table."""
    return host_said(telling.words, telling.person(code)) if code in drawn.hosts else telling.person(code)
