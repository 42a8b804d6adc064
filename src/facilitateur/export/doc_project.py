"""« Fiche projet »: one page a team, drawn from its canvases, with lines to fill where nothing was written."""

from collections.abc import Iterator, Sequence

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.figures import ranking
from facilitateur.domain.events import NoteKind, VoteRule
from facilitateur.domain.people import Team
from facilitateur.domain.phases import Phase
from facilitateur.domain.state import Note
from facilitateur.domain.voting import final_rounds, result_of
from facilitateur.export.doc_parts import day_line, documented, title_parts
from facilitateur.export.document import (
    Document,
    Figure,
    Heading,
    Line,
    Paragraph,
    Part,
    Table,
    emphasis,
    plain,
    strong,
)
from facilitateur.export.photo_consent import prints_photos
from facilitateur.export.pictures import SHOWN, Absence, picture_of
from facilitateur.export.project_fields import ASKED, FIELDS, NEXT, TITLE, WHOLE, Source
from facilitateur.export.report_actions import due_said, owner_said, session_actions
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon, semicolon
from facilitateur.i18n.labels import team_label

SHARES = (0.24, 0.76)
MOST_SAID = 420
"""Characters of one field; a project sheet is one page."""

LONGEST_NAME = 90
"""Characters of a project's name, which is a heading."""

PHOTO = (7.0, 5.0)
"""Widest and tallest photo, in centimetres."""


def project_sheets(telling: Telling) -> Document:
    """Return a page for each team that left anything, for all of them when none did."""
    words, session = telling.words, telling.session
    teams = [team for team in session.contents.teams if any(note.team == team.letter for note in session.notes())]
    parts: list[Part] = [
        *title_parts(telling, words("Project sheet"), session.challenge),
        Paragraph(plain(day_line(telling))),
    ]
    for number, team in enumerate(teams or session.contents.teams):
        parts += _page(telling, team, turns=number > 0)
    return documented(telling, parts, kind=words("Project sheet"))


def _page(telling: Telling, team: Team, *, turns: bool) -> list[Part]:
    words = telling.words
    name = project_name(telling, team)
    label = team_label(words, telling.session, team.letter)
    team_said = [label[:1].upper() + label[1:]] if telling.has_teams else []
    title = DOT.join([*team_said, name or words("Project to be named")])
    rows: list[tuple[Line, ...]] = [
        (strong(words(field.label)), plain(found(telling, team, field.sources))) for field in FIELDS
    ]
    rows.append((strong(words("Next step")), plain(_next(telling, team))))
    rows.append((strong(words("What is asked for")), plain(found(telling, team, ASKED))))
    header = (plain(words("Field")), plain(words("Content")))
    table = Table(header, tuple(rows), named_rows=True, shares=SHARES, tall=True)
    return [Heading(2, plain(title), turns=turns), table, *_photo(telling, team)]


def project_name(telling: Telling, team: Team) -> str:
    """Return what a team called its project: the first thing typed where a name is asked for, else a sheet's title."""
    for source, block in _held(telling, TITLE):
        notes = [note for note in telling.session.notes_of(block.id, team.letter) if note.lane in source.ids]
        typed = [note for note in notes if not note.source] or notes
        titles = [place.label for place in telling.view(block, team.letter).places if place.label]
        for said in (*(note.text for note in typed[:1]), *titles[:1]):
            return _cut(said, LONGEST_NAME)
    return ""


def found(telling: Telling, team: Team, sources: Sequence[Source]) -> str:
    """Return what the best source that holds anything says, cut to what a page takes."""
    told = (_said(telling, team, block, source) for source, block in _held(telling, sources))
    return _cut(next(filter(None, told), ""), MOST_SAID)


def _held(telling: Telling, sources: Sequence[Source]) -> Iterator[tuple[Source, Block]]:
    """Yield each source with the blocks that run its card, the best source first."""
    blocks = telling.session.agenda.blocks
    return ((source, block) for source in sources for block in blocks if block.card == source.card)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _said(telling: Telling, team: Team, block: Block, source: Source) -> str:
    notes = [note for note in telling.session.notes_of(block.id, team.letter) if not note.parked]
    if source.ids == WHOLE:
        return semicolon(telling.words).join(note.text for note in notes)
    if not source.ids:
        return semicolon(telling.words).join(_chosen(telling, block, team, notes))
    view = telling.view(block, team.letter)
    labels = {item.id: item.label for item in (*view.places, *view.lanes)}
    told = []
    for wanted in source.ids:
        held = [note.text for note in notes if wanted in (note.lane, note.place)]
        if held:
            label = labels.get(wanted, "") if len(source.ids) > 1 or source.named else ""
            told.append((label + colon(telling.words) if label else "") + semicolon(telling.words).join(held))
    return " ".join(text if text.endswith((".", "?", "!", "…")) or len(told) < 2 else f"{text}." for text in told)


def _chosen(telling: Telling, block: Block, team: Team, notes: Sequence[Note]) -> list[str]:
    """Return what was kept; else what came first in the last votes, else by the votes on the notes."""
    kept = [note.text for note in notes if note.kept]
    rounds = [
        held for held in final_rounds(telling.session, block.id, team.letter) if held.rule is not VoteRule.CONSENT
    ]
    voted = [first.option.label for held in rounds[-1:] for first in result_of(held).first]
    return kept or voted or [ranked.note.text for ranked in ranking(notes) if ranked.rank == 1]


def _next(telling: Telling, team: Team) -> str:
    """Return the team's actions; without any, what the end of the session says of them."""
    mine = [action for action in session_actions(telling) if action.team == team.letter]
    if mine:
        told = (DOT.join(filter(None, (one.what, owner_said(telling, one), due_said(telling, one)))) for one in mine)
        return semicolon(telling.words).join(told)
    said = found(telling, team, NEXT)
    if said:
        return said
    late = {block.id for block in telling.session.agenda.blocks if block.phase in (Phase.TESTING, Phase.PITCH)}
    decided = [note for note in telling.session.decisions() if note.team == team.letter and note.block in late]
    return semicolon(telling.words).join(note.text for note in decided if note.kind is NoteKind.DECISION)


def _photo(telling: Telling, team: Team) -> list[Part]:
    """Return the last photo of the team's prototype, small."""
    options, session = telling.options, telling.session
    if options.folder is None or not prints_photos(options):
        return []
    making = {block.id for block in session.agenda.blocks if block.phase in (Phase.PROTOTYPING, Phase.IDEATION)}
    files = [file for file in session.contents.files if file.team == team.letter and file.block in making]
    for file in reversed(files):
        picture = picture_of(options.folder, file.stored) if file.stored.lower().endswith(SHOWN) else Absence.BROKEN
        if not isinstance(picture, Absence):
            width = min(PHOTO[0], PHOTO[1] * picture.width / picture.height)
            title = telling.title(file.block)
            alt = telling.words("Photo taken during “{block}”, {where}.", block=title, where=file.name)
            return [Figure(picture, alt, emphasis(file.name), width, source=f"pj/{file.stored}")]
    return []
