"""The wheel holds all that the program needs and nobody's sessions."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTENTS = ("src", "methodes", "deroules", "sessions", "pyproject.toml", "README.md", "LICENSE", "LICENSE-CARDS")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from a copy of the project in which somebody has worked; no network is needed."""
    tree = tmp_path_factory.mktemp("tree")
    for name in (*CONTENTS, ".gitignore"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        if (ROOT / name).exists():
            copy(ROOT / name, tree / name)
    (tree / "sessions/2026-11-23-personal").mkdir(parents=True)
    (tree / "sessions/2026-11-23-personal/journal.jsonl").write_text("names")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"], cwd=tree, check=True)
    return next((tree / "out").glob("*.whl"))


def below(folder: str, *suffixes: str) -> set[str]:
    files = (file for file in (ROOT / folder).rglob("*") if file.suffix in suffixes)
    return {file.relative_to(ROOT / folder).as_posix() for file in files}


def test_it_carries_code_styles_and_catalogues(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = below("src", ".py", ".tcss", ".po", ".mo", ".typed", ".typ", ".html", ".css", ".wav")
    assert wanted - names == set()


@pytest.mark.parametrize(("folder", "suffix"), [("methodes", ".md"), ("deroules", ".md")])
def test_it_carries_the_built_in_cards_and_agendas(wheel: Path, folder: str, suffix: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert below(folder, suffix)
    assert {f"facilitateur/_built_in/{folder}/{name}" for name in below(folder, suffix)} - names == set()


def test_it_carries_the_sample_sessions_and_nobodys_own(wheel: Path) -> None:
    sessions = [name for name in zipfile.ZipFile(wheel).namelist() if "/_built_in/sessions/" in name]
    kept = {"README.md", "exemple"}
    assert [name for name in sessions if not name.split("/")[3].startswith(tuple(kept))] == []


def test_it_runs_from_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    command = [sys.executable, "-P", "-m", "facilitateur", "--version"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    metadata = next(tmp_path.glob("*.dist-info"))
    version = metadata.name.removesuffix(".dist-info").partition("-")[2]
    assert run.stdout == f"facilitateur {version}\n"
    assert "facilitateur = facilitateur.__main__:main" in (metadata / "entry_points.txt").read_text()
