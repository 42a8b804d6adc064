"""What a start must not pay for: `--version`, a listing and an export never import the screen."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"
SAYS = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
DOMAIN = sorted(
    ".".join(file.relative_to(SOURCES).with_suffix("").parts)
    for file in (SOURCES / "facilitateur" / "domain").rglob("*.py")
    if file.name != "__init__.py"
)


def modules_after(code: str) -> set[str]:
    """Return the top-level modules that a new Python has imported after some code."""
    run = subprocess.run([sys.executable, "-c", f"{code}\n{SAYS}"], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", ["facilitateur", "facilitateur.__main__", "facilitateur.cli"])
def test_the_command_line_does_not_import_the_screen(module: str) -> None:
    assert modules_after(f"import {module}").isdisjoint({"textual", "rich"})


def test_the_version_is_said_without_the_command_line() -> None:
    code = "import sys; sys.argv = ['facilitateur', '--version']; from facilitateur.__main__ import main; main()"
    assert modules_after(code).isdisjoint({"textual", "rich", "typer", "msgspec", "tinydb"})


def test_the_domain_imports_no_library_but_msgspec() -> None:
    found = modules_after("import " + ", ".join(DOMAIN))
    assert found.isdisjoint({"textual", "rich", "tinydb", "typer", "platformdirs", "filelock", "markdown_it"})


@pytest.mark.parametrize("package", ["storage", "cards", "agendas", "export", "replay", "i18n", "session"])
def test_the_core_imports_neither_the_screen_nor_the_command_line(package: str) -> None:
    assert modules_after(f"import facilitateur.{package}").isdisjoint({"textual", "rich", "typer"})
