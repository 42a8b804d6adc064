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
from facilitateur.export.document import Document, Figure, Heading, Listing, Paragraph, plain
from facilitateur.export.documents import build
from facilitateur.export.docx_body import Body, paragraph, run
from facilitateur.export.docx_styles import TEXT_WIDTH, add_lists, dress
from facilitateur.export.docx_template import complete, has_foot, opened, rename_styles, text_width
from facilitateur.export.look import DOCX, Look, LookFault
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
    return to_docx(build(session, now, words, options), words, options.look)


def to_docx(document: Document, words: Words, look: Look | None = None) -> bytes:
    """Return a document as DOCX, in the organisation's template if there is one; always the same bytes."""
    look = look or Look()
    template = look.template(DOCX)
    if template is not None:
        try:
            return _written(opened(template), document, words, look, own=False)
        except Exception as error:  # a template can be wrong in every way; the document is written all the same
            look.tell(LookFault.NOT_WORD, DOCX, str(error))
    word = docx.Document()
    dress(word, region(document.language), look.colour)
    _drop_leftovers(word)
    return _written(word, document, words, look, own=True)


def _written(word: Word, document: Document, words: Words, look: Look, *, own: bool, foot: bool = True) -> bytes:
    """Return a document written into a file whose styles are there; `own` tells that the file is ours."""
    if not own:
        complete(word, region(document.language), look.colour)
    _describe(word, document)
    if foot and (own or not has_foot(word)):
        _foot(word, document, words)
    numbered = sum(1 for part in document.parts if isinstance(part, Listing) and part.numbered)
    width = TEXT_WIDTH if own else text_width(word)
    body = Body(words("Contents"), *add_lists(word, numbered), embed=partial(_embedded, word), width=width)
    inside = "".join(body.xml(laid_out(document)))
    made = parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{inside}</w:body>")
    if not own:
        rename_styles(word, made)
    last = word.element.body.find(qn("w:sectPr"))
    for element in list(made):
        last.addprevious(element)
    file = io.BytesIO()
    word.save(file)
    return repack(file.getvalue())


def docx_template(said: str, words: Words, look: Look) -> bytes:
    """Return a template to start from: our styles, and a header for the organisation."""
    word = docx.Document()
    dress(word, region(words.language), look.colour)
    _drop_leftovers(word)
    word.sections[0].header.paragraphs[0].text = look.organisation or words("Your organisation")
    document = Document(
        words("Template"), words.language, (Heading(1, plain(words("Template"))), Paragraph(plain(said)))
    )
    return _written(word, document, words, Look(), own=True, foot=False)


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
