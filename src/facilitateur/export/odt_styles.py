"""The look of an ODT report: the styles that LibreOffice names itself, so that people change them in one place."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from facilitateur.export.look import INK
from facilitateur.export.pages import DEEPEST

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())

_KEPT = 'fo:keep-with-next="always" fo:keep-together="always"'
_RULE = 'fo:border-bottom="1.5pt solid {colour}" fo:padding-bottom="0.1cm"'
_BAND = 'fo:border-left="4.5pt solid {band}" fo:padding-left="0.2cm" fo:background-color="#eeeeee"'
_FOOT = '<style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops>'

_BASES: Mapping[str, tuple[str, str, str]] = {
    "Standard": ("", 'fo:orphans="2" fo:widows="2" fo:line-height="120%"', "font-size:10.5pt"),
    "Text body": ("Standard", 'fo:margin-top="0cm" fo:margin-bottom="0.18cm"', ""),
    "Heading": ("Standard", f'{_KEPT} fo:line-height="110%"', "font-weight:bold"),
    "Heading 1": ("Heading", 'fo:margin-top="0cm" fo:margin-bottom="0.5cm"', "font-size:24pt"),
    "Heading 2": ("Heading", f'fo:margin-top="1cm" fo:margin-bottom="0.25cm" {_RULE}', "font-size:17pt"),
    "Heading 3": ("Heading", 'fo:margin-top="0.55cm" fo:margin-bottom="0.14cm"', "font-size:13pt"),
    "Heading 4": ("Heading", f'fo:margin-top="0.35cm" fo:margin-bottom="0.18cm" {_BAND}', "font-size:10.5pt"),
    "Heading 5": ("Heading", 'fo:margin-top="0.28cm" fo:margin-bottom="0.07cm"', "font-size:10.5pt"),
    "Heading 6": ("Heading", 'fo:margin-top="0.2cm" fo:margin-bottom="0.07cm"', "font-size:10.5pt;font-style:italic"),
    "Contents Heading": ("Heading", 'fo:margin-top="0.9cm" fo:margin-bottom="0.2cm"', "font-size:13pt"),
    "Contents 1": ("Standard", 'fo:margin-bottom="0.1cm"', ""),
    "List": ("Standard", 'fo:margin-bottom="0.1cm"', ""),
    "Table Contents": ("Standard", 'fo:line-height="110%"', "font-size:9pt"),
    "Table Heading": ("Table Contents", 'fo:keep-with-next="always"', "font-weight:bold"),
    "Caption": ("Standard", 'fo:margin-top="0.1cm" fo:margin-bottom="0.4cm"', "font-size:8.5pt"),
    "Footer": ("Standard", "", "font-size:8.5pt"),
}
"""Name as LibreOffice writes it, then the style it begins with, the paragraph and the letters."""

_LETTERS = {
    "Strong Emphasis": 'fo:font-weight="bold"',
    "Emphasis": 'fo:font-style="italic"',
    "Index Link": 'fo:color="#111111" style:text-underline-style="none"',
}


def named(name: str) -> str:
    """Return a style's name as it stands in XML: `Heading_20_1`."""
    return name.replace(" ", "_20_")


def paragraph_style(name: str, parent: str, paragraph: str, letters: str = "", inside: str = "", more: str = "") -> str:
    """Return a style of paragraphs; `letters` is written as in CSS."""
    text = " ".join(f"fo:{key}={quoteattr(value)}" for key, _, value in _pairs(letters))
    above = f' style:parent-style-name="{named(parent)}"' if parent else ""
    shown = f' style:display-name="{name}"' if " " in name else ""
    return (
        f'<style:style style:name="{named(name)}"{shown} style:family="paragraph"{above}{more}>'
        f"<style:paragraph-properties {paragraph}>{inside}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def _pairs(letters: str) -> list[tuple[str, str, str]]:
    return [pair.partition(":") for pair in letters.split(";") if pair]


def styles_xml(locale: str, foot: str, colour: str = INK) -> str:
    """Return `styles.xml`; `foot` is the inside of the paragraph at the foot of pages, `colour` that of headings."""
    language, _, country = locale.partition("-")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
        '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial"'
        ' style:font-family-generic="swiss"/></office:font-face-decls><office:styles>'
        '<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="1cm"/>'
        f'<style:text-properties style:font-name="Arial" fo:color="#111111" fo:language="{language}"'
        f' fo:country="{country or "none"}" fo:hyphenate="false"/></style:default-style>'
        f"{''.join(_styles(colour))}{_lists()}</office:styles><office:automatic-styles>{_PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">'
        f'<style:footer><text:p text:style-name="Footer">{foot}</text:p></style:footer></style:master-page>'
        "</office:master-styles></office:document-styles>"
    )


_PAGE = (
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
    ' style:print-orientation="portrait" fo:margin-top="2cm" fo:margin-left="2cm" fo:margin-right="2cm"'
    ' fo:margin-bottom="1.1cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.9cm"'
    ' fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>'
)


def _styles(colour: str) -> Iterator[str]:
    for name, (parent, paragraph, letters) in _BASES.items():
        level = name.removeprefix("Heading ")
        more = f' style:default-outline-level="{level}"' if level.isdigit() else ""
        paragraph = paragraph.replace("{colour}", colour).replace("{band}", "#555555" if colour == INK else colour)
        letters = f"{letters};color:{colour}" if name == "Heading" else letters
        inside = _FOOT if name in ("Footer", "Contents 1") else ""
        yield paragraph_style(name, parent, paragraph, letters, inside, more)
    for name, look in _LETTERS.items():
        shown = f'style:name="{named(name)}" style:display-name="{name}"'
        yield f'<style:style {shown} style:family="text"><style:text-properties {look}/></style:style>'


def _lists() -> str:
    bullets, numbers = [], []
    for level in range(1, DEEPEST + 1):
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm"'
            f' fo:margin-left="{level * 0.5:.1f}cm"/></style:list-level-properties>'
        )
        mark = "•–"[(level - 1) % 2]
        bullet = f'text:level="{level}" text:bullet-char="{mark}"'
        bullets.append(f"<text:list-level-style-bullet {bullet}>{place}</text:list-level-style-bullet>")
        number = f'text:level="{level}" style:num-format="1" style:num-suffix="."'
        numbers.append(f"<text:list-level-style-number {number}>{place}</text:list-level-style-number>")
    made = (("Bullets", bullets), ("Numbers", numbers))
    return "".join(f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>' for name, levels in made)
