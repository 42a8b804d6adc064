"""Spreadsheets: all notes in one CSV file, and one file a canvas when there is a folder to put them in.

Made for French Excel: `;` between cells, a byte order mark, CRLF, every cell quoted, a decimal comma, and an apostrophe
before what a spreadsheet would take for a formula.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases import tree
from facilitateur.domain.canvases.figures import ranking
from facilitateur.domain.canvases.ideas import apart, of_idea
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import slug
from facilitateur.domain.earlier import earlier_on
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import CanvasKey, Note, Session
from facilitateur.domain.timing import local
from facilitateur.domain.voting import counted_votes
from facilitateur.export.csv_groups import group_files, rotation_files
from facilitateur.export.csv_scores import score_files
from facilitateur.export.csv_shapes import shaped_rows
from facilitateur.export.csv_sheets import sheet_rows
from facilitateur.export.csv_votes import vote_files
from facilitateur.export.handing_out import handed_out
from facilitateur.export.options import ExportOptions
from facilitateur.export.sheet_actions import actions_sheet
from facilitateur.export.sheets import sheets
from facilitateur.export.telling import Telling, shown_author
from facilitateur.i18n.labels import block_title, canvas_kind_label, note_kind_label, phase_label
from facilitateur.i18n.words import Words
from facilitateur.textfiles.csv_cells import Cell, csv_bytes

NOTES, TREE, ZONES, LIST, IDEAS = "notes", "tree", "zones", "list", "ideas"

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        NOTES: "seance jour phase methode bloc equipe canevas lieu genre texte voix auteur heure origine note",
        TREE: "id parent niveau texte genre retenu",
        ZONES: "zone texte genre auteur",
        IDEAS: "n idee zone texte genre auteur voix carte",
        LIST: "n texte genre auteur voix rang carte",
    },
    "en": {
        NOTES: "session day phase method block team canvas place kind text votes author time origin note",
        TREE: "id parent level text kind kept",
        ZONES: "zone text kind author",
        IDEAS: "n idea zone text kind author votes card",
        LIST: "n text kind author votes rank card",
    },
}
"""Names of the columns: a format for other programs, so they do not follow the catalogue."""

Row = list[Cell]


def write_notes_csv(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return every note of the session, the parking lot included, in the order in which they were written.

    `day` is the date; `place` says « frigo » for what was left for later; `note` is the id of the
    note in the session, `origin` that of the note, or of the cluster by its title, that it was carried over from.
    """
    if options.document != "rapport":
        tables = sheets(Telling(handed_out(session, options), now, words, options))
        return csv_bytes(words, [row for table in tables for row in sheet_rows(table)])
    session = handed_out(session, options)
    blocks = {block.id: block for block in session.agenda.blocks}
    views = {block.id: canvas_view(session, block, words.language) for block in blocks.values()}
    rows = [
        _note_row(session, words, options, note, blocks.get(note.block), views.get(note.block, CanvasView()))
        for note in session.notes()
    ]
    return csv_bytes(words, [_header(words, NOTES), *rows])


def _header(words: Words, table: str) -> Row:
    return list(COLUMNS.get(words.language, COLUMNS["en"])[table].split())


def _note_row(
    session: Session, words: Words, options: ExportOptions, note: Note, block: Block | None, view: CanvasView
) -> Row:
    at = local(session, note.at)
    return [
        "" if options.anonymous else session.id,
        f"{at:%Y-%m-%d}",
        phase_label(words, block.phase) if block is not None and block.phase else "",
        block_title(words, session, block) if block is not None else "",
        note.block,
        session.team_called(note.team),
        canvas_kind_label(words, view.kind),
        words("parking lot") if note.parked else _place(view, note),
        note_kind_label(words, note.kind, observed=view.observed),
        note.text,
        note.votes,
        shown_author(words, session, note.author, options.names),
        f"{at:%H:%M:%S}",
        note.source,
        f"n{note.number}",
    ]


def _place(view: CanvasView, note: Note) -> str:
    """Return the place of a note, with its lane: « 2 Chercher · Émotion »; an idea stands before its zone."""
    return " · ".join(view.where(note.place, note.lane))


