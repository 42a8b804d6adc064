"""A single note in a report, and what is said of how sure notes are."""

from collections.abc import Sequence

from facilitateur.domain.authors import group_code
from facilitateur.domain.canvases.figures import evidence
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.export.document import Line, Span, Style, emphasis
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import percent, quote
from facilitateur.i18n.labels import note_kind_label
from facilitateur.i18n.words import Words

SURE_OR_NOT = (NoteKind.FACT, NoteKind.GUESS, NoteKind.VERBATIM)
"""Kinds without which a rate of evidence means nothing."""


def note_line(telling: Telling, view: CanvasView, note: Note) -> Line:
    """Return a note: its words, bold when the group kept it, then votes, kind and author."""
    words = telling.words
    text = quoted(words, note, note.text)
    kind = note_kind_label(words, note.kind, observed=view.observed)
    line: list[Span] = [Span(text, Style.STRONG if note.kept else Style.PLAIN)]
    if note.votes:
        line.append(Span(" (" + words.plural("{n} vote", "{n} votes", note.votes) + ")"))
    marks = [said for said in (kind, words("kept by the group") if note.kept else "") if said]
    if marks:
        line += [Span(" — "), *emphasis(", ".join(marks))]
    if note.drawn:
        line.append(Span(" — " + words("card “{text}”", text=note.drawn)))
    for who in (telling.team_on_shared(note), telling.author(note)):
        if who:
            line.append(Span(f" — {who}"))
    if telling.options.include.traces:
        line += [Span(" "), *emphasis(f"[{telling.trace(note)}]")]
    return tuple(line)


def with_origin(telling: Telling, note: Note) -> Line:
    """Return a note that stands away from its block, with where and when it was written."""
    is_told = telling.has_teams and note.author == group_code(note.team)
    author = "" if is_told else telling.author(note)
    said = f"{note.text} ({author})" if author else note.text
    origin = telling.trace(note) if telling.options.include.traces else telling.origin(note)
    return (Span(said), Span(" — "), *emphasis(origin))


def quoted(words: Words, note: Note, text: str) -> str:
    """Return a text between quotation marks when somebody was heard saying it."""
    is_bare = note.kind is NoteKind.VERBATIM and not text.startswith(("«", "“", '"'))
    return quote(words, text) if is_bare else text


def evidence_said(telling: Telling, notes: Sequence[Note]) -> list[str]:
    """Return « faits et verbatims : 8 sur 12 notes marquées (67 %), 3 sans marque »; nothing where none is marked."""
    words, found = telling.words, evidence(notes)
    if found.rate is None or not any(note.kind in SURE_OR_NOT for note in notes):
        return []
    share = percent(words, found.rate)
    said = words.plural(
        "facts and verbatims: {certain} of {n} marked note ({share})",
        "facts and verbatims: {certain} of {n} marked notes ({share})",
        found.typed,
        certain=found.certain,
        share=share,
    )
    if found.unmarked:
        said += ", " + words.plural("{n} without a mark", "{n} without a mark", found.unmarked)
    return [said]
