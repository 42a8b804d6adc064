"""Choices such as « fait » mean the same in every language of their card: typed in any, told in the one asked for."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.canvases.values import choices_of
from facilitateur.domain.card import MASTER_LANGUAGE, CanvasItem, Card
from facilitateur.domain.state import Note, Session


def choice_words(card: Card, lane: str, language: str) -> Mapping[str, str]:
    """Return the choices of a field in a language, by the way each is written in any; nothing for other fields."""
    said = {name: choices_of(item) for name, text in card.texts.items() for item in _fields(text.canvas.places, lane)}
    asked = said.get(language) or said.get(MASTER_LANGUAGE, ())
    found: dict[str, str] = {}
    for words in said.values():
        if len(words) == len(asked):
            found |= {key_of(word): shown for word, shown in zip(words, asked, strict=True)}
    return found | {key_of(shown): shown for shown in asked}


def meant(session: Session, block: str, lane: CanvasItem, text: str) -> str:
    """Return a typed choice as the field shown here says it, when it was typed in another language of the card."""
    offered, found = choices_of(lane), session.agenda.block(block)
    card = session.card_of(found) if found is not None else None
    if not offered or card is None or key_of(text) in {key_of(choice) for choice in offered}:
        return text
    languages = (
        name for name, told in card.texts.items() if offered in map(choices_of, _fields(told.canvas.places, lane.id))
    )
    return choice_words(card, lane.id, next(languages, MASTER_LANGUAGE)).get(key_of(text), text)


def said_in(session: Session, note: Note, language: str) -> str:
    """Return the words of a note; a chosen value in a language, whichever it was written down in."""
    block = session.agenda.block(note.block) if note.lane else None
    found = (choice_words(card, note.lane, language) for card in (_methods_of(session, block) if block else ()))
    return next((words for words in found if words), {}).get(key_of(note.text), note.text)


def worded(session: Session, language: str) -> Session:
    """Return a session whose chosen values are in a language, whichever they were written down in."""
    fields: dict[tuple[str, str], Mapping[str, str]] = {}
    for block in session.agenda.blocks:
        for card in reversed(tuple(_methods_of(session, block))):
            lanes = {item.id for text in card.texts.values() for item in text.canvas.places}
            found = {lane: choice_words(card, lane, language) for lane in lanes}
            fields |= {(block.id, lane): words for lane, words in found.items() if words}
    changed = {note.number: said for note in session.notes() if (said := _said(fields, note)) != note.text}
    if not changed:
        return session
    notes = session.contents.notes
    for index, note in enumerate(notes):
        if note is not None and note.number in changed:
            notes = notes.set(index, structs.replace(note, text=changed[note.number]))
    return structs.replace(session, contents=structs.replace(session.contents, notes=notes))


def _methods_of(session: Session, block: Block) -> Iterator[Card]:
    """Yield the card of a block, then those that it replaced, the last one first: fields that were filled stay told."""
    earlier = reversed(session.contents.replaced.get(block.id, ()))
    for slug in (block.card, *(one.card for one in earlier)):
        if (card := session.cards.get(slug)) is not None:
            yield card


def _said(fields: Mapping[tuple[str, str], Mapping[str, str]], note: Note) -> str:
    words = fields.get((note.block, note.lane))
    return words.get(key_of(note.text), note.text) if words and note.lane else note.text


def _fields(items: tuple[CanvasItem, ...], lane: str) -> list[CanvasItem]:
    return [item for item in items if item.id == lane]
