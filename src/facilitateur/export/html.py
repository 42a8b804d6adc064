"""The report as one HTML file: nothing to load from anywhere, readable in a browser and on paper."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.document import (
    Document,
    Figure,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Span,
    Style,
    Table,
    said,
    words_of,
)
from facilitateur.export.documents import build
from facilitateur.export.look import HTML, Look, LookFault
from facilitateur.export.options import ExportOptions
from facilitateur.export.pages import Placed, laid_out, widths
from facilitateur.i18n.words import Words

_LOOK = Path(__file__).with_name("html.css")
_GAP = re.compile(r"\{\{(\w+)\}\}")
_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em"}

_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="facilitateur">
<title>{title}</title>
<style>
{look}</style>
</head>
<body>
<main>
"""


def write_html(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return a document of a session as HTML, UTF-8."""
    return to_html(build(session, now, words, options), words, options.look).encode()


def to_html(document: Document, words: Words, look: Look | None = None) -> str:
    """Return a document as one HTML file, in the organisation's template if it has one."""
    look = look or Look()
    title = escape(said(document.called).strip()) or "facilitateur"
    style = _LOOK.read_text(encoding="utf-8").replace("var(--ink)", look.colour)
    content = "".join(_content(document, words))
    template = look.template(HTML)
    if template is not None:
        gaps = {
            "contenu": content,
            "titre": title,
            "langue": escape(document.language),
            "style": style,
            "organisation": escape(said(look.organisation)),
            "contact": escape(said(look.contact)),
        }
        page = template.decode("utf-8-sig", errors="replace")
        if "{{contenu}}" in page:
            return _GAP.sub(lambda found: gaps.get(found[1], found[0]), page)
        look.tell(LookFault.NO_CONTENT, HTML)
    head = _HEAD.format(language=escape(document.language), title=title, look=style)
    return f"{head}{content}</main>\n</body>\n</html>\n"


def _content(document: Document, words: Words) -> Iterator[str]:
    """Yield what stands between the start and the end of a page."""
    layout = laid_out(document)
    if layout.cover:
        yield from ("<header>\n", *map(_part, layout.cover), "</header>\n")
    if layout.contents:
        yield f'<nav aria-labelledby="s">\n<h2 id="s">{escape(words("Contents"))}</h2>\n<ol>\n'
        yield from (_entry(heading) for heading in layout.contents)
        yield "</ol>\n</nav>\n"
    yield from map(_part, layout.body)


def _entry(heading: Placed) -> str:
    line = heading.part.line if isinstance(heading.part, Heading) else ()
    return f'<li><a href="#{heading.anchor}">{escape(words_of(line))}</a></li>\n'


def _part(placed: Placed) -> str:
    kept = ' class="kept"' if placed.keeps else ""
    match placed.part:
        case Heading() as part:
            turns = ' class="turns"' if part.turns else ""
            return f'<h{part.level} id="{placed.anchor}"{turns}>{inline(part.line)}</h{part.level}>\n'
        case Paragraph() as part:
            return f"<p{kept}>{inline(part.line)}</p>\n"
        case Listing() as part:
            return "".join(_items(part.items, "ol" if part.numbered else "ul", kept))
        case Table() as part:
            return "".join(_table(part, kept))
        case Figure() as part:
            return _figure(part)


def _figure(figure: Figure) -> str:
    """Return a drawing as part of the page, or a photo inside its address; nothing is loaded from anywhere."""
    picture, (width, _) = figure.picture, figure.size
    if picture.kind == "svg":
        shown = picture.data.decode()
    else:
        kind = "jpeg" if picture.kind == "jpg" else picture.kind
        source = f"data:image/{kind};base64,{b64encode(picture.data).decode()}"
        size = f'width="{picture.width}" height="{picture.height}" style="width:{width:.2f}cm"'
        shown = f'<img src="{source}" alt="{escape(said(figure.alt))}" {size}>'
    caption = f"\n<figcaption>{inline(figure.caption)}</figcaption>" if figure.caption else ""
    return f"<figure>\n{shown}{caption}\n</figure>\n"


def _items(items: Sequence[Item], tag: str, marks: str = "") -> Iterator[str]:
    yield f"<{tag}{marks}>\n"
    for item in items:
        yield f"<li>{inline(item.line)}"
        if item.below:
            yield "\n"
            yield from _items(item.below, tag)
        yield "</li>\n"
    yield f"</{tag}>\n"


def _table(table: Table, marks: str) -> Iterator[str]:
    yield f"<table{marks}>\n<colgroup>"
    yield from (f'<col style="width:{share:.2%}">' for share in widths(table))
    yield "</colgroup>\n<thead>\n<tr>"
    yield from (f'<th scope="col">{inline(cell)}</th>' for cell in table.header)
    yield "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows:
        cells = [f"<td>{inline(cell)}</td>" for cell in row]
        if table.named_rows and words_of(row[0]):
            cells[0] = f'<th scope="row">{inline(row[0])}</th>'
        tall = ' class="tall"' if table.tall else ""
        yield f"<tr{tall}>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"


def inline(line: Line) -> str:
    """Return a line of spans with everything that HTML would obey made literal."""
    return "".join(_span(span) for span in line).strip(" ")


def _span(span: Span) -> str:
    text, tag = escape(said(span.text)), _TAGS.get(span.style)
    return f"<{tag}>{text}</{tag}>" if tag and text.strip() else text
