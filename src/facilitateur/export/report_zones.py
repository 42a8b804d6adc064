"""Zones in a report: a table or a heading a zone, once for each idea where the card asks for that, then the figures."""

from collections.abc import Sequence
from itertools import zip_longest

from facilitateur.domain.canvases.figures import zones_figures
from facilitateur.domain.canvases.ideas import apart, of_idea
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.state import Note
from facilitateur.export.document import Heading, Line, Paragraph, Part, Table, bullets, emphasis, plain
from facilitateur.export.report_notes import evidence_said, note_line
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import listing, number, percent
from facilitateur.i18n.ideas import earlier_said

MOST_COLUMNS = 4
"""Zones that fit side by side in a table; more get a heading each."""


def zones_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return the zones; where they are filled for each idea, idea by idea, then what reacts to none."""
    if not view.ideas:
        return _zones(telling, view, notes, level)
    words, parts = telling.words, list[Part]()
    for n, idea in enumerate(view.ideas, 1):
        title = idea.label or words("Without a title")
        parts.append(Heading(level, plain(words("Idea {n}: {title}", n=n, title=title))))
        if said := earlier_said(words, idea):
            parts.append(Paragraph(emphasis(said)))
        held = of_idea(notes, idea)
        parts += _zones(telling, view, held, level + 1) if held else [Paragraph(emphasis(words("No reaction.")))]
    if left := apart(view, notes):
        parts += [Heading(level, plain(words("Without an idea"))), *_zones(telling, view, left, level + 1)]
    return parts


def _zones(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    by_place: dict[str, list[Line]] = {item.id: [] for item in view.places}
    outside: list[Line] = []
    for note in notes:
        by_place.get(note.place, outside).append(note_line(telling, view, note))
    parts: list[Part] = []
    if len(view.places) <= MOST_COLUMNS:
        parts += [_table(view, row, by_place) for row in view.layout]
    else:
        for item in view.places:
            if by_place[item.id]:
                parts += [Heading(level, plain(item.label)), bullets(by_place[item.id])]
    if outside:
        parts += [Heading(level, plain(telling.words("Outside the zones"))), bullets(outside)]
    return [*parts, Paragraph(emphasis(_zones_said(telling, view, notes)))]


def _table(view: CanvasView, row: Sequence[str], by_place: dict[str, list[Line]]) -> Table:
    """Return one row of the layout as a table: a column a zone, the nth notes side by side, a dash where none is."""
    columns = [by_place[place_id] or [plain("–")] for place_id in row]
    header = tuple(plain(view.label(place_id)) for place_id in row)
    return Table(header, tuple(zip_longest(*columns, fillvalue=())), equals=True)


def _zones_said(telling: Telling, view: CanvasView, notes: Sequence[Note]) -> str:
    words, figures = telling.words, zones_figures(view, notes)
    said = [words("zones filled: {n} of {zones}", n=figures.covered, zones=figures.zones)]
    bare = [item.label for item in view.places if not figures.per_zone[item.id]]
    if bare:
        said.append(words("empty: {zones}", zones=listing(words, bare)))
    if figures.imbalance is not None and figures.imbalance >= 3:
        ratio = number(words, figures.imbalance, 0 if figures.imbalance == int(figures.imbalance) else 1)
        said.append(words("the largest zone holds {ratio} times the smallest", ratio=ratio))
    said += evidence_said(telling, notes)
    if figures.is_under_threshold and figures.threshold is not None:
        said.append(words("under the {share} that the method asks for", share=percent(words, figures.threshold)))
    return DOT.join(said)
