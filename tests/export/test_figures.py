"""Photos and drawings in every format: there, described, light, and silent about who took them."""

import io
import re
import zipfile
from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from hypothesis import given

from facilitateur.domain.events import FileAttached
from facilitateur.export import pictures
from facilitateur.export.document import Document, Figure, Heading, Picture, plain, words_of
from facilitateur.export.docx import to_docx
from facilitateur.export.drawing import alone, drawing, words_at
from facilitateur.export.html import to_html
from facilitateur.export.markdown import to_markdown
from facilitateur.export.odt import to_odt
from facilitateur.export.options import ExportOptions, Include
from facilitateur.export.pdf import to_pdf
from facilitateur.export.pictures import Absence, picture_from, picture_of
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import running_morning
from support.hostile import HOSTILE, texts
from support.photos import CAMERA, HIGH, LYING, PNG, UPRIGHT, WIDE
from support.story import Story

WORDS = load_words("fr")


def morning(stored: str = "photo.jpg", name: str = "tableau.jpg") -> Story:
    told = running_morning()
    return told.happens(FileAttached("b7", "B", name, stored, "0" * 64))


def folder_with(tmp_path: Path, **files: bytes) -> Path:
    (tmp_path / "pj").mkdir(exist_ok=True)
    for name, data in files.items():
        (tmp_path / "pj" / name.replace("_", ".")).write_bytes(data)
    return tmp_path


def figures_of(told: Story, options: ExportOptions) -> list[Figure]:
    document = report(told.state, told.now, WORDS, options)
    return [part for part in document.parts if isinstance(part, Figure)]


def photos_of(told: Story, folder: Path | None) -> list[Figure]:
    return [one for one in figures_of(told, ExportOptions(folder=folder)) if one.picture.kind != "svg"]


def test_a_photo_stands_with_its_minute_and_its_team(tmp_path) -> None:
    (photo,) = photos_of(morning(), folder_with(tmp_path, photo_jpg=UPRIGHT))

    assert "équipe\xa0B" in words_of(photo.caption)
    assert "tableau.jpg" in words_of(photo.caption)
    assert photo.size == (12.0, 6.0)
    assert "Carré" in photo.alt


def test_what_the_camera_knew_does_not_leave() -> None:
    assert CAMERA in UPRIGHT
    for data in (UPRIGHT, LYING):
        picture = picture_from(data)
        assert isinstance(picture, Picture)
        assert CAMERA not in picture.data


def test_a_photo_taken_with_a_turned_camera_stands_upright() -> None:
    upright, lying = picture_from(UPRIGHT), picture_from(LYING)
    assert isinstance(upright, Picture)
    assert isinstance(lying, Picture)
    assert (upright.width, upright.height) == (WIDE, HIGH)
    assert lying.height == 2 * lying.width


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Absence.BROKEN),
        (b"GIF89a", Absence.BROKEN),
        (PNG[:40], Absence.BROKEN),
        (UPRIGHT[:30], Absence.BROKEN),
        (b"\xff\xd8" + b"\xff\xe0\x00\x01", Absence.BROKEN),
        (b"<svg", Absence.BROKEN),
    ],
)
def test_what_is_no_picture_is_said(data: bytes, expected: Absence) -> None:
    assert picture_from(data) is expected


@pytest.mark.parametrize("stored", ["../photo.jpg", "/etc/passwd", "", ".cache", "absent.jpg", "a\0b.jpg"])
def test_only_copies_of_the_session_are_read(stored: str, tmp_path) -> None:
    folder = folder_with(tmp_path, photo_jpg=UPRIGHT)
    (tmp_path / "photo.jpg").write_bytes(UPRIGHT)

    assert picture_of(folder, stored) is Absence.MISSING


