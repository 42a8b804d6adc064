"""The organisation's own look: used when it is there, told and left aside when it is broken."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from facilitateur.export.documents import build
from facilitateur.export.look import DOCX, HTML, IDENTITY, INK, ODT, TYPST, Look, LookFault, contrast, load_look
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.export.templates import create_templates, try_templates
from facilitateur.export.wording import describe_look
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning
from support.photos import PNG
from support.reading import lines_of

WORDS = load_words("fr")


def written(name: str, look: Look) -> bytes:
    told = ended_morning()
    return exporter(name).write(told.state, told.log, told.now, WORDS, ExportOptions(look=look))


def text_of(data: bytes, name: str) -> str:
    if name == "pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if name == "html":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = [archive.read(one).decode() for one in archive.namelist() if one.endswith(".xml")]
    return "".join(parts)


def foreign_word() -> bytes:
    """Return a Word file as a French organisation has it: its own ids of styles, a header, a text of its own."""
    word = docx.Document()
    heading = word.styles["Heading 1"]
    heading.element.set(docx.oxml.ns.qn("w:styleId"), "Titre1")
    heading.font.name = "Marianne d'essai"
    for name in ("List Bullet", "No Spacing"):
        word.styles.element.remove(word.styles[name].element)
    word.styles.add_style("Maison", WD_STYLE_TYPE.PARAGRAPH)
    word.sections[0].header.paragraphs[0].text = "Ville d'Exemple"
    word.sections[0].footer.paragraphs[0].text = "Pied de la ville"
    word.add_paragraph("Texte du modèle, qui ne doit pas rester")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def look_with(tmp_path: Path, **files: bytes) -> Look:
    for name, data in files.items():
        (tmp_path / name.replace("_", ".")).write_bytes(data)
    return load_look(tmp_path)


def test_starting_points_are_written_once_and_can_all_be_used(tmp_path) -> None:
    made, kept = create_templates(tmp_path, WORDS)
    assert {path.name for path in made} == {IDENTITY, "export.toml", DOCX, ODT, TYPST, HTML}
    assert kept == []
    (tmp_path / HTML).write_text("le mien {{contenu}}")
    again, kept = create_templates(tmp_path, WORDS)
    assert (again, len(kept)) == ([], 6)
    assert (tmp_path / HTML).read_text() == "le mien {{contenu}}"
    look = load_look(tmp_path)
    try_templates(look, WORDS)
    assert look.problems == []


@pytest.mark.parametrize("name", ["docx", "odt", "html", "pdf"])
def test_a_document_in_a_template_says_the_same(name: str, tmp_path) -> None:
    create_templates(tmp_path, WORDS)
    told = ended_morning()
    lines = [line for line in lines_of(build(told.state, told.now, WORDS, ExportOptions())) if line.isascii()]
    said = "".join(re.sub(r"<[^>]+>", "", text_of(written(name, load_look(tmp_path)), name)).split())

    assert len(lines) > 30
    assert [line for line in lines if "".join(line.split()) not in said and "'" not in line] == []


def test_a_word_template_keeps_its_styles_its_header_and_its_foot(tmp_path) -> None:
    data = written("docx", look_with(tmp_path, modele_docx=foreign_word()))
    word: Any = docx.Document(io.BytesIO(data))
    said = text_of(data, "docx")
    titles = [one for one in word.paragraphs if one.style.name == "Heading 1"]

    assert [one.style.style_id for one in titles] == ["Titre1"]
    assert titles[0].style.font.name == "Marianne d'essai"
    assert word.sections[0].header.paragraphs[0].text == "Ville d'Exemple"
    assert word.sections[0].footer.paragraphs[0].text == "Pied de la ville"
    assert "Texte du modèle" not in said
    styles = {one.style.style_id for one in word.paragraphs}
    assert styles <= {one.style_id for one in word.styles}


@pytest.mark.parametrize(
    ("file", "data", "fault", "name"),
    [
        (DOCX, b"pas un zip", LookFault.NOT_WORD, "docx"),
        (ODT, b"pas un zip", LookFault.NOT_ODT, "odt"),
        (HTML, b"<p>rien</p>", LookFault.NO_CONTENT, "html"),
        (TYPST, b"#let modele(told, body) = { panic(1) }", LookFault.NOT_TYPST, "pdf"),
        (TYPST, b"#let autre = 1", LookFault.NOT_TYPST, "pdf"),
        (TYPST, b'#let modele(told, body) = { image("absente.png") }', LookFault.NOT_TYPST, "pdf"),
    ],
)
def test_a_broken_template_is_told_and_the_plain_look_is_used(
    file: str, data: bytes, fault: LookFault, name: str, tmp_path
) -> None:
    (tmp_path / file).write_bytes(data)
    look = load_look(tmp_path)

    assert written(name, look) == written(name, Look())
    (problem,) = look.problems
    assert (problem.fault, problem.file) == (fault, file)
    assert file in describe_look(WORDS, problem)


def test_an_odt_of_another_kind_or_with_entities_is_refused(tmp_path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("styles.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    look = look_with(tmp_path, modele_odt=file.getvalue())
    assert written("odt", look) == written("odt", Look())
    assert [problem.fault for problem in look.problems] == [LookFault.NOT_ODT]


def test_an_odt_template_keeps_its_styles_and_its_pictures(tmp_path) -> None:
    source = written("odt", Look())
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "styles.xml":
                data = data.replace(b'font-size="24pt"', b'font-size="31pt"')
            new.writestr(name, data)
        new.writestr("Pictures/fond.png", PNG)
    look = look_with(tmp_path, modele_odt=made.getvalue())
    data = written("odt", look)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("Pictures/fond.png") == PNG
        assert b"31pt" in archive.read("styles.xml")
        assert b"Pictures/fond.png" in archive.read("META-INF/manifest.xml")
        etree.fromstring(archive.read("styles.xml"))
    assert look.problems == []


def test_words_of_people_never_fill_a_gap_of_a_template(tmp_path) -> None:
    (tmp_path / HTML).write_text("<main>{{contenu}}</main><p>{{contact}}</p>")
    (tmp_path / IDENTITY).write_text('contact = "{{contenu}} <b>"')
    page = text_of(written("html", load_look(tmp_path)), "html")
    assert "{{contenu}} &lt;b&gt;" in page
    assert page.count("<header>") == 1


@pytest.mark.parametrize("name", ["html", "docx", "odt", "pdf"])
def test_who_the_organisation_is_stands_on_every_cover(name: str, tmp_path) -> None:
    (tmp_path / IDENTITY).write_text('organisation = "Ville d Exemple"\ncontact = "01 00"\ncouleur = "#1a4f8a"\n')
    (tmp_path / "logo.png").write_bytes(PNG)
    look = load_look(tmp_path)
    said = text_of(written(name, look), name)

    assert look.problems == []
    assert look.logo is not None
    assert "Ville d Exemple" in said
    assert "01 00" in said
    assert name == "pdf" or "1a4f8a" in said


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('couleur = "#ffee00"', LookFault.PALE),
        ('couleur = "rouge"', LookFault.WRONG_VALUE),
        ("organisation = 3", LookFault.WRONG_VALUE),
        ('slogan = "x"', LookFault.UNKNOWN_KEY),
        ("= =", LookFault.NOT_TOML),
        ('logo = "absent.png"', LookFault.NO_LOGO),
        ('logo = "../../etc/passwd"', LookFault.NO_LOGO),
    ],
)
def test_what_is_wrong_with_the_identity_is_told(text: str, fault: LookFault, tmp_path) -> None:
    (tmp_path / IDENTITY).write_text(text)
    look = load_look(tmp_path)
    assert [problem.fault for problem in look.problems] == [fault]
    assert (look.colour, look.logo) == (INK, None)
    assert describe_look(WORDS, look.problems[0])


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)
