"""Refuse text that could be read as markup: `python tools/safe_text.py [files or folders]`, exit code 1 if any.

Textual reads square brackets in the text of many widgets: a note that holds `[/x]` freezes the screen, `[@click=…]`
acts. So what such a place is given must be seen, here in the source, to be harmless: a literal, a literal that was
translated, a number, a `Content` or a `Text`; or the widget is told `markup=False`. `escape()` does not protect.
`# safe-text: the reason` at the end of the line lets one line pass.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from safe_values import PLAIN, Scope, Source, last_name

ROOT = Path(__file__).resolve().parents[1]
PASS = "# safe-text: "


class Places(NamedTuple):
    """Which arguments are read as markup."""

    positions: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    every: bool = False
    """All the positional ones."""
    pairs: bool = False
    """Of a pair, only the first is shown."""


ALL = Places(every=True)
WIDGETS = {
    "Static": Places((0,), ("content",)),
    "Label": Places((0,), ("content",)),
    "Button": Places((0,), ("label",)),
    "Checkbox": Places((0,), ("label",)),
    "RadioButton": Places((0,), ("label",)),
    "ToggleButton": Places((0,), ("label",)),
    "RadioSet": ALL,
    "Placeholder": Places((0,), ("label",)),
    "Option": Places((0,), ("prompt",)),
    "OptionList": ALL,
    "Selection": Places((0,), ("prompt",)),
    "SelectionList": Places(every=True, pairs=True),
    "Select": Places((0,), ("options", "prompt"), pairs=True),
    "Tab": Places((0,), ("label",)),
    "Tabs": ALL,
    "TabPane": Places((0,), ("title",)),
    "Tree": Places((0,), ("label",)),
    "DirectoryTree": Places(),
    "ListItem": ALL,
    "Collapsible": Places((), ("title",)),
    "TextArea": Places((), ("placeholder",)),
    "Hit": Places((1,), ("match_display", "help")),
    "DiscoveryHit": Places((0,), ("display", "help")),
    "SystemCommand": Places((0, 1), ("title", "help")),
}
METHODS = {
    "notify": Places((0,), ("message",)),
    "update": Places((0,), ("content",)),
    "add_row": Places(names=("label",), every=True),
    "add_column": Places((0,), ("label",)),
    "add_columns": ALL,
    "update_cell": Places((2,), ("value",)),
    "update_cell_at": Places((1,), ("value",)),
    "add_leaf": Places((0,), ("label",)),
    "set_label": Places((0,), ("label",)),
    "add_option": Places((0,), ("option",)),
    "add_options": Places((0,), ("new_options", "items"), pairs=True),
    "set_options": Places((0,), ("options",), pairs=True),
    "replace_option_prompt": Places((1,), ("prompt",)),
    "replace_option_prompt_at_index": Places((1,), ("prompt",)),
    "add_tab": Places((0,), ("tab",)),
    "with_tooltip": Places((0,), ("tooltip",)),
    "render_str": Places((0,), ("text_content",)),
    "from_markup": Places((0,), ("markup", "text")),
    "from_text": Places((0,), ("markup_content_or_text",)),
}
NODES = ("root", "node", "branch", "tree")
"""What `.add(label)` is called on when it grows a Tree rather than a set."""
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "BORDER_TITLE", "BORDER_SUBTITLE", "TOOLTIP"}
OF_WIDGETS = {"label", "content", "prompt"}
"""Attributes that are read as markup on one of these widgets, and mean nothing on an object of one's own."""


class Finding(NamedTuple):
    """A place where text could act."""

    path: str
    line: int
    column: int
    where: str

    def __str__(self) -> str:
        """Return the sentence that is printed."""
        return (
            f"{self.path}:{self.line}:{self.column}: {self.where} would read this text as markup: "
            "give it a Content(…) or Text(…), or markup=False"
        )


