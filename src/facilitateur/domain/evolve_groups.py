"""How events seat people at tables, name the tables and send teams from station to station."""

from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import RotationDrawn, TeamNamed, TeamsFormed
from facilitateur.domain.limits import LONGEST_TEAM_NAME, MOST_TURNS
from facilitateur.domain.seating import Formed, Rotation
from facilitateur.domain.state import Contents

GroupingEvent: TypeAlias = TeamsFormed | TeamNamed | RotationDrawn


def apply_grouping(contents: Contents, event: GroupingEvent) -> Contents:
    """Return the contents after teams were formed, named or sent round; the same object when it changes nothing."""
    if isinstance(event, TeamsFormed):
        teams = tuple({team.letter: team for team in event.teams if team.letter}.values())
        formed = Formed(event.seed, event.attribute, event.absent)
        if not teams or (teams, formed) == (contents.teams, contents.formed):
            return contents
        letters = {team.letter for team in teams}
        names = {letter: name for letter, name in contents.team_names.items() if letter in letters}
        return replace(contents, teams=teams, formed=formed, team_names=names)
    if isinstance(event, TeamNamed):
        return _named(contents, event)
    others = {block: held for block, held in contents.rotations.items() if block != event.block}
    if event.turns:
        others[event.block] = Rotation(event.kind, event.turns[:MOST_TURNS])
    return contents if others == contents.rotations else replace(contents, rotations=others)


def _named(contents: Contents, event: TeamNamed) -> Contents:
    names = {letter: name for letter, name in contents.team_names.items() if letter != event.team}
    name = clean_line(event.name, LONGEST_TEAM_NAME)
    if name and any(team.letter == event.team for team in contents.teams):
        names[event.team] = name
    return contents if names == contents.team_names else replace(contents, team_names=dict(sorted(names.items())))