def test_a_photo_that_is_missing_or_too_heavy_is_a_line(tmp_path, monkeypatch) -> None:
    def said(folder: Path) -> str:
        document = report(*_told(morning()), ExportOptions(folder=folder))
        return to_markdown(document)

    assert "sa copie n’est pas dans le dossier" in said(folder_with(tmp_path))
    monkeypatch.setattr(pictures, "HEAVIEST", 10)
    assert "trop lourde" in said(folder_with(tmp_path, photo_jpg=UPRIGHT))


def _told(told: Story):
    return told.state, told.now, WORDS


def test_photos_can_be_left_out_and_never_stand_in_anonymous_documents(tmp_path) -> None:
    folder, told = folder_with(tmp_path, photo_jpg=UPRIGHT), morning()
    for options in (
        ExportOptions(folder=folder, include=Include(photos=False)),
        ExportOptions(folder=folder, anonymous=True),
    ):
        assert [one for one in figures_of(told, options) if one.picture.kind != "svg"] == []


def test_every_format_carries_the_photo_and_its_description(tmp_path, export) -> None:
    options = ExportOptions(folder=folder_with(tmp_path, photo_jpg=UPRIGHT))
    (photo,) = photos_of(morning(), tmp_path)
    bare = photo.picture.data

    assert b64encode(bare) in export("html", morning(), "fr", options)
    for name in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(export(name, morning(), "fr", options))) as archive:
            assert bare in [archive.read(one) for one in archive.namelist()]
            body = archive.read("word/document.xml" if name == "docx" else "content.xml").decode()
            assert photo.alt in body
    reader = pypdf.PdfReader(io.BytesIO(export("pdf", morning(), "fr", options)))
    resources = (page["/Resources"].get("/XObject", {}).values() for page in reader.pages)
    held = [one.get_object() for page in resources for one in page]
    sizes = [(one["/Width"], one["/Height"]) for one in held if one["/Subtype"] == "/Image"]
    assert sizes == [(WIDE, HIGH)]


def test_a_pdf_is_made_even_when_the_typesetter_refuses_a_photo() -> None:
    broken = Picture("png", PNG[:-20], WIDE, HIGH)
    document = Document("x", "fr", (Heading(1, plain("x")), Figure(broken, "essai", plain("la photo"))))
    text = pypdf.PdfReader(io.BytesIO(to_pdf(document, WORDS))).pages[0].extract_text()

    assert "la photo" in text


def test_the_timeline_has_a_bar_for_each_plan_and_each_stay(tmp_path) -> None:
    told = running_morning()
    (drawn,) = [one for one in figures_of(told, ExportOptions()) if one.picture.kind == "svg"]
    root = ElementTree.fromstring(alone(drawn.picture.data.decode()))
    bars = [one for one in root.iter() if one.tag.endswith("rect")]
    names = [one.text for one in root.iter() if one.tag.endswith("text")]
    blocks, legend = len(told.state.agenda.blocks), 3

    assert len(bars) == 2 * blocks + legend
    assert "Chaîne des causes" in names
    assert "8 blocs" in drawn.alt
    assert re.fullmatch(r"[^<>]+", drawn.alt)


def illustrated(text: str) -> Document:
    svg = drawing(200, 40, [words_at(2, 20, text)], text)
    figure = Figure(Picture("svg", svg.encode(), 200, 40), text, plain(text))
    return Document("x", "fr", (Heading(1, plain("x")), figure))


@given(text=texts)
def test_no_text_changes_a_drawing(text: str) -> None:
    root = ElementTree.fromstring(alone(drawing(200, 40, [words_at(2, 20, text)], text)))
    assert [one.tag.rpartition("}")[2] for one in root.iter()] == ["svg", "text"]
    assert "<script" not in to_html(illustrated(text), WORDS)


@pytest.mark.parametrize("text", [*HOSTILE, "a\x0bb", "مرحبا", "x" * 400])
def test_every_text_can_be_drawn_in_every_format(text: str) -> None:
    document = illustrated(text)
    assert to_docx(document, WORDS)
    assert to_odt(document, WORDS)
    assert b"/StructTreeRoot" in to_pdf(document, WORDS)
    assert to_markdown(document)
