"""The lint that keeps data out of markup: what it refuses, what it lets pass, and that our interface passes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = ROOT / "tools" / "safe_text.py"

REFUSED = {
    "a variable": "Static(note.text)",
    "a parameter": "def show(text: str): return Label(text)",
    "an f-string": 'Label(f"Idée : {idea}")',
    "a sum": 'Static("Idée : " + idea)',
    "percent": 'Static("Idée : %s" % idea)',
    "format": 'Static("Idée : {}".format(idea))',
    "join": 'Static(", ".join(ideas))',
    "an unknown call": "Button(title_of(session))",
    "a keyword": "Button(label=name)",
    "one branch of two": 'Static("nothing" if empty else idea)',
    "a translation with gaps": 'Label(words("{who} writes", who=name))',
    "a translation of data": "Label(words(name))",
    "from_text, which parses by default": "Static(Content.from_text(idea))",
    "from_markup": 'Content.from_markup(f"[b]{idea}[/b]")',
    "rich's from_markup": "Text.from_markup(idea)",
    "escape": "from textual.markup import escape",
    "rich's escape": "from rich.markup import escape",
    "a Content made str again": "Static(Content(idea).plain)",
    "a Content's markup": "Static(Content(idea).markup)",
    "a Content inside an f-string": 'Static(f"{Content(idea)}")',
    "a name given a text": "def f(idea):\n    said = Content(idea)\n    said = idea\n    return Static(said)",
    "a name that grows": "def f(idea):\n    said = 'a'\n    said += idea\n    return Static(said)",
    "a loop over data": "def f(ideas):\n    for idea in ideas: Label(idea)",
    "notify": "self.notify(str(error))",
    "notify by keyword": "self.notify(message=error.args[0], severity='error')",
    "update": "self.query_one('#idea').update(idea)",
    "update of a Label": "self.query_one('#idea', Label).update(idea)",
    "a border title": "self.border_title = session.title",
    "a border subtitle": 'panel.border_subtitle = f"{name}"',
    "a tooltip": "button.tooltip = card.summary",
    "a tooltip at birth": "Button('ok', tooltip=card.summary)",
    "an option": "Option(card.title, id=card.slug)",
    "an option list": "OptionList(*titles)",
    "an added option": "menu.add_option(title)",
    "a prompt replaced": "menu.replace_option_prompt('a', title)",
    "cells": "table.add_row('1', idea, label='x')",
    "a column": "table.add_column(name)",
    "one cell": "table.update_cell(row, column, idea)",
    "a tree": "Tree(challenge)",
    "a branch": "tree.root.add(cause)",
    "a leaf": "branch.add_leaf(cause)",
    "a collapsible": "Collapsible(Static('x'), title=card.title)",
    "a placeholder": "Placeholder(name)",
    "a text area's placeholder": "TextArea(placeholder=hint)",
    "a choice": "Select([(card.title, card.slug) for card in cards])",
    "a palette hit": "Hit(score, text, run, help='x')",
    "a palette's help": "Hit(score, Content(text), run, help=card.summary)",
    "a subclass": "class Idea(Static): pass\nIdea(note.text)",
    "a parent's init": "class Idea(Label):\n    def __init__(self, note):\n        super().__init__(note.text)",
    "a render that returns str": "class Idea(Widget):\n    def render(self) -> str:\n        return self.note.text",
    "a render that builds": "class Idea(Widget):\n    def render(self):\n        return f'{self.note}'",
    "a rich panel": "Static(Panel(idea))",
    "a text enumeration": "class Name(StrEnum): pass\nStatic(Name(idea))",
    "a method of ours": "class Note:\n    def title(self) -> str: ...\nStatic(Note(x).title())",
    "a reason that is missing": "Static(idea)  # safe-text:",
}

ALLOWED = {
    "a literal": "Static('[b]Bonjour[/b]')",
    "a translated literal": "Label(words('Teams'))",
    "a translated plural": "Label(self.words.plural('{n} block', '{n} blocks', 3))",
    "a Content": "Static(Content(idea))",
    "an assembled Content": "Static(Content.assemble('Idée : ', (idea, 'bold')))",
    "a Content with a style": "Static(Content(idea).stylize('bold'))",
    "joined Contents": "Static(Content('\\n').join(lines))",
    "a Text": "table.add_row(Text(idea), 3, Text.assemble((idea, 'red')))",
    "a Content and a text": "Static(Content('x ') + idea)",
    "markup=False": "Static(idea, markup=False)",
    "notify without markup": "self.notify(idea, markup=False)",
    "an option list without markup": "OptionList(*titles, markup=False)",
    "numbers": "table.add_row(len(ideas), str(len(ideas)), f'{n:02d}')",
    "a line": "Static('─' * width)",
    "a name given Contents only": "def f(i):\n    s = Content(i)\n    s = Content('') if i else s\n    Static(s)",
    "a parameter that is a Content": "def show(text: Content | None = None): return Label(text)",
    "a list of Contents": "def show(lines: list[Content]):\n    for line in lines: Label(line)",
    "an attribute that is a Content": "class A(App):\n    line: reactive[Content]\n    def f(self): Static(self.line)",
    "a function that returns a Content": "def badge(n) -> Content: ...\nStatic(badge(idea))",
    "the method at hand before its namesakes": (
        "class A(App):\n    def _row(self) -> Content: ...\n    def f(self): Option(self._row())\n"
        "class B(App):\n    def _row(self) -> str: ..."
    ),
    "a constant": "TITLES = {'a': 'Un', 'b': 'Deux'}\nLabel(TITLES[key])",
    "options made before": "def f(cards):\n    made = [Option(Content(c.title)) for c in cards]\n    OptionList(*made)",
    "choices": "Select([(Content(card.title), card.slug) for card in cards])",
    "Digits": "self.query_one('#left', Digits).update(text)",
    "a dictionary": "class A(App):\n    def __init__(self): self.d = {}\n    def f(self, more): self.d.update(more)",
    "a widget born without markup": (
        "class A(App):\n    def __init__(self): self.idea = Static('', markup=False)\n"
        "    def f(self, text): self.idea.update(text)"
    ),
    "a subclass that turns markup off": (
        "class Idea(Static):\n    def __init__(self): super().__init__('', markup=False)\n"
        "    def show(self, text): self.update(text)"
    ),
    "a label of one's own": "row.label = name",
    "a set": "names.add(name)",
    "no title": "self.border_title = None",
    "a render of a Content": "class Idea(Widget):\n    def render(self) -> Content:\n        return Content(self.note)",
    "a reason": "Static(idea)  # safe-text: made of digits by clockface()",
}


def lint(*places: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(LINT), *map(str, places)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"})


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what the lint says of each example; each is alone in its folder, so that examples do not know others."""
    sys.path.insert(0, str(LINT.parent))
    try:
        from safe_text import check
    finally:
        sys.path.pop(0)
    said = {}
    for name, code in (REFUSED | ALLOWED).items():
        file = tmp_path_factory.mktemp("example") / "example.py"
        file.write_text(code + "\n", encoding="utf-8")
        said[name] = [str(finding) for finding in check([file])]
    return said


@pytest.mark.parametrize("name", REFUSED)
def test_text_that_could_act_is_refused(findings: dict[str, list[str]], name: str) -> None:
    assert findings[name], REFUSED[name]


@pytest.mark.parametrize("name", ALLOWED)
def test_text_that_cannot_act_passes(findings: dict[str, list[str]], name: str) -> None:
    assert findings[name] == []


def test_a_finding_says_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "example.py"
    file.write_text("x = 1\nwidget = Static(note.text)\n")
    run = lint(file)
    assert run.returncode == 1
    assert run.stdout.startswith(f"{file}:2:17: Static would read this text as markup")


def test_our_interface_passes() -> None:
    run = lint()
    assert run.stdout == ""
    assert run.returncode == 0
