"""Three faces as a mark out of ten: well 10, fairly 5, badly 0.

The first question with three faces is DINUM's; the conversion is ours and unverified, so it is only indicative.
"""

from fractions import Fraction


def three_faces(well: int, fairly: int, badly: int) -> Fraction | None:
    """Return the mark; none without answers."""
    n = well + fairly + badly
    return Fraction(10 * well + 5 * fairly, n) if n else None
