"""The parts of a document as Word's XML; every text in it is escaped here."""

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

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
from facilitateur.export.docx_styles import TEXT_WIDTH
from facilitateur.export.pages import Layout, Placed, shallow, widths

_RUNS = {Style.PLAIN: "", Style.STRONG: '<w:rStyle w:val="Strong"/>', Style.EMPHASIS: '<w:rStyle w:val="Emphasis"/>'}
_COVER_TOP = '<w:spacing w:before="2600"/>'
_AFTER = '<w:spacing w:before="120"/>'
_AFTER_TABLE = '<w:spacing w:before="170"/>'
_FIRST_ON_PAGE = '<w:spacing w:before="0"/>'


class Body:
    """Writes one document; `lists` are Word's numbers for bullets and for each numbered list."""

    def __init__(
        self,
        contents_title: str,
        bullets: int,
        numbered: Sequence[int],
        embed: Callable[[Figure], str | None] = lambda figure: None,
        width: int = TEXT_WIDTH,
    ) -> None:
        """Write with these lists.

        Args:
            contents_title: What stands above the table of contents.
            bullets: Word's number for bullets.
            numbered: One for each numbered list.
            embed: Puts a figure into the package and returns the id of its picture, or nothing.
            width: Between the margins, in twentieths of a point.
        """
        self._contents_title = contents_title
        self._embed = embed
        self._width = width
        self._figures = 0
        self._bullets = bullets
        self._numbered = iter(numbered)
        self._marks = 0

    def xml(self, layout: Layout) -> Iterator[str]:
        """Yield the paragraphs and tables of a document."""
        yield from self._parts(layout.cover, heading=_COVER_TOP if layout.contents else "")
        if layout.contents:
            yield paragraph("TOCHeading", run(self._contents_title), before="<w:keepNext/>")
            yield from map(_entry, layout.contents)
        yield from self._parts(layout.body, turns=bool(layout.contents))
        parts = (*layout.cover, *layout.body)
        if parts and isinstance(parts[-1].part, Table):
            yield paragraph("NoSpacing", "")

    def _parts(self, parts: Sequence[Placed], heading: str = "", *, turns: bool = False) -> Iterator[str]:
        """Yield parts, apart from what they follow; `heading` is the spacing of headings, the first of them `turns`."""
        previous: Part | None = None
        for placed in parts:
            if isinstance(previous, Table) and isinstance(placed.part, Table):
                yield paragraph("NoSpacing", "")
            lead = _AFTER_TABLE if isinstance(previous, Table) else _AFTER if isinstance(previous, Listing) else ""
            first = turns and previous is None
            before, own = ("<w:pageBreakBefore/>", _FIRST_ON_PAGE) if first else ("", heading)
            yield from self._part(placed, before=before, heading=own, lead=lead)
            previous = placed.part

    def _part(self, placed: Placed, before: str = "", heading: str = "", lead: str = "") -> Iterator[str]:
        """Yield a part; `heading` and `lead` are the spacing of a heading and of the first line of anything else."""
        keep = "<w:keepNext/>" if placed.keeps else ""
        match placed.part:
            case Heading() as part:
                inside = self._marked(placed.anchor, inline(part.line))
                page, spacing = ("<w:pageBreakBefore/>", _FIRST_ON_PAGE) if part.turns else (before, heading)
                yield paragraph(f"Heading{part.level}", inside, before=keep + page, after=spacing)
            case Paragraph() as part:
                yield paragraph("Normal", inline(part.line), before=keep + before, after=lead)
            case Listing() as part:
                number = next(self._numbered) if part.numbered else self._bullets
                style = "ListNumber" if part.numbered else "ListBullet"
                entries = list(_flat(shallow(part.items), 0))
                for position, (level, line) in enumerate(entries, 1):
                    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                    kept = keep if position == len(entries) else ""
                    yield paragraph(style, inline(line), before=kept + numbering, after=lead if position == 1 else "")
            case Table() as part:
                yield from _table(part, keep, self._width)
            case Figure() as part:
                yield from self._figure(part, keep, lead)

    def _figure(self, figure: Figure, keep: str, lead: str) -> Iterator[str]:
        """Yield a picture in a line of its own, then its caption; its description when there is no picture."""
        relation = self._embed(figure)
        if relation is None:
            yield paragraph("Normal", run(figure.alt, _RUNS[Style.EMPHASIS]), before=keep, after=lead)
            return
        self._figures += 1
        kept = "<w:keepNext/>" if figure.caption else keep
        inside = drawn(relation, self._figures, figure, self._width / 567)
        yield paragraph("Normal", inside, before=kept, after=lead)
        if figure.caption:
            yield paragraph("Caption", inline(figure.caption), before=keep)

    def _marked(self, anchor: str, inside: str) -> str:
        """Give a heading the name that links lead to."""
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{anchor}"/>'
        return f'{start}{inside}<w:bookmarkEnd w:id="{self._marks}"/>'


