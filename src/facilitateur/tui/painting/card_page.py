"""A method card as a page to be read at arm's length: short lines, much white, the running step marked."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from textual.content import Content

from facilitateur.domain.card import MASTER_LANGUAGE, Card, CardText
from facilitateur.domain.phases import Phase
from facilitateur.i18n.formats import NO_BREAK, duration, exact_duration
from facilitateur.i18n.labels import canvas_kind_label, people_said, phase_label
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.prose import emphasised, french_spaces, paint_prose
from facilitateur.tui.painting.text import ends

LONGEST_LINE = 76
"""Columns of text; longer lines are hard to follow from afar."""

MUTED = "$foreground 65%"
FULL, EMPTY = "●", "○"
BAR = "│ "
NOW = "►"
STEP_INDENT = 4

_BEFORE_STEPS = (("purpose", mark("Purpose")), ("invitation", mark("Instruction, to say aloud")))
_AFTER_STEPS = (
    ("tips", mark("Tips")),
    ("pitfalls", mark("Pitfalls")),
    ("preparation", mark("Preparation")),
    ("material", mark("Material")),
    ("capture", mark("To capture")),
    ("variants", mark("Variants")),
    ("remote", mark("Remotely")),
    ("example", mark("Example")),
    ("deck", mark("Deck")),
    ("source", mark("Source")),
)

_OF_THE_HEADER = frozenset(("material", "source"))
"""What a translation has in its header, if at all."""


class CardPage(NamedTuple):
    """The page and where the running step stands on it."""

    lines: tuple[Content, ...]
    step_line: int | None = None


class Use(NamedTuple):
    """How a block of a session uses the card."""

    seconds: int
    """What the block was given."""
    steps: tuple[int, ...]
    """Seconds of each step, same sum."""
    step: int | None = None
    """The step that runs, if the block does."""


class _Writer(NamedTuple):
    """What every part of the page needs."""

    words: Words
    card: Card
    text: CardText
    language: str
    """The language asked for; the text may be in another."""
    width: int
    use: Use | None = None

    @property
    def given(self) -> str:
        """Minutes of the block of the session, where there is one and they are not the card's."""
        if self.use is None or self.use.seconds == self.card.minutes[1] * 60:
            return ""
        return self.words("in this block: {time}", time=duration(self.words, timedelta(seconds=self.use.seconds)))

    def given_to(self, step: int) -> str:
        """Minutes of a step in that block, where they are not the card's."""
        if self.use is None or step >= len(self.use.steps):
            return ""
        seconds = self.use.steps[step]
        if seconds == self.card.timings[step].seconds:
            return ""
        return self.words("here {time}", time=duration(self.words, timedelta(seconds=seconds)))

    def is_french(self, field: str) -> bool:
        """Whether a section shows French."""
        return self.language == MASTER_LANGUAGE or self.lacks(field)

    def lacks(self, field: str) -> bool:
        """Whether a section has no text in the language asked for."""
        if field in _OF_THE_HEADER:
            return not getattr(self.text, field)
        return self.language not in self.card.texts or field in self.text.missing

    @property
    def lacks_all(self) -> bool:
        """Whether nothing but the name is in the language asked for."""
        shown = [field for field, _ in (*_BEFORE_STEPS, *_AFTER_STEPS) if getattr(self.text, field, "")]
        return all(self.lacks(field) for field in (*shown, "steps"))


def paint_card(words: Words, card: Card, language: str, use: Use | None, width: int) -> CardPage:
    """Paint a card in a language; what has no text in it is French and says so.

    Args:
        words: The words of the interface.
        card: The card.
        language: The language asked for.
        use: The block that it is read for: its minutes stand beside the usual ones.
        width: Columns.
    """
    writer = _Writer(words, card, card.text(language), language, min(width, LONGEST_LINE), use)
    step = use.step if use is not None else None
    lines = [*_title(writer)]
    for field, name in _BEFORE_STEPS:
        lines += _section(writer, field, name)
    total = (
        words("{here} · usually {usual}", here=writer.given, usual=_usual(writer)) if writer.given else _usual(writer)
    )
    lines += _heading(writer, "steps", writer.words("Steps"), total)
    step_line = None
    for i, said in enumerate(_steps(writer, step)):
        if i == step:
            step_line = len(lines)
        lines += said
    for field, name in _AFTER_STEPS:
        lines += _section(writer, field, name)
    return CardPage((*lines, Content("")), step_line)


def dots(level: int, most: int = 3) -> str:
    """Return a level as dots: ●●○."""
    return FULL * min(level, most) + EMPTY * max(most - level, 0)


def people(words: Words, low: int, high: int) -> str:
    """Return « 3 à 30 personnes »."""
    return people_said(words, low, high)


def minutes(words: Words, count: int) -> str:
    """Return « 25 min » or « 1 h 30 »."""
    return duration(words, timedelta(minutes=count))


