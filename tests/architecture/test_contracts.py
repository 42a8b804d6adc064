"""Each layer contract holds, and each one notices the import that it forbids."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"

FORBIDDEN = {
    "a lower layer that imports a higher one": ("storage", "import facilitateur.tui", "layers"),
    "the core that imports the command line": ("domain", "import facilitateur.cli", "layers"),
    "the domain that reads the clock": ("domain", "import facilitateur.clock", "layers"),
    "the interface that imports the command line": ("tui", "from facilitateur import cli", "layers"),
    "cards that know storage": ("cards", "import facilitateur.storage", "layers"),
    "an export that knows replay": ("export", "import facilitateur.replay", "layers"),
    "a hidden import": ("storage", "def late():\n    import facilitateur.tui", "layers"),
    "an import for types only": (
        "storage",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import facilitateur.tui",
        "layers",
    ),
    "textual outside tui": ("storage", "import textual.app", "textual"),
    "textual in the command line": ("cli", "import textual", "textual"),
    "rich outside tui": ("export", "from rich.text import Text", "textual"),
    "tinydb outside storage": ("replay", "import tinydb", "tinydb"),
    "typer outside cli": ("tui", "import typer", "typer"),
    "a domain that is not pure": ("domain", "import platformdirs", "pure-domain"),
    "a cycle": ("i18n", "import facilitateur.i18n._one", "no-cycles"),
    "a module without a place": ("", "", "layers"),
}


def lint_imports(sources: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a folder of sources."""
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    chosen = [part for contract in contracts for part in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", script, "--config", str(ROOT / "pyproject.toml"), "--no-cache", *chosen],
        env=os.environ | {"PYTHONPATH": str(sources)},
        cwd=sources,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a copy of the sources."""
    copy = tmp_path / "src"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    return copy


def test_import_linter_is_there() -> None:
    assert importlib.util.find_spec("importlinter"), "python3 lancer.py tests installs it"


def test_every_contract_holds() -> None:
    run = lint_imports(SOURCES)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("name", FORBIDDEN)
def test_each_contract_notices(sources: Path, name: str) -> None:
    package, code, contract = FORBIDDEN[name]
    folder = sources / "facilitateur" / package
    (folder / "_planted.py").write_text(code + "\n")
    if contract == "no-cycles":
        (folder / "_planted.py").write_text("import facilitateur.i18n._second\n")
        (folder / "_second.py").write_text("import facilitateur.i18n._planted\n")
    run = lint_imports(sources, contract)
    assert run.returncode != 0
    assert "_planted" in run.stdout, run.stdout
