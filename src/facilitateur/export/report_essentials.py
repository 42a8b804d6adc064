"""« L'essentiel »: decisions, actions and what the room chose, before all the rest, for people who read one page."""

from facilitateur.domain.canvases.figures import ranking
from facilitateur.domain.canvases.places import SCORED
from facilitateur.domain.state import Note
from facilitateur.domain.voting import final_rounds
from facilitateur.export.document import Heading, Line, Paragraph, Part, Span, bullets, emphasis, plain, strong
from facilitateur.export.report_actions import actions_table, session_actions
from facilitateur.export.report_canvas import NOT_A_CHOICE
from facilitateur.export.report_notes import with_origin
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.votes import comment_of, doubts_said

MOST_CHOSEN = 8
"""Choices that are told; the first ones by votes."""


def essential_parts(telling: Telling) -> list[Part]:
    """Return the section « L'essentiel »; without it decisions and actions are sections of their own."""
    words, include = telling.words, telling.options.include
    if not include.essentials:
        return [*_decisions(telling, 2), *_actions(telling, 2)]
    found = [*_decisions(telling, 3), *_actions(telling, 3), *_chosen(telling)]
    return [Heading(2, plain(words("The essentials"))), *found] if found else []


def _decisions(telling: Telling, level: int) -> list[Part]:
    words = telling.words
    if not telling.options.include.decisions:
        return []
    lines = [_loud(with_origin(telling, note)) for note in telling.session.decisions()]
    said: Part = bullets(lines) if lines else Paragraph(plain(words("No decision was written down.")))
    return [Heading(level, plain(words("Decisions"))), said]


def _loud(line: Line) -> Line:
    """Return a decision with its own words in bold."""
    return (*strong(line[0].text), *line[1:])


def _actions(telling: Telling, level: int) -> list[Part]:
    words, found = telling.words, session_actions(telling)
    if not found or not telling.options.include.actions:
        return []
    return [Heading(level, plain(words("Actions"))), actions_table(telling, found)]


def _chosen(telling: Telling) -> list[Part]:
    """Return what votes said, what came first where people voted on notes, and what the groups kept."""
    blocks = telling.session.agenda.blocks
    voted = [line for block in blocks for line in _voted(telling, block.id)]
    chosen = [note for block in blocks for note in _first_of(telling, block.id)]
    if not chosen and not voted:
        return []
    first = sorted(chosen, key=lambda note: (-note.votes, note.number))[: max(MOST_CHOSEN - len(voted), 1)]
    lines = [*voted, *(_choice(telling, note) for note in first)]
    parts: list[Part] = [Heading(3, plain(telling.words("What the room chose"))), bullets(lines)]
    if len(chosen) > len(first):
        shown, every = len(lines), len(chosen) + len(voted)
        said = telling.words("The first {n} of {all}; the others stand in their blocks.", n=shown, all=every)
        parts.append(Paragraph(emphasis(said)))
    return parts


def _voted(telling: Telling, block_id: str) -> list[Line]:
    """Return the result of each closed vote of a block in its sentence, with what does not fit the room."""
    words, session, found = telling.words, telling.session, []
    for team in session.canvas_teams(block_id):
        for held in final_rounds(session, block_id, team):
            whose = [team_label(words, telling.session, team)] if telling.has_teams and team else []
            where = DOT.join([*whose, telling.title(block_id), telling.time(held.closed_at or held.opened_at)])
            said = " ".join((comment_of(words, held), *doubts_said(words, held)))
            found.append((Span(said), Span(" — "), *emphasis(where)))
    return found


def _first_of(telling: Telling, block_id: str) -> list[Note]:
    session = telling.session
    block = session.agenda.block(block_id)
    if block is None:
        return []
    view = telling.view(block)
    if view.votes in NOT_A_CHOICE or view.shown in SCORED:
        return []
    found: list[Note] = []
    for team in session.canvas_teams(block_id):
        if final_rounds(session, block_id, team):
            continue
        notes = session.notes_of(block_id, team)
        first = [ranked.note for ranked in ranking(notes) if ranked.rank == 1]
        kept = [note for note in first if note.kept]
        if len(kept or first) <= 2:
            found += kept or first
    return found


def _choice(telling: Telling, note: Note) -> Line:
    votes = telling.words.plural("{n} vote", "{n} votes", note.votes)
    return (*strong(note.text), Span(f" ({votes}) — "), *emphasis(telling.origin(note)))
