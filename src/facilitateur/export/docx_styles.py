"""The look of a DOCX report: Word's own styles, so that people change them in one place; black on white, no theme."""

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from facilitateur.export.look import INK
from facilitateur.export.pages import DEEPEST

FONT = "Arial"
MARGIN = Mm(20)
PAGE = Mm(210), Mm(297)
TEXT_WIDTH = 9638
"""Between the margins, in twentieths of a point."""

_WORD_2013 = "15"
"""An older one makes Word call the file old."""

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_KEPT = "<w:keepNext/><w:keepLines/>"
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="3" w:color="{colour}"/></w:pBdr>'
_BAND = (
    '<w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="{band}"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>'
)
_TO_THE_EDGE = (
    '<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
    f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
)


def _spacing(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


STYLES: dict[str, tuple[str, float, str]] = {
    "Normal": ("<w:widowControl/>" + _spacing(0, 100), 10.5, ""),
    "Heading 1": (_KEPT + _spacing(0, 240, 240) + _outline(1), 24, "<w:b/>"),
    "Heading 2": (_KEPT + _RULE + _spacing(560, 200, 240) + _outline(2), 17, "<w:b/>"),
    "Heading 3": (_KEPT + _spacing(400, 80, 240) + _outline(3), 13, "<w:b/>"),
    "Heading 4": (_KEPT + _BAND + _spacing(260, 100, 240) + '<w:ind w:left="170"/>' + _outline(4), 10.5, "<w:b/>"),
    "Heading 5": (_KEPT + _spacing(160, 40, 240) + _outline(5), 10.5, "<w:b/>"),
    "Heading 6": (_KEPT + _spacing(120, 40, 240) + _outline(6), 10.5, "<w:i/>"),
    "TOC Heading": (_KEPT + _spacing(480, 120, 240) + _outline(10), 13, "<w:b/>"),
    "toc 1": (_TO_THE_EDGE + _spacing(0, 60), 10.5, ""),
    "List Bullet": (_spacing(0, 60), 10.5, ""),
    "List Number": (_spacing(0, 60), 10.5, ""),
    "Caption": (_spacing(0, 200, 240), 8.5, '<w:i w:val="0"/>'),
    "No Spacing": (_spacing(45, 45, 240), 9, ""),
    "Footer": (_TO_THE_EDGE + _spacing(0, 0, 240), 8.5, ""),
}
"""Name, then paragraph, size in points and weight."""


def dress(word: Word, locale: str, colour: str = INK) -> None:
    """Give a new document its page, its language and its styles; headings have the colour."""
    section = word.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = Mm(11)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    for language in word.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), locale)
    for name, look in STYLES.items():
        restyled(word, name, look, colour)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5", "Heading 6"):
        _drop(_style(word, name), "w:link")
    for edge in _style(word, "Table Grid").iter(*(qn(f"w:{side}") for side in _EDGES)):
        edge.set(qn("w:color"), "777777")
    _style(word, "Table Grid").append(parse_xml(_FIRST_ROW))
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _style(word: Word, name: str) -> Any:
    """Return a built-in style, made when the template has it only in reserve."""
    if name not in word.styles:
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        made.base_style, made.element.styleId = word.styles["Normal"], name.replace(" ", "").replace("toc", "TOC")
    return word.styles[name].element


def restyled(word: Word, name: str, look: tuple[str, float, str], colour: str = INK) -> None:
    """Give a built-in style its look."""
    style, (paragraph, points, weight) = _style(word, name), look
    for tag in ("w:pPr", "w:rPr"):
        _drop(style, tag)
    ink = colour.removeprefix("#")
    own = ink if name.startswith(("Heading", "TOC")) else INK.removeprefix("#")
    paragraph = paragraph.replace("{colour}", ink).replace("{band}", "555555" if colour == INK else ink)
    fonts = "".join(f' w:{use}="{FONT}"' for use in ("ascii", "hAnsi", "cs"))
    size = f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'
    letters = f'<w:rFonts{fonts}/>{weight}<w:color w:val="{own}"/>{size}'
    style.append(parse_xml(f"<w:pPr {nsdecls('w')}>{paragraph}</w:pPr>"))
    style.append(parse_xml(f"<w:rPr {nsdecls('w')}>{letters}</w:rPr>"))


def _drop(element: Any, tag: str) -> None:
    for found in element.findall(qn(tag)):
        element.remove(found)


_FIRST_ROW = f"""<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E4E4E4"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>"""


def add_lists(word: Word, numbered: int) -> tuple[int, list[int]]:
    """Add the kinds of lists to a document: return the number of bullets, and one for each numbered list to come."""
    root = word.part.numbering_part.element
    used = [int(one.get(qn("w:numId"))) for one in root.findall(qn("w:num"))]
    kinds = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
    kind, first = max(kinds, default=0) + 1, max(used, default=0) + 1
    for offset, levels in enumerate((_levels("bullet"), _levels("decimal"))):
        head = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind + offset}">'
        root.insert(0, parse_xml(f'{head}<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(DEEPEST)
    )
    for number in range(numbered + 1):
        inside = f'<w:abstractNumId w:val="{kind + (number > 0)}"/>{starts if number else ""}'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{first + number}">{inside}</w:num>'))
    return first, [first + number for number in range(1, numbered + 1)]


def _levels(kind: str) -> str:
    """Return the levels of a list: bullets and dashes by turns, or numbers that begin anew at each level."""
    made = []
    for level in range(DEEPEST):
        mark = "•–"[level % 2] if kind == "bullet" else f"%{level + 1}."
        made.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{300 * (level + 1)}" w:hanging="300"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/></w:rPr></w:lvl>'
        )
    return "".join(made)
