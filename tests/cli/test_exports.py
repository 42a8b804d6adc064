"""`exporter` and `importer`: documents from a running session, and a session back from its JSON."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from facilitateur.export.registry import exporters
from facilitateur.session.opening import read
from facilitateur.storage.copy import open_copy
from facilitateur.storage.places import built_in
from support.story import Story


def test_the_default_is_markdown_in_the_workspace(facilitateur: Any, workspace: Path, session_id: str) -> None:
    answer = facilitateur("exporter", session_id)
    assert answer.code == 0
    path = Path(answer.out.rstrip("\n"))
    assert path == workspace / "exports" / f"{session_id}.md"
    assert "Chat noir" in path.read_text(encoding="utf-8")


def test_several_formats_go_into_one_folder(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    answer = facilitateur("export", session_id, "--format", "md,json", "--output", tmp_path / "sortie")
    assert answer.code == 0
    made = [Path(line) for line in answer.out.splitlines()]
    assert made == [tmp_path / "sortie" / f"{session_id}.{extension}" for extension in ("md", "json")]
    assert all(path.is_file() for path in made)


@pytest.mark.parametrize("typed", ["tout", "ALL", "csv,tout", "md|all"])
def test_every_format_at_once(facilitateur: Any, tmp_path: Path, session_id: str, typed: str) -> None:
    answer = facilitateur("exporter", session_id, "--format", typed, "--sortie", tmp_path / "sortie")
    assert answer.code == 0, answer.err
    made = [Path(line) for line in answer.out.splitlines()]
    assert sorted(made) == sorted((tmp_path / "sortie").iterdir())
    assert [path.name.removeprefix(session_id).lstrip(".-") for path in made] == [one.id for one in exporters()]


@pytest.fixture
def without_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine for which the library that sets PDF does not exist."""
    monkeypatch.setitem(sys.modules, "typst", None)
    for name in ("pdf", "pdf_letters", "pdf_data"):
        monkeypatch.delitem(sys.modules, f"facilitateur.export.{name}", raising=False)


@pytest.mark.usefixtures("without_typst")
def test_a_library_that_is_missing_is_a_sentence_and_an_exit_code(facilitateur: Any, session_id: str) -> None:
    for output in ((), ("--sortie", "-")):
        answer = facilitateur("exporter", session_id, "--format", "pdf", *output)
        assert (answer.code, answer.out) == (4, "")
        assert len(answer.err.splitlines()) == 1
        assert "typst" in answer.err
        assert "html" in answer.err


