"""The automatic styles of an ODT report: what one paragraph, table or column has that its style does not say."""

from collections.abc import Mapping

from facilitateur.export.odt_styles import paragraph_style

TEXT_WIDTH = 17.0
"""Centimetres between the margins."""

_KEEP = 'fo:keep-with-next="always"'
_AFTER = 'fo:margin-top="0.22cm" fo:margin-bottom="0.18cm"'
_OWN = (
    paragraph_style("Kept", "Text body", _KEEP),
    paragraph_style("After", "Text body", _AFTER),
    paragraph_style("KeptAfter", "Text body", f"{_AFTER} {_KEEP}"),
    paragraph_style("LastItem", "List", _KEEP),
    paragraph_style("Cover", "Heading 1", 'fo:margin-top="4.5cm" fo:margin-bottom="0.5cm"'),
    paragraph_style("TurnPlain", "Heading 2", 'fo:break-before="page" fo:margin-top="0cm" fo:margin-bottom="0.25cm"'),
    paragraph_style("Turn", "Heading 2", 'fo:break-before="page" fo:margin-top="0cm" fo:margin-bottom="0.25cm"'),
)
"""What differs from a style of the document; both margins are said, since one alone undoes the other."""

_BORDER = 'fo:border="0.5pt solid #777777" fo:padding="0.09cm"'
_CELLS = "".join(
    f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {look}/></style:style>'
    for name, look in (
        ("Head", f'{_BORDER} fo:background-color="#e4e4e4" style:vertical-align="bottom"'),
        ("Cell", _BORDER),
        ("TallCell", f'{_BORDER} style:vertical-align="middle"'),
    )
)
_ROW = "".join(
    f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties{high}'
    ' fo:keep-together="always"/></style:style>'
    for name, high in (("Row", ""), ("TallRow", ' style:min-row-height="0.95cm"'))
) + (
    '<style:style style:name="Picture" style:family="graphic"><style:graphic-properties style:vertical-pos="top"'
    ' style:vertical-rel="baseline"/></style:style>'
)


def automatic_styles(columns: Mapping[str, str]) -> str:
    """Return the automatic styles; `columns` gives each width of a column its name."""
    made = "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for width, name in columns.items()
    )
    tables = "".join(_table_style(name, keep) for name, keep in (("Table", ""), ("KeptTable", f" {_KEEP}")))
    return "".join(_OWN) + made + tables + _CELLS + _ROW


def _table_style(name: str, keep: str) -> str:
    look = f'style:width="{TEXT_WIDTH}cm" table:align="margins" table:border-model="collapsing"{keep}'
    look += ' fo:margin-top="0.15cm" fo:margin-bottom="0.3cm"'
    head = f'style:name="{name}" style:family="table"'
    return f"<style:style {head}><style:table-properties {look}/></style:style>"
