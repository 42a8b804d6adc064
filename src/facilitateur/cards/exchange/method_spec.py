"""The open method format of the Open Facilitation Library: `method.md`, version 0.2 of its FORMAT.md.

A YAML header wires the method (stages, roles, licence, attribution); the body says it, one `## Stage: <id>` each.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from facilitateur.cards.exchange import problems
from facilitateur.cards.exchange.draft import Draft, DraftStep
from facilitateur.cards.exchange.filling import Filling, as_bullets, target_of
from facilitateur.cards.exchange.yaml_nodes import Node
from facilitateur.domain.findings import Report

_STAGE = re.compile(r"##\s+Stage:\s*(\S+)\s*$", re.IGNORECASE)
_GOAL = re.compile(r"\*\*(Goal|Output)(?:\s*[—-][^*]*)?[.:—-]*\*\*\s*[—:-]?\s*(.*)", re.IGNORECASE)
_KNOWN: Final = ("id", "title", "summary", "source_method", "license", "attribution", "roles", "stages", "language")


def is_method_spec(header: Node) -> bool:
    """Whether a header is that of a method spec."""
    stages = header.get("stages")
    return bool(header.get("id") and header.get("title") and stages is not None and stages.items)


def read_method_spec(header: Node, lines: Sequence[str], body_line: int, report: Report) -> Draft:
    """Return the draft of a method spec."""
    filling = Filling(report)
    for name in ("title", "summary", "license", "attribution", "language"):
        node = header.get(name)
        if node is not None:
            filling.take(name, node.words(), node.line)
    origin = header.get("source_method")
    if origin is not None and origin.words():
        filling.take("source", origin.words(), origin.line)
    for name, node in header.fields:
        if name == "roles":
            _take_roles(filling, node)
        elif name not in _KNOWN:
            filling.leave_out(name, node.words(), node.line)
    sections = _sections(lines, body_line)
    stages = header.get("stages")
    steps = [_step(stage, sections, filling) for stage in (stages.items if stages else ())]
    _take_intro(filling, sections)
    outputs = [said for _, said in steps if said]
    if outputs:
        filling.values["capture"] = as_bullets(outputs)
    report.add(problems.TAKEN_AS, header.line, target="langue", value=str(filling.values.get("language", "en")))
    return Draft(**{"name": "", **filling.values}, steps=tuple(step for step, _ in steps))  # type: ignore[arg-type]


def _take_roles(filling: Filling, node: Node) -> None:
    """Keep roles as what is to be prepared, when there is more than the participants."""
    roles = [(role.get("label") or role.get("slug") or Node(role.line)).words() for role in node.items]
    if len(roles) > 1:
        filling.values["preparation"] = as_bullets(roles)
        filling.report.add(problems.KEPT_AS, node.line, name="roles", target="preparation")


def _sections(lines: Sequence[str], body_line: int) -> Mapping[str, tuple[int, list[str]]]:
    """Return the lines of the body by stage; what stands before the first one has no name."""
    found: dict[str, tuple[int, list[str]]] = {"": (body_line, [])}
    name = ""
    for number, line in enumerate(lines[body_line - 1 :], body_line):
        title = _STAGE.match(line)
        if title:
            name = title[1]
            found[name] = (number, [])
        elif line.startswith("## "):
            name = f"?{line[3:].strip()}"
            found[name] = (number, [])
        else:
            found[name][1].append(line)
    return found


def _step(stage: Node, sections: Mapping[str, tuple[int, list[str]]], filling: Filling) -> tuple[DraftStep, str]:
    """Return a stage as a step, and what it produces."""
    bare = "" if stage.fields else stage.words()
    name = (stage.get("id") or Node(stage.line, bare)).words()
    title = (stage.get("title") or Node(stage.line, name)).words()
    for key, node in stage.fields:
        if key not in {"id", "title", "output", "minutes", "duration"}:
            filling.leave_out(f"stages/{name}/{key}", node.words(), node.line)
    _, lines = sections.get(name, (stage.line, [])) if name else (stage.line, [])
    goal, output, prose = "", "", []
    for paragraph in _paragraphs(lines):
        label = _GOAL.match(paragraph)
        if label and label[1].lower() == "goal":
            goal = label[2].strip()
        elif label:
            output = label[2].strip()
        else:
            prose.append(paragraph)
    stated = stage.get("output")
    output = output or (stated.words().replace("-", " ") if stated else "")
    detail = " ".join(filter(None, (goal[:1].upper() + goal[1:], *prose)))
    return DraftStep(title, detail), (f"{title} : {output}" if output else "")


def _take_intro(filling: Filling, sections: Mapping[str, tuple[int, list[str]]]) -> None:
    """Keep the prose before the stages as advice, its provenance apart, and say what other sections there were."""
    line, lines = sections[""]
    advice = [text for text in _paragraphs(lines) if not text.startswith(("#", ">"))]
    notes = [text.lstrip("> ") for text in _paragraphs(lines) if text.startswith(">")]
    if advice:
        filling.values["tips"] = as_bullets(advice)
        filling.report.add(problems.KEPT_AS, line, name="#", target=target_of("tips"))
    for note in notes:
        filling.leave_out(">", note, line)
    for name, (number, texts) in sections.items():
        if name.startswith("?"):
            filling.leave_out(name[1:], " ".join(texts), number)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Return paragraphs on one line each; items of lists stand alone."""
    found: list[str] = []
    glue = False
    for line in lines:
        text = line.strip()
        starts = text.startswith(("- ", "* ", "**", "> ", "#"))
        if not text:
            glue = False
        elif glue and not starts:
            found[-1] += f" {text}"
        else:
            found.append(text.removeprefix("- ").removeprefix("* "))
            glue = True
    return found
