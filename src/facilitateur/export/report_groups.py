"""Groups in a report: who was with whom in each round."""

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grouping import repeated_pairs
from facilitateur.export.document import Paragraph, Part, Table, emphasis, plain
from facilitateur.export.telling import DOT, Telling


def groups_parts(telling: Telling, block: Block) -> list[Part]:
    """Return the groups drawn for a block as a table a row a group; nothing when none were."""
    words, drawn = telling.words, telling.session.contents.groups.get(block.id)
    if drawn is None:
        return []
    header = (words("Round"), words("Group"), words("People"))
    rows = [
        (plain(str(round_)), plain(str(number)), plain(", ".join(telling.person(code) for code in group)))
        for round_, groups in enumerate(drawn.rounds, 1)
        for number, group in enumerate(groups, 1)
    ]
    said = []
    if len(drawn.rounds) > 1:
        said.append(words.plural("{n} repeated pair", "{n} repeated pairs", repeated_pairs(drawn.rounds)))
    if drawn.absent:
        said.append(words("absent: {names}", names=", ".join(telling.person(code) for code in drawn.absent)))
    parts: list[Part] = [Table(tuple(plain(title) for title in header), tuple(rows))]
    return [*parts, Paragraph(emphasis(DOT.join(said)))] if said else parts
