"""The names of phases, blocks, notes and canvases in the interface's language."""

from collections.abc import Mapping

from facilitateur.domain.agenda import Block, BlockKind, Edge
from facilitateur.domain.canvases.places import view_of_card
from facilitateur.domain.card import CanvasKind, Card
from facilitateur.domain.events import NoteKind, Strategy
from facilitateur.domain.phases import Phase
from facilitateur.domain.roll import UNNAMED
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import NO_BREAK, wall_time
from facilitateur.i18n.words import Words, mark

PHASE_LABELS: Mapping[Phase, str] = {
    Phase.ICEBREAKER: mark("icebreaker"),
    Phase.UNDERSTANDING: mark("understanding"),
    Phase.INSPIRATION: mark("inspiration"),
    Phase.IDEATION: mark("ideation"),
    Phase.PROTOTYPING: mark("prototyping"),
    Phase.TESTING: mark("testing"),
    Phase.PITCH: mark("pitch"),
}

BLOCK_LABELS: Mapping[BlockKind, str] = {
    BlockKind.METHOD: mark("Method"),
    BlockKind.WELCOME: mark("Welcome"),
    BlockKind.BREAK: mark("Break"),
    BlockKind.LUNCH: mark("Lunch"),
    BlockKind.BUFFER: mark("Buffer"),
    BlockKind.PLENARY: mark("Plenary"),
}

KIND_LABELS: Mapping[NoteKind, str] = {
    NoteKind.PLAIN: "",
    NoteKind.FACT: mark("fact"),
    NoteKind.GUESS: mark("guess"),
    NoteKind.VERBATIM: mark("verbatim"),
    NoteKind.QUESTION: mark("question"),
    NoteKind.IDEA: mark("idea"),
    NoteKind.DECISION: mark("decision"),
    NoteKind.ACTION: mark("action"),
}

SHORT = 5
"""Letters of a name that is not cut."""

SHORT_KINDS: Mapping[NoteKind, str] = {
    NoteKind.GUESS: mark("supp."),
    NoteKind.VERBATIM: mark("verb."),
    NoteKind.QUESTION: mark("quest."),
    NoteKind.DECISION: mark("dec."),
    NoteKind.ACTION: mark("act."),
}

CANVAS_LABELS: Mapping[CanvasKind, str] = {
    CanvasKind.LIST: mark("list"),
    CanvasKind.ZONES: mark("zones"),
    CanvasKind.CLUSTERS: mark("clusters"),
    CanvasKind.MATRIX: mark("matrix"),
    CanvasKind.JOURNEY: mark("journey"),
    CanvasKind.TREE: mark("tree"),
    CanvasKind.SHEETS: mark("sheets"),
    CanvasKind.GALLERY: mark("gallery"),
    CanvasKind.GRID: mark("grid"),
    CanvasKind.SURVEY: mark("survey"),
    CanvasKind.GROUPS: mark("groups"),
}


STRATEGY_LABELS: Mapping[Strategy, str] = {
    Strategy.SQUEEZE: mark("Squeeze"),
    Strategy.EAT: mark("Eat breaks"),
    Strategy.DROP: mark("Drop optional"),
    Strategy.PROPAGATE: mark("Let it slide"),
}


def phase_label(words: Words, phase: Phase | None, *, capital: bool = False) -> str:
    """Return the name of a phase; « hors phase » without one."""
    said = words("no phase") if phase is None else words(PHASE_LABELS[phase])
    return said[:1].upper() + said[1:] if capital else said


def block_kind_label(words: Words, kind: BlockKind) -> str:
    """Return the name of a kind of block, with a capital."""
    return words(BLOCK_LABELS[kind])


