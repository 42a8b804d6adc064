"""Cards for other tools: the open method format, YAML headers, a table; licence and attribution go with each."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from facilitateur.cards.steps import written
from facilitateur.cards.vocabulary import EVERY_PHASE, SECTION_TITLES
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasText, Card, StepText, StepTiming
from facilitateur.domain.cleaning import slug
from facilitateur.i18n.words import Words
from facilitateur.textfiles.csv_cells import csv_bytes
from facilitateur.textfiles.phases import PHASE_NAMES

SPDX: Final = {"CC BY 4.0": "CC-BY-4.0", "CC BY-SA 4.0": "CC-BY-SA-4.0", "CC0": "CC0-1.0", "CC0 1.0": "CC0-1.0"}
"""Licences as cards and as the open format write them."""

COLUMNS: Final = (
    *("nom", "but", "phases", "famille", "duree", "groupe", "energie", "confiance", "canevas", "materiel", "consigne"),
    *("preparation", "deroule", "conseils", "pieges", "a-capturer", "a-distance", "exemple", "variantes"),
    *("origine", "licence", "langue"),
)
"""The columns of a table of cards."""

_PROSE: Final = ("invitation", "preparation", "tips", "pitfalls", "capture", "remote", "example", "variants")


def as_method_spec(card: Card, language: str) -> str:
    """Return a card as a `method.md` of the Open Facilitation Library; its canvas and energy have no place there."""
    text = card.text(language)
    steps = list(zip(text.steps, card.timings, strict=False))
    ids = _ids([step.title for step, _ in steps])
    lines = [
        "---",
        f"id: {card.slug}",
        f"title: {_quoted(text.name)}",
        f"version: 0.{card.revision}.0",
        "status: draft",
    ]
    lines += [f"summary: {_quoted(text.purpose)}", f"license: {SPDX.get(card.licence, card.licence)}"]
    lines += [f"attribution: {_quoted(card.source_in(language))}", f"language: {language}"]
    lines += ["roles:", "  - { slug: participant, label: Participant }", "stages:"]
    lines += [f"  - {{ id: {name}, title: {_quoted(step.title)} }}" for name, (step, _) in zip(ids, steps, strict=True)]
    tags = [f"minutes-{card.minutes[1]}", f"people-{card.people[0]}-{card.people[1]}", *map(str, card.phases)]
    lines += [f"tags: [{', '.join(tags)}]", "---", "", f"# {text.name}", "", text.purpose]
    for field in _PROSE:
        said = str(getattr(text, field))
        if said:
            lines += ["", f"**{_title(field, language)}**", "", said]
    for name, (step, timing) in zip(ids, steps, strict=True):
        lines += [
            "",
            f"## Stage: {name}",
            f"**Goal:** {step.title} ({written(timing)})",
            "",
            step.detail or step.title,
        ]
        if step.room:
            lines += ["", f"> {step.room}"]
    return "\n".join(lines) + "\n"


def as_front_matter(card: Card, language: str) -> str:
    """Return a card with a YAML header, as other libraries and note-taking programs read it."""
    text = card.text(language)
    header = {
        "title": text.name,
        "language": language,
        "duration": " / ".join(map(str, card.minutes)),
        "participants": f"{card.people[0]} – {card.people[1]}",
        "phases": ", ".join(_phases(card)),
        "family": card.family,
        "energy": str(card.energy),
        "trust": str(card.trust),
        "canvas": card.canvas.value,
        "materials": card.material_in(language),
        "source": card.source_in(language),
        "license": card.licence,
    }
    lines = ["---", *(f"{key}: {_quoted(value)}" for key, value in header.items() if value), "---"]
    lines += ["", f"## {_title('purpose', language)}", text.purpose]
    for field in ("invitation", "preparation", "steps", *_PROSE[2:]):
        said = "\n".join(_numbered(card, text.steps)) if field == "steps" else str(getattr(text, field))
        if said:
            lines += ["", f"## {_title(field, language)}", said]
    return "\n".join(lines) + "\n"


def left_out(cards: Sequence[Card], language: str) -> Iterator[str]:
    """Yield what headers and tables do not hold of these cards: `canvas`, `deck`, `languages`, `tool`."""
    texts = [card.text(language) for card in cards]
    if any(text.canvas != CanvasText() for text in texts):
        yield "canvas"
    if any(text.deck for text in texts):
        yield "deck"
    if any(len(card.texts) > 1 for card in cards):
        yield "languages"
    if any(card.seed_tool or card.kin for card in cards):
        yield "tool"


def as_table(cards: Sequence[Card], words: Words) -> bytes:
    """Return cards as a CSV that French Excel opens, a row each, in the language of the words."""
    return csv_bytes(words, [COLUMNS, *(_row(card, words.language) for card in cards)])


def _row(card: Card, language: str) -> list[str]:
    text = card.text(language)
    steps = "\n".join(f"{_line(step, timing)}" for step, timing in zip(text.steps, card.timings, strict=False))
    return [
        *(text.name, text.purpose, ", ".join(_phases(card)), card.family, " / ".join(map(str, card.minutes))),
        *(f"{card.people[0]} à {card.people[1]}", str(card.energy), str(card.trust), card.canvas.value),
        *(card.material_in(language), text.invitation, text.preparation, steps, text.tips, text.pitfalls),
        *(text.capture, text.remote),
        *(text.example, text.variants, card.source_in(language), card.licence, language),
    ]


def _numbered(card: Card, steps: Sequence[StepText]) -> Iterator[str]:
    for number, (step, timing) in enumerate(zip(steps, card.timings, strict=False), 1):
        yield f"{number}. {_line(step, timing)}"


def _line(step: StepText, timing: StepTiming) -> str:
    detail = f" — {step.detail}" if step.detail else ""
    return f"({written(timing)}) {step.title}{detail}"


def _phases(card: Card) -> list[str]:
    named = [PHASE_NAMES[phase] for phase in card.phases]
    if not card.every_phase:
        return named
    return [EVERY_PHASE, *named] if card.is_transverse else [*named, EVERY_PHASE]


def _title(field: str, language: str) -> str:
    return SECTION_TITLES[field][0 if language == MASTER_LANGUAGE else 1]


def _ids(titles: Sequence[str]) -> list[str]:
    """Return an id for each title, unique among them."""
    found: list[str] = []
    for title in titles:
        name = slug(title)
        same = sum(one == name or one.startswith(f"{name}-") for one in found)
        found.append(f"{name}-{same + 1}" if same else name)
    return found


def _quoted(text: str) -> str:
    """Return a text as YAML reads it on one line, whatever it holds."""
    return json.dumps(re.sub(r"[ \t\n]+", " ", text).strip(), ensure_ascii=False)
