"""Exports on disk: never over something, never through a link, whole or not at all."""

import os
import stat
import sys

import pytest

from facilitateur.export import writing
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import Exporter, MissingPartError, UnknownFormatError, exporter, exporters
from facilitateur.export.wording import describe_missing, describe_not_written
from facilitateur.export.writing import NotWrittenError, WriteFault, save_export, write_new_file
from support.harvest import ended_morning
from support.invented import MORNING
from support.story import Story

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and rights of POSIX")
not_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
ID = "2026-06-12-guichet-abcde"


@pytest.fixture
def save(tmp_path, french):
    """Save an ended morning in a format."""

    def write(format_id: str, output=None):
        told = ended_morning()
        folder = tmp_path / "exports"
        return save_export(
            exporter(format_id), told.state, told.log, told.now, french, ExportOptions(), folder=folder, output=output
        )

    return write


@pytest.mark.parametrize("format_id", ["md", "json", "csv"])
def test_an_export_bears_the_name_of_its_session(save, tmp_path, format_id: str) -> None:
    assert save(format_id) == tmp_path / "exports" / f"{ID}.{format_id}"
    assert save(format_id) == tmp_path / "exports" / f"{ID}-2.{format_id}"
    assert save(format_id) == tmp_path / "exports" / f"{ID}-3.{format_id}"


def test_a_file_of_somebody_else_is_never_touched(save, tmp_path) -> None:
    mine = tmp_path / "compte-rendu.md"
    mine.write_text("le mien")

    assert save("md", mine) == tmp_path / "compte-rendu-2.md"
    assert mine.read_text() == "le mien"


def test_an_output_may_be_a_folder(save, tmp_path) -> None:
    assert save("md", tmp_path) == tmp_path / f"{ID}.md"
    assert save("md", f"{tmp_path}/neuf/") == tmp_path / "neuf" / f"{ID}.md"


def test_tables_fill_a_folder_of_their_own(save, tmp_path) -> None:
    made = save("csv", tmp_path)

    assert made == tmp_path / f"{ID}-csv"
    assert {path.name for path in made.iterdir()} > {"notes.csv", "03-causes-a.csv"}
    assert save("csv", tmp_path) == tmp_path / f"{ID}-csv-2"


@posix
def test_a_file_is_for_its_owner_only_and_nothing_else_is_left(save, tmp_path) -> None:
    path = save("md")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@posix
@pytest.mark.parametrize("aim", ["existing", "missing"])
def test_a_link_leads_nowhere(tmp_path, aim: str) -> None:
    target = tmp_path / "elsewhere"
    if aim == "existing":
        target.write_text("précieux")
    link = tmp_path / "rapport.md"
    link.symlink_to(target)

    assert write_new_file(link, b"x") == tmp_path / "rapport-2.md"
    assert target.exists() == (aim == "existing")
    assert aim == "missing" or target.read_text() == "précieux"


def test_a_disk_that_fails_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", refuse)
    with pytest.raises(NotWrittenError) as refused:
        write_new_file(tmp_path / "a.md", b"x")

    assert refused.value.fault == WriteFault.FULL
    assert list(tmp_path.iterdir()) == []


def test_a_rename_that_fails_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    def refuse(*paths: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(writing.os, "replace", refuse)
    with pytest.raises(NotWrittenError) as refused:
        write_new_file(tmp_path / "a.md", b"x")

    assert refused.value.fault == WriteFault.DISK
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_said(tmp_path) -> None:
    (tmp_path / "pris").write_text("")
    with pytest.raises(NotWrittenError) as refused:
        write_new_file(tmp_path / "pris" / "a.md", b"x")

    assert refused.value.fault == WriteFault.NOT_A_FOLDER


@not_root
def test_a_forbidden_folder_is_said(tmp_path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NotWrittenError) as refused:
        write_new_file(tmp_path / "a.md", b"x")

    assert refused.value.fault == WriteFault.NOT_ALLOWED


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 5_000 + ".md"])
def test_a_name_that_no_disk_takes_is_said(tmp_path, name: str) -> None:
    with pytest.raises(NotWrittenError) as refused:
        write_new_file(tmp_path / name, b"x")

    assert refused.value.fault == WriteFault.BAD_NAME


@pytest.mark.parametrize("fault", WriteFault)
def test_every_reason_is_a_sentence_with_the_path(fault: WriteFault, french, tmp_path) -> None:
    assert str(tmp_path) in describe_not_written(french, NotWrittenError(fault, tmp_path))


def test_a_format_is_found_by_its_name_in_any_case() -> None:
    assert [exporter(name).id for name in ("md", "JSON", ".csv")] == ["md", "json", "csv"]


@pytest.mark.parametrize("one", exporters(), ids=lambda one: one.id)
def test_every_format_is_named_after_its_files_and_can_be_found(one: Exporter) -> None:
    assert exporter(one.id) is one
    assert one.extension == one.id
    assert one.title


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(UnknownFormatError) as refused:
        exporter("wpd")

    assert refused.value.name == "wpd"


def test_formats_are_loaded_when_they_are_used() -> None:
    assert all(one.module.startswith("facilitateur.export.") for one in exporters())


def test_our_own_mistakes_are_not_taken_for_a_missing_library(french) -> None:
    broken = Exporter("x", "x", "text/plain", "X", "facilitateur.export.nowhere", "write")
    with pytest.raises(ModuleNotFoundError):
        broken.write(Story().state, (), MORNING, french, ExportOptions())


def test_a_library_that_is_not_there_is_named(french) -> None:
    lacking = Exporter("docx", "docx", "text/plain", "X", "nowhere_at_all.part", "write", "write_folder")
    for write in (lacking.write, lacking.write_folder):
        with pytest.raises(MissingPartError) as missing:
            write(Story().state, (), MORNING, french, ExportOptions())
        assert missing.value.library == "nowhere_at_all"
        assert "nowhere_at_all" in describe_missing(french, missing.value)
