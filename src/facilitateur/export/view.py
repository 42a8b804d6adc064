"""The stable JSON view of a session, for scripts and for other programs.

`facilitateur seances montrer ID --json` and `facilitateur rejouer ID --a 10:40 --json` print it. Keys are added, never
renamed. Times are UTC, `2026-06-01T07:05:12Z`, unless named `time` (local, `09:05:12`); durations are whole seconds;
what is not known is `null`. Notes are identified by `"n12"`, blocks by `"b3"`, teams by their letter;
team `""` is the whole room, for blocks without a method in a session with several teams.

```
id, challenge, language, zone        text
created_at, starts_at, now, local_time   instants; `local_time` is now with its offset, `2026-06-01T09:05:12+02:00`
seq, unknown                         number of the last event; events of a newer program that were skipped
status                               planned | running | paused | stopped (between blocks or days) | ended
started, ended                       yes or no; started_at, ended_at: instants
agenda        {slug, name, days: [Day], blocks: [Block]}
  Day         {number, start "09:00", planned_start, planned_end, projected_end, lateness}
  Block       {id, day, kind, card, name, phase, note, planned_minutes, least, most, pin: {edge, at "12:30"}, optional,
               priority, parked, planned_start, planned_end, started_at, ended_at, visits: [{started_at, ended_at}],
               spent, allotted, projected_start, projected_end, shortened_by_pin, pin_missed_by,
               status: upcoming | current | done | parked, canvas}
phase         id of the current block's phase, or null
block         the current Block, or null
step          {index (from 0), number (from 1), steps, title, instruction, until, allotted, spent, left, round, rounds,
               round_allotted, round_spent, round_left, round_team, turns: [{team, allotted, spent, current}]} or null;
               `turns` where the teams pass one after the other
timer         {paused, running_since, until, allotted, spent, left, overtime, level, lateness, step_projected_end,
               block_projected_end, phase_projected_end, half_day_projected_end, projected_end, planned_end,
               next_pin: id of the next block with a pin, pin_missed_by}; lateness > 0 = behind, up to the next pin;
               `until`, of the step and the block, is the end that was said, on the room's clock;
               what needs a running block is null when nothing runs
teams         [{letter, members: [code], name}]; `name` only where the team has one
participants  [{code, name, attributes: {name: value}}]; what teams are mixed by
notes         [Note] in order, without those taken back; decisions, parking_lot: the same Notes, chosen
  Note        {id, number, text, kind, team, block, phase, place, place_label, lane, lane_label, x, y, spots, parent,
               at, time, votes, kept, parked, edited, author, drawn, origin};
               kind: "" fact guess verbatim question idea decision action; `author` is a code, `@A` for a team, `@3` for
               the third group
canvases      [{block, team, kind, places: [{id, label, origin?, earlier?}], scores: [{row, criterion, rater, value}],
               answers: [{values: {question: value}, count}]}] where the group made places or gave figures
groups        [{block, seed, rounds: [[[code]]], absent: [code], held, hosts: [code]}]; the first `held` rounds
               stood when the others were drawn; hosts stay at their table
teams_formed  {seed, attribute, absent: [code]} of the last time teams were formed in the session, or null
rotations     [{block, kind: meetings | across | stations, turns: [{stations: [[letter]], resting: [letter]}]}]
votes         [{number, block, team, rule: dots | hands | consent | judgment, about, after, people, dots,
               opened_at, closed_at, confirmed,
               options: [{key, label, count, grades: {grade: people}, rank, tied, close}],
               objections: [{number, text, resolved}], comment}]; rank, tied, close, comment null until closed
side_timers   [{timer, team, label, running, started, until, allotted, spent, left, overtime}];
               timers of teams and rooms; `until` is on the room's clock, for those that run to a time of day
speech        [{block, n, fair_share, spent, speaking, speakers: [{who, spent, turns, share}]}]; `who` is a code, `@A`
               for a team, or a label; shares from 0 to 1
handed_in     [{block, team}]: canvases that their teams handed in
files         [{name, stored, block, team, note, at, time}]
forked_from   {session, seq, at, time} of the moment of another session from which it goes on, or null
replans       [{at, time, strategy: squeeze | eat | drop | propagate, late (seconds then), below_least}]
corrections   [{kind: start | end | pause | no_pause | block | clock | zone, at, time, block, into, recorded, start,
               end, zone}]; of a zone, `recorded` and `start` are the planned start before and after
incidents     [{kind: resumed | closed | clock | slept | zone | imported, at, time, seconds, text}]
```
"""

import json
from datetime import datetime