def write_csv_folder(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> Mapping[str, bytes]:
    """Return `notes.csv`, `votes.csv` and one file for each canvas that holds something, by name."""
    if options.document != "rapport":
        return {}
    session = handed_out(session, options)
    files = {"notes.csv": write_notes_csv(session, records, now, words, options), **vote_files(session, words)}
    telling = Telling(session, now, words, options)
    actions = actions_sheet(telling)
    if actions.rows:
        files["actions.csv"] = csv_bytes(words, sheet_rows(actions))
    for number, block in enumerate(session.agenda.blocks, 1):
        drawn = session.contents.groups.get(block.id)
        stem = f"{number:02d}-{slug(block.card or block.kind)}"
        if drawn is not None:
            files |= group_files(telling, stem, drawn)
        if (held := session.contents.rotations.get(block.id)) is not None:
            files |= rotation_files(telling, stem, held)
        for team in session.canvas_teams(block.id):
            view = canvas_view(session, block, words.language, team)
            if session.is_used(block.id, team):
                whose = slug(session.team_called(team) or words("whole room"))
                name = f"{number:02d}-{slug(block.card or block.kind)}-{whose}.csv"
                notes = session.notes_of(block.id, team)
                files[name] = csv_bytes(words, _canvas_rows(session, words, options, (block.id, team), view, notes))
                earlier = {
                    criterion
                    for one in earlier_on(session, block, words.language, team)
                    for _, criterion, _ in one.scores
                }
                files |= score_files(session, words, name.removesuffix(".csv"), view, (block.id, team), earlier)
                files |= _earlier_files(session, words, options, block, team, (f"{number:02d}", whose))
    return files


def _earlier_files(
    session: Session, words: Words, options: ExportOptions, block: Block, team: str, named: tuple[str, str]
) -> dict[str, bytes]:
    """Return the files of methods that were replaced during a block, as their own cards show what they left."""
    files: dict[str, bytes] = {}
    for one in earlier_on(session, block, words.language, team):
        stem = f"{named[0]}-{slug(one.card.slug)}-{named[1]}"
        if one.notes or one.places:
            rows = _canvas_rows(session, words, options, (block.id, team), one.view, one.notes)
            files[f"{stem}.csv"] = csv_bytes(words, rows)
        own = {criterion for _, criterion, _ in one.scores}
        elsewhere = {criterion for _, criterion, _ in session.contents.scores.get((block.id, team), {})} - own
        files |= score_files(session, words, stem, one.view, (block.id, team), elsewhere)
    return files


def _canvas_rows(
    session: Session, words: Words, options: ExportOptions, key: CanvasKey, view: CanvasView, notes: Sequence[Note]
) -> list[Row]:
    shaped = shaped_rows(words.language, view, notes, counted_votes(session, *key))
    if shaped is not None:
        return shaped
    authors = {note.number: shown_author(words, session, note.author, options.names) for note in notes}
    kinds = {note.number: note_kind_label(words, note.kind, observed=view.observed) for note in notes}
    match view.shown:
        case CanvasKind.TREE:
            return _tree_rows(words, view, notes, kinds)
        case CanvasKind.ZONES if view.ideas:
            table, rows = IDEAS, list(_idea_rows(view, notes, kinds, authors))
        case CanvasKind.ZONES:
            table = ZONES
            order = {item.id: n for n, item in enumerate(view.places)}
            sorted_notes = sorted(notes, key=lambda note: order.get(note.place, len(order)))
            rows = [[view.label(n.place), n.text, kinds[n.number], authors[n.number]] for n in sorted_notes]
        case _:
            table = LIST
            rows = [
                [
                    n,
                    one.note.text,
                    kinds[one.note.number],
                    authors[one.note.number],
                    one.note.votes,
                    one.rank or "",
                    one.note.drawn,
                ]
                for n, one in enumerate(ranking(notes), 1)
            ]
    return [_header(words, table), *rows]


def _idea_rows(
    view: CanvasView, notes: Sequence[Note], kinds: Mapping[int, str], authors: Mapping[int, str]
) -> Iterator[Row]:
    """Yield the reactions idea by idea and zone by zone, a row also for an idea without any; then what has no idea."""
    order = {item.id: n for n, item in enumerate(view.places)}
    pages: list[tuple[Cell, str, Sequence[Note]]] = []
    pages += [(n, idea.label, of_idea(notes, idea)) for n, idea in enumerate(view.ideas, 1)]
    for n, title, held in [*pages, ("", "", apart(view, notes))]:
        if n and not held:
            yield [n, title, *[""] * 6]
        for note in sorted(held, key=lambda note: order.get(note.place, len(order))):
            told = (kinds[note.number], authors[note.number], note.votes, note.drawn)
            yield [n, title, view.label(note.place), note.text, *told]


def _tree_rows(words: Words, view: CanvasView, notes: Sequence[Note], kinds: Mapping[int, str]) -> list[Row]:
    """Return a tree; where the card names branches, each node says last on which of them it hangs."""
    rows, branches = [_header(words, TREE)], tree.branch_places(notes)
    rows[0].append("branche" if words.language == "fr" else "branch")
    for node in tree.walk(notes):
        note = node.note
        parent = "" if note.parent is None else f"n{note.parent}"
        kept, branch = words("yes") if note.kept else words("no"), view.label(branches[note.number])
        rows.append([f"n{note.number}", parent, node.depth, note.text, kinds[note.number], kept, branch])
    return rows if view.places else [row[:-1] for row in rows]
