"""What may happen to people: groups drawn, somebody who comes late, teams formed, rotations settled."""

from collections.abc import Collection, Sequence
from datetime import datetime
from string import ascii_uppercase

from msgspec.structs import replace

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grouping import Rounds, Wanted, chosen_hosts, draw, step_round, wanted_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import GroupsDrawn, ParticipantsListed, RotationDrawn, TeamsFormed, TurnDrawn
from facilitateur.domain.groups.balanced import balanced_teams
from facilitateur.domain.groups.shapes import teams_for
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.people import Participant, Team, attribute_names, next_code, values_of
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.roll import MOST_PARTICIPANTS, Person
from facilitateur.domain.rotating import Asked, rotate
from facilitateur.domain.seating import Formed, Groups, Rotation
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import round_gauge
from facilitateur.domain.team_draw import is_seated
from facilitateur.domain.timing import clock_of


def groups_asked(state: Session, block: Block) -> Wanted | None:
    """Return what the card of a block asks of groups; none where it asks for no groups."""
    return wanted_of(canvas_view(state, block, state.language))


def held_rounds(state: Session, block: Block, now: datetime) -> int:
    """Return how many of the rounds drawn for the running block are over: those before the round that runs."""
    drawn = state.contents.groups.get(block.id)
    if drawn is None or state.contents.current != block.id:
        return 0
    clock = clock_of(state, block)
    wanted = groups_asked(state, block)
    if wanted is not None and wanted.steps:
        return min(step_round(wanted, clock.step), len(drawn.rounds))
    for step in range(clock.step + 1):
        gauge = round_gauge(state, block, step, now)
        if gauge is not None and not gauge.team:
            over = gauge.number - 1 if step == clock.step else gauge.rounds
            return min(over, len(drawn.rounds))
    return 0


def draw_groups(
    state: Session,
    block: str,
    wanted: Wanted,
    seed: int,
    absent: Sequence[str] = (),
    held: int = 0,
    hosts: Sequence[str] = (),
) -> Events:
    """Draw groups of those who are there; the first `held` rounds stay, and who met in them meets others.

    Hosts are those named, then those who were hosts already once a round is held, then others by chance.
    """
    if state.agenda.block(block) is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    people, before = state.contents.participants, state.contents.groups.get(block)
    return (_drawn(people, before, block, wanted, seed, absent, held, hosts),)


def _drawn(
    everyone: Sequence[Participant],
    before: Groups | None,
    block: str,
    wanted: Wanted,
    seed: int,
    absent: Collection[str],
    held: int,
    hosts: Sequence[str] = (),
) -> GroupsDrawn:
    people = [person.code for person in everyone if person.code not in absent]
    if len(people) < 2:
        raise RefusedError(Reason.NO_PEOPLE)
    kept = before.rounds[: max(held, 0)] if before is not None else ()
    stood = before.rounds[len(kept) :] if before is not None else ()
    stay: tuple[str, ...] = ()
    if wanted.hosts:
        known = before.hosts if before is not None and (kept or _start(stood, people, kept)) else ()
        stay = chosen_hosts(people, teams_for(len(people), wanted.size), seed, (*hosts, *known))
    wanted = wanted._replace(rounds=max(wanted.rounds - len(kept), 1))
    known_values = values_of(everyone, next(iter(attribute_names(everyone)), ""))
    new = draw(people, wanted, seed, kept, known_values, _start(stood, people, kept), stay)
    return GroupsDrawn(block, seed, (*kept, *new), tuple(absent), len(kept), stay)


def _start(stood: Rounds, people: Sequence[str], kept: Rounds) -> Rounds:
    """Return the rounds to go on from: none where the same people ask for another draw of all rounds."""
    seated = {code for groups in stood for group in groups for code in group}
    return stood if kept or seated != {*people} else ()


