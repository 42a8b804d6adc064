"""Agreement to pictures: what sheets answer in a field such as « Accord image [choix:oui,non,sans visage] ».

A field counts when it offers choices and its name, in any language of the card, holds a word for agreement and one for
pictures. Every answer but a plain yes is a reserve: the program cannot see who is on a photo.
"""

from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.canvases.values import choices_of
from facilitateur.domain.card import CanvasItem, Card
from facilitateur.domain.state import Note, Session

_AGREEMENT = frozenset(("accord", "autorisation", "consentement", "droit", "consent", "agreement", "permission"))
_PICTURES = frozenset(("image", "images", "photo", "photos", "picture", "pictures"))
_YES = ("oui", "yes")


def image_reserves(session: Session) -> tuple[Note, ...]:
    """Return the answers about pictures that are no plain yes; nothing where nobody was asked."""
    # Who said no under an earlier method of a block said so, whatever method took over.
    cards = {(block.id, block.card) for block in session.agenda.blocks}
    cards |= {(block, one.card) for block, earlier in session.contents.replaced.items() for one in earlier}
    asked = {
        (block, lane) for block, card in cards if card in session.cards for lane in _consent_fields(session.cards[card])
    }
    if not asked:
        return ()
    return tuple(
        note
        for note in session.notes()
        if (note.block, note.lane) in asked and not note.parked and key_of(note.text) not in _YES
    )


def _consent_fields(card: Card) -> set[str]:
    return {item.id for text in card.texts.values() for item in text.canvas.places if _asks_consent(item)}


def _asks_consent(item: CanvasItem) -> bool:
    said = set(key_of(item.label).split("-"))
    return bool(choices_of(item)) and bool(said & _AGREEMENT) and bool(said & _PICTURES)