def _title(writer: _Writer) -> list[Content]:
    words, card, low_high = writer.words, writer.card, (writer.card.minutes[0], writer.card.minutes[2])
    title = Content.styled(writer.text.name, "bold $accent")
    names = flow(title, writer.width - 5)
    badge = writer.language != MASTER_LANGUAGE and writer.lacks_all
    if badge:
        names[0] = ends(names[0], Content.styled("[fr]", "bold $secondary"), writer.width)
    span = words("{low} to {high}", low=low_high[0], high=low_high[1])
    facts = [
        f"{_usual(writer)} ({span})",
        people(words, *card.people),
        f"{words('energy')}{NO_BREAK}{dots(card.energy)}",
        f"{words('trust')}{NO_BREAK}{dots(card.trust)}",
    ]
    where = [*(_phases(words, card)), words("captured as: {canvas}", canvas=canvas_kind_label(words, card.canvas))]
    where += [writer.given] if writer.given else []
    lines = [*names, *_muted(" · ".join(where), writer.width), *_muted(" · ".join(facts), writer.width)]
    if badge:
        lines += [
            Content(""),
            *_muted(words("This card has no text in English yet: it is shown in French."), writer.width),
        ]
    return lines


def _muted(text: str, width: int) -> list[Content]:
    return flow(Content.styled(text, MUTED), width)


def _phases(words: Words, card: Card) -> list[str]:
    named = [phase_label(words, phase) for phase in card.phases if isinstance(phase, Phase)]
    return [words("any phase"), *named] if card.every_phase else named


def _usual(writer: _Writer) -> str:
    return minutes(writer.words, writer.card.minutes[1])


def _heading(writer: _Writer, field: str, name: str, right: str = "") -> list[Content]:
    left = Content.styled(name.upper(), "bold $primary")
    if writer.language != MASTER_LANGUAGE and writer.lacks(field) and not writer.lacks_all:
        left = Content.assemble(left, " ", ("[fr]", "bold $secondary"))
    return [Content(""), ends(left, Content.styled(right, MUTED), writer.width) if right else left]


def _section(writer: _Writer, field: str, name: str) -> list[Content]:
    body = _body(writer, field)
    if not body:
        return []
    french = writer.is_french(field)
    if field != "invitation":
        return [*_heading(writer, field, writer.words(name)), *paint_prose(body, writer.width, french=french)]
    said = _said_aloud(french_spaces(body) if french else body, writer.width)
    return [*_heading(writer, field, writer.words(name)), *said]


def _body(writer: _Writer, field: str) -> str:
    """Return the text of a section; a few are made from the card's other facts."""
    card, words = writer.card, writer.words
    if field == "material":
        material = card.material_in(writer.language)
        return material[:1].upper() + material[1:]
    if field == "source":
        origin = [
            card.source_in(writer.language),
            words("licence {name}, revision {n}", name=card.licence, n=card.revision),
        ]
        return "\n\n".join(part[:1].upper() + part[1:] for part in origin if part)
    if field == "deck":
        return "\n".join(f"- {one}" for one in writer.text.deck)
    return str(getattr(writer.text, field))


def _said_aloud(text: str, width: int, indent: int = 0) -> list[Content]:
    """Return words for the room behind a bar."""
    lines = [line for part in text.split("\n") for line in flow(emphasised(part), width - indent - len(BAR))]
    return [Content.assemble(" " * indent, (BAR, "bold $accent"), line) for line in lines]


def _steps(writer: _Writer, step: int | None) -> Iterator[list[Content]]:
    """Yield the lines of each step."""
    french, words = writer.is_french("steps"), writer.words
    for i, timing in enumerate(writer.card.timings):
        text = writer.text.steps[i] if i < len(writer.text.steps) else None
        lasts = exact_duration(words, timedelta(seconds=timing.each))
        lasts = f"{timing.rounds}{NO_BREAK}×{NO_BREAK}{lasts}" if timing.rounds > 1 else lasts
        here = i == step
        given = writer.given_to(i)
        right = Content.assemble(
            (words("under way") + "  ", "bold $accent") if here else "",
            (f"{given} · ", "bold") if given else "",
            (lasts, "bold" if here and not given else MUTED),
        )
        number = f"{NOW if here else ' '} {i + 1}"
        title = Content.styled(
            f"{number:<{STEP_INDENT}}{text.title if text else ''}", "bold $accent" if here else "bold"
        )
        lines = [Content("")] if i else []
        lines.append(ends(title, right, writer.width))
        if text is not None and text.detail:
            body = paint_prose(text.detail, writer.width - STEP_INDENT, french=french)
            lines += [Content.assemble(" " * STEP_INDENT, line) for line in body]
        if text is not None and text.room:
            lines += _said_aloud(french_spaces(text.room) if french else text.room, writer.width, STEP_INDENT)
        yield lines
