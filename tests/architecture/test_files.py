"""The shape of the sources: short files, short functions, a docstring on all that is public, a pure domain."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "facilitateur"
FILES = [*sorted(PACKAGE.rglob("*.py")), *sorted((ROOT / "tools").glob("*.py")), ROOT / "lancer.py"]
MAX_LINES = 400
MAX_FUNCTION_LINES = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def public(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """Yield what other files may use, and its name: not what is inside functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{prefix}{node.name}.")


@each_file
def test_a_file_is_short(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{file} has {lines} lines, {MAX_LINES} at most: another noun is hiding in it"


@each_file
def test_functions_are_short(file: Path) -> None:
    lengths = {
        f"{file}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in functions(parse(file))
    }
    long = {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION_LINES}
    assert not long, f"{MAX_FUNCTION_LINES} lines at most; split {long}"


@each_file
def test_what_is_public_says_what_it_is(file: Path) -> None:
    tree = parse(file)
    silent = [name for name, node in public(tree) if not ast.get_docstring(node) and not is_said_elsewhere(node)]
    assert ast.get_docstring(tree), f"{file} has no docstring"
    assert not silent, f"{file}: no docstring on {', '.join(silent)}"


def is_said_elsewhere(node: ast.ClassDef | Function) -> bool:
    """Tell whether a docstring would only repeat: an overload, an override, a setter."""
    marks = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(marks & {"overload", "override", "setter"})


@each_file
def test_no_import_is_for_types_only(file: Path) -> None:
    names = {node.id for node in ast.walk(parse(file)) if isinstance(node, ast.Name)}
    assert "TYPE_CHECKING" not in names, f"{file}: if TYPE_CHECKING is needed, the layer is wrong"


@pytest.mark.parametrize("file", sorted((PACKAGE / "domain").rglob("*.py")), ids=lambda file: file.stem)
def test_the_domain_knows_only_python_msgspec_and_itself(file: Path) -> None:
    allowed = sys.stdlib_module_names | {"msgspec"}
    for node in ast.walk(parse(file)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            inside = name == "facilitateur.domain" or name.startswith("facilitateur.domain.")
            assert inside or name.partition(".")[0] in allowed, f"{file}:{node.lineno} imports {name}"
