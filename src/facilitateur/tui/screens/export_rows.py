"""The rows of the export screen: everything that can be ticked or changed."""

from collections.abc import Mapping, Sequence

from msgspec import structs
from textual.content import Content

from facilitateur.export.documents import REPORT
from facilitateur.export.options import Names
from facilitateur.export.wishes import Wish, files_of
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.exports import MUTED, document_name
from facilitateur.tui.painting.text import ends
from facilitateur.tui.widgets.rows import Row, heading

FAINT = "$foreground 50%"

FORMAT_NAMES: Mapping[str, str] = {
    "docx": mark("Word"),
    "pdf": mark("to print"),
    "odt": mark("LibreOffice"),
    "html": mark("web page"),
    "md": mark("plain text"),
    "xlsx": mark("workbook"),
    "csv": mark("table"),
    "ics": mark("for calendars"),
    "json": mark("whole copy"),
}

NAMES: Mapping[Names | None, str] = {
    None: mark("as usual"),
    Names.CODES: mark("codes"),
    Names.NAMES: mark("first names"),
    Names.NONE: mark("nobody"),
}
"""How people are told, in the order in which the key goes through them."""


def wish_rows(
    words: Words,
    wish: Wish,
    documents: Sequence[str],
    formats: Sequence[str],
    choice: str,
    folder: str,
    *,
    asks_photos: bool = False,
) -> list[Row]:
    """Return everything that can be ticked or changed, a row each; photos where somebody did not agree to pictures."""
    possible = {one for _, one in files_of(structs.replace(wish, formats=tuple(formats)), 0)}
    rows = [heading(words("Documents"))]
    rows += [_tick(f"document:{one}", one in wish.documents, document_name(words, one)) for one in documents]
    rows.append(heading(words("Formats")))
    for one in formats:
        is_folder = one == "csv" and REPORT.id in wish.documents
        name = f"{one:<5}{words('folder of tables') if is_folder else words(FORMAT_NAMES[one])}"
        rows.append(_tick(f"format:{one}", one in wish.formats, name, is_faint=one not in possible))
    rows.append(heading(words("How")))
    if REPORT.id not in documents:
        return [*rows, _fact("folder", words("Folder"), folder)]
    rows.append(_fact("names", words("People"), words(NAMES[wish.names])))
    rows.append(_tick("anonymous", wish.anonymous, words("anonymous")))
    rows.append(_tick("traces", wish.traces, words("trace of each line")))
    if asks_photos:
        rows.append(_tick("unagreed", wish.unagreed, words("photos all the same")))
    rows.append(_fact("choice", words("Saved"), choice))
    rows.append(_fact("folder", words("Folder"), folder))
    return rows


def _tick(row_id: str, ticked: bool, name: str, *, is_faint: bool = False) -> Row:
    box = Content.styled("[x] " if ticked else "[ ] ", FAINT if is_faint else "bold $accent" if ticked else "")
    text = Content.styled(name, FAINT if is_faint else "")
    return Row(lambda width: Content.assemble(box, text).truncate(width, ellipsis=True), row_id)


def _fact(row_id: str, name: str, value: str) -> Row:
    def paint(width: int) -> Content:
        left = f"{name} "
        room = max(width - len(left) - 1, 1)
        said = value if len(value) <= room else "…" + value[-(room - 1) :]
        return ends(Content(left), Content.styled(said, MUTED), width)

    return Row(paint, row_id)
