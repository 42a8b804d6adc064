"""What teams are drawn from, before anybody sits down: shown again, it is the same draw."""

from typing import NamedTuple

from facilitateur.domain.people import attribute_names
from facilitateur.domain.state import Session


class TeamDraw(NamedTuple):
    """What teams are drawn from; the same draw of the same people gives the same teams."""

    seed: int
    attribute: str
    """What they are mixed by; empty for chance alone."""
    tables: int
    absent: tuple[str, ...] = ()


def is_seated(state: Session) -> bool:
    """Whether anybody sits in a team."""
    return any(team.members for team in state.contents.teams)


def first_draw(state: Session, seed: int) -> TeamDraw:
    """Return a draw of as many teams as there are, mixed as they were, or by the first thing known of people."""
    contents, names = state.contents, attribute_names(state.contents.participants)
    formed = contents.formed
    attribute = next(iter(names), "")
    if formed is not None and formed.attribute in (*names, ""):
        attribute = formed.attribute
    return TeamDraw(seed, attribute, len(contents.teams), formed.absent if formed is not None else ())
