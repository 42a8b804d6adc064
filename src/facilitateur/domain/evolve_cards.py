"""When a drawn card goes back to its deck."""

from msgspec.structs import replace

from facilitateur.domain.canvases.reactions import each_of, names_word
from facilitateur.domain.card import MASTER_LANGUAGE
from facilitateur.domain.events import NoteAdded
from facilitateur.domain.state import Contents, Session


def put_back(before: Session, contents: Contents, event: NoteAdded) -> Contents:
    """Return the contents after a note with which a drawn card was answered, where each person has cards of their own.

    A question or a constraint is for whatever the team writes until it draws again. Where each chooses cards
    (`par_personne`) one that is drawn is one person's: the next note answers it, unless it names another card itself.
    """
    key = (event.block, event.team)
    drawn = contents.drawn.get(key, ())
    card = before.card_of(before.agenda.block(event.block))
    if contents is before.contents or event.parked or not drawn or not drawn[-1] or card is None:
        return contents
    if not each_of(card.text(MASTER_LANGUAGE).canvas.settings):
        return contents
    deck = [word for text in card.texts.values() for word in text.deck]
    note = contents.notes[event.note - 1]
    notes = contents.notes
    if note is not None and names_word(note.text, deck):
        notes = notes.set(event.note - 1, replace(note, drawn=""))
    return replace(contents, notes=notes, drawn={**contents.drawn, key: (*drawn, "")})