@pytest.mark.usefixtures("without_typst")
def test_every_other_format_is_written_all_the_same(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    answer = facilitateur("exporter", session_id, "--format", "tout", "--sortie", tmp_path / "sortie")
    assert answer.code == 4
    assert len(answer.out.splitlines()) == len(exporters()) - 1
    assert len(answer.err.splitlines()) == 1


def test_a_name_that_is_taken_is_numbered(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    target = tmp_path / "notes.md"
    target.write_text("à moi", encoding="utf-8")
    answer = facilitateur("exporter", session_id, "--sortie", target)
    assert target.read_text(encoding="utf-8") == "à moi"
    assert Path(answer.out.rstrip("\n")).name == "notes-2.md"


def test_a_dash_is_standard_output(facilitateur: Any, session_id: str) -> None:
    answer = facilitateur("exporter", session_id, "--format", "json", "--sortie", "-")
    assert answer.code == 0
    assert json.loads(answer.out)
    for several in ("md,json", "tout"):
        assert facilitateur("exporter", session_id, "--format", several, "--sortie", "-").code == 2


@pytest.mark.parametrize(
    "options",
    [("--format", "wpd"), ("--format", "md,wpd"), ("--format", "md,"), ("--noms", "tous"), ("--names", "all")],
)
def test_unknown_choices_are_a_sentence(facilitateur: Any, session_id: str, options: tuple[str, str]) -> None:
    answer = facilitateur("exporter", session_id, *options, "--sortie", "-")
    assert answer.code == (0 if options[1] == "md," else 2)


@pytest.mark.parametrize(("chosen", "told"), [("noms", True), ("codes", False), ("none", False)])
def test_names_are_told_on_request_only(facilitateur: Any, session_id: str, chosen: str, told: bool) -> None:
    answer = facilitateur("exporter", session_id, "--sortie", "-", "--noms", chosen)
    assert ("Basile" in answer.out) is told


@pytest.mark.parametrize(("document", "typed"), [("plan-action", "PLAN-ACTION"), ("emargement", "attendance")])
def test_a_document_is_written_by_name(
    facilitateur: Any, workspace: Path, session_id: str, document: str, typed: str
) -> None:
    answer = facilitateur("exporter", session_id, "--document", typed, "--format", "tout")
    assert answer.code == 0, answer.err
    made = [Path(line) for line in answer.out.splitlines()]
    assert all(path.name.startswith(f"{session_id}-{document}.") for path in made)
    assert "json" not in {path.suffix for path in made}


@pytest.mark.parametrize(
    "options",
    [
        ("--document", "roman"),
        ("--choix", "aucun"),
        ("--document", "emargement", "--format", "json"),
        ("--anonyme", "--format", "wpd"),
    ],
)
def test_what_a_document_is_not_is_a_sentence(facilitateur: Any, session_id: str, options: tuple[str, ...]) -> None:
    answer = facilitateur("exporter", session_id, *options)
    assert answer.code == 2
    assert len(answer.err.splitlines()) <= 2


def test_a_saved_choice_says_what_is_written(facilitateur: Any, workspace: Path, session_id: str) -> None:
    (workspace / "modeles").mkdir()
    (workspace / "modeles" / "export.toml").write_text(
        '[elus]\ndocument = "plan-action"\nformats = ["html", "md"]\nchapeau = 1\n', encoding="utf-8"
    )
    answer = facilitateur("exporter", session_id, "--choix", "Élus")
    assert answer.code == 0
    assert [Path(line).suffix for line in answer.out.splitlines()] == [".html", ".md"]
    assert "chapeau" in answer.err


def test_a_calendar_without_any_date_is_not_written(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    answer = facilitateur(
        "exporter", session_id, "--document", "plan-action", "--format", "ics", "--sortie", tmp_path / "x"
    )
    assert (answer.code, answer.out) == (0, "")
    assert "ics" in answer.err


def test_an_anonymous_export_is_no_whole_copy(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    answer = facilitateur("exporter", session_id, "--anonyme", "--format", "md,json", "--sortie", tmp_path / "x")
    assert answer.code == 0
    (made,) = [Path(line) for line in answer.out.splitlines()]
    assert session_id not in made.name
    assert session_id not in made.read_text(encoding="utf-8")
    assert "json" in answer.err


def test_templates_are_made_and_checked(facilitateur: Any, workspace: Path, session_id: str) -> None:
    made = facilitateur("modeles", "creer")
    assert made.code == 0
    assert {Path(line).parent for line in made.out.splitlines()} == {workspace / "modeles"}
    assert facilitateur("templates", "check").code == 0
    (workspace / "modeles" / "modele.html").write_text("rien", encoding="utf-8")
    answer = facilitateur("modeles", "verifier")
    assert answer.code == 1
    assert "modele.html" in answer.err
    told = facilitateur("exporter", session_id, "--format", "html")
    assert told.code == 0
    assert "modele.html" in told.err


def test_a_place_that_refuses_is_a_sentence(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    answer = facilitateur("exporter", session_id, "--sortie", tmp_path / "fichier" / "notes.md")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1


def test_out_and_in_again_loses_nothing(
    facilitateur: Any, tmp_path: Path, session_id: str, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = tmp_path / "export.json"
    assert facilitateur("exporter", session_id, "--format", "json", "--sortie", exported).code == 0
    elsewhere = tmp_path / "ailleurs"
    answer = facilitateur("--dossier", elsewhere, "importer", exported)
    assert (answer.code, answer.out) == (0, f"{session_id}\n"), answer.err
    folder = elsewhere / "sessions" / session_id
    state, records, report = read(folder)
    assert records[: len(story.log)] == story.log
    assert [incident.kind for incident in state.incidents] == ["imported"]
    assert state.contents == story.state.contents
    assert report.is_clean
    with open_copy(folder) as database:
        assert len(database.table("events")) == len(records)
        assert len(database.table("notes")) == 3


def test_importing_twice_is_refused(facilitateur: Any, tmp_path: Path, session_id: str) -> None:
    exported = tmp_path / "export.json"
    facilitateur("exporter", session_id, "--format", "json", "--sortie", exported)
    answer = facilitateur("importer", exported)
    assert (answer.code, answer.out) == (1, "")
    assert session_id in answer.err


@pytest.mark.parametrize("data", [b"", b"{}", b"[[[[", b"\xff\xfe", b"[" * 100_000, b'{"session": 3}', b"null"])
def test_what_is_no_export_is_a_sentence(facilitateur: Any, workspace: Path, data: bytes) -> None:
    answer = facilitateur("importer", "-", stdin=data)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert not list((workspace / "sessions").iterdir())


@pytest.mark.parametrize("name", ["nulle-part.json", ".", "a\0b", "/dev/null", "\x1b[2J"])
def test_a_file_that_cannot_be_read_is_a_sentence(facilitateur: Any, name: str) -> None:
    answer = facilitateur("importer", name)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "\x1b" not in answer.err


def test_attachments_that_the_json_cannot_carry_are_counted(facilitateur: Any, workspace: Path) -> None:
    sample = built_in().sessions / "exemple-demi-journee"
    folder = workspace / "sessions" / "2026-06-11-copie-abcde"
    shutil.copytree(sample, folder)

    assert "pièce jointe" not in facilitateur("exporter", folder.name, "--format", "json").err
    shutil.rmtree(folder / "pj")
    assert "1 pièce jointe n’est pas dans le JSON" in facilitateur("exporter", folder.name, "--format", "json").err


def test_photos_without_everybodys_agreement_are_said_on_standard_error(
    facilitateur: Any, workspace: Path, store: Any
) -> None:
    from export.test_photo_consent import asked

    story = asked("non")
    folder = store(workspace, story)
    (folder / "pj").mkdir(exist_ok=True)
    left = facilitateur("exporter", story.state.id, "--format", "html")
    assert left.code == 0
    assert "laissées hors des documents" in left.err
    assert "--photos" in left.err
    wanted = facilitateur("exporter", story.state.id, "--format", "html", "--photos")
    assert "imprimées quand même" in wanted.err
    assert facilitateur("exporter", story.state.id, "--format", "json").err.count("image") == 0
