"""Groups, teams and rotations as plain JSON values."""

from facilitateur.domain.state import Session
from facilitateur.export.values import Json


def participants_view(session: Session) -> list[Json]:
    """Return who takes part, with what teams are mixed by."""
    people = session.contents.participants
    return [{"code": one.code, "name": one.name, "attributes": dict(one.attributes)} for one in people]


def teams_view(session: Session) -> list[Json]:
    """Return the teams, with what they are called besides their letter."""
    names, found = session.contents.team_names, []
    for team in session.contents.teams:
        told: Json = {"letter": team.letter, "members": list(team.members)}
        found.append({**told, "name": names[team.letter]} if team.letter in names else told)
    return found


def groups_view(session: Session) -> list[Json]:
    """Return the groups drawn, by block."""
    return [
        {
            "block": block,
            "seed": drawn.seed,
            "rounds": drawn.rounds,
            "absent": drawn.absent,
            "held": drawn.held,
            "hosts": drawn.hosts,
        }
        for block, drawn in session.contents.groups.items()
    ]


def formed_view(session: Session) -> Json | None:
    """Return how the teams were formed in the session, if they were."""
    formed = session.contents.formed
    return None if formed is None else {"seed": formed.seed, "attribute": formed.attribute, "absent": formed.absent}


def rotations_view(session: Session) -> list[Json]:
    """Return the rotations kept, by block."""
    return [
        {
            "block": block,
            "kind": held.kind.value,
            "turns": [{"stations": turn.stations, "resting": turn.resting} for turn in held.turns],
        }
        for block, held in session.contents.rotations.items()
    ]
