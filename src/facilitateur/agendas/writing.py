"""Agendas as files: reading back what is written here gives the same agenda."""

from collections.abc import Iterator, Mapping

from facilitateur.agendas.blocks import NO_REMARK, split_remark
from facilitateur.agendas.titles import quoted
from facilitateur.agendas.vocabulary import AGENDA_VERSION, KIND_NAMES, NO_PHASE
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge
from facilitateur.domain.card import Card
from facilitateur.textfiles.phases import PHASE_NAMES

_EDGES = {Edge.START: "début", Edge.END: "fin"}


def write_agenda(agenda: Agenda, cards: Mapping[str, Card]) -> str:
    """Return an agenda as the text of its file, in its one form.

    Args:
        agenda: The plan; blocks stand in the file in the order of their days.
        cards: The method cards by short name: a phase is only written where it is not that of the card's shelf.
    """
    lines = ["---", *header_lines(agenda), "---"]
    for day in agenda.days:
        lines += ["", day_line(day)]
        lines += [block_line(block, cards) for block in agenda.of_day(day.number)]
    return "\n".join(lines) + "\n"


def header_lines(agenda: Agenda) -> list[str]:
    """Return the header without its `---`."""
    return [
        f"deroule : {AGENDA_VERSION}",
        *(f"{key} : {value}" for key, value in header_values(agenda).items() if value),
    ]


def header_values(agenda: Agenda) -> dict[str, str]:
    """Return what the header says by key, in order; what is not said is empty."""
    low, high = agenda.group or (0, 0)
    group = f"{low} à {high}" if low < high else str(low)
    return {
        "nom": agenda.name,
        "groupe": f"{group} personnes" if agenda.group else "",
        "equipes": str(agenda.teams) if agenda.teams else "",
        "salles": str(agenda.rooms) if agenda.rooms else "",
        "public": agenda.audience,
        "licence": agenda.licence,
    }


def day_line(day: Day) -> str:
    """Return the title of a day."""
    return f"## Jour {day.number} — {day.start}" + (f" → {day.end}" if day.end else "")


def block_line(block: Block, cards: Mapping[str, Card], remark: str = "") -> str:
    """Return a block on its line, with a remark behind it."""
    said = [f"- {block.minutes}", *_bounds(block), _name(block)]
    if block.title:
        said.append(quoted(block.title))
    phase = _phase(block, cards.get(block.card) if block.card else None)
    if phase:
        said.append(f"[{phase}]")
    options = ", ".join(_options(block))
    if options:
        said.append(f"({options})")
    line = " ".join(said) + (f" : {block.note}" if block.note else "")
    behind = remark or (NO_REMARK if split_remark(line)[1] else "")
    return f"{line} {behind}" if behind else line


def _name(block: Block) -> str:
    return block.card if block.kind is BlockKind.METHOD else f"@{KIND_NAMES[block.kind]}"


def _phase(block: Block, card: Card | None) -> str:
    """Return the phase to write: none where the card says the same."""
    shelf = card.shelf if card is not None else None
    if block.phase == shelf:
        return ""
    return NO_PHASE if block.phase is None else PHASE_NAMES[block.phase]


def _bounds(block: Block) -> Iterator[str]:
    if block.least is not None and block.most is not None:
        yield f"({block.least}–{block.most})"
    elif block.least is not None:
        yield f"(au moins {block.least})"
    elif block.most is not None:
        yield f"(au plus {block.most})"


def _options(block: Block) -> Iterator[str]:
    if block.pin is not None:
        yield f"{_EDGES[block.pin.edge]} {block.pin.at}"
    if block.optional:
        yield "facultatif"
    if block.priority:
        yield f"importance {block.priority}"
    if block.parked:
        yield "en réserve"
