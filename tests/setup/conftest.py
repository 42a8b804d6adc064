"""A copy of the project's folder with a program of three lines and a pip that only pretends."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """\
import os, sys
print("program", os.getpid(), sys.prefix, *sys.argv[1:], flush=True)
sys.exit(7)
"""
PYTEST = """\
import os, sys
print("pytest", os.getcwd(), *sys.argv[1:], flush=True)
sys.exit(5)
"""


class Folder:
    """A folder in which `lancer.py` is started."""

    def __init__(self, path: Path) -> None:
        self.path = path / "séance d'été"
        self.notes = path / "notes"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(path),
            "LANG": "fr_FR.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(path / "fake"),
            "FAKE_PIP_NOTES": str(self.notes),
        }
        for folder in ("tools", "src/facilitateur"):
            (self.path / folder).mkdir(parents=True)
        for name in ("lancer.py", "tools/installation.py", "pyproject.toml"):
            shutil.copy(ROOT / name, self.path / name)
        (self.path / "src/facilitateur/__init__.py").touch()
        (self.path / "src/facilitateur/__main__.py").write_text(PROGRAM)
        (self.path / "src/pytest.py").write_text(PYTEST)
        self.notes.mkdir()
        (path / "fake/pip").mkdir(parents=True)
        (path / "fake/pip/__init__.py").touch()
        shutil.copy(Path(__file__).with_name("fake_pip.py"), path / "fake/pip/__main__.py")

    @property
    def venv(self) -> Path:
        return self.path / ".venv"

    def calls(self) -> list[str]:
        """Return how pip was called, one line a call."""
        calls = self.notes / "calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def begin(self, *arguments: str, before: str = "", **environment: str) -> subprocess.Popen[str]:
        """Start `lancer.py` and do not wait; `before` is Python that runs first."""
        script = str(self.path / "lancer.py")
        code = f"import runpy, sys; sys.argv[0] = {script!r}; {before}; runpy.run_path({script!r}, run_name='__main__')"
        how = ["-c", code] if before else [script]
        return subprocess.Popen(
            [sys.executable, *how, *arguments],
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def start(self, *arguments: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Start `lancer.py` and wait for its end; no traceback may ever be seen."""
        with self.begin(*arguments, before=before, **environment) as process:
            output, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    def run_python(self, code: str) -> Any:
        """Run Python in the folder."""
        return subprocess.run([sys.executable, "-c", code], cwd=self.path, capture_output=True, text=True, check=True)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a folder in which nothing is installed yet."""
    return Folder(tmp_path)


@pytest.fixture
def installed(folder: Folder) -> Folder:
    """Return a folder that was started once."""
    assert folder.start().returncode == 7
    return folder


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], None]:
    """Return a function that waits until something is true."""
    return _wait_until


def _wait_until(is_true: Callable[[], object]) -> None:
    """Wait until something is true, ten seconds at most."""
    for _ in range(500):
        if is_true():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen in ten seconds")
