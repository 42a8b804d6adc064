"""How sheets of a workbook are read and printed, and the chart of the agenda."""

from typing import Any

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.sheet import Sheet
from facilitateur.export.xlsx_widths import FONT
from facilitateur.i18n.words import Words

_A4 = 9
_FONT = {"name": FONT["font_name"], "size": 10}


def lay_out(page: Any, sheet: Sheet) -> None:
    """Freeze the header, repeat it on each page and let people filter."""
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def print_on_a4(page: Any, words: Words, challenge: str) -> None:
    """Print in landscape, the challenge and the number of the page at the foot."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    title = clean_line(challenge, 80).replace("&", "&&")
    page.set_footer(f"&L{title}&R{words('page {page} of {pages}', page='&P', pages='&N')}")


def planned_and_real(book: Any, sheet: Sheet, words: Words) -> Any:
    """Draw planned and real minutes, a block under the other, in black and white."""
    titles = [column.title for column in sheet.columns]
    last, names = len(sheet.rows), titles.index(words("Block"))
    chart = book.add_chart({"type": "bar"})
    for title, fill in ((words("Planned minutes"), "#FFFFFF"), (words("Real minutes"), "#444444")):
        place = titles.index(title)
        chart.add_series(
            {
                "name": [sheet.name, 0, place],
                "categories": [sheet.name, 1, names, last, names],
                "values": [sheet.name, 1, place, last, place],
                "fill": {"color": fill},
                "border": {"color": "#111111"},
                "gap": 60,
            }
        )
    chart.set_title({"name": words("Agenda, planned and real"), "name_font": {**_FONT, "size": 12}})
    chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}, "num_font": _FONT})
    rules = {"visible": True, "line": {"color": "#CCCCCC"}}
    chart.set_x_axis({"num_format": "0", "major_gridlines": rules, "num_font": _FONT})
    chart.set_legend({"position": "top", "font": _FONT})
    chart.set_size({"width": 900, "height": 130 + 30 * last})
    return chart
