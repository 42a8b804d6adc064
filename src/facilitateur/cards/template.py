"""A card to begin with: every section is there, remarks say what belongs where, « À REMPLIR » what is to be written."""

from collections.abc import Iterator
from typing import Final

from facilitateur.cards.template_words import HEADER_REMARKS, PLACES, SECTION_REMARKS, SETTINGS, STEP_TITLES
from facilitateur.cards.typography import NARROW, french
from facilitateur.cards.vocabulary import (
    CANVAS_NAMES,
    CARD_VERSION,
    EVERY_PHASE,
    FAMILY_NAMES,
    SECTION_TITLES,
    SECTIONS,
    canvas_title,
)
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasKind
from facilitateur.domain.phases import Phase
from facilitateur.i18n.words import Words
from facilitateur.textfiles.phases import PHASE_NAMES

TO_FILL_IN: Final = {"fr": "À REMPLIR", "en": "TO FILL IN"}
"""What stands for a text that nobody has written yet."""

MINUTES: Final = (5, 10, 5)
"""The steps of a new card."""

_FAMILIES: Final = {
    None: "intelligence-collective",
    Phase.ICEBREAKER: "intelligence-collective",
    Phase.UNDERSTANDING: "comprehension",
    Phase.INSPIRATION: "inspiration",
    Phase.IDEATION: "creativite",
    Phase.PROTOTYPING: "prototypage",
    Phase.TESTING: "test",
    Phase.PITCH: "narration",
}


def new_card(words: Words, name: str, phase: Phase | None, canvas: CanvasKind) -> str:
    """Return the text of a card to be filled in, in the language of the words and in the canonical form.

    Args:
        words: The language.
        name: The name of the method.
        phase: Its shelf, or None when it fits any phase.
        canvas: How its output is captured.
    """
    lines = ["---", *_header(words, name, phase, canvas), "---"]
    for kind in SECTIONS:
        lines += ["", f"## {_title(words, SECTION_TITLES[kind.field])}"]
        usual = sum(MINUTES)
        lines += [f"<!-- {words(SECTION_REMARKS[kind.field], usual=usual)} -->", *_content(words, kind.field, canvas)]
    return "\n".join(lines) + "\n"


def _header(words: Words, name: str, phase: Phase | None, canvas: CanvasKind) -> Iterator[str]:
    """Yield the lines between the `---`."""
    fill = TO_FILL_IN[words.language]
    usual = sum(MINUTES)
    choices = {
        "phases": ", ".join([*PHASE_NAMES.values(), EVERY_PHASE]),
        "famille": ", ".join(FAMILY_NAMES),
        "canevas": ", ".join(CANVAS_NAMES),
    }
    values = {
        "fiche": str(CARD_VERSION),
        **({} if words.language == MASTER_LANGUAGE else {"langue": words.language}),
        "nom": french(name) if words.language == MASTER_LANGUAGE else name,
        "phases": PHASE_NAMES[phase] if phase else EVERY_PHASE,
        "famille": _FAMILIES[phase],
        "duree": f"{usual // 2} / {usual} / {usual * 2}",
        "groupe": "4 à 30",
        "energie": "2",
        "confiance": "1",
        "canevas": canvas.value,
        "materiel": fill,
        "origine": fill,
        "licence": "CC BY 4.0",
        "revision": "1",
    }
    for key, value in values.items():
        if key in HEADER_REMARKS:
            yield f"# {words(HEADER_REMARKS[key], choices=choices.get(key, ''))}"
        yield f"{key} : {value}"


def _content(words: Words, field: str, canvas: CanvasKind) -> Iterator[str]:
    """Yield what is to be filled in under a title."""
    fill = TO_FILL_IN[words.language]
    match field:
        case "invitation":
            yield f"«{NARROW}{fill}{NARROW}»" if words.language == MASTER_LANGUAGE else f"“{fill}”"
        case "steps":
            for number, (minutes, title) in enumerate(zip(MINUTES, STEP_TITLES, strict=True), 1):
                yield f"{number}. ({minutes} min) {words(title)} — {fill}"
                if number == 1:
                    yield f"   > {fill}"
        case "preparation" | "tips" | "pitfalls" | "deck" | "variants":
            yield f"- {fill}"
        case "canvas":
            yield from _canvas(words, canvas, fill)
        case _:
            yield fill


def _canvas(words: Words, canvas: CanvasKind, fill: str) -> Iterator[str]:
    """Yield the subsections that a canvas usually has."""
    if canvas in PLACES:
        title, count, kind = PLACES[canvas]
        yield f"### {_title(words, canvas_title(title))}"
        yield from (f"- {fill} {number}{kind}" for number in range(1, count + 1))
    if canvas in SETTINGS:
        yield f"### {_title(words, canvas_title('Réglages'))}"
        yield from (f"- {setting.format(fill=fill)}" for setting in SETTINGS[canvas])


def _title(words: Words, titles: tuple[str, str]) -> str:
    """Return a title in the language of the words."""
    return titles[0] if words.language == MASTER_LANGUAGE else titles[1]
