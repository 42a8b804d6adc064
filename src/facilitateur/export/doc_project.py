"""« Fiche projet »: one page a team, drawn from its canvases, with lines to fill where nothing was written."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.figures import ranking
from facilitateur.domain.events import NoteKind
from facilitateur.domain.people import Team
from facilitateur.domain.phases import Phase
from facilitateur.domain.state import Note
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
from facilitateur.export.pictures import SHOWN, Absence, picture_of
from facilitateur.export.report_actions import due_said, owner_said, session_actions
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.words import mark

SHARES = (0.24, 0.76)
MOST_SAID = 420
"""Characters of one field; a project sheet is one page."""

PHOTO = (7.0, 5.0)
"""Widest and tallest photo, in centimetres."""


class Source(NamedTuple):
    """Where a field may be found: on the canvas of a card, in these places or lanes, or what was chosen there."""

    card: str
    ids: tuple[str, ...] = ()
    first_only: bool = False


class Field(NamedTuple):
    """A field of the sheet and where it comes from, the best source first."""

    label: str
    sources: tuple[Source, ...]


TITLE = (
    Source("pitch-ascenseur", ("nom",), True),
    Source("fiche-idee", ("nom",), True),
    Source("exposition", ("prototype",), True),
    Source("prototype-rapide", ("prototype",), True),
    Source("restitution-defi", ("prototype",), True),
)
FIELDS = (
    Field(
        mark("Question"),
        (
            Source("restitution-defi", ("question-de-travail",)),
            Source("comment-pourrions-nous"),
            Source("cadrage-defi", ("question-du-defi-comment-faire-pour",)),
        ),
    ),
    Field(
        mark("Need"),
        (
            Source("persona", ("besoin-principal",)),
            Source("carte-empathie", ("besoins",)),
            Source("pitch-3-minutes", ("besoin-et-faits",)),
            Source("pitch-ascenseur", ("besoin",)),
            Source("entretien-usager", ("besoins",)),
        ),
    ),
    Field(
        mark("Person"),
        (
            Source("persona", ("prenom-et-age", "situation-de-vie", "citation")),
            Source("carte-empathie", ("qui", "doit-faire")),
            Source("fiche-idee", ("pour-qui",)),
            Source("pitch-ascenseur", ("pour-qui",)),
        ),
    ),
    Field(
        mark("Idea"),
        (
            Source("pitch-3-minutes", ("solution-montree",)),
            Source("fiche-idee", ("promesse-en-une-phrase", "comment-ca-marche")),
            Source("pitch-ascenseur", ("categorie", "benefice", "difference")),
            Source("restitution-defi", ("idees-phares",)),
            Source("vote-gommettes"),
            Source("crazy-8", ("idee-en-une-ligne",)),
        ),
    ),
    Field(
        mark("Prototype"),
        (
            Source("prototype-rapide", ("prototype", "question-posee", "version")),
            Source("exposition", ("cartel",)),
            Source("fabrication-numerique", ("objet", "question-testee")),
            Source("restitution-defi", ("prototype",)),
        ),
    ),
    Field(
        mark("Test"),
        (
            Source("grille-retours", ("j-aime", "a-ameliorer")),
            Source("restitution-defi", ("retours-de-test",)),
            Source("pitch-3-minutes", ("preuve-de-test",)),
            Source("jaime-jaimerais", ("j-aime", "j-aimerais")),
            Source("prototype-rapide", ("ce-que-nous-avons-appris",)),
        ),
    ),
)
NEXT = (Source("restitution-defi", ("prochaines-etapes",)), Source("plan-action", ("action-verbe", "premier-pas")))
ASKED = (
    Source("pitch-3-minutes", ("demande", "moyens-et-partenaires")),
    Source("restitution-defi", ("accord-du-porteur",)),
)


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
    name = found(telling, team, TITLE)
    label = team_label(words, team.letter)
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


def found(telling: Telling, team: Team, sources: Sequence[Source]) -> str:
    """Return what the best source that holds anything says, cut to what a page takes."""
    for source in sources:
        for block in telling.session.agenda.blocks:
            said = _said(telling, team, block.id, source) if block.card == source.card else ""
            if said:
                return said if len(said) <= MOST_SAID else said[: MOST_SAID - 1].rstrip() + "…"
    return ""


def _said(telling: Telling, team: Team, block_id: str, source: Source) -> str:
    notes = telling.session.notes_of(block_id, team.letter)
    if not source.ids:
        return " ; ".join(note.text for note in _chosen(notes))
    block = telling.session.agenda.block(block_id)
    view = telling.view(block, team.letter) if block is not None else None
    labels = {item.id: item.label for item in (*view.places, *view.lanes)} if view is not None else {}
    told = []
    for wanted in source.ids:
        held = [note.text for note in notes if wanted in (note.lane, note.place)]
        if source.first_only:
            return held[0] if held else ""
        if held:
            label = labels.get(wanted, "") if len(source.ids) > 1 else ""
            told.append((label + colon(telling.words) if label else "") + " ; ".join(held))
    return " ".join(text if text.endswith((".", "?", "!", "…")) or len(told) < 2 else f"{text}." for text in told)


def _chosen(notes: Sequence[Note]) -> list[Note]:
    kept = [note for note in notes if note.kept]
    return kept or [ranked.note for ranked in ranking(notes) if ranked.rank == 1]


def _next(telling: Telling, team: Team) -> str:
    """Return the team's actions; without any, what the end of the session says of them."""
    mine = [action for action in session_actions(telling) if action.team == team.letter]
    if mine:
        told = (DOT.join(filter(None, (one.what, owner_said(telling, one), due_said(telling, one)))) for one in mine)
        return " ; ".join(told)
    said = found(telling, team, NEXT)
    if said:
        return said
    late = {block.id for block in telling.session.agenda.blocks if block.phase in (Phase.TESTING, Phase.PITCH)}
    decided = [note for note in telling.session.decisions() if note.team == team.letter and note.block in late]
    return " ; ".join(note.text for note in decided if note.kind is NoteKind.DECISION)


def _photo(telling: Telling, team: Team) -> list[Part]:
    """Return the last photo of the team's prototype, small."""
    options, session = telling.options, telling.session
    if options.folder is None or options.anonymous or not options.include.photos:
        return []
    making = {block.id for block in session.agenda.blocks if block.phase in (Phase.PROTOTYPING, Phase.IDEATION)}
    files = [file for file in session.contents.files if file.team == team.letter and file.block in making]
    for file in reversed(files):
        picture = picture_of(options.folder, file.stored) if file.stored.lower().endswith(SHOWN) else Absence.BROKEN
        if not isinstance(picture, Absence):
            width = min(PHOTO[0], PHOTO[1] * picture.width / picture.height)
            title = telling.title(file.block)
            alt = telling.words("Photo taken during “{block}”, {where}.", block=title, where=file.name)
            return [Figure(picture, alt, emphasis(file.name), width)]
    return []
