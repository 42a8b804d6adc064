"""Time beside the block's as JSON values: rounds and turns of the step, turns of speech, timers of teams and rooms."""

from datetime import datetime

from facilitateur.domain.agenda import Block
from facilitateur.domain.side_timers import SideGauge, side_gauges
from facilitateur.domain.speech import tally
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import round_gauge, team_turns
from facilitateur.export.values import Json, instant, seconds


def beside_view(session: Session, now: datetime) -> Json:
    """Return what goes on beside the block's timer."""
    return {
        "side_timers": side_timers_view(session, now),
        "speech": speech_view(session, now),
        "handed_in": handed_in_view(session),
    }


def round_view(session: Session, block: Block, step: int, now: datetime) -> Json:
    """Return what a step says of its rounds; all but `turns` null where it has none."""
    found = round_gauge(session, block, step, now)
    turns = [
        {
            "team": turn.team,
            "allotted": seconds(turn.given),
            "spent": seconds(turn.spent),
            "current": turn.is_now,
        }
        for turn in team_turns(session, block, step, now)
    ]
    if found is None:
        names = ("round", "rounds", "round_allotted", "round_spent", "round_left", "round_team")
        return {**dict.fromkeys(names), "turns": turns}
    allotted, spent = seconds(found.gauge.allotted), seconds(found.gauge.spent)
    return {
        "round": found.number,
        "rounds": found.rounds,
        "round_allotted": allotted,
        "round_spent": spent,
        "round_left": allotted - spent,
        "round_team": found.team or None,
        "turns": turns,
    }


def side_timers_view(session: Session, now: datetime) -> list[Json]:
    """Return the timers of teams and rooms."""
    return [_side(side) for side in side_gauges(session, now)]


def _side(side: SideGauge) -> Json:
    allotted, spent = seconds(side.gauge.allotted), seconds(side.gauge.spent)
    return {
        "timer": side.number,
        "team": side.team or None,
        "label": side.label,
        "running": side.running,
        "started": side.started,
        "until": instant(side.until),
        "allotted": allotted,
        "spent": spent,
        "left": allotted - spent,
        "overtime": max(spent - allotted, 0),
    }


def speech_view(session: Session, now: datetime) -> list[Json]:
    """Return the turns of speech of each block, people by their codes."""
    found: list[Json] = []
    for block in sorted(session.contents.speech, key=session.agenda.position):
        spoken = tally(session, block, now)
        speakers = [
            {"who": share.who, "spent": seconds(share.spent), "turns": share.turns, "share": _rounded(share.share)}
            for share in spoken.shares
        ]
        found.append(
            {
                "block": block,
                "n": spoken.n,
                "fair_share": _rounded(spoken.fair),
                "spent": seconds(spoken.total),
                "speaking": spoken.who or None,
                "speakers": speakers,
            }
        )
    return found


def handed_in_view(session: Session) -> list[Json]:
    """Return which canvases were handed in."""
    keys = sorted(session.contents.handed_in, key=lambda key: (session.agenda.position(key[0]), key))
    return [{"block": block, "team": team} for block, team in keys]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
