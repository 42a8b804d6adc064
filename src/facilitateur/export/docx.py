"""The report as DOCX, for people who go on writing in Word or LibreOffice."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import docx
from docx.document import Document as Word
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.document import Document, Figure, Listing
from facilitateur.export.documents import build
from facilitateur.export.docx_body import Body, paragraph, run
from facilitateur.export.docx_styles import add_lists, dress
from facilitateur.export.options import ExportOptions
from facilitateur.export.packing import LONG_AGO, repack
from facilitateur.export.pages import laid_out, page_foot, region
from facilitateur.export.raster import upright_png
from facilitateur.i18n.words import Words

LONGEST_PROPERTY = 255
"""Characters that Word takes for a title."""

_LEFTOVERS = ("thumbnail", "stylesWithEffects", "customXml")


def write_docx(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return a document of a session as DOCX."""
    return to_docx(build(session, now, words, options), words)


def to_docx(document: Document, words: Words) -> bytes:
    """Return a document as DOCX; the same document gives the same bytes."""
    word = docx.Document()
    dress(word, region(document.language))
    _drop_leftovers(word)
    _describe(word, document)
    _foot(word, document, words)
    numbered = sum(1 for part in document.parts if isinstance(part, Listing) and part.numbered)
    body = Body(words("Contents"), *add_lists(word, numbered), embed=partial(_embedded, word))
    made = parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{''.join(body.xml(laid_out(document)))}</w:body>")
    last = word.element.body.find(qn("w:sectPr"))
    for element in list(made):
        last.addprevious(element)
    file = io.BytesIO()
    word.save(file)
    return repack(file.getvalue())


def _embedded(word: Word, figure: Figure) -> str | None:
    """Put the picture of a figure into the package and return its id; a drawing becomes a photo of itself."""
    data = upright_png(figure)
    try:
        return None if data is None else word.part.get_or_add_image(io.BytesIO(data))[0]
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
        return None


def _drop_leftovers(word: Word) -> None:
    """Take out of the library's own empty page its picture, its second set of styles and its data."""
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.rpartition("/")[2] in _LEFTOVERS]:
            relations.pop(key)


def _describe(word: Word, document: Document) -> None:
    about = word.core_properties
    at = document.at.astimezone(UTC).replace(tzinfo=None, microsecond=0) if document.at else datetime(*LONG_AGO)
    about.title = clean_line(document.called, LONGEST_PROPERTY) or "facilitateur"
    about.identifier = clean_line(document.source, LONGEST_PROPERTY)
    about.language = region(document.language)
    about.author = about.last_modified_by = "facilitateur"
    about.comments = ""
    about.created = about.modified = at
    about.revision = 1


def _foot(word: Word, document: Document, words: Words) -> None:
    """Put the title and « page 3 sur 12 » at the foot of each page."""
    title, pieces = page_foot(document, words)
    fields = {"page": _field("PAGE"), "pages": _field("NUMPAGES")}
    pages = "".join(fields.get(piece) or run(piece) for piece in pieces)
    inside = f"{run(title)}<w:r><w:tab/></w:r>{pages}"
    foot = word.sections[0].footer
    for element in list(foot._element):
        foot._element.remove(element)
    foot._element.append(parse_xml(paragraph("Footer", inside).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