def _entry(heading: Placed) -> str:
    """Return a line of the contents: a link, and the page for the programs that reckon it when they open a file."""
    line = heading.part.line if isinstance(heading.part, Heading) else ()
    link = f'<w:hyperlink w:anchor="{heading.anchor}" w:history="1">{run(words_of(line))}</w:hyperlink>'
    page = f'<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGEREF {heading.anchor} \\h "/>'
    return paragraph("TOC1", link + page)


def _flat(items: Sequence[Item], level: int) -> Iterator[tuple[int, Line]]:
    for item in items:
        yield level, item.line
        yield from _flat(item.below, level + 1)


def _table(table: Table, keep: str, width: int) -> Iterator[str]:
    sizes = [round(share * width) for share in widths(table)]
    looks = f'w:val="{"06A0" if table.named_rows else "0620"}" w:firstRow="1" w:firstColumn="{int(table.named_rows)}"'
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblLook {looks} w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    yield from _row(table.header, sizes, "<w:cantSplit/><w:tblHeader/>", "<w:keepNext/>")
    for position, cells in enumerate(table.rows, 1):
        height = '<w:trHeight w:val="540" w:hRule="atLeast"/>' if table.tall else ""
        last = keep if position == len(table.rows) else ""
        middle = '<w:vAlign w:val="center"/>' if table.tall else ""
        yield from _row(cells, sizes, f"<w:cantSplit/>{height}", last, middle)
    yield "</w:tbl>"


def _row(cells: Sequence[Line], sizes: Sequence[int], properties: str, keep: str, middle: str = "") -> Iterator[str]:
    yield f"<w:tr><w:trPr>{properties}</w:trPr>"
    for cell, size in zip(cells, sizes, strict=True):
        inside = paragraph("NoSpacing", inline(cell), before=keep)
        yield f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{middle}</w:tcPr>{inside}</w:tc>'
    yield "</w:tr>"


def drawn(relation: str, number: int, figure: Figure, widest: float) -> str:
    """Return a picture inside a line, no wider than so many centimetres, with its description for who cannot see it."""
    share = min(1, widest / figure.size[0])
    wide, high = (round(length * share * 360_000) for length in figure.size)
    said_of = quoteattr(said(figure.alt))
    size = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Image {number}" descr={said_of}/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Image {number}" descr={said_of}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{size}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def paragraph(style: str, inside: str, *, before: str = "", after: str = "") -> str:
    """Return a paragraph; `before` and `after` are properties in the order that Word wants them."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{after}</w:pPr>{inside}</w:p>'


def inline(line: Line) -> str:
    """Return a line as runs of Word."""
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    return run(span.text, _RUNS[span.style])


def run(text: str, style: str = "") -> str:
    """Return a run of text, harmless."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(said(text))}</w:t></w:r>'
