"""Invented pasts: sessions as they were held, with whatever minutes a test needs."""

from datetime import timedelta

from hypothesis import strategies as st

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.history import PastBlock, PastSession
from facilitateur.domain.phases import Phase
from support.invented import MORNING


def past_block(
    card: str, planned: float, real: float, *, phase: Phase | None = Phase.IDEATION, over: bool = True
) -> PastBlock:
    """Return a method that was given some minutes and took others; a pause without a card."""
    kind = BlockKind.METHOD if card else BlockKind.BREAK
    lasted = timedelta(minutes=real)
    return PastBlock(
        "b1", card, kind, phase if card else None, timedelta(minutes=planned), lasted, MORNING, over, notes=0
    )


def past(name: str, *blocks: PastBlock, headcount: int = 20) -> PastSession:
    """Return a session with these blocks."""
    return PastSession(name, "Défi", "essai", MORNING, frozenset(), headcount, 4, True, blocks)


MINUTES = st.floats(1, 400, allow_nan=False)
PAST_BLOCKS = st.builds(
    past_block,
    st.sampled_from(["causes", "persona", "crazy-8", ""]),
    st.integers(1, 240),
    st.floats(0, 400, allow_nan=False),
    phase=st.none() | st.sampled_from(Phase),
    over=st.booleans(),
)
PASTS = st.lists(st.lists(PAST_BLOCKS, max_size=6), max_size=8).flatmap(
    lambda days: st.tuples(
        *(st.integers(0, 90).map(lambda people, n=n, day=day: past(f"s{n}", *day, headcount=people))
          for n, day in enumerate(days))
    )
)  # fmt: skip
