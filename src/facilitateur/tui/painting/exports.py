"""The export screen as lines: what is ticked, the document to come, what became of each file."""

from collections.abc import Mapping

from msgspec import structs
from textual.content import Content

from facilitateur.export.document import Document, Listing, Table
from facilitateur.export.documents import document_kind
from facilitateur.i18n.formats import number
from facilitateur.i18n.words import Words
from facilitateur.tui.export_job import ExportJob, FileRow, Step
from facilitateur.tui.painting.document import paint_document
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import ends, fit, line, wrap

MUTED = "$foreground 65%"
MOST_ROWS = 400
"""Rows and items of a document that its preview shows: further down it is read in the file."""

_MARKS: Mapping[Step, tuple[str, str]] = {
    Step.WAITING: ("○", MUTED),
    Step.WRITING: ("▸", "bold $accent"),
    Step.WRITTEN: ("✓", "bold $success"),
    Step.FAILED: ("!", "bold $error"),
    Step.MISSING: ("!", "bold $warning"),
}


def document_name(words: Words, document: str) -> str:
    """Return what a document is called."""
    kind = document_kind(document)
    return words(kind.title) if kind is not None else document


def paint_preview(document: Document, title: str, width: int, remark: str = "") -> list[Content]:
    """Paint the beginning of a document, as it will be read, under what must be known before it is written."""
    head = [Content.styled(row, "bold $warning") for row in (wrap(remark, width) if remark else ())]
    head.append(Content.styled(fit(title, width), MUTED))
    return [*head, Content(""), *paint_document(_opening(document), width)]


def _opening(document: Document) -> Document:
    """Return a document cut after as many rows as a preview shows."""
    parts, left = [], MOST_ROWS
    for part in document.parts:
        if left <= 0:
            break
        if isinstance(part, Table):
            part = structs.replace(part, rows=part.rows[:left])
            left -= len(part.rows)
        elif isinstance(part, Listing):
            part = structs.replace(part, items=part.items[:left])
            left -= len(part.items)
        parts.append(part)
        left -= 1
    return structs.replace(document, parts=tuple(parts))


def paint_progress(words: Words, job: ExportJob, width: int) -> list[Content]:
    """Paint one line a file, and below a file that was not written why."""
    several = len(job.wish.documents) > 1
    title = words("Written") if job.is_over else words("Being written…")
    head = ends(Content.styled(title, "bold $primary"), Content.styled(f"{job.done}/{len(job.rows)}", MUTED), width)
    lines = [head, *flow(Content.styled(str(job.folder), MUTED), width), Content("")]
    shown = ""
    for row in job.rows:
        if several and row.document != shown:
            shown = row.document
            lines.append(Content.styled(fit(document_name(words, shown), width), "bold"))
        lines += _file(words, row, width)
    for remark in job.remarks:
        lines += [Content(""), *flow(Content.styled(remark, "$warning"), width)]
    if job.is_over:
        said = words("The files are only yours to read; share them on purpose.")
        lines += [Content(""), *flow(Content.styled(said, MUTED), width)]
    return lines


def _file(words: Words, row: FileRow, width: int) -> list[Content]:
    sign, style = _MARKS[row.step]
    name = row.path.name if row.path is not None else ""
    said = name or {Step.WAITING: words("waiting"), Step.WRITING: words("writing…")}.get(row.step, words("not written"))
    seconds = words("{n} s", n=number(words, row.seconds, 1)) if row.step in (Step.WRITTEN, Step.FAILED) else ""
    left = Content.assemble((f"{sign} ", style), (f"{row.format_id:<5}", "bold"), fit(said, max(width - 15, 4)))
    lines = [ends(left, Content.styled(seconds, MUTED), width) if seconds else line(left, width=width)]
    if row.said:
        told = flow(Content.styled(row.said, style.removeprefix("bold ")), max(width - 7, 8))
        lines += [Content.assemble(" " * 7, text) for text in told]
    return lines
