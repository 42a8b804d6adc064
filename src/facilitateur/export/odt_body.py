"""The parts of a document as OpenDocument's XML; every text in it is escaped here."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from facilitateur.export.document import (
    Figure,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Part,
    Span,
    Style,
    Table,
    said,
    words_of,
)
from facilitateur.export.odt_automatic import TEXT_WIDTH, automatic_styles
from facilitateur.export.odt_styles import NAMESPACES, named
from facilitateur.export.pages import Layout, Placed, shallow, widths
from facilitateur.export.raster import upright_png

_SPANS = {Style.STRONG: "Strong Emphasis", Style.EMPHASIS: "Emphasis"}
_LINK = 'text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"'


class Body:
    """Writes one document."""

    def __init__(self, contents_title: str) -> None:
        self._contents_title = contents_title
        self._tables = 0
        self.pictures: dict[str, bytes] = {}
        """Files of the pictures that stand in the body, by name."""
        self._columns: dict[str, str] = {}

    def xml(self, layout: Layout) -> str:
        """Return `content.xml`."""
        inside = "".join(self._parts(layout))
        own = automatic_styles(self._columns)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES} office:version="1.3">'
            f"<office:automatic-styles>{own}</office:automatic-styles><office:body><office:text>{inside}</office:text>"
            "</office:body></office:document-content>"
        )

    def _parts(self, layout: Layout) -> Iterator[str]:
        yield from self._placed(layout.cover, heading="Cover" if layout.contents else "")
        if layout.contents:
            yield paragraph("Contents Heading", escape(self._contents_title))
            yield from map(_entry, layout.contents)
        yield from self._placed(layout.body, first="Turn" if layout.contents else "")

    def _placed(self, parts: Sequence[Placed], *, heading: str = "", first: str = "") -> Iterator[str]:
        """Yield parts; `heading` is the style of headings that stand apart, `first` that of the first of them."""
        previous: Part | None = None
        for placed in parts:
            own = first if first and previous is None else heading
            yield from self._part(placed, heading=own, after=isinstance(previous, Listing))
            previous = placed.part

    def _part(self, placed: Placed, *, heading: str = "", after: bool = False) -> Iterator[str]:
        match placed.part:
            case Heading() as part:
                own = "TurnPlain" if part.turns and part.level == 2 else f"Heading {part.level}"
                style = named(heading or own)
                mark = f'<text:bookmark text:name="{placed.anchor}"/>'
                head = f'text:style-name="{style}" text:outline-level="{part.level}"'
                yield f"<text:h {head}>{mark}{inline(part.line)}</text:h>"
            case Paragraph() as part:
                yield paragraph(_own(keeps=placed.keeps, after=after), inline(part.line))
            case Listing() as part:
                name = "Numbers" if part.numbered else "Bullets"
                yield from _items(shallow(part.items), f' text:style-name="{name}"', keeps=placed.keeps)
            case Table() as part:
                yield from self._table(part, keeps=placed.keeps)
            case Figure() as part:
                yield from self._figure(part, after=after)

    def _figure(self, figure: Figure, *, after: bool) -> Iterator[str]:
        """Yield a picture in a paragraph, then its caption; its description when there is no picture."""
        data = upright_png(figure)
        if data is None:
            yield paragraph(_own(keeps=False, after=after), inline((Span(figure.alt, Style.EMPHASIS),)))
            return
        number = len(self.pictures) + 1
        kind = "png" if figure.picture.kind == "svg" else figure.picture.kind
        name = f"Pictures/facilitateur-{number}.{kind}"
        self.pictures[name] = data
        wide, high = figure.size
        frame = (
            f'<draw:frame draw:style-name="Picture" draw:name="Image {number}" text:anchor-type="as-char"'
            f' svg:width="{wide:.2f}cm" svg:height="{high:.2f}cm"><draw:image xlink:href="{name}" xlink:type="simple"'
            f' xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{escape(said(figure.alt))}</svg:title>'
            "</draw:frame>"
        )
        yield paragraph(_own(keeps=bool(figure.caption), after=after), frame)
        if figure.caption:
            yield paragraph("Caption", inline(figure.caption))

    def _table(self, table: Table, *, keeps: bool) -> Iterator[str]:
        self._tables += 1
        style = "KeptTable" if keeps else "Table"
        yield f'<table:table table:name="T{self._tables}" table:style-name="{style}">'
        for share in widths(table):
            column = self._columns.setdefault(f"{share * TEXT_WIDTH:.3f}cm", f"Column{len(self._columns) + 1}")
            yield f'<table:table-column table:style-name="{column}"/>'
        yield f"<table:table-header-rows>{_row(table.header, 'Head', 'Table Heading')}</table:table-header-rows>"
        tall = "Tall" if table.tall else ""
        yield from (_row(cells, f"{tall}Cell", "Table Contents", f"{tall}Row") for cells in table.rows)
        yield "</table:table>"


def _own(*, keeps: bool, after: bool) -> str:
    """Return the style of a paragraph that may stay with what follows and may come after a list."""
    return (("Kept" if keeps else "") + ("After" if after else "")) or "Text body"


def _row(cells: Sequence[Line], style: str, text: str, row: str = "Row") -> str:
    inside = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{paragraph(text, inline(cell))}'
        "</table:table-cell>"
        for cell in cells
    )
    return f'<table:table-row table:style-name="{row}">{inside}</table:table-row>'


def _items(items: Sequence[Item], style: str, *, keeps: bool) -> Iterator[str]:
    """Yield a list; only its very last line may be kept with what follows."""
    yield f"<text:list{style}>"
    for number, item in enumerate(items, 1):
        is_last = keeps and number == len(items)
        yield "<text:list-item>" + paragraph("LastItem" if is_last and not item.below else "List", inline(item.line))
        if item.below:
            yield from _items(item.below, "", keeps=is_last)
        yield "</text:list-item>"
    yield "</text:list>"


def _entry(heading: Placed) -> str:
    """Return a line of the contents: a link, and the page that the office suite reckons."""
    line = heading.part.line if isinstance(heading.part, Heading) else ()
    link = f'<text:a xlink:type="simple" {_LINK} xlink:href="#{heading.anchor}">{text(words_of(line))}</text:a>'
    mark = f'text:reference-format="page" text:ref-name="{heading.anchor}"'
    return paragraph("Contents 1", f"{link}<text:tab/><text:bookmark-ref {mark}></text:bookmark-ref>")


def paragraph(style: str, inside: str) -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{named(style)}">{inside}</text:p>'


def inline(line: Line) -> str:
    """Return a line as spans."""
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    style = _SPANS.get(span.style)
    inside = text(span.text)
    return f'<text:span text:style-name="{named(style)}">{inside}</text:span>' if style else inside


def text(typed: str) -> str:
    """Return a text, harmless, with every space that was typed."""
    return re.sub(" {2,}", lambda found: f' <text:s text:c="{len(found.group()) - 1}"/>', escape(said(typed)))
