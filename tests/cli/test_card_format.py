"""`facilitateur fiches formater`."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

CARDS = Path(__file__).parents[2] / "methodes"


@pytest.fixture
def mine(workspace: Path) -> Path:
    """A card of the workspace that is not in its form."""
    text = (CARDS / "5-pourquoi.md").read_text(encoding="utf-8")
    path = workspace / "methodes" / "mienne.md"
    path.write_text(text.replace("## But", "\n\n##but").replace("\n- ", "\n*  "), encoding="utf-8")
    return path


def test_a_card_is_rewritten_once(facilitateur: Any, mine: Path) -> None:
    before = mine.read_text(encoding="utf-8")
    answer = facilitateur("fiches", "formater", "mienne")
    assert (answer.code, answer.out) == (0, f"{Path('atelier', 'methodes', 'mienne.md')}\u00a0: réécrite\n")
    assert answer.err == "1 fichier, 1 réécrit\n"
    after = mine.read_bytes()
    assert after != before.encode()
    again = facilitateur("cards", "format", mine)
    assert (again.code, again.out, mine.read_bytes()) == (0, "", after)
    assert sorted(mine.parent.iterdir()) == [mine]


def test_checking_writes_nothing_and_shows_what_would_change(facilitateur: Any, mine: Path) -> None:
    before = mine.read_bytes()
    answer = facilitateur("fiches", "formater", "--verifier", mine)
    assert answer.code == 1
    assert "-##but\n" in answer.out
    assert "+## But\n" in answer.out
    assert mine.read_bytes() == before
    facilitateur("fiches", "formater", mine)
    assert facilitateur("fiches", "formater", "--check", mine).code == 0


def test_a_broken_card_is_left_with_its_errors(facilitateur: Any, mine: Path, workspace: Path) -> None:
    broken = workspace / "methodes" / "cassee.md"
    broken.write_text(mine.read_text(encoding="utf-8").replace("energie : 1", "energie : 9"), encoding="utf-8")
    before = broken.read_bytes()
    answer = facilitateur("fiches", "formater", broken, mine)
    assert answer.code == 3
    assert answer.out.startswith(str(Path("atelier", "methodes", "cassee.md")) + ":10:")
    assert answer.err == "2 fichiers, 1 réécrit, 1 avec des erreurs, laissé tel quel\n"
    assert broken.read_bytes() == before
    assert "mienne.md\u00a0: réécrite" in answer.out


@pytest.mark.skipif(os.name == "nt", reason="no such rights here")
def test_the_rights_of_a_file_stay(facilitateur: Any, mine: Path) -> None:
    mine.chmod(0o640)
    assert facilitateur("fiches", "formater", mine).code == 0
    assert stat.S_IMODE(mine.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights here")
def test_a_link_is_not_followed(facilitateur: Any, mine: Path) -> None:
    link = mine.with_name("lien.md")
    link.symlink_to(mine)
    before = mine.read_bytes()
    answer = facilitateur("fiches", "formater", link)
    assert answer.code == 3
    assert "E030" in answer.out
    assert link.is_symlink()
    assert mine.read_bytes() == before


def test_a_translation_of_a_card_of_the_program_is_rewritten(facilitateur: Any, workspace: Path) -> None:
    path = workspace / "methodes" / "persona.en.md"
    text = (CARDS / "persona.en.md").read_text(encoding="utf-8")
    path.write_text(text.replace("## Purpose", "##purpose"), encoding="utf-8")
    assert facilitateur("fiches", "formater", "persona").code == 0
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("persona", 1, "livrée avec le programme"),
        ("rien", 1, "Rien ne s’appelle"),
        ("rien.md", 1, "Il n’y a pas de fichier"),
        ("notes.txt", 1, "Rien ne s’appelle"),
        ("./notes.txt", 2, "devrait finir par .md"),
    ],
)
def test_what_is_no_card_of_yours_is_a_sentence(
    facilitateur: Any, workspace: Path, name: str, code: int, said: str
) -> None:
    Path("notes.txt").write_text("x", encoding="utf-8")
    answer = facilitateur("fiches", "formater", name)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
