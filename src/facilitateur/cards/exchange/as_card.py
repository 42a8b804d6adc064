"""A draft as the text of a card: what nobody said is to be filled in, what is supposed is said."""

import re
from collections.abc import Iterator

from msgspec import UNSET

from facilitateur.cards.exchange import problems
from facilitateur.cards.exchange.draft import Draft
from facilitateur.cards.exchange.filling import target_of
from facilitateur.cards.steps import written
from facilitateur.cards.template import TO_FILL_IN
from facilitateur.cards.typography import french
from facilitateur.cards.vocabulary import CARD_VERSION, EVERY_PHASE, NEEDS_PLACES, SECTION_TITLES, SECTIONS
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasKind, StepTiming
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.findings import Report
from facilitateur.textfiles.phases import PHASE_NAMES

_SUPPOSED = {"famille": "intelligence-collective", "energie": "2", "canevas": CanvasKind.LIST.value}


def card_text(draft: Draft, report: Report) -> str:
    """Return a card to be read again by its author; the report says what was missing."""
    fill, line = TO_FILL_IN[draft.language], draft.line
    lines = ["---", *_header(draft, fill, report, line), "---"]
    for kind in SECTIONS:
        texts = list(_section(draft, kind.field, fill, report, line))
        if texts:
            titles = SECTION_TITLES[kind.field]
            lines += ["", f"## {titles[0] if draft.language == MASTER_LANGUAGE else titles[1]}", *texts]
    return "\n".join(lines) + "\n"


def _header(draft: Draft, fill: str, report: Report, line: int) -> Iterator[str]:
    is_french = draft.language == MASTER_LANGUAGE

    def missing(key: str) -> str:
        report.add(problems.TO_FILL_IN, line, target=key)
        return fill

    def supposed(key: str) -> str:
        report.add(problems.TAKEN_AS, line, target=key, value=_SUPPOSED[key])
        return _SUPPOSED[key]

    yield f"fiche : {CARD_VERSION}"
    if not is_french:
        yield f"langue : {draft.language}"
    name = clean_line(draft.name, 200)
    yield f"nom : {french(name) if is_french else name}"
    phases = [PHASE_NAMES[phase] for phase in draft.phases]
    if draft.every_phase:
        phases.insert(0 if draft.is_transverse else len(phases), EVERY_PHASE)
    if not phases:
        report.add(problems.TAKEN_AS, line, target="phases", value=EVERY_PHASE)
    yield f"phases : {', '.join(phases) or EVERY_PHASE}"
    yield f"famille : {draft.family or supposed('famille')}"
    yield f"duree : {' / '.join(map(str, draft.minutes)) if draft.minutes else missing('duree')}"
    yield f"groupe : {f'{draft.people[0]} à {draft.people[1]}' if draft.people else missing('groupe')}"
    yield f"energie : {draft.energy or supposed('energie')}"
    if draft.trust:
        yield f"confiance : {draft.trust}"
    yield f"canevas : {draft.canvas.value if draft.canvas else supposed('canevas')}"
    if draft.material:
        yield f"materiel : {clean_line(draft.material)}"
    yield f"origine : {clean_line(draft.source) or missing('origine')}"
    yield f"licence : {clean_line(draft.licence) or missing('licence')}"
    yield "revision : 1"


def _section(draft: Draft, field: str, fill: str, report: Report, line: int) -> Iterator[str]:
    """Yield the lines of a section; none when it may be left out."""
    if field == "steps":
        yield from _steps(draft, fill, report, line)
        return
    if field == "canvas":
        if draft.canvas in NEEDS_PLACES:
            report.add(problems.TO_FILL_IN, line, target="canevas")
            yield f"### {NEEDS_PLACES[draft.canvas]}"
            yield f"- {fill}"
        return
    text = str(getattr(draft, field, ""))
    required = next(kind.is_required for kind in SECTIONS if kind.field == field) or field == "invitation"
    if not text.strip() and required:
        report.add(problems.TO_FILL_IN, line, target=target_of(field))
        yield f"- {fill}" if field in {"tips", "pitfalls"} else fill
    elif text.strip():
        yield from _body(text)


def _body(text: str) -> Iterator[str]:
    """Yield the lines of a text, so that none is taken for a title of the card."""
    for one in text.strip().split("\n"):
        yield re.sub(r"^(\s{0,3})(#{1,6}\s+)", r"\1", one).rstrip()


def _steps(draft: Draft, fill: str, report: Report, line: int) -> Iterator[str]:
    if not draft.steps:
        report.add(problems.TO_FILL_IN, line, target="deroule")
        yield f"1. ({fill} min) {fill}"
        return
    shares = _shares(draft)
    if shares is not None:
        report.add(problems.TAKEN_AS, line, target="deroule (min)", value=" + ".join(map(str, shares)))
    elif any(step.minutes is None for step in draft.steps):
        report.add(problems.TO_FILL_IN, line, target="deroule (min)")
    for number, step in enumerate(draft.steps, 1):
        share = shares[number - 1] if shares is not None else step.minutes
        rounds = f"{step.rounds} × " if step.rounds > 1 else ""
        lasts = (
            f"{rounds}{fill} min" if share is None else written(StepTiming(share, step.rounds, step.seconds or UNSET))
        )
        detail = f" — {clean_line(step.detail)}" if step.detail else ""
        yield f"{number}. ({lasts}) {clean_line(step.title, 200)}{detail}"
        if step.room:
            yield f"   > {clean_line(step.room)}"


def _shares(draft: Draft) -> list[int] | None:
    """Return equal parts of the usual duration when it is known and no step says how long it lasts."""
    count = len(draft.steps)
    if draft.minutes is None or any(step.minutes is not None for step in draft.steps) or draft.minutes[1] < count:
        return None
    each, more = divmod(draft.minutes[1], count)
    return [each + (number < more) for number in range(count)]
