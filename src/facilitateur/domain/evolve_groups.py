"""How events seat people at tables and send teams from station to station."""

from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.events import RotationDrawn, TeamsFormed
from facilitateur.domain.limits import MOST_TURNS
from facilitateur.domain.seating import Formed, Rotation
from facilitateur.domain.state import Contents

GroupingEvent: TypeAlias = TeamsFormed | RotationDrawn


def apply_grouping(contents: Contents, event: GroupingEvent) -> Contents:
    """Return the contents after teams were formed or a rotation was drawn; the same object when it changes nothing."""
    if isinstance(event, TeamsFormed):
        teams = tuple({team.letter: team for team in event.teams if team.letter}.values())
        formed = Formed(event.seed, event.attribute, event.absent)
        if not teams or (teams, formed) == (contents.teams, contents.formed):
            return contents
        return replace(contents, teams=teams, formed=formed)
    others = {block: held for block, held in contents.rotations.items() if block != event.block}
    if event.turns:
        others[event.block] = Rotation(event.kind, event.turns[:MOST_TURNS])
    return contents if others == contents.rotations else replace(contents, rotations=others)
