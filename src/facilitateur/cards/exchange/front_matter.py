"""Cards of other libraries: a YAML header with free text, then sections under titles."""

import re
from collections.abc import Iterator, Sequence

from facilitateur.cards.exchange import problems
from facilitateur.cards.exchange.draft import Draft, DraftStep
from facilitateur.cards.exchange.filling import MINUTES_NAMES, STEP_NAMES, TEXT_FIELDS, Filling
from facilitateur.cards.exchange.quantities import read_minutes
from facilitateur.cards.exchange.yaml_nodes import Node
from facilitateur.cards.steps import split_duration
from facilitateur.domain.cleaning import slug
from facilitateur.domain.findings import Report

_TITLE = re.compile(r"(#{1,4})\s+(.+?)\s*#*\s*$")
_ITEM = re.compile(r"\s*(?:\d{1,3}[.)]|[-*+])\s+(.*)")
_FRENCH = frozenset(["nom", "titre", "but", "duree", "groupe", "materiel", "consigne", "deroule", "etapes", "conseils"])
_ROUNDS = re.compile(r"(\d{1,3})\s*[×x*]\s*")
_TIMED = re.compile(r"\(([^()]{1,24})\)")


def read_front_matter(header: Node, lines: Sequence[str], body_line: int, report: Report) -> Draft:
    """Return the draft of a card with a YAML header."""
    filling = Filling(report)
    steps: list[DraftStep] = []
    for name, node in header.fields:
        if slug(name, 60) in STEP_NAMES:
            steps += [as_step(text) for text in node.texts()]
        elif not filling.take(name, node.words(), node.line):
            filling.leave_out(name, node.words(), node.line)
    for title, number, texts in _sections(lines, body_line):
        key = slug(title, 60) if title else ""
        body = "\n".join(texts).strip()
        if key in STEP_NAMES:
            steps += [as_step(item) for item in items(texts)]
        elif not title or slug(title, 60) == slug(str(filling.values.get("name", "")), 60):
            filling.take("description", body, number)
        elif "name" not in filling.values and not body:
            filling.values["name"] = title
        elif key in TEXT_FIELDS or key in MINUTES_NAMES:
            filling.take(title, body, number)
        else:
            filling.leave_out(title, " ".join(body.split()), number)
    if "language" not in filling.values:
        keys = {slug(name, 60) for name, _ in header.fields}
        filling.values["language"] = "fr" if keys & _FRENCH else "en"
        report.add(problems.TAKEN_AS, header.line, target="langue", value=str(filling.values["language"]))
    return Draft(**{"name": "", **filling.values}, steps=tuple(steps))  # type: ignore[arg-type]


def items(lines: Sequence[str]) -> Iterator[str]:
    """Yield the items of a list, continuation lines joined; paragraphs where there is no list."""
    found: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item:
            found.append(item[1].strip())
        elif line.strip() and found and line[0].isspace():
            found[-1] += f" {line.strip()}"
        elif line.strip():
            found.append(line.strip())
    yield from found


def as_step(text: str) -> DraftStep:
    """Return a step from one line: a duration in brackets is its own, what follows a dash is its detail."""
    minutes, rounds, seconds = None, 1, 0
    for bracket in _TIMED.finditer(text):
        exact, _, _ = split_duration(bracket[0])
        times = _ROUNDS.match(bracket[1])
        read = read_minutes(bracket[1][times.end() :] if times else bracket[1], bare=False)
        if exact is not None and exact.is_exact:
            minutes, rounds, seconds = exact.round_minutes, exact.rounds, exact.each % 60
        elif read is not None and read.low == read.high:
            minutes, rounds = read.low, int(times[1]) if times else 1
        if minutes is not None:
            text = f"{text[: bracket.start()]}{text[bracket.end() :]}"
            break
    title, _, detail = re.sub(r"[ \t\n]+", " ", text.replace("**", "")).strip(" .:").partition(" — ")
    if not detail and len(title) > 60:
        head, point, rest = title.partition(". ")
        title, detail = (head, rest) if point and len(head) <= 60 else (_first_words(title), title)
    return DraftStep(title.strip(), detail.strip(), minutes, rounds, seconds)


def _first_words(text: str, most: int = 40) -> str:
    kept = ""
    for word in text.split():
        if len(kept) + len(word) >= most:
            break
        kept = f"{kept} {word}".strip()
    return f"{kept or text[:most]}…"


def _sections(lines: Sequence[str], body_line: int) -> Iterator[tuple[str, int, list[str]]]:
    title, number = "", body_line
    texts: list[str] = []
    for at, line in enumerate(lines[body_line - 1 :], body_line):
        found = _TITLE.match(line)
        if found:
            if title or any(text.strip() for text in texts):
                yield title, number, texts
            title, number, texts = found[2], at, []
        else:
            texts.append(line)
    if title or any(text.strip() for text in texts):
        yield title, number, texts
