"""An organisation's own Word file as a template: its pages, styles, header and foot stay, what it lacks is added."""

import io
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Length

from facilitateur.export.docx_styles import STYLES, restyled

_TABLE, _STRONG, _EMPHASIS = "Table Grid", "Strong", "Emphasis"
_IDS = {
    **{name.replace(" ", "").replace("toc", "TOC"): name for name in STYLES},
    "TableGrid": _TABLE,
    "Strong": _STRONG,
    "Emphasis": _EMPHASIS,
}
"""Ids that our paragraphs use, and the names of the styles, which are the same in every language of Word."""

LEAST_WIDTH = 4000
"""Twentieths of a point between margins under which a page can hold no table."""


def opened(data: bytes) -> Word:
    """Return a Word file without the text that stands in it."""
    word = docx.Document(io.BytesIO(data))
    body = word.element.body
    last = body.find(qn("w:sectPr"))
    if last is None:
        raise ValueError("no page")
    for element in list(body):
        if element is not last:
            body.remove(element)
    return word


def complete(word: Word, locale: str, colour: str) -> None:
    """Add the styles that our documents need and the template lacks; those that it has stay as they are."""
    for name, look in STYLES.items():
        if name not in word.styles:
            restyled(word, name, look, colour)
    if _TABLE not in word.styles:
        word.styles.add_style(_TABLE, WD_STYLE_TYPE.TABLE, builtin=True)
    for name, weight in ((_STRONG, "bold"), (_EMPHASIS, "italic")):
        if name not in word.styles:
            setattr(word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True).font, weight, True)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def has_foot(word: Word) -> bool:
    """Whether the template has a foot of its own."""
    foot = word.sections[0].footer
    return not foot.is_linked_to_previous and len(foot._element.xpath(".//w:t | .//w:drawing | .//w:fldSimple")) > 0


def text_width(word: Word) -> int:
    """Return what lies between the margins, in twentieths of a point."""
    section = word.sections[-1]
    lengths: list[Length | None] = [section.page_width, section.left_margin, section.right_margin]
    page, left, right = (0 if length is None else int(length) for length in lengths)
    return max((page - left - right) // 635, LEAST_WIDTH)


def rename_styles(word: Word, made: Any) -> None:
    """Give paragraphs the ids that the template's styles have: « Titre1 » in a French Word."""
    ids = {ours: word.styles[name].style_id for ours, name in _IDS.items() if name in word.styles}
    for element in made.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")):
        ours = element.get(qn("w:val"))
        element.set(qn("w:val"), ids.get(ours, ours))
