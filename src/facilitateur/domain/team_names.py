"""Names of teams: what a team is told by beside its letter, which is what people type."""

from facilitateur.domain.cleaning import clean_line, fold, same_words
from facilitateur.domain.events import TeamNamed
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import LONGEST_TEAM_NAME
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session

_SAID_ANYWAY = ("equipe", "team")
"""First words of a name that are told with every team."""


def read_name(text: str) -> str:
    """Return the name that a typed line gives, on one line: « Lilas » for « équipe Lilas » too."""
    return clean_line(_whole(text), LONGEST_TEAM_NAME)


def is_cut(text: str) -> bool:
    """Whether a typed name is longer than a team may have."""
    return read_name(text) != clean_line(_whole(text))


def _whole(text: str) -> str:
    first, _, rest = clean_line(text).partition(" ")
    return rest if rest and fold(first) in _SAID_ANYWAY else f"{first} {rest}"


def _begins_with_a_letter(name: str) -> bool:
    """Whether the first word is a letter alone: `@A la une` is a note for team A, whatever teams are called."""
    first = fold(name.split()[0])
    return len(first) == 1 and first.isalpha()


def name_team(state: Session, team: str, text: str) -> Events:
    """Give a team a name that no other team bears, whatever its case and accents; an empty one takes it away."""
    if all(known.letter != team for known in state.contents.teams):
        raise RefusedError(Reason.UNKNOWN_TEAM, team=team)
    name, names = read_name(text), state.contents.team_names
    if name and (not fold(name) or _begins_with_a_letter(name)):
        raise RefusedError(Reason.TEAM_NAME_SHORT)
    taken = next((letter for letter, other in names.items() if letter != team and same_words(other, name)), "")
    if taken:
        raise RefusedError(Reason.TEAM_NAME_TAKEN, team=taken)
    return () if names.get(team, "") == name else (TeamNamed(team, name),)
