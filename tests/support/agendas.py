"""Any agenda that a file can hold, for property tests."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.header import read_header


def header_value(text: str) -> str:
    """Return a text as the header of a file gives it back."""
    header = read_header(["---", f"nom : {clean_line(text)}", "---"], frozenset({"nom"}), Report(""))
    assert header is not None
    return header.values["nom"].text if "nom" in header.values else ""


TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "à partir de : deux verbatims",
        "(début 12:30)",
        "[test] x",
        "<!-- non -->",
        "« ici »",
        ": :",
        "- 10 @pause",
        "## Jour 2",
    ]
)
HEADER_TEXTS = TEXTS.map(header_value)
NOTES = TEXTS.map(lambda text: clean_line(text).strip())
PINS = st.builds(Pin, st.sampled_from(Edge), TIMES)


@st.composite
def bounds(draw: st.DrawFn) -> tuple[int | None, int | None]:
    low, high = sorted((draw(st.integers(0, 1440)), draw(st.integers(0, 1440))))
    return draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))


@st.composite
def blocks(draw: st.DrawFn, cards: Sequence[str]) -> Block:
    kind = draw(st.sampled_from(BlockKind))
    least, most = draw(bounds())
    return Block(
        id="",
        minutes=draw(st.integers(1, 1440)),
        kind=kind,
        card=draw(st.sampled_from(cards)) if kind is BlockKind.METHOD else "",
        phase=draw(st.none() | st.sampled_from(Phase)),
        note=draw(NOTES),
        title=draw(NOTES)[:60].strip(),
        least=least,
        most=most,
        pin=draw(st.none() | PINS),
        optional=draw(st.booleans()),
        priority=draw(st.integers(0, 99)),
        parked=draw(st.booleans()),
    )


@st.composite
def agendas(draw: st.DrawFn, cards: Mapping[str, Card]) -> Agenda:
    """Any agenda with at least one block; blocks are numbered in the order of the file."""
    names = [*sorted(cards)[:12], "carte-perdue", "25-10"]
    days = tuple(Day(n, draw(TIMES), draw(st.just("") | TIMES)) for n in range(1, draw(st.integers(1, 3)) + 1))
    drawn = draw(st.lists(st.tuples(st.integers(1, len(days)), blocks(names)), min_size=1, max_size=8))
    ordered = sorted(drawn, key=lambda pair: pair[0])
    return Agenda(
        slug="essai",
        name=draw(HEADER_TEXTS.filter(bool)),
        days=days,
        blocks=tuple(numbered(n, day, block) for n, (day, block) in enumerate(ordered, 1)),
        group=draw(
            st.none() | st.tuples(st.integers(1, 99), st.integers(0, 99)).map(lambda pair: (pair[0], sum(pair)))
        ),
        audience=draw(HEADER_TEXTS),
        licence=draw(HEADER_TEXTS),
        teams=draw(st.integers(0, 26)),
        rooms=draw(st.integers(0, 99)),
    )


def numbered(n: int, day: int, block: Block) -> Block:
    """Return a block with the id that a file gives it."""
    fields = {name: getattr(block, name) for name in block.__struct_fields__}
    return Block(**{**fields, "id": f"b{n}", "day": day})
