"""Who says a note, in the interface's language: people by name, teams and groups where the card asks for those."""

from functools import lru_cache

from facilitateur.domain.authors import asks_authors, asks_groups, group_code, group_named
from facilitateur.domain.canvases.choices import said_in
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.people import Participant
from facilitateur.domain.state import Note, Session
from facilitateur.i18n.formats import NO_BREAK, colon
from facilitateur.i18n.labels import called_label, team_label
from facilitateur.i18n.words import Words

MOST_GROUPS = 99
"""Groups that may be named, whether they were drawn or formed by themselves."""


def author_label(words: Words, session: Session, author: str) -> str:
    """Return the name of a person, « équipe B (Lilas) » or « groupe 3 »; empty for nobody."""
    group = group_named(author)
    if not group:
        return session.participant_name(author)
    return group_label(words, int(group)) if group.isdecimal() else team_label(words, session, group)


def group_label(words: Words, number: int) -> str:
    """Return « groupe 3 »."""
    return words("group{space}{n}", space=NO_BREAK, n=number)


def note_said(words: Words, session: Session, note: Note) -> str:
    """Return the words of a note, choices in the language shown, behind the name of who said it where there is one."""
    name = author_label(words, session, note.author)
    said = said_in(session, note, words.language)
    return f"{name}{colon(words)}{said}" if name else said


def who_may_say(words: Words, session: Session, view: CanvasView) -> tuple[Participant, ...]:
    """Return who may be named before a note, by code and name: people, or teams and groups, or nobody.

    What a line shows again for correction stands first of the names that a code has.
    """
    if asks_authors(view):
        return session.contents.participants
    if not asks_groups(view):
        return ()
    letters = [team.letter for team in session.contents.teams] if len(session.contents.teams) > 1 else []
    teams = [Participant(group_code(letter), team_label(words, session, letter)) for letter in letters]
    named = [(letter, name) for letter, name in session.contents.team_names.items() if letter in letters]
    teams += [
        Participant(group_code(letter), said) for letter, name in named for said in (name, called_label(words, name))
    ]
    return (*teams, *_groups(words))


@lru_cache(maxsize=4)
def _groups(words: Words) -> tuple[Participant, ...]:
    """Return the groups by « groupe 3 » and by the short « g3 »."""
    numbers = range(1, MOST_GROUPS + 1)
    names = [(n, group_label(words, n)) for n in numbers] + [(n, f"g{n}") for n in numbers]
    return tuple(Participant(group_code(n), name) for n, name in names)
