"""Groups and rotations as CSV, with the rows of their sheets under titles that do not follow the catalogue."""

from facilitateur.domain.seating import Groups, Rotation
from facilitateur.export.csv_sheets import told
from facilitateur.export.sheet_groups import drawn_rows
from facilitateur.export.telling import Telling
from facilitateur.i18n.groups import rotation_header, rotation_rows
from facilitateur.textfiles.csv_cells import Cell, csv_bytes

HEADERS = {"fr": "tour groupe personne hote remarque", "en": "round group person host remark"}


def rotation_files(telling: Telling, stem: str, held: Rotation) -> dict[str, bytes]:
    """Return which teams are where at each turn of a rotation."""
    words, called = telling.words, telling.session.team_called
    rows: list[list[Cell]] = [[*row] for row in rotation_rows(held.turns, together=" ", called=called)]
    return {f"{stem}-rotation.csv": csv_bytes(words, [[*rotation_header(words, held.kind, held.turns)], *rows])}


def group_files(telling: Telling, stem: str, drawn: Groups) -> dict[str, bytes]:
    """Return who was with whom, a row a person, then who was absent; people as the choice of names allows."""
    words = telling.words
    header: list[Cell] = [*HEADERS.get(words.language, HEADERS["en"]).split()]
    rows = [[told(value) for value in row] for row in drawn_rows(telling, drawn)]
    return {f"{stem}-{'groupes' if words.language == 'fr' else 'groups'}.csv": csv_bytes(words, [header, *rows])}
