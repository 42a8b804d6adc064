"""How one block of an agenda is told to the one who runs it: lengths, fixed times, what to say, steps, tips."""

from datetime import datetime, timedelta

from facilitateur.domain.agenda import Block, Edge
from facilitateur.domain.card import CardText
from facilitateur.domain.timing import clock_of
from facilitateur.domain.wallclock import read_clock
from facilitateur.export.agenda_only import FACILITATOR, PARTICIPANTS
from facilitateur.export.doc_parts import clash_said
from facilitateur.export.document import (
    Heading,
    Item,
    Listing,
    Paragraph,
    Part,
    Span,
    bullets,
    emphasis,
    plain,
    strong,
)
from facilitateur.export.report_agenda import planned_time
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon, duration, time_of_day, time_span


def text_of(telling: Telling, block: Block) -> CardText | None:
    """Return what the card of a block says, none of a block without a card."""
    card = telling.session.card_of(block)
    return None if card is None else card.text(telling.words.language)


def purpose_of(telling: Telling, block: Block) -> str:
    """Return what a block is for."""
    text = text_of(telling, block)
    return text.purpose if text is not None else ""


def bounds_said(telling: Telling, block: Block) -> str:
    """Return how short and how long a block may be: « de 15 à 30 min »; nothing when nothing says so."""
    card = telling.session.card_of(block)
    least = block.least if block.least is not None else (card.minutes[0] if card is not None else None)
    most = block.most if block.most is not None else (card.minutes[2] if card is not None else None)
    if least is None or most is None:
        return ""
    if least == most:
        return telling.words("{n} min, neither more nor less", n=least)
    return telling.words("from {least} to {most} min", least=least, most=most)


def fixed_said(telling: Telling, block: Block) -> str:
    """Return the time of day that a block is held to, and what the plan has too much before it."""
    at = None if block.pin is None else read_clock(block.pin.at)
    if block.pin is None or at is None:
        return ""
    time = time_of_day(telling.words, telling.local(telling.now).replace(hour=at.hour, minute=at.minute))
    starts, ends = (
        telling.words("fixed: begins at {time}", time=time),
        telling.words("fixed: ends at {time}", time=time),
    )
    said = starts if block.pin.edge is Edge.START else ends
    clash = clash_said(telling, block)
    return f"{said} — {clash}" if clash else said


def limits_said(telling: Telling, block: Block) -> str:
    """Return whether a block may be dropped, and after which others."""
    if not block.optional:
        return ""
    if not block.priority:
        return telling.words("optional")
    return telling.words("optional, importance {n}", n=block.priority)


def block_parts(telling: Telling, start: datetime, end: datetime, block: Block) -> list[Part]:
    """Return how one block is run: what to say, the steps with their minutes, tips and pitfalls."""
    words, text = telling.words, text_of(telling, block)
    if text is None:
        return []
    facts = (time_span(words, start, end), duration(words, planned_time(block)), bounds_said(telling, block))
    times = DOT.join(fact for fact in (*facts, fixed_said(telling, block), limits_said(telling, block)) if fact)
    times = DOT.join([text.name, times]) if block.title else times
    parts: list[Part] = [Heading(3, plain(telling.title(block.id))), Paragraph(emphasis(times))]
    said = ((words("What for"), text.purpose), (words("In this session"), block.note), (words("Say"), text.invitation))
    parts += [Paragraph((*strong(label), Span(colon(words) + value))) for label, value in said if value]
    steps = []
    for step, time in zip(text.steps, step_times(telling, block), strict=True):
        detail = f" — {step.detail}" if step.detail else ""
        below = (Item((*emphasis(words("On the screen") + colon(words)), Span(step.room))),) if step.room else ()
        steps.append(Item((*strong(step.title), Span(f"{time}{detail}")), below))
    parts += [Listing(tuple(steps), numbered=True)] if steps else []
    for label, value in ((words("Tips"), text.tips), (words("Pitfalls"), text.pitfalls)):
        lines = [line.strip().lstrip("-•* ").strip() for line in value.splitlines() if line.strip()]
        if lines:
            parts += [Paragraph(strong(label)), bullets([plain(line) for line in lines])]
    return parts


def block_told(telling: Telling, block: Block) -> str:
    """Return what a calendar says of a block: what for, and to the one who runs it also how."""
    if telling.options.document == PARTICIPANTS:
        return purpose_of(telling, block)
    said = [purpose_of(telling, block), block.note]
    if telling.options.document == FACILITATOR:
        said += _how(telling, block)
    return "\n".join(piece for piece in said if piece)


def _how(telling: Telling, block: Block) -> list[str]:
    """Return how a block is run, a line each: limits, what to say, steps, material."""
    words, text, card = telling.words, text_of(telling, block), telling.session.card_of(block)
    limits = (bounds_said(telling, block), fixed_said(telling, block), limits_said(telling, block))
    said = [DOT.join(limit for limit in limits if limit)]
    if text is None or card is None:
        return said
    material = card.material_in(words.language)
    said += [words("Say") + colon(words) + text.invitation] if text.invitation else []
    times = step_times(telling, block)
    said += [f"{n}. {step.title}{time}" for n, (step, time) in enumerate(zip(text.steps, times, strict=False), 1)]
    return [*said, *([words("Material") + colon(words) + material] if material else [])]


def step_times(telling: Telling, block: Block) -> list[str]:
    """Return the minutes of each step in brackets, nothing for a step without any."""
    text, steps = text_of(telling, block), clock_of(telling.session, block).steps
    count = 0 if text is None else len(text.steps)
    spans = [*steps[:count], *[0] * (count - len(steps))]
    return [f" ({duration(telling.words, timedelta(seconds=span))})" if span else "" for span in spans]
