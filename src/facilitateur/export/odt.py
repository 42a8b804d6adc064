"""The report as ODT, the open format of LibreOffice: four small XML files, written without a library."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.document import Document, Heading, Paragraph, plain
from facilitateur.export.documents import build
from facilitateur.export.look import ODT, Look, LookFault
from facilitateur.export.odt_body import Body, text
from facilitateur.export.odt_styles import NAMESPACES, styles_xml
from facilitateur.export.odt_template import dressed
from facilitateur.export.options import ExportOptions
from facilitateur.export.packing import LONG_AGO, pack
from facilitateur.export.pages import laid_out, page_foot, region
from facilitateur.i18n.words import Words

MIMETYPE = "application/vnd.oasis.opendocument.text"

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FOOT = re.compile(r"<style:footer>.*?</style:footer>")
_FIELDS = {
    "page": '<text:page-number text:select-page="current">1</text:page-number>',
    "pages": "<text:page-count>1</text:page-count>",
}


def write_odt(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return a document of a session as ODT."""
    return to_odt(build(session, now, words, options), words, options.look)


def to_odt(document: Document, words: Words, look: Look | None = None) -> bytes:
    """Return a document as ODT, in the organisation's template if there is one; always the same bytes."""
    look = look or Look()
    title, pieces = page_foot(document, words)
    foot = text(title) + "<text:tab/>" + "".join(_FIELDS.get(piece) or text(piece) for piece in pieces)
    plain_look = styles_xml(region(document.language), foot, look.colour)
    template = look.template(ODT)
    if template is not None:
        try:
            return _packed(document, words, *dressed(template, plain_look))
        except Exception as error:  # a template can be wrong in every way; the document is written all the same
            look.tell(LookFault.NOT_ODT, ODT, str(error))
    return _packed(document, words, plain_look, {})


def _packed(document: Document, words: Words, styles: str, others: Mapping[str, bytes]) -> bytes:
    """Return the files of a document as one; `others` are pictures of its template."""
    body = Body(words("Contents"))
    content = body.xml(laid_out(document))
    files = {"content.xml": content, "styles.xml": styles, "meta.xml": _meta(document)}
    pictures = {**others, **body.pictures}
    kinds = {name: _kind(name) for name in pictures}
    manifest = _manifest({**dict.fromkeys(files, "text/xml"), **kinds})
    entries = {"mimetype": MIMETYPE, "META-INF/manifest.xml": manifest, **files}
    packed = {**{name: data.encode() for name, data in entries.items()}, **pictures}
    return pack(packed, stored=["mimetype", *pictures])


def _kind(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}.get(ending, "")


def odt_template(said: str, words: Words, look: Look) -> bytes:
    """Return a template to start from: our styles and a line of what to do with it."""
    document = Document(
        words("Template"), words.language, (Heading(1, plain(words("Template"))), Paragraph(plain(said)))
    )
    styles = styles_xml(region(words.language), "", look.colour)
    return _packed(document, words, _FOOT.sub("", styles), {})


def _meta(document: Document) -> str:
    at = document.at.astimezone(UTC) if document.at else datetime(*LONG_AGO)
    facts = {
        "meta:generator": "facilitateur",
        "dc:title": clean_line(document.called),
        "meta:initial-creator": "facilitateur",
        "dc:creator": "facilitateur",
        "meta:creation-date": f"{at:%Y-%m-%dT%H:%M:%S}",
        "dc:date": f"{at:%Y-%m-%dT%H:%M:%S}",
        "dc:language": region(document.language),
    }
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in facts.items())
    source = f'<meta:user-defined meta:name="session">{escape(clean_line(document.source))}</meta:user-defined>'
    head = f'{_HEAD}<office:document-meta {NAMESPACES} office:version="1.3">'
    return f"{head}<office:meta>{inside}{source}</office:meta></office:document-meta>"


def _manifest(names: Mapping[str, str]) -> str:
    kinds = {"/": MIMETYPE, **names}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    return f'{_HEAD}<manifest:manifest {NAMESPACES} manifest:version="1.3">{entries}</manifest:manifest>'
