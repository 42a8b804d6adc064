"""The report as PDF to hand out: tagged, PDF/UA-1, set by typst with the fonts that it brings, the same everywhere."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeGuard

import msgspec
import typst

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.document import Document, Figure, Paragraph, Part, Picture, emphasis
from facilitateur.export.documents import build
from facilitateur.export.look import TYPST, Look, LookFault
from facilitateur.export.options import ExportOptions
from facilitateur.export.packing import LONG_AGO
from facilitateur.export.pages import laid_out, page_foot, region
from facilitateur.export.pdf_data import Json, file_name, part_data, parts_data
from facilitateur.export.pdf_letters import Letters
from facilitateur.i18n.words import Words

Standard = Literal["ua-1"]
ATTEMPTS = 5
"""Each learns which letters the typesetter refused."""

_LOOK = Path(__file__).with_name("pdf.typ")


def write_pdf(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return a document of a session as PDF."""
    return to_pdf(build(session, now, words, options), words, options.look)


def to_pdf(document: Document, words: Words, look: Look | None = None) -> bytes:
    """Return a document as PDF, in the organisation's template if there is one; always the same bytes."""
    look = look or Look()
    template = look.template(TYPST)
    if template is not None:
        try:
            return _accessible(document, words, look, template)
        except typst.TypstError as error:
            look.tell(LookFault.NOT_TYPST, TYPST, str(error))
    try:
        return _accessible(document, words, look)
    except typst.TypstError:
        return _plain(document, words, look)


def _accessible(document: Document, words: Words, look: Look, template: bytes = b"") -> bytes:
    """Return a PDF/UA; letters that the typesetter refuses are replaced."""
    letters = Letters()
    for attempt in range(ATTEMPTS):
        try:
            return _set(document, _data(document, words, letters, look), "ua-1", template)
        except typst.TypstError as error:
            if attempt == ATTEMPTS - 1 or not letters.learn(str(error)):
                raise
    raise AssertionError


def to_pages(document: Document, words: Words, dots: float, look: Look | None = None) -> list[bytes]:
    """Return the pages of the PDF as pictures (PNG), so many dots an inch."""
    files = {file_name(picture): picture.data for picture in _photos(document.parts)}
    said = {"document": json.dumps({**_data(document, words, Letters(), look or Look()), "template": False})}
    with tempfile.TemporaryDirectory(prefix="facilitateur-") as place:
        folder = Path(place)
        for name, content in (("main.typ", _LOOK.read_bytes()), *files.items()):
            (folder / name).write_bytes(content)
        made = typst.compile(
            str(folder / "main.typ"),
            root=place,
            format="png",
            ppi=dots,
            ignore_system_fonts=True,
            sys_inputs=said,
        )
    return made if isinstance(made, list) else [made]


def _plain(document: Document, words: Words, look: Look) -> bytes:
    """Return a PDF that says that it is not accessible; without its photos when one of them is what was refused."""
    warning = words("This PDF could not be made accessible (PDF/UA); the HTML report is.")
    told = _without_photos(document)
    for one in (document, told):
        try:
            return _set(one, _data(one, words, Letters(), look, warning), None)
        except typst.TypstError:
            if one is told:
                raise
    raise AssertionError


def _without_photos(document: Document) -> Document:
    """Return a document whose photos are told by their caption, for a photo that the typesetter cannot read."""
    parts = tuple(Paragraph(part.caption or emphasis(part.alt)) if _is_photo(part) else part for part in document.parts)
    return msgspec.structs.replace(document, parts=parts)


def _is_photo(part: Part) -> TypeGuard[Figure]:
    return isinstance(part, Figure) and part.picture.kind != "svg"


def _set(document: Document, data: Json, standard: Standard | None, template: bytes = b"") -> bytes:
    files = {file_name(picture): picture.data for picture in _photos(document.parts)}
    if template:
        files[TYPST] = template
    said = {"document": json.dumps({**data, "template": bool(template)})}
    if not files:
        return typst.compile(
            _LOOK.read_bytes(), format="pdf", ignore_system_fonts=True, pdf_standards=standard, sys_inputs=said
        )
    with tempfile.TemporaryDirectory(prefix="facilitateur-") as place:
        folder = Path(place)
        for name, content in (("main.typ", _LOOK.read_bytes()), *files.items()):
            (folder / name).write_bytes(content)
        return typst.compile(
            str(folder / "main.typ"),
            root=str(folder),
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=standard,
            sys_inputs=said,
        )


def _photos(parts: Sequence[Part]) -> Iterator[Picture]:
    return (part.picture for part in parts if _is_photo(part))


def _data(document: Document, words: Words, letters: Letters, look: Look, warning: str = "") -> Json:
    """Return all that the PDF says, for `pdf.typ`."""
    layout = laid_out(document)
    language, _, country = region(document.language).partition("-")
    at = document.at.astimezone(UTC) if document.at else datetime(*LONG_AGO)
    foot, numbers = page_foot(document, words)
    body = parts_data(layout.body, letters)
    remarks = [warning] if warning else []
    cover, foot = parts_data(layout.cover, letters), letters(foot)
    if letters.replaced:
        remarks.append(letters.described(words))
    body += [part_data(Paragraph(emphasis(remark)), letters) for remark in remarks]
    return {
        "title": letters(clean_line(document.called)) or "facilitateur",
        "language": language,
        "region": country or None,
        "at": {name: getattr(at, name) for name in ("year", "month", "day", "hour", "minute", "second")},
        "foot": foot,
        "numbers": numbers,
        "contents": words("Contents") if layout.contents else "",
        "wide": document.wide,
        "colour": look.colour,
        "organisation": letters(look.organisation),
        "contact": letters(look.contact),
        "cover": cover,
        "body": body,
    }