def block_marks(words: Words, block: Block) -> tuple[str, ...]:
    """Return what is special about a planned block: set aside, fixed to a time, with its own bounds, optional."""
    said = [words("parked")] if block.parked else []
    if block.pin is not None:
        at = block.pin.at
        said.append(
            words("starts at {time}", time=at) if block.pin.edge is Edge.START else words("ends at {time}", time=at)
        )
    if block.least is not None and block.most is not None:
        said.append(f"{block.least}–{block.most}")
    elif block.least is not None or block.most is not None:
        said.append(f"≥{NO_BREAK}{block.least}" if block.most is None else f"≤{NO_BREAK}{block.most}")
    if block.optional:
        said.append(words("optional, importance {n}", n=block.priority) if block.priority else words("optional"))
    return tuple(said)


def note_kind_label(words: Words, kind: NoteKind, *, observed: bool = False) -> str:
    """Return the name of a kind of note, nothing for a plain one; `observed` where the card speaks of observation."""
    if observed and kind is NoteKind.FACT:
        return words("observed")
    return words(KIND_LABELS[kind])


def kind_in(words: Words, session: Session, note: Note) -> str:
    """Return the name of a note's kind as its block's card says it."""
    card = session.card_of(session.agenda.block(note.block))
    observed = note.kind is NoteKind.FACT and card is not None and view_of_card(card, words.language).observed
    return note_kind_label(words, note.kind, observed=observed)


def short_kind_label(words: Words, kind: NoteKind, *, observed: bool = False) -> str:
    """Return the name of a kind where there is little room: « obs. », « supp. »; short names stay whole."""
    label = note_kind_label(words, kind, observed=observed)
    if len(label) <= SHORT:
        return label
    return words("obs.") if observed and kind is NoteKind.FACT else words(SHORT_KINDS[kind])


def canvas_kind_label(words: Words, kind: CanvasKind) -> str:
    """Return the name of a kind of canvas."""
    return words(CANVAS_LABELS[kind])


def block_title(words: Words, session: Session, block: Block) -> str:
    """Return what a block is called: its own title, else the name of its card or kind."""
    return block.title or untitled(words, block, session.card_of(block))


def untitled(words: Words, block: Block, card: Card | None) -> str:
    """Return what a block is whatever its title: its card's name, its kind without a card, the slug of a lost card."""
    if card is not None:
        return card.text(words.language).name
    return block.card or block_kind_label(words, block.kind)


def fork_said(words: Words, session: Session) -> str:
    """Return « bifurcation de 2026-06-11-cantine-abcde à 10:40 »; nothing for a session of its own."""
    fork = session.fork
    if fork is None:
        return ""
    return words("fork of {session} at {time}", session=fork.session, time=wall_time(local(session, fork.at)))


def team_label(words: Words, session: Session, letter: str) -> str:
    """Return « équipe A », « équipe B (Lilas) », or « toute la salle » for what belongs to no team."""
    return called_label(words, session.team_called(letter))


def called_label(words: Words, called: str) -> str:
    """Return the label of a team by its letter, which may have its name behind it."""
    return words("team{space}{letter}", space=NO_BREAK, letter=called) if called else words("whole room")


def attribute_label(words: Words, name: str) -> str:
    """Return what an attribute of people is called; one that was typed without a name has one of ours."""
    return words("organisation") if name == UNNAMED else name


def side_label(words: Words, session: Session, label: str) -> str:
    """Return whose a timer is: « équipe A » for `@A`, else the name it was given."""
    return team_label(words, session, label[1:]) if label.startswith("@") and len(label) > 1 else label


def speaker_label(words: Words, session: Session, who: str) -> str:
    """Return who speaks: a first name behind a code, « équipe A » for `@A`, else the label."""
    return side_label(words, session, who) if who.startswith("@") else session.participant_name(who)


def people_said(words: Words, low: int, high: int) -> str:
    """Return « 3 à 30 personnes », or « 24 personnes » when it is exactly so many."""
    if low == high:
        return words.plural("{n} person", "{n} people", low)
    return words("{low} to {high} people", low=low, high=high)
