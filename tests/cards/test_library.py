"""The library lists, replaces and finds."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.textfiles.folders import Origin


@pytest.fixture
def built_in(tmp_path: Path, sound: str) -> Path:
    folder = tmp_path / "built-in"
    folder.mkdir()
    (folder / "essai.md").write_text(sound, encoding="utf-8")
    return folder


def test_a_card_of_the_workspace_replaces_the_built_in_one_and_says_so(
    built_in: Path, workspace: Path, sound: str
) -> None:
    (workspace / "essai.md").write_text(sound.replace("Carte d'essai", "La mienne"), encoding="utf-8")
    entry = Library([built_in, workspace]).entry("essai")
    assert entry is not None
    assert (entry.name, entry.origin, entry.replaces_built_in) == ("La mienne", Origin.WORKSPACE, True)
    assert entry.path == workspace / "essai.md"


def test_a_copy_of_a_built_in_card_replaces_nothing(built_in: Path, workspace: Path, sound: str) -> None:
    (workspace / "essai.md").write_text(sound, encoding="utf-8")
    entry = Library([built_in, workspace]).entry("essai")
    assert entry is not None
    assert not entry.replaces_built_in


def test_a_broken_replacement_is_explained_and_the_built_in_card_stays_usable(
    built_in: Path, workspace: Path, sound: str
) -> None:
    (workspace / "essai.md").write_text(sound.replace("energie : 2", "energie : 8"), encoding="utf-8")
    entry = Library([built_in, workspace]).entry("essai")
    assert entry is not None
    assert entry.card is not None
    assert entry.card.energy == 2
    assert {finding.code for finding in entry.findings} == {"A115", "E013"}
    assert "energie : 8" in entry.source_text


def test_the_same_folder_given_twice_is_read_once(built_in: Path) -> None:
    entry = Library([built_in, built_in / ".." / built_in.name]).entry("essai")
    assert entry is not None
    assert (entry.origin, entry.replaces_built_in) == (Origin.BUILT_IN, False)


def test_a_missing_folder_is_empty(built_in: Path, tmp_path: Path) -> None:
    assert len(Library([built_in, tmp_path / "nowhere"]).entries) == 1
    assert Library([tmp_path / "nowhere"]).entries == ()


def test_a_broken_card_is_listed_last_with_its_text(built_in: Path) -> None:
    (built_in / "abc.md").write_text("pas une fiche", encoding="utf-8")
    library = Library([built_in])
    assert [entry.slug for entry in library.entries] == ["essai", "abc"]
    assert library.entries[1].card is None
    assert library.entries[1].source_text == "pas une fiche"
    assert list(library.cards) == ["essai"]
    assert library.get("abc") is None
    assert library.get("rien") is None
    assert "abc" not in library.cards


def test_other_files_of_the_folder_are_left_alone(built_in: Path) -> None:
    for name in ("README.md", ".cache.md", "notes.txt", "~essai.md", "_essai.md"):
        (built_in / name).write_text("rien", encoding="utf-8")
    assert [entry.slug for entry in Library([built_in]).entries] == ["essai"]


def test_a_file_with_an_odd_name_is_read_under_a_short_name(workspace: Path, sound: str) -> None:
    (workspace / "Ma Fiche à moi.md").write_text(sound, encoding="utf-8")
    entry = Library([workspace]).entry("ma-fiche-a-moi")
    assert entry is not None
    assert entry.card is not None
    assert [finding.code for finding in entry.findings] == ["A113"]


def test_of_two_files_with_the_same_short_name_the_plain_one_counts(workspace: Path, sound: str) -> None:
    (workspace / "Ma fiche.md").write_text(sound.replace("Carte d'essai", "Autre"), encoding="utf-8")
    (workspace / "ma-fiche.md").write_text(sound, encoding="utf-8")
    entry = Library([workspace]).entry("ma-fiche")
    assert entry is not None
    assert entry.name == "Carte d'essai"
    assert [(finding.code, Path(finding.path).name) for finding in entry.findings] == [("A114", "Ma fiche.md")]
