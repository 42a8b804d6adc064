"""What can be seen of a value in the source: a literal, a number, a Content, or nothing certain. For `safe_text.py`."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum

Function = ast.FunctionDef | ast.AsyncFunctionDef
Known = dict[str, "list[Kind | ast.expr]"]
"""All that a name was ever given."""


class Kind(StrEnum):
    """What is known of a value."""

    LITERAL = "literal"
    """Text that stands in the source, or its translation."""
    NUMBER = "number"
    CONTENT = "content"
    """A Content or a Text."""
    OBJECT = "object"
    """An object of ours or of Textual's: no text, and checked where it is made."""
    UNKNOWN = "unknown"


PLAIN = (Kind.LITERAL, Kind.NUMBER, Kind.CONTENT, Kind.OBJECT)
STYLED = {"Content", "Text"}
HOLDERS = {"list", "tuple", "Sequence", "Iterable", "Iterator", "reactive", "var", "Final", "ClassVar", "Callable"}
"""Annotations whose last parameter says what is inside."""
NUMBERS = {"int", "float", "len", "round", "ord"}
SAYS = {"words", "_", "gettext", "plural", "context", "ngettext", "pgettext"}
"""Translators: given literals only, they return a text of ours."""
CHECKED = {"Option", "Selection", "Tab", "TabPane", "Label", "Static", "Button", "RadioButton"}
"""Classes of Textual whose own arguments are checked."""
TEXTS = {"str": 0, "StrEnum": 0, "UserString": 0}
NOT_CONTENT = {"plain", "markup"}
"""Attributes of a Content that are str again."""


