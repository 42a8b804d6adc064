"""How much of what was written is known rather than supposed: facts and verbatims among all typed notes.

Source: our own, after the cards' own threshold (a third for the empathy map). Notes without a kind count for nothing.
"""

THIRD = 0.33
"""Share under which most cards send the team back to the field."""


def evidence_rate(certain: int, typed: int) -> float | None:
    """Return the share of certain notes; none while nothing is typed."""
    return certain / typed if typed else None


def is_thin(certain: int, typed: int, threshold: float = THIRD) -> bool:
    """Whether too little is known."""
    rate = evidence_rate(certain, typed)
    return rate is not None and rate < threshold