from facilitateur.domain.past import Correction, Replan
from facilitateur.domain.state import Attachment, Incident, Session
from facilitateur.domain.timing import day_plan, local
from facilitateur.export.values import Json, clock_time, instant
from facilitateur.export.view_agenda import agenda_view, current_block_view, step_view, timer_view
from facilitateur.export.view_groups import formed_view, groups_view, participants_view, rotations_view, teams_view
from facilitateur.export.view_notes import canvases_view, notes_view
from facilitateur.export.view_timers import beside_view
from facilitateur.export.view_votes import votes_view


def session_view(session: Session, now: datetime) -> Json:
    """Return the state of a session at `now` as plain JSON values; the same log and `now` give the same bytes."""
    plans = [day_plan(session, now, number) for number in sorted({block.day for block in session.agenda.blocks})]
    agenda = agenda_view(session, plans)
    notes, decided = notes_view(session), {f"n{note.number}" for note in session.decisions()}
    current = session.current
    return {
        "id": session.id,
        "challenge": session.challenge,
        "language": session.language,
        "zone": session.zone,
        "created_at": instant(session.created_at),
        "starts_at": instant(session.opening),
        "now": instant(now),
        "local_time": local(session, now).isoformat(timespec="seconds"),
        "seq": session.seq,
        "unknown": session.unknown,
        "status": status_of(session),
        **_bounds(session),
        "agenda": agenda,
        "phase": current.phase if current is not None else None,
        "block": current_block_view(session, agenda),
        "step": step_view(session, now),
        "timer": timer_view(session, now),
        "teams": teams_view(session),
        "participants": participants_view(session),
        "notes": notes,
        "decisions": [note for note in notes if note["id"] in decided],
        "parking_lot": [note for note in notes if note["parked"]],
        "canvases": canvases_view(session),
        "groups": groups_view(session),
        "teams_formed": formed_view(session),
        "rotations": rotations_view(session),
        "votes": votes_view(session),
        **beside_view(session, now),
        "files": [_file(session, file) for file in session.contents.files],
        "forked_from": _fork(session),
        **_on_the_way(session),
    }


def _on_the_way(session: Session) -> Json:
    """Return what happened to the plan and to the program."""
    return {
        "replans": [_replan(session, replan) for replan in session.contents.replans],
        "corrections": [_correction(session, made) for made in session.contents.corrections],
        "incidents": [_incident(session, incident) for incident in session.incidents],
    }


def status_of(session: Session) -> str:
    """Return `planned`, `running`, `paused`, `stopped` (between blocks or days) or `ended`."""
    contents = session.contents
    if contents.ended:
        return "ended"
    if session.current is None:
        return "stopped" if contents.visits else "planned"
    return "paused" if contents.paused else "running"


def view_bytes(view: object) -> bytes:
    """Return a view as JSON, two spaces deep, ASCII only, ending with a newline."""
    return json.dumps(view, ensure_ascii=True, allow_nan=False, indent=2).encode() + b"\n"


def _bounds(session: Session) -> Json:
    visits, ended = session.contents.visits, session.contents.ended
    return {
        "started": bool(visits),
        "started_at": instant(visits[0].started_at if visits else None),
        "ended": ended,
        "ended_at": instant(visits[-1].ended_at if visits and ended else None),
    }


def _fork(session: Session) -> Json | None:
    fork = session.fork
    if fork is None:
        return None
    return {"session": fork.session, "seq": fork.seq, "at": instant(fork.at), "time": clock_time(session, fork.at)}


def _file(session: Session, file: Attachment) -> Json:
    return {
        "name": file.name,
        "stored": file.stored,
        "block": file.block,
        "team": file.team,
        "note": None if file.note is None else f"n{file.note}",
        "at": instant(file.at),
        "time": clock_time(session, file.at),
    }


def _correction(session: Session, made: Correction) -> Json:
    return {
        "kind": made.kind,
        "at": instant(made.at),
        "time": clock_time(session, made.at),
        "block": made.block or None,
        "into": made.into or None,
        "recorded": instant(made.recorded),
        "start": instant(made.start),
        "end": instant(made.end),
        "zone": made.zone or None,
    }


def _replan(session: Session, replan: Replan) -> Json:
    return {
        "at": instant(replan.at),
        "time": clock_time(session, replan.at),
        "strategy": replan.strategy,
        "late": replan.late,
        "below_least": replan.below_least,
    }


def _incident(session: Session, incident: Incident) -> Json:
    return {
        "kind": incident.kind,
        "at": instant(incident.at),
        "time": clock_time(session, incident.at),
        "seconds": incident.seconds,
        "text": incident.text,
    }