def arrive(state: Session, person: Person) -> Events:
    """Add somebody who comes later; where people sit in teams, to the team that is short of such a person."""
    people = state.contents.participants
    if not person.name:
        raise RefusedError(Reason.EMPTY_TEXT)
    if any(fold(known.name) == fold(person.name) for known in people):
        raise RefusedError(Reason.ALREADY_LISTED, name=person.name)
    if len(people) >= MOST_PARTICIPANTS:
        raise RefusedError(Reason.TOO_MANY_PEOPLE, most=MOST_PARTICIPANTS)
    new = Participant(next_code(people), person.name, person.attributes)
    listed = ParticipantsListed((*people, new))
    teams = state.contents.teams
    if len(teams) < 2 or not is_seated(state):
        return (listed,)
    formed = state.contents.formed
    attribute = formed.attribute if formed is not None else next(iter(attribute_names(people)), "")
    team = _short_of(teams, (*people, new), new, attribute)
    seated = tuple(replace(each, members=(*each.members, new.code)) if each is team else each for each in teams)
    seed, absent = (formed.seed, formed.absent) if formed is not None else (0, ())
    return (listed, TeamsFormed(seated, seed, attribute, absent))


def _short_of(teams: Sequence[Team], people: Sequence[Participant], new: Participant, attribute: str) -> Team:
    """Return one of the smallest teams: that with fewest people like the new one."""
    known = values_of(people, attribute)
    alike = known.get(new.code, "")
    return min(teams, key=lambda team: (len(team.members), sum(known.get(code, "") == alike for code in team.members)))


def arrive_and_draw(state: Session, person: Person, block: str, wanted: Wanted, seed: int, held: int) -> Events:
    """Add somebody and draw the groups of a block again with them, as one action."""
    listed, *seated = arrive(state, person)
    drawn = state.contents.groups.get(block)
    if drawn is None or not isinstance(listed, ParticipantsListed):
        return (listed, *seated)
    return (listed, *seated, _drawn(listed.participants, drawn, block, wanted, seed, drawn.absent, held))


def draw_teams(state: Session, count: int, seed: int, attribute: str = "", absent: Collection[str] = ()) -> Events:
    """Seat those who are there at so many tables, mixed by an attribute or by chance alone."""
    contents = state.contents
    if not 1 <= count <= MOST_TEAMS:
        raise RefusedError(Reason.TEAMS_OUT_OF_RANGE, most=MOST_TEAMS)
    people = [person.code for person in contents.participants if person.code not in absent]
    if len(people) < max(count, 2):
        raise RefusedError(Reason.NO_PEOPLE)
    gone = [team.letter for team in contents.teams if team.letter not in ascii_uppercase[:count]]
    for letter in gone:
        if any(state.is_used(block.id, letter) for block in state.agenda.blocks):
            raise RefusedError(Reason.TEAM_HAS_WORK, team=state.team_called(letter))
    seated = balanced_teams(people, count, seed, values_of(contents.participants, attribute))
    teams = tuple(Team(ascii_uppercase[i], members) for i, members in enumerate(seated))
    return form_teams(state, TeamsFormed(teams, seed, attribute, tuple(absent)))


def form_teams(state: Session, drawn: TeamsFormed) -> Events:
    """Seat people as they were drawn; nothing happens where they sit like that already."""
    formed = Formed(drawn.seed, drawn.attribute, drawn.absent)
    return () if (drawn.teams, formed) == (state.contents.teams, state.contents.formed) else (drawn,)


def draw_rotation(state: Session, block: str, asked: Asked) -> Events:
    """Settle who meets whom where, turn by turn."""
    if block and state.agenda.block(block) is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    if len(asked.teams) < 2:
        raise RefusedError(Reason.TOO_FEW_TEAMS)
    turns = tuple(TurnDrawn(turn.stations, turn.resting) for turn in rotate(asked))
    is_kept = state.contents.rotations.get(block) == Rotation(asked.kind, turns)
    return () if is_kept else (RotationDrawn(block, asked.kind, turns),)


def drop_rotation(state: Session, block: str) -> Events:
    """Take a rotation back."""
    held = state.contents.rotations.get(block)
    return () if held is None else (RotationDrawn(block, held.kind),)
