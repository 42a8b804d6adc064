"""`facilitateur fiches nouvelle`."""

import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

CHANGE = "import sys; p = sys.argv[1]; t = open(p, encoding='utf-8').read(); "
SAVE = "open(p, 'w', encoding='utf-8').write(t)"


def editor(change: str) -> str:
    """Return an editor that makes one change and ends."""
    return shlex.join([sys.executable, "-c", CHANGE + change + SAVE])


def test_a_new_card_says_what_to_do_next(facilitateur: Any, workspace: Path) -> None:
    answer = facilitateur("fiches", "nouvelle", "mon-idee", "--titre", "Mon idée", "--phase", "prototypage")
    path = workspace / "methodes" / "mon-idee.md"
    assert (answer.code, answer.out) == (0, f"{path}\n")
    assert "facilitateur fiches verifier mon-idee" in answer.err
    assert "\nnom : Mon idée\n" in path.read_text(encoding="utf-8")
    listed = {card["slug"]: card for card in facilitateur("fiches", "lister", "--json").data}
    assert (listed["mon-idee"]["valid"], listed["mon-idee"]["phases"]) == (True, ["prototyping"])


def test_checking_a_new_card_gives_warnings_that_say_what_to_fill_in(facilitateur: Any) -> None:
    assert facilitateur("cards", "new", "my-idea", "--canvas", "tree", "--phase", "all", "--langue", "en").code == 0
    answer = facilitateur("cards", "check", "my-idea", "--langue", "en")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert len(lines) == 18
    assert all(" warning A130 — “" in line and "TO FILL IN" in line for line in lines)
    assert lines[2].endswith(
        ":30:1: warning A130 — “Purpose” is to be filled in: write your text in the place of “TO FILL IN”"
    )


def test_nothing_is_overwritten(facilitateur: Any, workspace: Path) -> None:
    path = workspace / "methodes" / "mienne.md"
    path.write_text("à moi", encoding="utf-8")
    answer = facilitateur("fiches", "nouvelle", "mienne")
    assert (answer.code, answer.out) == (1, "")
    assert "rien n’a été écrit" in answer.err
    assert path.read_text(encoding="utf-8") == "à moi"


def test_the_name_of_a_card_of_the_program_is_taken(facilitateur: Any, workspace: Path) -> None:
    answer = facilitateur("fiches", "nouvelle", "persona")
    assert answer.code == 1
    assert "persona.md" in answer.err
    assert list((workspace / "methodes").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "example"), [("Mon idée", "mon-idee"), ("a/b", "a-b"), ("../x", "x"), ("-x-", "x"), ("x.md", "x-md")]
)
def test_a_short_name_is_explained(facilitateur: Any, workspace: Path, name: str, example: str) -> None:
    answer = facilitateur("fiches", "nouvelle", "--", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.rstrip().endswith(f" {example}")
    assert list((workspace / "methodes").iterdir()) == []


@pytest.mark.parametrize("option", ["--phase", "--canevas"])
def test_an_unknown_word_names_the_possible_ones(facilitateur: Any, workspace: Path, option: str) -> None:
    answer = facilitateur("fiches", "nouvelle", "x", option, "zen")
    assert answer.code == 2
    assert "zen" in answer.err
    assert list((workspace / "methodes").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the command of the editor is quoted as shells do")
@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_the_editor_opens_the_card_which_is_then_checked(
    facilitateur: Any, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("EDITOR", "rien-de-tel")
    monkeypatch.setenv(variable, editor("t = t.replace('energie : 2', 'energie : 9').replace('À REMPLIR', 'Fait'); "))
    if variable == "EDITOR":
        monkeypatch.delenv("VISUAL", raising=False)
    answer = facilitateur("fiches", "nouvelle", "mienne", "--editer")
    assert answer.code == 3
    assert ":14:11: erreur E013" in answer.out
    assert "A130" not in answer.out


@pytest.mark.parametrize("command", ["", "rien-de-tel-ici", "'jamais fermé"])
def test_without_an_editor_the_card_is_there_and_the_sentence_says_where(
    facilitateur: Any, workspace: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    answer = facilitateur("fiches", "nouvelle", "mienne", "--editer")
    path = workspace / "methodes" / "mienne.md"
    assert answer.code == 1
    assert str(path) in answer.err
    assert path.exists()
