"""A single note in a report, and what is said of how sure notes are."""

from facilitateur.domain.canvases.figures import Evidence
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.export.document import Line, Span, Style, emphasis
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import percent, quote
from facilitateur.i18n.labels import note_kind_label


def note_line(telling: Telling, view: CanvasView, note: Note) -> Line:
    """Return a note: its words, bold when the group kept it, then votes, kind and author."""
    words = telling.words
    text = note.text
    if note.kind is NoteKind.VERBATIM and not text.startswith(("«", "“", '"')):
        text = quote(words, text)
    kind = note_kind_label(words, note.kind, observed=view.observed)
    line: list[Span] = [Span(text, Style.STRONG if note.kept else Style.PLAIN)]
    if note.votes:
        line.append(Span(" (" + words.plural("{n} vote", "{n} votes", note.votes) + ")"))
    marks = [said for said in (kind, words("kept") if note.kept else "") if said]
    if marks:
        line += [Span(" — "), *emphasis(", ".join(marks))]
    author = telling.author(note)
    if author:
        line.append(Span(f" — {author}"))
    return tuple(line)


def evidence_said(telling: Telling, evidence: Evidence, view: CanvasView) -> list[str]:
    """Return « faits et verbatims 8 sur 12 (67 %) », once notes carry a kind."""
    words, rate = telling.words, evidence.rate
    if rate is None:
        return []
    facts = {"n": evidence.certain, "typed": evidence.typed, "share": percent(words, rate)}
    if view.observed:
        return [words("observed or verbatim: {n} of {typed} ({share})", **facts)]
    return [words("facts and verbatims: {n} of {typed} ({share})", **facts)]