def last_name(node: ast.AST | None) -> str:
    """Return the last word of a dotted name, of a call of one, or nothing."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=function) | ast.Subscript(value=function):
            return last_name(function)
        case _:
            return ""


def annotated(node: ast.expr | None) -> Kind:
    """Return what an annotation promises."""
    match node:
        case ast.Name() | ast.Attribute():
            name = last_name(node)
            return Kind.CONTENT if name in STYLED else Kind.NUMBER if name in ("int", "float") else Kind.UNKNOWN
        case ast.BinOp(left=left, right=right, op=ast.BitOr()):
            return together([side for side in (annotated(left), annotated(right)) if not _is_none(left, right, side)])
        case ast.Subscript(value=holder, slice=inner) if last_name(holder) in HOLDERS:
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return together([annotated(part) for part in parts if not isinstance(part, ast.Constant)])
        case ast.Constant(value=str(text)):
            return annotated(ast.parse(text, mode="eval").body)
        case ast.Constant(value=None):
            return Kind.NUMBER
        case _:
            return Kind.UNKNOWN


def _is_none(left: ast.expr, right: ast.expr, side: Kind) -> bool:
    """Tell whether a side of `X | None` is the None."""
    return side is Kind.NUMBER and any(isinstance(part, ast.Constant) and part.value is None for part in (left, right))


def together(kinds: Iterable[Kind]) -> Kind:
    """Return what is known of a value that is one of several."""
    found = set(kinds)
    if not found or Kind.UNKNOWN in found:
        return Kind.UNKNOWN
    return next(kind for kind in (Kind.OBJECT, Kind.CONTENT, Kind.LITERAL, Kind.NUMBER) if kind in found)


class Source:
    """What all the files together say of classes, of what functions return, and of constants."""

    def __init__(self, trees: Iterable[ast.Module]) -> None:
        self.bases: dict[str, tuple[str, ...]] = {}
        self.with_init: set[str] = set()
        self.own_update: set[str] = set()
        self.without_markup: set[str] = set()
        self.returns: dict[str, list[Kind]] = defaultdict(list)
        self.constants: Known = defaultdict(list)
        for tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    self._learn_class(node)
                elif isinstance(node, Function):
                    self.returns[node.name].append(annotated(node.returns))
            for statement in tree.body:
                for name, value in assigned(statement):
                    self.constants[name].append(value)

    def _learn_class(self, node: ast.ClassDef) -> None:
        self.bases[node.name] = tuple(last_name(base) for base in node.bases)
        methods = {method.name: method for method in node.body if isinstance(method, Function)}
        if "__init__" in methods:
            self.with_init.add(node.name)
            for call in ast.walk(methods["__init__"]):
                if isinstance(call, ast.Call) and last_name(call.func) == "__init__" and _says_no_markup(call):
                    self.without_markup.add(node.name)
        if "update" in methods:
            self.own_update.add(node.name)

    def base_among(self, name: str, known: Mapping[str, object], *, through_init: bool = True) -> str | None:
        """Return the first ancestor that is among the known ones; those with an `__init__` of their own may hide it."""
        if name in known:
            return name
        if name in self.with_init and not through_init:
            return None
        found = (self.base_among(base, known, through_init=through_init) for base in self.bases.get(name, ()))
        return next((base for base in found if base), None)


def _says_no_markup(call: ast.Call) -> bool:
    said = (keyword.value for keyword in call.keywords if keyword.arg == "markup")
    return any(isinstance(value, ast.Constant) and value.value is False for value in said)


def assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that a statement gives a value to."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, value
        case _:
            pass


def returned(body: Iterable[ast.stmt]) -> dict[str, Kind]:
    """Return what the functions of a module or class promise to return."""
    return {node.name: annotated(node.returns) for node in body if isinstance(node, Function)}


class Scope:
    """What names mean where we are; functions inside functions see the outer ones."""

    def __init__(self, project: Source, module: ast.Module) -> None:
        self.without_markup: set[str] = set()
        self._project = project
        self._functions = returned(module.body)
        self._methods: list[dict[str, Kind]] = [{}]
        self._names: list[Known] = []
        self._attributes: list[Known] = [{}]
        self._following: set[str] = set()

    @contextmanager
    def of_class(self, node: ast.ClassDef) -> Iterator[None]:
        """Know the attributes of `self`."""
        known: Known = defaultdict(list)
        for inner in ast.walk(node):
            match inner:
                case ast.AnnAssign(target=ast.Attribute(attr=name), annotation=annotation):
                    known[name].append(annotated(annotation))
                case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                    known[name].append(value)
                case _:
                    pass
        for statement in node.body:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                known[statement.target.id].append(annotated(statement.annotation))
        self._attributes.append(known)
        self._methods.append(returned(node.body))
        yield
        self._attributes.pop()
        self._methods.pop()

    @contextmanager
    def of_function(self, node: Function) -> Iterator[None]:
        """Know the parameters and the names given a value inside."""
        known: Known = defaultdict(list)
        arguments = node.args
        for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
            known[argument.arg].append(annotated(argument.annotation))
        for rest in (arguments.vararg, arguments.kwarg):
            if rest:
                known[rest.arg].append(annotated(rest.annotation))
        for inner in ast.walk(node):
            self._learn(inner, known)
        self._names.append(known)
        yield
        self._names.pop()

    @contextmanager
    def of_lambda(self, node: ast.Lambda) -> Iterator[None]:
        """Know that nothing is known of the parameters."""
        self._names.append({argument.arg: [Kind.UNKNOWN] for argument in node.args.args})
        yield
        self._names.pop()

    @staticmethod
    def _learn(node: ast.AST, known: Known) -> None:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                known[name].append(annotated(annotation))
            case ast.For(target=target, iter=iterated) | ast.comprehension(target=target, iter=iterated):
                simple = isinstance(target, ast.Name)
                for inner in ast.walk(target):
                    if isinstance(inner, ast.Name):
                        known[inner.id].append(iterated if simple else Kind.UNKNOWN)
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                known[name].append(value)
            case ast.Assign(targets=[ast.Tuple(elts=parts)]):
                for part in parts:
                    known[last_name(part)].append(Kind.UNKNOWN)
            case ast.withitem(optional_vars=ast.Name(id=name)) | ast.ExceptHandler(name=str(name)):
                known[name].append(Kind.UNKNOWN)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                known[name].append(Kind.UNKNOWN)
            case _:
                for name, value in assigned(node):
                    known[name].append(value)

    def type_of(self, owner: ast.expr) -> str | None:
        """Return the class of an object where it is visible: `query_one(…, X)`, `self.x = X(…)`, `x: X`."""
        if isinstance(owner, ast.Call) and last_name(owner.func) == "query_one" and owner.args:
            return last_name(owner.args[-1]) or None
        if isinstance(owner, ast.Dict | ast.DictComp | ast.Set):
            return "dict"
        names = self._attributes[-1] if isinstance(owner, ast.Attribute) else self._names[-1] if self._names else {}
        for value in names.get(last_name(owner), ()):
            if isinstance(value, ast.Call) and last_name(value.func) == "query_one":
                return self.type_of(value)
            if isinstance(value, ast.Call) and last_name(value.func)[:1].isupper():
                if _says_no_markup(value):
                    self.without_markup.add(last_name(owner))
                    return last_name(owner)
                return last_name(value.func)
            if isinstance(value, ast.Dict | ast.DictComp | ast.Set):
                return "dict"
        return None

    def kind(self, node: ast.expr, *, pairs: bool = False) -> Kind:
        """Return what is known of a value; of pairs, only the first counts."""
        match node:
            case ast.Constant(value=value):
                return Kind.NUMBER if isinstance(value, int | float) or value is None else Kind.LITERAL
            case ast.JoinedStr(values=parts):
                return Kind.LITERAL if all(self._is_harmless(part) for part in parts) else Kind.UNKNOWN
            case ast.Tuple(elts=[first, *_]) if pairs:
                return self.kind(first)
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                return together([self.kind(element, pairs=pairs) for element in elements] or [Kind.LITERAL])
            case ast.Dict(values=values):
                return together([self.kind(value) for value in values])
            case ast.ListComp(elt=element) | ast.GeneratorExp(elt=element) | ast.Starred(value=element):
                return self.kind(element, pairs=pairs)
            case ast.IfExp(body=one, orelse=other):
                return together([self.kind(one), self.kind(other)])
            case ast.BoolOp(values=values):
                return together([self.kind(value) for value in values])
            case ast.NamedExpr(value=value) | ast.Await(value=value) | ast.Subscript(value=value):
                return self.kind(value)
            case ast.BinOp(left=left, op=operator, right=right):
                return self._kind_of_sum(self.kind(left), operator, self.kind(right))
            case ast.Name(id=name):
                return self._kind_of_name(name)
            case ast.Attribute():
                return self._kind_of_attribute(node)
            case ast.Call():
                return self._kind_of_call(node)
            case _:
                return Kind.UNKNOWN

    def _is_harmless(self, part: ast.expr) -> bool:
        """Tell whether a piece of an f-string is a literal or a number; `:02d` and its like accept only numbers."""
        if not isinstance(part, ast.FormattedValue):
            return True
        match part.format_spec:
            case ast.JoinedStr(values=[*_, ast.Constant(value=str(spec))]) if spec[-1:] in "bcdeEfFgGoxX%n" and spec:
                return part.conversion == -1
            case _:
                return self.kind(part.value) in (Kind.NUMBER, Kind.LITERAL)

    @staticmethod
    def _kind_of_sum(left: Kind, operator: ast.operator, right: Kind) -> Kind:
        if isinstance(operator, ast.Add) and Kind.CONTENT in (left, right):
            return Kind.CONTENT
        if isinstance(operator, ast.Mult) and left is Kind.LITERAL:
            return Kind.LITERAL
        return together([left, right])

    def _kind_of_name(self, name: str) -> Kind:
        for known in reversed(self._names):
            if name in known:
                return self._follow(name, known[name])
        return self._follow(name, self._project.constants.get(name, []))

    def _kind_of_attribute(self, node: ast.Attribute) -> Kind:
        if node.attr in NOT_CONTENT:
            return Kind.UNKNOWN
        if isinstance(node.value, ast.Name) and node.value.id == "self" and node.attr in self._attributes[-1]:
            return self._follow("self." + node.attr, self._attributes[-1][node.attr])
        return self._promised(node)

    def _promised(self, function: ast.expr) -> Kind:
        """Return what a function, method or property promises: the one at hand, else all of that name."""
        name = last_name(function)
        near = self._functions if isinstance(function, ast.Name) else {}
        if isinstance(function, ast.Attribute) and last_name(function.value) == "self":
            near = self._methods[-1]
        return near[name] if name in near else together(self._project.returns.get(name, []))

    def _follow(self, name: str, values: list[Kind | ast.expr]) -> Kind:
        """Return what is known of a name from all that it was ever given; a name that needs itself adds nothing."""
        if name in self._following:
            return Kind.LITERAL
        self._following.add(name)
        try:
            return together([value if isinstance(value, Kind) else self.kind(value) for value in values])
        finally:
            self._following.discard(name)

    def _kind_of_call(self, node: ast.Call) -> Kind:
        name = last_name(node.func)
        if name in SAYS and not node.keywords and all(self._is_fixed(argument) for argument in node.args):
            return Kind.LITERAL
        if name in NUMBERS:
            return Kind.NUMBER
        if name == "str" and node.args and self.kind(node.args[0]) is Kind.NUMBER:
            return Kind.LITERAL
        if isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if last_name(owner) in STYLED and isinstance(owner, ast.Name):
                return Kind.CONTENT
            if self.kind(owner) is Kind.CONTENT:
                return Kind.CONTENT
            if name == "join" and node.args and {self.kind(owner), self.kind(node.args[0])} == {Kind.LITERAL}:
                return Kind.LITERAL
        if name in STYLED:
            return Kind.CONTENT
        if name in CHECKED or name in self._project.bases:
            return Kind.UNKNOWN if self._project.base_among(name, TEXTS) else Kind.OBJECT
        return self._promised(node.func)

    def _is_fixed(self, node: ast.expr) -> bool:
        return self.kind(node) in (Kind.LITERAL, Kind.NUMBER)
