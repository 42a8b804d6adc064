"""YAML of other tools: every scalar a text, every value with its line, nothing built, no anchors, no surprises."""

from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from facilitateur.cards.exchange import problems
from facilitateur.domain.cleaning import clean
from facilitateur.domain.findings import Report

MOST_CHARACTERS = 64 * 1024
DEEPEST = 20


class Node(msgspec.Struct, frozen=True):
    """A value: a text, a list or fields; the two that it is not are empty."""

    line: int
    text: str = ""
    items: tuple["Node", ...] = ()
    fields: tuple[tuple[str, "Node"], ...] = ()

    def get(self, *names: str) -> "Node | None":
        """Return the first field of one of these names that is there."""
        return next((node for name in names for key, node in self.fields if key == name), None)

    def words(self) -> str:
        """Return everything in it as one text: lists with commas, fields as `key: value`."""
        if self.items:
            return ", ".join(filter(None, (item.words() for item in self.items)))
        if self.fields:
            return "; ".join(f"{key}: {node.words()}" for key, node in self.fields)
        return self.text

    def texts(self) -> Iterator[str]:
        """Yield the texts of a list, or its own."""
        if self.items:
            yield from (item.words() for item in self.items)
        elif self.words():
            yield self.words()


def read_yaml(text: str, first_line: int, report: Report) -> Node | None:
    """Return the fields of a YAML header, or none after reporting why it cannot be read."""
    if len(text) > MOST_CHARACTERS:
        report.add(problems.UNSAFE_YAML, first_line)
        return None
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST or isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                report.add(problems.UNSAFE_YAML, first_line + _line(event.start_mark))
                return None
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        report.add(problems.NOT_YAML, first_line + line, column, reason=str(error.problem or ""))
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        report.add(problems.NOT_YAML, first_line, reason=type(error).__name__)
        return None
    if not isinstance(node, yaml.MappingNode):
        report.add(problems.NOT_YAML, first_line, reason="key: value")
        return None
    return _node(node, first_line)


def _node(node: yaml.Node, first_line: int) -> Node:
    line = first_line + _line(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        fields = [(_text(key), _node(value, first_line)) for key, value in node.value]
        return Node(line, fields=tuple(fields))
    if isinstance(node, yaml.SequenceNode):
        return Node(line, items=tuple(_node(item, first_line) for item in node.value))
    return Node(line, _text(node))


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or (node.tag.endswith(":null") and node.style is None):
        return ""
    return clean(node.value).strip()


def _line(mark: Any) -> int:
    return mark.line if mark is not None else 0
