"""Notes that stay with those who wrote them (`prive : oui`): kept in the session, never handed out."""

from collections.abc import Iterator

from msgspec.structs import replace

from facilitateur.domain.canvases.settings import asks, key_of
from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.domain.events import NoteAdded, NoteParked
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import Attachment, CanvasKey, Contents, Note, ScoreKey, Session
from facilitateur.domain.vector import Vector

_KEYS = ("prive", "private")


def is_private(card: Card | None) -> bool:
    """Whether what is written under a card is for its authors only."""
    settings = card.text(MASTER_LANGUAGE).canvas.settings if card is not None else {}
    return any(asks(value) and key_of(key) in _KEYS for key, value in settings.items())


def makes_private(session: Session, event: object) -> bool:
    """Whether an event puts a note on a private canvas, or copies one from there; it stays private for ever.

    What is written straight to the parking lot is for the whole session, whatever the block.
    """
    match event:
        case NoteAdded():
            source = session.note(event.origin) if event.origin is not None else None
            copied = (source is not None and source.private) or (
                event.title_of != "" and event.title_of in private_titles(session)
            )
            return copied or (not event.parked and _in_private_block(session, event.block))
        case NoteParked(parked=False):
            note = session.note(event.note)
            return note is not None and _in_private_block(session, note.block)
        case _:
            return False


def without_private(session: Session) -> Session:
    """Return a session in which nobody can read what is private; that it was there can still be counted."""
    contents, blocks = session.contents, _private_blocks(session)
    if not blocks and not contents.sealed and not any(note.private for note in session.notes()):
        return session
    told = replace(
        contents,
        notes=_hidden(contents),
        files=tuple(
            file
            for n, file in enumerate(contents.files)
            if f"f{n}" not in contents.sealed and not _shows(session, file, blocks)
        ),
        votes=tuple(held for held in contents.votes if not is_private_vote(session, held)),
        places={
            key: tuple(place for place in held if f"{key[0]} {place.id}" not in contents.sealed)
            for key, held in contents.places.items()
            if key[0] not in blocks
        },
        scores={
            key: {one: value for one, value in held.items() if _score(key, one) not in contents.sealed}
            for key, held in contents.scores.items()
            if key[0] not in blocks
        },
        answers={
            key: tuple(answer for n, answer in enumerate(held) if _answer(key, n) not in contents.sealed)
            for key, held in contents.answers.items()
            if key[0] not in blocks
        },
    )
    return replace(session, contents=told)


def sealed_by(session: Session, block: str) -> frozenset[str]:
    """Return what stays private when another method takes over in a block: `b1 p7` a place, `f2` a file, `v3` a vote.

    Scores and answers are there too. Notes say so themselves; what all could read before a private method took over,
    and what the other method brings, is not meant.
    """
    contents = session.contents
    if not _in_private_block(session, block):
        return contents.sealed
    made = {token for token, said in _made_in(contents, block) if _as_told(token, said) not in contents.opened}
    return contents.sealed | made | _figures_of(session, block)


def opened_by(session: Session, block: str, sealed: frozenset[str]) -> frozenset[str]:
    """Return what all may read, as it reads when another method takes over in a block; `sealed`: what they may not."""
    made = _made_in(session.contents, block)
    return session.contents.opened | {_as_told(token, said) for token, said in made if token not in sealed}


def _made_in(contents: Contents, block: str) -> Iterator[tuple[str, str]]:
    """Yield what was made in a block, and what it says now; of a vote that is not closed nobody knows yet."""
    for key, held in contents.places.items():
        yield from ((f"{block} {place.id}", place.label) for place in held if key[0] == block)
    yield from ((f"f{n}", file.stored) for n, file in enumerate(contents.files) if file.block == block)
    yield from ((f"v{vote.number}", str(vote.closed_at)) for vote in contents.votes if vote.block == block)


def _as_told(token: str, said: str) -> str:
    return f"{token} = {said}"


def _figures_of(session: Session, block: str) -> frozenset[str]:
    """Return the scores and the answers that the method of a block asked for; not those of methods before it."""
    contents, card = session.contents, session.card_of(session.agenda.block(block))
    asked = {item.id for item in contents.criteria.get(block, ())}
    asked |= set() if card is None else {item.id for item in card.text(MASTER_LANGUAGE).canvas.places}
    scores = {
        _score(key, one) for key, held in contents.scores.items() if key[0] == block for one in held if one[1] in asked
    }
    return frozenset(scores).union(
        _answer(key, n)
        for key, held in contents.answers.items()
        if key[0] == block
        for n, answer in enumerate(held)
        if not asked.isdisjoint(answer.values)
    )


def _score(key: CanvasKey, one: ScoreKey) -> str:
    return "/".join(("s", *key, *map(str, one)))


def _answer(key: CanvasKey, index: int) -> str:
    return "/".join(("a", *key, str(index)))


def private_titles(session: Session) -> frozenset[str]:
    """Return the ids of the places that a group made where notes are private."""
    blocks = _private_blocks(session)
    places = (place.id for key, held in session.contents.places.items() if key[0] in blocks for place in held)
    return frozenset((*places, *(token.partition(" ")[2] for token in session.contents.sealed if " " in token)))


def left_out(session: Session, block: str) -> int:
    """Return how many notes of a block `without_private` took away."""
    return sum(
        note is not None and note.block == block and note.private and not note.text for note in session.contents.notes
    )


def is_private_vote(session: Session, held: VoteRound) -> bool:
    """Whether a vote was about private notes."""
    numbers = {f"n{note.number}" for note in session.contents.notes if note is not None and note.private}
    sealed = f"v{held.number}" in session.contents.sealed or _in_private_block(session, held.block)
    return sealed or any(option.key in numbers for option in held.options)


def _private_blocks(session: Session) -> set[str]:
    return {block.id for block in session.agenda.blocks if is_private(session.card_of(block))}


def _in_private_block(session: Session, block: str) -> bool:
    return is_private(session.card_of(session.agenda.block(block)))


def _hidden(contents: Contents) -> Vector[Note | None]:
    """Return the notes; of a private one nothing is left but that it was there, unless it had been taken back."""
    notes = contents.notes
    for index, note in enumerate(contents.notes):
        if note is not None and note.private:
            hidden = None if note.retracted and note.text else replace(note, text="", author="", retracted=True)
            notes = notes.set(index, hidden)
    return notes


def _shows(session: Session, file: Attachment, blocks: set[str]) -> bool:
    """Whether an attached file shows something private: a photo of the cards is as private as they are."""
    note = session.note(file.note) if file.note is not None else None
    return file.block in blocks or (note is not None and note.private)
