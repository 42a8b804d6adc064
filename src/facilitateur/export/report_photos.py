"""Pictures and files of a block in a report: photos as such with their minute and team, the others by name."""

from facilitateur.domain.agenda import Block
from facilitateur.domain.state import Attachment
from facilitateur.export.document import Figure, Line, Paragraph, Part, Span, bullets, emphasis, plain
from facilitateur.export.photo_consent import prints_photos
from facilitateur.export.pictures import SHOWN, Absence, picture_of
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import quote
from facilitateur.i18n.labels import team_label

WIDTH, TALLEST = 12.0, 14.0
"""Centimetres of a photo."""


def files_of(telling: Telling, block: Block) -> list[Attachment]:
    """Return what was attached to a block."""
    return [file for file in telling.session.contents.files if file.block == block.id]


def attached_parts(telling: Telling, block: Block) -> list[Part]:
    """Return the photos of a block, then the names of its other files."""
    shown: list[Part] = []
    listed: list[Line] = []
    prints = prints_photos(telling.options)
    for file in files_of(telling, block):
        is_photo = file.stored.lower().endswith(SHOWN)
        if is_photo and prints:
            part = _photo(telling, file)
            if isinstance(part, Figure):
                shown.append(part)
                continue
            listed.append(part)
        else:
            listed.append(_named(telling, file))
    if listed:
        shown += [Paragraph(plain(telling.words("Attached files:"))), bullets(listed)]
    return shown


def _photo(telling: Telling, file: Attachment) -> Figure | Line:
    folder = telling.options.folder
    picture = Absence.MISSING if folder is None else picture_of(folder, file.stored)
    if isinstance(picture, Absence):
        why = "" if folder is None else f" — {_why(telling, picture)}"
        return (*_named(telling, file), *((Span(why),) if why else ()))
    width = min(WIDTH, TALLEST * picture.width / picture.height)
    words = telling.words
    note = None if file.note is None else telling.session.note(file.note)
    about = note.text if note is not None and not note.retracted else ""
    title = telling.title(file.block)
    alt = words("Photo taken during “{block}”, {where}.", block=title, where=_where(telling, file))
    said = DOT.join(piece for piece in (file.name, _where(telling, file)) if piece)
    caption = (*plain(f"{about} — "), *emphasis(said)) if about and about != file.name else emphasis(said)
    return Figure(picture, f"{alt} {about}".strip(), caption, width, source=source_of(file))


def source_of(file: Attachment) -> str:
    """Return the name of a file and where its copy is: « tableau.jpg · pj/ab12.jpg »."""
    return f"{file.name}{DOT}pj/{file.stored}"


def _why(telling: Telling, absence: Absence) -> str:
    words = telling.words
    match absence:
        case Absence.MISSING:
            return words("its copy is not in the session's folder")
        case Absence.HEAVY:
            return words("too heavy to stand in a document")
        case Absence.BROKEN:
            return words("it cannot be read as a picture")


def _named(telling: Telling, file: Attachment) -> Line:
    """Return the name of a file, the note that it shows, and where its copy is."""
    note = None if file.note is None else telling.session.note(file.note)
    shows = note is not None and not note.retracted and note.text != file.name
    caption = f"{quote(telling.words, note.text)} " if note is not None and shows else ""
    return (Span(f"{file.name} {caption}"), *emphasis(f"({_where(telling, file)}{DOT}pj/{file.stored})"))


def _where(telling: Telling, file: Attachment) -> str:
    team = [team_label(telling.words, telling.session, file.team)] if telling.has_teams and file.team else []
    return DOT.join([*team, telling.time(file.at)])
