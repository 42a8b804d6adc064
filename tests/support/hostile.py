"""Texts that some format would obey, and a document that has them everywhere."""

from hypothesis import strategies as st

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.document import Document, Heading, Item, Listing, Paragraph, Table, emphasis, plain, strong

BENIGN = "xxx"

HOSTILE = (
    "<script>alert(1)</script>",
    "<b>gras</b>",
    "<!-- -->",
    "[clic](javascript:alert(1))",
    "![image](http://x.example/a.png)",
    "<http://x.example>",
    "[a]: http://x.example",
    "[a]",
    "# titre",
    "titre #",
    "- tiret",
    "+ plus",
    "* étoile",
    "1. un",
    "1) un",
    "1986. Une année",
    "> citation",
    "---",
    "***",
    "___",
    "===",
    "```",
    "~~~",
    "~~barré~~",
    "`code`",
    "**gras**",
    "__gras__",
    "a | b",
    "|---|",
    "\\",
    "fin\\",
    "\\*",
    "&lt;b&gt;",
    "&#35;",
    "&copy",
    "*",
    "_",
    "« dit »",
    '"dit"',
    "snake_case_name",
    "5 * 3 * 2",
    "R&D",
    "a&b;",
    ": définition",
    "[ ] à faire",
    "[^1]",
    "$x$",
    "    code",
    "\u00a0 # espace",
    "日本 👩‍🚒",
)

lines = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
active = st.text("<>[]()!*_`~#+-=|\\&;:.1 \t\u00a0ab\"'{}$^/", min_size=1, max_size=20)
texts = st.one_of(st.sampled_from(HOSTILE), active, lines).filter(lambda text: clean_line(text))


def document(text: str) -> Document:
    """Return a document with a text in every kind of part and every style."""
    line = (*plain(text), *plain(" "), *strong(text), *plain(" "), *emphasis(text))
    items = (Item(plain(text), (Item(strong(text), (Item(emphasis(text)),)),)), Item(line))
    parts = (
        Heading(1, plain(text)),
        Paragraph(line),
        Listing(items),
        Paragraph(plain("x")),
        Listing(items, numbered=True),
        Table((plain(text), line), ((line, plain(text)), (strong(text), ()))),
        Heading(2, line),
    )
    return Document("x", "fr", parts)
