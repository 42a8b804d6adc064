"""A replay as plain text and as data: what was on the wall, and when some words appeared."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from facilitateur.cli.past_figures import figures_said
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local
from facilitateur.export.values import instant
from facilitateur.i18n.formats import quote, spot_said, time_of_day, wall_time
from facilitateur.i18n.labels import block_title, kind_in, team_label
from facilitateur.i18n.words import Words
from facilitateur.replay.search import Hit
from facilitateur.replay.wall import Sheet
from facilitateur.replay.wording import hit_label


def wall_sheet(words: Words, session: Session, now: datetime, sheets: Sequence[Sheet]) -> str:
    """Return everything that hung on the wall at an instant, block by block, as lines of text."""
    lines = [
        words(
            "On the wall at {time}: {challenge}",
            time=time_of_day(words, local(session, now)),
            challenge=session.challenge,
        )
    ]
    if not sheets:
        lines += ["", words("There was nothing on the wall yet.")]
    for _, group in groupby(sheets, key=lambda sheet: sheet.block.id):
        of_block = list(group)
        lines += ["", _heading(words, session, of_block[0])]
        for sheet in of_block:
            lines += _team(words, session, sheet)
    return "\n".join(lines)


def _heading(words: Words, session: Session, sheet: Sheet) -> str:
    begun = f"{wall_time(local(session, sheet.begun))}  " if sheet.begun else ""
    running = f" ({words('running')})" if sheet.block.id == session.contents.current else ""
    return f"{begun}{block_title(words, session, sheet.block)}{running}"


def _team(words: Words, session: Session, sheet: Sheet) -> Iterator[str]:
    if len(session.contents.teams) > 1:
        yield f"  {team_label(words, session, sheet.team)}"
    if sheet.figures:
        told = [*figures_said(words, session, sheet)]
        yield from (f"    {line}" for line in told or [words.plural("{n} figure", "{n} figures", sheet.figures)])
    places = canvas_view(session, sheet.block, words.language, sheet.team).shown is CanvasKind.MATRIX
    for column in sheet.columns:
        if column.label:
            yield f"    {column.label}"
        for pinned in column.notes:
            said = _note(words, session, pinned.note, places=places)
            yield f"    {'  ' * (pinned.depth + bool(column.label))}- {said}"


def _note(words: Words, session: Session, note: Note, *, places: bool = False) -> str:
    """Return a note with what was made of it; on a matrix with its place, across, then up."""
    extras = [spot_said(words, note.spot) if note.spot is not None else words("to place")] if places else []
    extras.append(kind_in(words, session, note))
    extras += [words.plural("{n} vote", "{n} votes", note.votes)] if note.votes else []
    extras += [words("kept")] if note.kept else []
    said = ", ".join(filter(None, extras))
    return " ".join(note.text.split()) + (f" ({said})" if said else "")


def wall_data(session: Session, now: datetime, sheets: Sequence[Sheet]) -> dict[str, object]:
    """Return the same as plain values."""
    return {
        "session": session.id,
        "at": instant(now),
        "time": _time(session, now),
        "sheets": [
            {
                "block": sheet.block.id,
                "team": sheet.team,
                "begun_at": instant(sheet.begun),
                "figures": sheet.figures,
                "columns": [
                    {"label": column.label, "notes": [f"n{pinned.note.number}" for pinned in column.notes]}
                    for column in sheet.columns
                ],
            }
            for sheet in sheets
        ],
    }


def hit_rows(words: Words, whole: Session, hits: Sequence[Hit]) -> list[tuple[str, ...]]:
    """Return one row for each moment: minute, block, team, text."""
    several_days = len({local(whole, hit.at).date() for hit in hits}) > 1
    return [
        (
            f"{local(whole, hit.at):%Y-%m-%d %H:%M}" if several_days else wall_time(local(whole, hit.at)),
            _block(words, whole, hit),
            team_label(words, whole, hit.team) if hit.team else "",
            quote(words, " ".join(hit.text.split())) + (f" ({said})" if (said := hit_label(words, hit)) else ""),
        )
        for hit in hits
    ]


def _block(words: Words, whole: Session, hit: Hit) -> str:
    block = whole.agenda.block(hit.block)
    return block_title(words, whole, block) if block is not None else hit.block


def hits_data(whole: Session, seqs: Sequence[int], query: str, hits: Sequence[Hit]) -> dict[str, object]:
    """Return the moments as plain values; `seqs` are the numbers of all events in order."""
    return {
        "session": whole.id,
        "query": query,
        "hits": [
            {
                "kind": hit.kind.value,
                "seq": seqs[hit.place],
                "at": instant(hit.at),
                "time": _time(whole, hit.at),
                "block": hit.block,
                "team": hit.team,
                "note": f"n{hit.note}" if hit.note else None,
                "text": hit.text,
                "gone": hit.gone,
            }
            for hit in hits
        ],
    }


def _time(session: Session, at: datetime) -> str:
    return f"{local(session, at):%H:%M:%S}"
