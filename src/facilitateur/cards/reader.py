"""Reading one card: a master file gives the numbers and the French words."""

import hashlib
from collections.abc import Mapping

import msgspec

from facilitateur.cards import problems
from facilitateur.cards.canvas import new_ids, read_canvas
from facilitateur.cards.comments import without_comments
from facilitateur.cards.markdown import Heading
from facilitateur.cards.metadata import MASTER_KEYS, Metadata, read_metadata
from facilitateur.cards.sections import check_required, read_deck, read_sections, section_text
from facilitateur.cards.steps import read_steps, timings
from facilitateur.cards.vocabulary import NEEDS_PLACES, SECTIONS
from facilitateur.domain.card import MASTER_LANGUAGE, Card, CardText, StepTiming
from facilitateur.domain.findings import Report
from facilitateur.textfiles.fields import Fields
from facilitateur.textfiles.header import read_header
from facilitateur.textfiles.opening import TextFile

ENGLISH = "en"


def read_master(file: TextFile, slug: str, report: Report) -> Card | None:
    """Return the card that a master file holds, or None when the report has errors; all of them are reported."""
    header = read_header(file.lines, MASTER_KEYS, report)
    if header is None:
        return None
    metadata = read_metadata(Fields(header, report))
    if metadata is None:
        return None
    lines = without_comments(file.lines, header.body_line)
    sections = read_sections(lines, header.body_line, report)
    steps = read_steps(sections.get("steps"), report)
    durations = timings(steps, report)
    text = CardText(
        name=metadata.name,
        steps=tuple(step.text for step in steps),
        canvas=read_canvas(sections.get("canvas"), lines, new_ids(report), report),
        deck=read_deck(sections),
    )
    text = msgspec.structs.replace(text, **plain_texts(sections))
    check_required(sections, lines, report)
    if steps and not report.has_errors:
        _check_sum(durations, metadata, steps[0].line, report)
        _check_places(text, metadata, sections, report)
    return None if report.has_errors else _card(file, slug, metadata, durations, text)


def plain_texts(sections: Mapping[str, Heading]) -> dict[str, str]:
    """Return the Markdown sources of the sections that are kept as prose, by field."""
    return {
        kind.field: section_text(sections, kind.field)
        for kind in SECTIONS
        if kind.field not in {"steps", "canvas", "deck"}
    }


def _card(file: TextFile, slug: str, metadata: Metadata, durations: tuple[StepTiming, ...], text: CardText) -> Card:
    """Put a card together."""
    texts = {MASTER_LANGUAGE: text}
    if metadata.english_name:
        # Until somebody translates the card, its English name stands over the French text.
        texts[ENGLISH] = msgspec.structs.replace(text, name=metadata.english_name, missing=filled_fields(text))
    return Card(
        slug=slug,
        revision=metadata.revision,
        sha256=hashlib.sha256(file.data).hexdigest(),
        phases=metadata.phases,
        every_phase=metadata.every_phase,
        is_transverse=metadata.is_transverse,
        family=metadata.family,
        canvas=metadata.canvas,
        minutes=metadata.minutes,
        people=metadata.people,
        energy=metadata.energy,
        timings=durations,
        texts=texts,
        trust=metadata.trust,
        seed_tool=metadata.seed_tool,
        kin=metadata.kin,
        material=metadata.material,
        source=metadata.source,
        licence=metadata.licence,
    )


def filled_fields(text: CardText) -> tuple[str, ...]:
    """Return the fields of the sections that say something."""
    empty = CardText(name="")
    return tuple(kind.field for kind in SECTIONS if getattr(text, kind.field) != getattr(empty, kind.field))


def _check_sum(durations: tuple[StepTiming, ...], metadata: Metadata, line: int, report: Report) -> None:
    """Report steps that do not add up to the usual duration."""
    total = -(-sum(timing.seconds for timing in durations) // 60)
    if total != metadata.minutes[1]:
        report.add(problems.OTHER_SUM, line, sum=total, usual=metadata.minutes[1])


def _check_places(text: CardText, metadata: Metadata, sections: Mapping[str, Heading], report: Report) -> None:
    """Report a canvas that has nothing to fill in though its kind needs it."""
    title = NEEDS_PLACES.get(metadata.canvas)
    if title and not text.canvas.places:
        line = sections["canvas"].line if "canvas" in sections else 1
        report.add(problems.NO_PLACES, line, kind=metadata.canvas.value, title=title)
