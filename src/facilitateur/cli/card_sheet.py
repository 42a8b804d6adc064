"""A method card as a page of plain text, for `fiches montrer`."""

from collections.abc import Iterator
from datetime import timedelta

from facilitateur.domain.card import Card, CardText, StepTiming
from facilitateur.i18n.formats import exact_duration
from facilitateur.i18n.labels import canvas_kind_label, people_said, phase_label
from facilitateur.i18n.words import Words


def card_sheet(words: Words, card: Card) -> str:
    """Return everything that a card says to a facilitator."""
    text = card.text(words.language)
    lines = [text.name, _facts(words, card)]
    lines += [part for title, body in _sections(words, card, text) if body for part in ("", title.upper(), body)]
    return "\n".join(lines)


def _facts(words: Words, card: Card) -> str:
    phases = [phase_label(words, phase) for phase in card.phases]
    phases += [words("any phase")] if card.every_phase else []
    least, usual, most = card.minutes
    minutes = words("{usual} min ({least} to {most})", usual=usual, least=least, most=most)
    minutes = words("{n} min", n=usual) if least == most else minutes
    people = people_said(words, *card.people)
    return " · ".join([", ".join(phases), minutes, people, canvas_kind_label(words, card.canvas)])


def _sections(words: Words, card: Card, text: CardText) -> Iterator[tuple[str, str]]:
    yield words("Purpose"), text.purpose
    yield words("To say aloud"), text.invitation
    yield words("Material"), card.material_in(words.language)
    yield words("Preparation"), text.preparation
    yield words("Steps"), "\n".join(_steps(words, card, text))
    yield words("Tips"), text.tips
    yield words("Pitfalls"), text.pitfalls
    yield words("To capture"), text.capture
    yield words("Places of the canvas"), "\n".join(f"- {place.label}" for place in text.canvas.places)
    yield words("Remotely"), text.remote
    yield words("Example"), text.example
    yield words("Variants"), text.variants
    source = card.source_in(words.language)
    yield words("Source"), f"{source} ({card.licence})" if source else card.licence


def _steps(words: Words, card: Card, text: CardText) -> Iterator[str]:
    for number, (timing, step) in enumerate(zip(card.timings, text.steps, strict=False), 1):
        each = _each(words, timing)
        length = f"{timing.rounds} × {each}" if timing.rounds > 1 else each
        detail = f" — {step.detail}" if step.detail else ""
        yield f"{number}. ({length}) {step.title}{detail}"
        yield from (f"   > {line}" for line in step.room.splitlines())


def _each(words: Words, timing: StepTiming) -> str:
    if timing.is_exact:
        return exact_duration(words, timedelta(seconds=timing.each))
    return words("{n} min", n=timing.round_minutes)
