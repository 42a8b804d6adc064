"""The documents opened by a real office suite: nothing is lost, headings and headers are still there."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitateur.domain import group_intents
from facilitateur.domain.canvases.grouping import Wanted
from facilitateur.domain.events import RotationKind
from facilitateur.domain.rotating import Asked
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import running_morning
from support.hostile import HOSTILE
from support.reading import lines_of
from support.story import Story

OFFICE, POPPLER = "soffice", "pdfinfo"
REPORTS = ("docx", "odt")
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
FORMATS = (*REPORTS, "xlsx")

pytestmark = [
    pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed") for program in (OFFICE, POPPLER)
]


class Printed(NamedTuple):
    """A document as the office suite printed it."""

    text: str
    tags: Counter[str]


def morning() -> Story:
    """Return a morning in which people wrote whatever some format obeys."""
    told = running_morning()
    for text in (*HOSTILE, '=HYPERLINK("http://x.example")', "#panic()", "مرحبا", "a\x0bb\x1bc"):
        told.writes(text, "b6")
    told.does(lambda state, _: group_intents.draw_groups(state, "b6", Wanted(2, 2, hosts=True), 7, ("P02",)))
    asked = Asked(RotationKind.ACROSS, ("A", "B"))
    return told.does(lambda state, _: group_intents.draw_rotation(state, "b6", asked))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Return every document of one session, as the office suite prints it."""
    folder, told, words = tmp_path_factory.mktemp("office"), morning(), load_words("fr")
    for name in FORMATS:
        data = exporter(name).write(told.state, told.log, told.now, words, ExportOptions())
        (folder / f"{name}.{name}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for target, formats in ((TAGGED, REPORTS), ("pdf", ["xlsx"])):
        run([OFFICE, profile, "--headless", "--convert-to", target, *(f"{name}.{name}" for name in formats)], folder)
    return {name: read(folder / f"{name}.pdf") for name in FORMATS}


def read(path: Path) -> Printed:
    """Return what a PDF says, white space folded, and how often each tag stands in it."""
    text = run(["pdftotext", str(path), "-"], path.parent)
    tree = run([POPPLER, "-struct", str(path)], path.parent)
    return Printed(folded(text), Counter(line.split()[0].rstrip(":") for line in tree.splitlines() if line.split()))


def run(command: list[str], folder: Path) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120).stdout.decode()


def folded(text: str) -> str:
    """Return a text without spaces, which line breaks and columns change."""
    return "".join(text.split())


@pytest.mark.parametrize("name", REPORTS)
def test_every_line_is_on_paper(printed: dict[str, Printed], name: str) -> None:
    told = morning()
    lines = lines_of(report(told.state, told.now, load_words("fr"), ExportOptions()))
    easy = [line for line in lines if line.isascii()]
    assert len(easy) > 40
    assert [line for line in easy if folded(line) not in printed[name].text] == []


@pytest.mark.parametrize("name", REPORTS)
def test_headings_tables_and_lists_are_real(printed: dict[str, Printed], name: str) -> None:
    tags = printed[name].tags
    assert tags["H1"] == 1
    assert all(tags[tag] for tag in ("H2", "H3", "H4", "L", "LI", "Table", "TH", "TD", "Figure"))


def test_every_note_is_in_the_workbook(printed: dict[str, Printed]) -> None:
    notes = [note.text for note in morning().state.notes() if note.text.isascii()]
    assert len(notes) > 40
    assert [text for text in notes if printed["xlsx"].text.count(folded(text)) < 2] == []


def test_groups_and_rotations_are_in_the_workbook(printed: dict[str, Printed]) -> None:
    text = printed["xlsx"].text
    assert all(folded(said) in text for said in ("Reste à la table", "P02", "absent", "Table 1", "A – B"))
