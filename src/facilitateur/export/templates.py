"""Starting points for an organisation's own templates, to be opened and changed."""

from collections.abc import Mapping
from pathlib import Path

from facilitateur.export.choices import FILE_NAME
from facilitateur.export.document import Document, Heading, Paragraph, plain
from facilitateur.export.look import DOCX, HTML, IDENTITY, ODT, TYPST, Look, load_look
from facilitateur.export.writing import write_new_file
from facilitateur.i18n.words import Words

CONTENT = "{{contenu}}"
"""Where an HTML template has its content."""

_HTML = """<!doctype html>
<html lang="{{langue}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{titre}}</title>
<style>
{{style}}
/* %s */
body { font-family: Georgia, "Times New Roman", serif; }
</style>
</head>
<body>
<main>
{{contenu}}
</main>
</body>
</html>
"""
_TYPST = """// %s
// %s
#let modele(told, body) = {
  set text(font: "Libertinus Serif", size: 10.5pt)
  set page(header: context if counter(page).get().first() > 1 {
    text(size: 8.5pt, told.organisation)
  })
  body
}
"""
_IDENTITY = """# %s
organisation = ""
contact = ""
# %s
# couleur = "#1a4f8a"
# %s
# logo = "logo.png"
"""
_CHOICES = """# %s
# facilitateur exporter SEANCE --choix elus

[elus]
document = "rapport"
formats = ["pdf", "docx"]
noms = "codes"
blocs = false
frise = true
incidents = false
"""


def create_templates(folder: Path, words: Words) -> tuple[list[Path], list[str]]:
    """Write the starting points that are not there yet.

    Returns:
        The files made, and the names of those that were there already, left as they are.
    """
    made: list[Path] = []
    kept: list[str] = []
    for name, data in starting_points(words, load_look(folder)).items():
        if (folder / name).exists():
            kept.append(name)
        else:
            made.append(write_new_file(folder / name, data))
    return made, kept


def starting_points(words: Words, look: Look) -> Mapping[str, bytes]:
    """Return every starting point by name; those of office suites have the colour and the name that are there."""
    texts = {
        IDENTITY: _IDENTITY
        % (
            words("Who you are: shown at the top of every document."),
            words("Colour of headings; it must be readable on white."),
            words("A picture of this folder; without this line logo.png, logo.svg or logo.jpg is used."),
        ),
        FILE_NAME: _CHOICES % words("Your own ways of exporting, each under its name."),
        HTML: _HTML % words("Your own style goes here; words between double braces give way to the document."),
        TYPST: _TYPST
        % (
            words("The look of your PDF, in typst: what is set here takes the place of the plain look."),
            words("told.title, told.organisation, told.colour, told.contact are at hand."),
        ),
    }
    return {name: text.encode() for name, text in texts.items()} | _office(words, look)


def _office(words: Words, look: Look) -> dict[str, bytes]:
    """Return the templates of office suites; that of Word is left out when its library is not there."""
    from facilitateur.export.odt import odt_template

    said = words("Change the styles, the header and the foot of this file; its text gives way to that of the document.")
    found = {ODT: odt_template(said, words, look)}
    try:
        from facilitateur.export.docx import docx_template
    except ImportError:
        return found
    return {DOCX: docx_template(said, words, look), **found}


def try_templates(look: Look, words: Words) -> None:
    """Use every template on a page of nothing, so that `look.problems` says which cannot be used."""
    from facilitateur.export.html import to_html
    from facilitateur.export.odt import to_odt

    page = Document("x", words.language, (Heading(1, plain("x")), Heading(2, plain("x")), Paragraph(plain("x"))))
    to_html(page, words, look)
    to_odt(page, words, look)
    try:
        from facilitateur.export.docx import to_docx
        from facilitateur.export.pdf import to_pdf
    except ImportError:
        return
    to_docx(page, words, look)
    to_pdf(page, words, look)
