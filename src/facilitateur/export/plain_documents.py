"""Any document in any format with pages, for what is not one session's own."""

from collections.abc import Callable, Mapping

from facilitateur.export.document import Document
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import Words

FORMATS = ("md", "html", "docx", "odt", "pdf")
"""Formats with pages."""


def document_bytes(document: Document, format_id: str, words: Words) -> bytes:
    """Return a document as the bytes of a file. Raises `MissingPartError`."""
    return _WRITERS[format_id](document, words)


def _loaded(format_id: str, name: str) -> Callable[[Document, Words], bytes]:
    def write(document: Document, words: Words) -> bytes:
        written: bytes = exporter(format_id).load(name)(document, words)
        return written

    return write


def _text(format_id: str, name: str, *, with_words: bool) -> Callable[[Document, Words], bytes]:
    def write(document: Document, words: Words) -> bytes:
        function = exporter(format_id).load(name)
        said: str = function(document, words) if with_words else function(document)
        return said.encode()

    return write


_WRITERS: Mapping[str, Callable[[Document, Words], bytes]] = {
    "md": _text("md", "to_markdown", with_words=False),
    "html": _text("html", "to_html", with_words=True),
    "docx": _loaded("docx", "to_docx"),
    "odt": _loaded("odt", "to_odt"),
    "pdf": _loaded("pdf", "to_pdf"),
}
