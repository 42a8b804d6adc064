"""Reading a translation: only words; numbers, ids and canvas come from the master and cannot drift."""

from collections.abc import Mapping, Sequence

import msgspec

from facilitateur.cards import problems
from facilitateur.cards.canvas import Ids, read_canvas
from facilitateur.cards.comments import without_comments
from facilitateur.cards.markdown import Heading, Item
from facilitateur.cards.reader import filled_fields, plain_texts
from facilitateur.cards.sections import read_deck, read_sections
from facilitateur.cards.steps import Step, read_steps, written
from facilitateur.cards.vocabulary import CARD_VERSION, SECTIONS
from facilitateur.domain.canvases.shapes import shape_of
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasItem, CanvasText, Card, CardText
from facilitateur.domain.cleaning import slug
from facilitateur.domain.findings import Report
from facilitateur.domain.material import things
from facilitateur.textfiles.fields import Fields
from facilitateur.textfiles.header import read_header
from facilitateur.textfiles.opening import TextFile

TRANSLATION_KEYS = frozenset(("fiche", "langue", "traduit", "revision_source", "nom", "materiel", "origine"))
"""The keys of a translation's header."""


def read_translation(file: TextFile, card: Card, language: str, report: Report) -> CardText | None:
    """Return a card's words in a language, or None when the report has errors; all of them are reported."""
    header = read_header(file.lines, TRANSLATION_KEYS, report)
    if header is None:
        return None
    fields = Fields(header, report)
    if not fields.version("fiche", CARD_VERSION):
        return None
    _check_header(fields, card, language, report)
    master = card.texts[MASTER_LANGUAGE]
    lines = without_comments(file.lines, header.body_line)
    sections = read_sections(lines, header.body_line, report)
    steps = read_steps(sections.get("steps"), report)
    if "steps" in sections:
        _check_steps(steps, card, sections["steps"].line, report)
    places = master.canvas.places
    canvas = read_canvas(sections.get("canvas"), lines, _master_ids(places, card, report), report)
    written = CardText(
        name=fields.required("nom"),
        steps=tuple(step.text for step in steps),
        canvas=_merge_canvas(_known_types(canvas, card, sections, report), master.canvas),
        deck=read_deck(sections),
        material=_material(fields, card, report),
        source=fields.text("origine"),
    )
    written = msgspec.structs.replace(written, **plain_texts(sections))
    return None if report.has_errors else _complete(written, master, sections)


def _check_header(fields: Fields, card: Card, language: str, report: Report) -> None:
    """Check that the header says what the file's name says, and how old the translation is."""
    for key, expected in (("langue", language), ("traduit", card.slug)):
        value = fields.require(key)
        if value and slug(value.text) != expected:
            report.add(problems.OTHER_HEADER, value.line, value.column, key=key, value=value.text, expected=expected)
    made = fields.number("revision_source", 1, 999_999)
    if made != card.revision and fields.text("revision_source"):
        line, column = fields.place("revision_source")
        problem = problems.OLD_TRANSLATION if made < card.revision else problems.NEWER_TRANSLATION
        report.add(problem, line, column, made=made, revision=card.revision, master=f"{card.slug}.md")


def _material(fields: Fields, card: Card, report: Report) -> str:
    """Return the translated material; not as many things as the master has could not be counted, and are left out."""
    text = fields.text("materiel")
    found, expected = len(things(text)), len(things(card.material))
    if not text or found == expected:
        return text
    line, column = fields.place("materiel")
    report.add(problems.OTHER_MATERIAL, line, column, found=found, expected=expected, master=f"{card.slug}.md")
    return ""


def _check_steps(steps: Sequence[Step], card: Card, line: int, report: Report) -> None:
    """Check that the steps are those of the master; minutes may be left out."""
    master = f"{card.slug}.md"
    if len(steps) != len(card.timings):
        report.add(problems.OTHER_STEPS, line, found=len(steps), expected=len(card.timings), master=master)
        return
    for step, timing in zip(steps, card.timings, strict=True):
        if step.timing not in (None, timing):
            report.add(problems.OTHER_MINUTES, step.line, expected=written(timing), master=master)


def _master_ids(places: Sequence[CanvasItem], card: Card, report: Report) -> Ids:
    """Return what finds the master's id of a translated place: the one written, else the next in order."""
    known = [place.id for place in places]
    used: list[str] = []

    def find(written: str, label: str, item: Item) -> str:
        del label
        number = len(used)
        chosen = slug(written) if written else known[number] if number < len(known) else ""
        used.append(chosen)
        if chosen not in known and not report.is_full:
            report.add(problems.OTHER_ID, item.line, id=chosen or item.text, master=f"{card.slug}.md")
        return chosen

    return find


def _known_types(canvas: CanvasText, card: Card, sections: Mapping[str, Heading], report: Report) -> CanvasText:
    """Return a translated canvas whose types only give other words to the master's choices; others are left out."""
    masters = {place.id: place for place in card.texts[MASTER_LANGUAGE].canvas.places}
    places = []
    for place in canvas.places:
        master = masters.get(place.id)
        if master is not None and place.type and shape_of(place) != shape_of(master):
            line, name = sections["canvas"].line, f"[{master.type}]"
            report.add(problems.OTHER_TYPE, line, label=place.label, type=name, master=f"{card.slug}.md")
            places.append(msgspec.structs.replace(place, type=""))
        else:
            places.append(place)
    return msgspec.structs.replace(canvas, places=tuple(places))


def _merge_canvas(canvas: CanvasText, master: CanvasText) -> CanvasText:
    """Return the master's canvas with the words that are translated."""
    words = {place.id: place for place in canvas.places}
    places = tuple(
        msgspec.structs.replace(
            words[place.id],
            help=words[place.id].help or place.help,
            type=words[place.id].type or place.type,
            weight=place.weight,
        )
        if place.id in words
        else place
        for place in master.places
    )
    return CanvasText(places, {**master.settings, **canvas.settings}, master.layout)


def _complete(text: CardText, master: CardText, sections: Mapping[str, Heading]) -> CardText:
    """Fill what a translation lacks with the master's words, and list it."""
    written = {kind.field for kind in SECTIONS if kind.field in sections and sections[kind.field].text.strip()}
    missing = tuple(field for field in filled_fields(master) if field not in written)
    fills = {field: getattr(master, field) for field in missing}
    return msgspec.structs.replace(text, missing=missing, **fills)
