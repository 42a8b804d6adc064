"""The end of a report: decisions, parking lot, what happened to the computer, and whose methods these are."""

from collections.abc import Iterator

from facilitateur.domain.agenda import Block
from facilitateur.domain.card import Card
from facilitateur.domain.earlier import earlier_on
from facilitateur.export.document import Heading, Line, Paragraph, Part, Span, bullets, emphasis, plain, strong
from facilitateur.export.report_notes import with_origin
from facilitateur.export.telling import NAMED, Telling
from facilitateur.i18n.incidents import incident_said


def ending_parts(telling: Telling) -> list[Part]:
    """Return the last sections."""
    words, include = telling.words, telling.options.include
    parked = [with_origin(telling, note) for note in telling.session.parking_lot()]
    session = telling.session
    incidents = [plain(said) for each in session.incidents if (said := incident_said(words, session, each))]
    parts: list[Part] = []
    if include.parking:
        parts.append(Heading(2, plain(words("Parking lot"))))
        parts.append(bullets(parked) if parked else Paragraph(plain(words("Nothing was left for later."))))
    if incidents and include.incidents:
        parts += [Heading(2, plain(words("Incidents"))), bullets(incidents)]
    if include.credits:
        parts += _credits(telling)
    return [*parts, Paragraph(emphasis(_closing(telling)))]


def _credits(telling: Telling) -> list[Part]:
    """Return the source and licence of every card that was used, in the order of the agenda."""
    words, session = telling.words, telling.session
    run = {visit.block for visit in session.contents.visits} | {note.block for note in session.notes()}
    used = (slug for block in session.agenda.blocks if block.id in run for slug in _used_in(telling, block))
    slugs = dict.fromkeys(used)
    cards = [session.cards[slug] for slug in slugs if slug in session.cards]
    if not cards:
        return []
    licences = list(dict.fromkeys(card.licence for card in cards if card.licence))
    lines = [_credit(telling, card, with_licence=len(licences) > 1) for card in cards]
    parts: list[Part] = [Heading(2, plain(words("Methods used"))), bullets(lines)]
    if len(licences) == 1:
        parts.append(Paragraph(plain(words("Cards under licence {licence}.", licence=licences[0]))))
    return parts


def _used_in(telling: Telling, block: Block) -> Iterator[str]:
    """Yield the cards of a block: those that were replaced and still show by what they left, then its own."""
    session, language = telling.session, telling.words.language
    for team in session.canvas_teams(block.id):
        yield from (one.card.slug for one in earlier_on(session, block, language, team))
    yield block.card


def _credit(telling: Telling, card: Card, *, with_licence: bool) -> Line:
    name = strong(card.text(telling.words.language).name)
    credit = card.source_in(telling.words.language)
    source = (Span(f" — {credit}"),) if credit else ()
    licence = telling.words("card under licence {licence}", licence=card.licence)
    return (*name, *source, Span(" — "), *emphasis(licence)) if with_licence and card.licence else (*name, *source)


def _closing(telling: Telling) -> str:
    words, session = telling.words, telling.session
    if telling.options.anonymous:
        said = words("Document made by facilitateur, without the names of the people who took part.")
        return f"{said} " + words("Names of other people may still stand in the notes.")
    said = words(
        "Report made by facilitateur from the log of the session {id}, event {seq}.", id=session.id, seq=session.seq
    )
    if telling.options.names in NAMED:
        return said
    kept = words(
        "The notes stand as they were written: first names inside them were not taken out, "
        "but for participants who do an action."
    )
    return f"{said} {kept}"
