"""`facilitateur deroules formater`."""

from pathlib import Path
from typing import Any

import pytest

TEXT = "---\ndéroulé: 1\nnom : Essai\n---\n## Jour 1 — 9h\n* 20 persona : à deux <!-- salle B -->\n"
FORMED = "---\nderoule : 1\nnom : Essai\n---\n\n## Jour 1 — 09:00\n- 20 persona : à deux <!-- salle B -->\n"


@pytest.fixture
def mine(workspace: Path) -> Path:
    """An agenda of the workspace that is not in its form."""
    path = workspace / "deroules" / "essai.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_an_agenda_is_rewritten_once(facilitateur: Any, mine: Path) -> None:
    answer = facilitateur("deroules", "formater", "essai")
    assert (answer.code, answer.err) == (0, "1 fichier, 1 réécrit\n")
    assert mine.read_text(encoding="utf-8") == FORMED
    again = facilitateur("agendas", "format", mine)
    assert (again.code, again.out) == (0, "")


def test_checking_writes_nothing_and_ends_with_1(facilitateur: Any, mine: Path) -> None:
    answer = facilitateur("deroules", "formater", "--verifier", mine)
    assert answer.code == 1
    assert "+- 20 persona : à deux <!-- salle B -->\n" in answer.out
    assert mine.read_text(encoding="utf-8") == TEXT


def test_programs_read_what_became_of_each_file(facilitateur: Any, mine: Path) -> None:
    broken = mine.with_name("cassee.md")
    broken.write_text(TEXT.replace("20 persona", "persona"), encoding="utf-8")
    answer = facilitateur("deroules", "formater", "--json", mine, broken)
    assert answer.code == 3
    one, other = answer.data["files"]
    assert (one["changed"], one["errors"], other["changed"]) == (True, [], False)
    assert "E202" in other["errors"][0]
    assert answer.data["written"]
    assert "persona" in broken.read_text(encoding="utf-8")


def test_those_of_the_program_are_not_rewritten(facilitateur: Any) -> None:
    answer = facilitateur("deroules", "formater", "demi-journee")
    assert answer.code == 1
    assert "seuls vos propres déroulés" in answer.err
