"""Clusters in a report: a heading a cluster, its notes as bullets, then the notes that stayed alone."""

from collections.abc import Sequence

from facilitateur.domain.canvases.clusters import ClustersFigures, clusters_figures
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.state import Note
from facilitateur.export.document import Heading, Line, Paragraph, Part, Span, bullets, emphasis, plain
from facilitateur.export.report_notes import evidence_said, note_line
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import listing, percent, quote


def clusters_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return clusters, those with most votes first."""
    words, figures = telling.words, clusters_figures(view, notes)
    parts: list[Part] = []
    for cluster in figures.clusters:
        title = cluster.place.label or words("Without a title")
        if cluster.votes:
            title += " (" + words.plural("{n} vote", "{n} votes", cluster.votes) + ")"
        parts.append(Heading(level, plain(title)))
        lines = [_member(telling, view, figures, note) for note in cluster.notes]
        parts.append(bullets(lines) if lines else Paragraph(emphasis(words("No note."))))
    if figures.alone:
        parts += [Heading(level, plain(words("Notes on their own")))] if figures.clusters else []
        parts.append(bullets([note_line(telling, view, note) for note in figures.alone]))
    said = [words.plural("{n} cluster", "{n} clusters", len(figures.clusters))]
    if figures.clusters and figures.sorted_share is not None:
        said.append(words("notes sorted: {share}", share=percent(words, figures.sorted_share)))
    if figures.is_tied:
        said.append(words("the first clusters are close: take them as equal"))
    return [*parts, Paragraph(emphasis(DOT.join([*said, *evidence_said(telling, notes)])))]


def _member(telling: Telling, view: CanvasView, figures: ClustersFigures, note: Note) -> Line:
    """Return a note, with the other clusters in which it stands as well."""
    line, others = note_line(telling, view, note), figures.also.get(note.number)
    if not others:
        return line
    words = telling.words
    titles = [quote(words, place.label or words("Without a title")) for place in others]
    return (*line, Span(" — "), *emphasis(words("also in {clusters}", clusters=listing(words, titles))))
