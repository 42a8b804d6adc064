"""A team's canvas in a report, in its own shape; lists are here."""

from collections.abc import Sequence

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.balloting import dots_known, present_people
from facilitateur.domain.canvases.figures import ListFigures, list_figures, ranking
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.earlier import earlier_on
from facilitateur.domain.state import WHOLE_ROOM, CanvasKey, Note
from facilitateur.export.document import Heading, Paragraph, Part, bullets, emphasis, plain
from facilitateur.export.report_cells import journey_parts, sheets_parts
from facilitateur.export.report_clusters import clusters_parts
from facilitateur.export.report_matrix import matrix_parts
from facilitateur.export.report_notes import note_line
from facilitateur.export.report_scores import grid_parts, survey_parts
from facilitateur.export.report_tree import tree_parts
from facilitateur.export.report_zones import zones_parts
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.comments import comments_of, reactions_said
from facilitateur.i18n.formats import colon
from facilitateur.i18n.votes import dots_said, people_and_dots

NOT_A_CHOICE = ("accord", "comptage")
"""Ways of voting in which notes do not stand against each other."""


def canvas_parts(
    telling: Telling, view: CanvasView, notes: Sequence[Note], level: int, key: CanvasKey = ("", "")
) -> list[Part]:
    """Return a canvas and what its figures say; its own headings are of `level`; `key` finds its scores and answers."""
    parts = _own_parts(telling, view, notes, level, key)
    if view.shown is CanvasKind.LIST:
        return parts
    said = comments_of(telling.words, view, notes, telling.session.contents.scores.get(key, {}), telling.options.pace)
    return [*parts, Paragraph(emphasis(DOT.join(said)))] if said else parts


def _own_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int, key: CanvasKey) -> list[Part]:
    match view.shown:
        case CanvasKind.ZONES:
            return zones_parts(telling, view, notes, level)
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
            return grid_parts(telling, view, notes, level, scores, key, voted=voted)
        case CanvasKind.SURVEY:
            answers = telling.session.contents.answers.get(key, ())
            return survey_parts(
                telling, view, notes, level, answers, present_people(telling.session, key[0], WHOLE_ROOM)
            )
        case _:
            return _list(telling, view, notes, key)


def earlier_parts(telling: Telling, block: Block, team: str, level: int) -> list[Part]:
    """Return what methods that were replaced during a block left, each as its own card shows it."""
    words, parts = telling.words, list[Part]()
    for one in earlier_on(telling.session, block, words.language, team):
        name = one.card.text(words.language).name
        parts.append(Heading(level, plain(words("Under “{name}”, replaced during the block", name=name))))
        match one.view.shown:
            case CanvasKind.GRID:
                parts += grid_parts(telling, one.view, one.notes, level + 1, one.scores, (block.id, team))
            case CanvasKind.SURVEY:
                parts += survey_parts(telling, one.view, one.notes, level + 1, one.answers)
            case CanvasKind.CLUSTERS:
                # Its last sentence counts the notes on their own, which nobody can tell from later ones.
                parts += clusters_parts(telling, one.view, one.notes, level + 1)[:-1]
            case _:
                parts += _own_parts(telling, one.view, one.notes, level + 1, (block.id, team))
    return parts


def _list(telling: Telling, view: CanvasView, notes: Sequence[Note], key: CanvasKey) -> list[Part]:
    parts: list[Part] = [bullets([note_line(telling, view, ranked.note) for ranked in ranking(notes)])]
    figures = list_figures(notes)
    said = [_votes_said(telling, view, figures, key)] if figures.votes else []
    said += reactions_said(telling.words, view, notes)
    return [*parts, Paragraph(emphasis(DOT.join(said)))] if said else parts


def _votes_said(telling: Telling, view: CanvasView, figures: ListFigures, key: CanvasKey) -> str:
    """Return what the votes say; a show of thumbs approves each line and chooses none, so it knows no tie."""
    words = telling.words
    people, dots = dots_known(telling.session, view, *key)
    said = [words.plural("{n} vote", "{n} votes", figures.votes)]
    is_whole = figures.notes == len(telling.session.notes_of(*key))
    if is_whole and figures.votes <= people * dots:
        reckoned = people_and_dots(words, people, dots)
        said = [dots_said(words, figures.votes, people * dots) + colon(words) + reckoned]
    if figures.voted < figures.notes:
        said.append(words("{n} of {notes} proposals received votes", n=figures.voted, notes=figures.notes))
    if view.votes not in NOT_A_CHOICE:
        if len(figures.first) > 1:
            said.append(words("the first place is shared by {n} proposals", n=len(figures.first)))
        elif figures.close:
            said.append(words("the first places are close: take them as equal"))
    return DOT.join(said)