class Checker(ast.NodeVisitor):
    """Walks one file and gathers what it finds."""

    def __init__(self, path: str, source: str, tree: ast.Module, project: Source) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._lines = source.splitlines()
        self._project = project
        self._scope = Scope(project, tree)
        self._class: str = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Remember whose methods these are."""
        outer, self._class = self._class, node.name
        with self._scope.of_class(node):
            self.generic_visit(node)
        self._class = outer

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Look at a function with what its names are known to be; `render` is a place of its own."""
        with self._scope.of_function(node):
            if node.name == "render" and self._class:
                self._check_render(node)
            self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """Look inside, where the parameters are unknown."""
        with self._scope.of_lambda(node):
            self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Refuse escape: it lets some brackets through."""
        if node.module in ("textual.markup", "rich.markup"):
            for alias in node.names:
                if alias.name == "escape":
                    self._find(node, f"{node.module}.escape protects too little: what it returns")

    def visit_Call(self, node: ast.Call) -> None:
        """Check the arguments of a widget, a method, or a parent's `__init__`."""
        places, where = self._places(node)
        keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        if "tooltip" in keywords and where[:1].isupper():
            self._check(keywords["tooltip"], f"the tooltip of {where}")
        if places and not _is_false(keywords.get("markup")):
            for value in _arguments(node, keywords, places):
                self._check(value, where, pairs=places.pairs)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        """Check what attributes are set to."""
        for target in node.targets:
            self._check_target(target, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Check what attributes are set to."""
        if node.value:
            self._check_target(node.target, node.value)
        self.generic_visit(node)

    def _places(self, node: ast.Call) -> tuple[Places | None, str]:
        """Return which arguments of a call are read as markup, and who reads them."""
        name = last_name(node.func)
        if isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if name == "__init__":
                return self._places_of_parent(), f"the parent of {self._class}"
            if name == "add" and last_name(owner) in NODES:
                return Places((0,), ("label",)), "Tree.add()"
            if name == "update" and not self._is_text_widget(owner):
                return None, name
            if name in METHODS:
                return METHODS[name], f"{name}()"
        widget = self._project.base_among(name, WIDGETS, through_init=False)
        return (WIDGETS[widget], name) if widget else (None, name)

    def _places_of_parent(self) -> Places | None:
        bases = self._project.bases.get(self._class, ())
        found = [self._project.base_among(base, WIDGETS, through_init=False) for base in bases]
        return next((WIDGETS[name] for name in found if name), None)

    def _is_text_widget(self, owner: ast.expr) -> bool:
        """Tell whether `owner.update(…)` may be a Static's that reads markup; unknown owners are."""
        known = self._class if last_name(owner) in ("self", "super") else self._scope.type_of(owner)
        if known in self._project.without_markup or known in self._scope.without_markup:
            return False
        if known is None:
            return True
        return known not in self._project.own_update and bool(self._project.base_among(known, WIDGETS))

    def _check_target(self, target: ast.expr, value: ast.expr) -> None:
        name = last_name(target)
        is_self = isinstance(target, ast.Attribute) and last_name(target.value) == "self"
        if isinstance(target, ast.Attribute):
            owner = self._class if is_self else self._scope.type_of(target.value) or ""
            is_widget = bool(self._project.base_among(owner, WIDGETS))
            guilty = name in ATTRIBUTES or (name in OF_WIDGETS and is_widget)
        else:
            guilty = name in ATTRIBUTES and name.isupper()
        if guilty and not (isinstance(value, ast.Constant) and value.value is None):
            self._check(value, name)

    def _check_render(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        says_text = isinstance(function.returns, ast.Name) and function.returns.id == "str"
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value and (says_text or _builds_text(node.value)):
                self._check(node.value, "render()")

    def _check(self, value: ast.expr, where: str, *, pairs: bool = False) -> None:
        if self._scope.kind(value, pairs=pairs) not in PLAIN:
            self._find(value, where)

    def _find(self, node: ast.expr | ast.stmt, where: str) -> None:
        _, allowed, reason = self._lines[(node.end_lineno or node.lineno) - 1].partition(PASS)
        if not (allowed and reason.strip()):
            self.findings.append(Finding(self._path, node.lineno, node.col_offset + 1, where))


def _arguments(node: ast.Call, keywords: dict[str, ast.expr], places: Places) -> Iterator[ast.expr]:
    """Yield the arguments of a call that are read as markup."""
    for i, argument in enumerate(node.args):
        if places.every or i in places.positions or (isinstance(argument, ast.Starred) and places.positions):
            yield argument
    yield from (keywords[name] for name in places.names if name in keywords)


def _is_false(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _builds_text(node: ast.expr) -> bool:
    """Tell whether an expression visibly makes a str."""
    if isinstance(node, ast.Call) and last_name(node.func) in ("join", "format", "str", "upper", "lower", "strip"):
        return True
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant))


def python_files(places: Iterable[Path]) -> list[Path]:
    """Return the Python files among files and folders."""
    return sorted(file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place]))


def check(files: Iterable[Path], known: Iterable[Path] = ()) -> list[Finding]:
    """Return what is wrong in some files; `known` are others that they may use."""
    sources = {file: file.read_text(encoding="utf-8") for file in files}
    trees = {file: ast.parse(source, str(file)) for file, source in sources.items()}
    others = (ast.parse(file.read_text(encoding="utf-8")) for file in known if file not in trees)
    project = Source([*trees.values(), *others])
    findings = []
    for file, tree in trees.items():
        checker = Checker(str(file), sources[file], tree, project)
        checker.visit(tree)
        findings += checker.findings
    return findings


def main(arguments: list[str]) -> int:
    """Check the files and folders that are named, the whole interface if none is."""
    interface = ROOT / "src" / "facilitateur"
    places = [Path(argument) for argument in arguments] or [interface / "tui"]
    findings = check(python_files(places), python_files([interface]))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
