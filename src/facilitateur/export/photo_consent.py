"""Photos and the agreement of those who are on them: without everybody's, documents leave photos out unless asked."""

from collections.abc import Iterable

from msgspec.structs import replace

from facilitateur.domain.canvases.photo_consent import image_reserves
from facilitateur.domain.state import Session
from facilitateur.export.options import ExportOptions
from facilitateur.export.pictures import SHOWN
from facilitateur.i18n.words import Words

DOCUMENTS = ("rapport", "fiche-projet")
"""Documents that print photos, by their ids in `documents`."""

FORMATS = ("md", "html", "docx", "odt", "pdf")
"""Formats in which photos stand; the JSON copy keeps them for importing, whatever was answered."""


def agreed(session: Session, options: ExportOptions) -> ExportOptions:
    """Return the choices for a document, without photos where somebody did not agree to pictures.

    Args:
        session: All of it: who does not agree may have said so where notes are private.
        options: What was chosen.
    """
    if not prints_photos(options) or options.include.unagreed or not image_reserves(session):
        return options
    return replace(options, include=replace(options.include, photos=False))


def prints_photos(options: ExportOptions) -> bool:
    """Whether photos stand in a document."""
    return options.include.photos and not options.anonymous


def consent_said(words: Words, session: Session, files: Iterable[tuple[str, str]], options: ExportOptions) -> str:
    """Return what becomes of the photos without everybody's agreement; nothing when no photo would be printed anyway.

    Args:
        words: The language.
        session: What is exported.
        files: Documents and formats that are about to be written.
        options: The choices that they have in common.
    """
    has_photo = any(file.stored.lower().endswith(SHOWN) for file in session.contents.files)
    if not (has_photo and prints_photos(options)) or not any(
        document in DOCUMENTS and form in FORMATS for document, form in files
    ):
        return ""
    count = len(image_reserves(session))
    if not count:
        return ""
    if options.include.unagreed:
        return words.plural(
            "{n} answer gives no full agreement to pictures: the photos are printed all the same, as asked.",
            "{n} answers give no full agreement to pictures: the photos are printed all the same, as asked.",
            count,
        )
    return words.plural(
        "{n} answer gives no full agreement to pictures: the photos are left out of the documents.",
        "{n} answers give no full agreement to pictures: the photos are left out of the documents.",
        count,
    )
