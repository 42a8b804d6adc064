"""The notes of a session as JSON values."""

from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note, Session
from facilitateur.export.values import Json, clock_time, instant


def notes_view(session: Session) -> list[Json]:
    """Return every note that was not taken back, in the order of their numbers."""
    blocks = {block.id: block for block in session.agenda.blocks}
    views = {block.id: canvas_view(session, block, session.language) for block in blocks.values()}
    phases = {block.id: block.phase for block in blocks.values()}
    return [_note(session, note, views.get(note.block), phases.get(note.block)) for note in session.notes()]


def _note(session: Session, note: Note, view: CanvasView | None, phase: str | None) -> Json:
    return {
        "id": f"n{note.number}",
        "number": note.number,
        "text": note.text,
        "kind": note.kind,
        "team": note.team,
        "block": note.block,
        "phase": phase,
        "place": note.place,
        "place_label": view.label(note.place) if view is not None else note.place,
        "lane": note.lane,
        "lane_label": next((lane.label for lane in view.lanes if lane.id == note.lane), note.lane)
        if view
        else note.lane,
        "x": None if note.spot is None else note.spot[0] / 10,
        "y": None if note.spot is None else note.spot[1] / 10,
        "spots": [[x / 10, y / 10] for x, y in note.spots],
        "parent": None if note.parent is None else f"n{note.parent}",
        "at": instant(note.at),
        "time": clock_time(session, note.at),
        "votes": note.votes,
        "kept": note.kept,
        "parked": note.parked,
        "edited": note.edited,
        "author": note.author,
        "drawn": note.drawn,
        "origin": note.source or None,
    }


def _place(place: CanvasItem) -> Json:
    """Return a place that the group made, with what it was carried over from and called before, if anything."""
    origin: Json = {"origin": place.source} if place.source else {}
    earlier: Json = {"earlier": list(place.earlier)} if place.earlier else {}
    return {"id": place.id, "label": place.label, **origin, **earlier}


def canvases_view(session: Session) -> list[Json]:
    """Return what stands on canvases besides notes, in the order of the agenda."""
    contents = session.contents
    found: list[Json] = []
    for block in session.agenda.blocks:
        for team in session.canvas_teams(block.id):
            key = (block.id, team)
            places, scores, answers = contents.places.get(key), contents.scores.get(key), contents.answers.get(key)
            if places or scores or answers:
                found.append(
                    {
                        "block": block.id,
                        "team": team,
                        "kind": canvas_view(session, block, session.language).kind,
                        "places": [_place(place) for place in places or ()],
                        "scores": [
                            {"row": row, "criterion": criterion, "rater": rater, "value": value}
                            for (row, criterion, rater), value in sorted((scores or {}).items())
                        ],
                        "answers": [
                            {"values": dict(answer.values), "count": answer.count}
                            for answer in answers or ()
                            if answer.values
                        ],
                    }
                )
    return found
