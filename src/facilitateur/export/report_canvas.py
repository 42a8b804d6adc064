"""A team's canvas in a report, in its own shape; lists and zones are here."""

from collections.abc import Sequence
from itertools import zip_longest

from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.canvases.figures import ListFigures, list_figures, ranking, zones_figures
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import WHOLE_ROOM, CanvasKey, Note
from facilitateur.export.document import (
    Heading,
    Line,
    Paragraph,
    Part,
    Table,
    bullets,
    emphasis,
    plain,
)
from facilitateur.export.report_cells import journey_parts, sheets_parts
from facilitateur.export.report_clusters import clusters_parts
from facilitateur.export.report_matrix import matrix_parts
from facilitateur.export.report_notes import evidence_said, note_line
from facilitateur.export.report_scores import grid_parts, survey_parts
from facilitateur.export.report_tree import tree_parts
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.comments import comments_of, reactions_said
from facilitateur.i18n.formats import listing, number, percent

MOST_COLUMNS = 4
"""Zones that fit side by side in a table; more get a heading each."""

NOT_A_CHOICE = ("accord", "comptage")
"""Ways of voting in which notes do not stand against each other."""


def canvas_parts(
    telling: Telling, view: CanvasView, notes: Sequence[Note], level: int, key: CanvasKey = ("", "")
) -> list[Part]:
    """Return a canvas and what its figures say; its own headings are of `level`; `key` finds its scores and answers."""
    parts = _own_parts(telling, view, notes, level, key)
    if view.shown is CanvasKind.LIST:
        return parts
    said = comments_of(telling.words, view, notes, telling.session.contents.scores.get(key, {}))
    return [*parts, Paragraph(emphasis(DOT.join(said)))] if said else parts


def _own_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int, key: CanvasKey) -> list[Part]:
    match view.shown:
        case CanvasKind.ZONES:
            return _zones(telling, view, notes, level)
        case CanvasKind.TREE:
            return tree_parts(telling, view, notes, level)
        case CanvasKind.CLUSTERS:
            return clusters_parts(telling, view, notes, level)
        case CanvasKind.MATRIX:
            return matrix_parts(telling, view, notes, level)
        case CanvasKind.JOURNEY:
            return journey_parts(telling, view, notes, level)
        case CanvasKind.SHEETS | CanvasKind.GALLERY:
            return sheets_parts(telling, view, notes, level)
        case CanvasKind.GRID:
            scores = telling.session.contents.scores.get(key, {})
            voted = any(one.closed_at for one in telling.session.votes_of(*key))
            return grid_parts(telling, view, notes, level, scores, voted=voted)
        case CanvasKind.SURVEY:
            answers = telling.session.contents.answers.get(key, ())
            return survey_parts(
                telling, view, notes, level, answers, present_people(telling.session, key[0], WHOLE_ROOM)
            )
        case _:
            return _list(telling, view, notes)


def _list(telling: Telling, view: CanvasView, notes: Sequence[Note]) -> list[Part]:
    parts: list[Part] = [bullets([note_line(telling, view, ranked.note) for ranked in ranking(notes)])]
    figures = list_figures(notes)
    said = [_votes_said(telling, view, figures)] if figures.votes else []
    said += reactions_said(telling.words, view, notes)
    return [*parts, Paragraph(emphasis(DOT.join(said)))] if said else parts


def _votes_said(telling: Telling, view: CanvasView, figures: ListFigures) -> str:
    """Return what the votes say; a show of thumbs approves each line and chooses none, so it knows no tie."""
    words = telling.words
    said = [words.plural("{n} vote", "{n} votes", figures.votes)]
    if figures.voted < figures.notes:
        said.append(words("{n} of {notes} proposals received votes", n=figures.voted, notes=figures.notes))
    if view.votes not in NOT_A_CHOICE:
        if len(figures.first) > 1:
            said.append(words("the first place is shared by {n} proposals", n=len(figures.first)))
        elif figures.close:
            said.append(words("the first places are close: take them as equal"))
    return DOT.join(said)


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
    said += evidence_said(telling, notes, view)
    if figures.is_under_threshold and figures.threshold is not None:
        said.append(words("under the {share} that the method asks for", share=percent(words, figures.threshold)))
    return DOT.join(said)
