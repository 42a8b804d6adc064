"""Groups and rotations as sheets: who is with whom in each round, and which teams are where at each turn."""

from collections.abc import Callable, Iterator

from facilitateur.domain.agenda import Block
from facilitateur.domain.seating import Groups
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.sheet_notes import needed
from facilitateur.export.telling import Telling
from facilitateur.i18n.groups import rotation_header, rotation_rows


def group_sheets(telling: Telling, block: Block, named: Callable[[str], str]) -> list[Sheet]:
    """Return the groups drawn for a block and its rotation, a sheet each; nothing without any.

    Args:
        telling: The session.
        block: The block.
        named: Gives the name of a sheet for what it adds to that of the block.
    """
    words, contents = telling.words, telling.session.contents
    found = []
    if (drawn := contents.groups.get(block.id)) is not None:
        person = Column(words.context("of a group", "Person"))
        people = (person, Column(words("Stays at the table")), Column(words("Remark")))
        columns = (Column(words("Round"), Kind.NUMBER), Column(words("Group"), Kind.NUMBER), *people)
        rows = tuple(drawn_rows(telling, drawn))
        found.append(needed(Sheet(named(words("groups")), columns, rows)))
    if (held := contents.rotations.get(block.id)) is not None:
        first, *titles = rotation_header(words, held.kind, held.turns)
        told = rotation_rows(held.turns, called=telling.session.team_called)
        turns: tuple[tuple[Value, ...], ...] = tuple((int(turn), *where) for turn, *where in told)
        stations = (Column(first, Kind.NUMBER), *map(Column, titles))
        found.append(Sheet(named(words("rotation")), stations, turns))
    return found


def drawn_rows(telling: Telling, drawn: Groups) -> Iterator[tuple[Value, ...]]:
    """Yield round, group, person, whether they stay at the table, and a remark; who is absent comes last."""
    words = telling.words
    for round_, groups in enumerate(drawn.rounds, 1):
        for number, group in enumerate(groups, 1):
            for code in group:
                yield round_, number, telling.person(code), words("yes") if code in drawn.hosts else "", ""
    for code in drawn.absent:
        yield None, None, telling.person(code), "", words("absent")
