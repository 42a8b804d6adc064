"""`comparer A B`: as text, as documents, as JSON."""

from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook


def test_two_sessions_are_printed_side_by_side(facilitateur: Any, session_id: str) -> None:
    printed = facilitateur("comparer", session_id, "exemple-demi-journee")
    assert printed.code == 0
    assert "# Deux séances côte à côte" in printed.out
    assert "Les déroulés diffèrent" in printed.out
    data = facilitateur("compare", "exemple-demi", "exemple-interrompue", "--json").data
    assert data["same_agenda"] is True
    assert len(data["blocks"]) == 16
    first = data["blocks"][0]
    assert first["first"]["real"] == 765
    assert first["first"]["card"] == first["second"]["card"] == "portrait-croise"
    assert sum(notes["notes"][0] for notes in data["phases"]) == sum(
        block["first"]["notes"] for block in data["blocks"]
    )


def test_it_is_written_in_every_format(facilitateur: Any, tmp_path: Path) -> None:
    folder = tmp_path / "sortie"
    answer = facilitateur(
        "comparer", "exemple-demi", "exemple-interrompue", "--format", "tout", "--sortie", f"{folder}/"
    )
    assert answer.code == 0, answer.err
    made = sorted(path.suffix for path in folder.iterdir())
    assert made == [".csv", ".docx", ".html", ".md", ".odt", ".pdf", ".xlsx"]
    book = load_workbook(next(folder.glob("*.xlsx")))
    assert [cell.value for cell in book.worksheets[0][2]][:3] == ["Brise-glace\xa0: portraits croisés", 12, 13]
    assert next(folder.glob("*.csv")).read_bytes().startswith(b"\xef\xbb\xbf")
    word = Document(str(next(folder.glob("*.docx"))))
    assert len(word.tables) == 4
    assert word.tables[1].rows[1].cells[0].text.startswith("Brise-glace")


def test_what_cannot_be_written_is_a_sentence(facilitateur: Any) -> None:
    answer = facilitateur("comparer", "exemple-demi", "exemple-interrompue", "--format", "xls")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    answer = facilitateur("comparer", "exemple-demi", "exemple-interrompue", "--format", "md,pdf", "--sortie", "-")
    assert (answer.code, answer.out) == (2, "")
