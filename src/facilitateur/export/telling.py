"""What every part of a report needs: the session, now, the words and the choices; and how people and times are told."""

from datetime import datetime

import msgspec

from facilitateur.domain.agenda import Block
from facilitateur.domain.authors import group_named
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.people import Team
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local
from facilitateur.export.options import ExportOptions, Names
from facilitateur.i18n.authors import author_label
from facilitateur.i18n.formats import time_of_day
from facilitateur.i18n.labels import block_title, phase_label, team_label
from facilitateur.i18n.words import Words

DOT = " · "
"""Stands between facts on one line."""


class Telling(msgspec.Struct, frozen=True):
    """The session and how it is told."""

    session: Session
    now: datetime
    words: Words
    options: ExportOptions

    @property
    def has_teams(self) -> bool:
        """Whether teams are worth naming."""
        return len(self.session.contents.teams) > 1

    def local(self, at: datetime) -> datetime:
        """Return an instant in the session's zone."""
        return local(self.session, at)

    def time(self, at: datetime) -> str:
        """Return the time of day."""
        return time_of_day(self.words, self.local(at))

    def view(self, block: Block, team: str = "") -> CanvasView:
        """Return the canvas of a block, with the places that one team made, or all teams."""
        return canvas_view(self.session, block, self.words.language, team)

    def title(self, block_id: str) -> str:
        """Return what a block is called."""
        block = self.session.agenda.block(block_id)
        return block_id if block is None else block_title(self.words, self.session, block)

    def notes(self, block: Block) -> tuple[Note, ...]:
        """Return the notes of a block over all its teams."""
        teams = self.session.canvas_teams(block.id)
        return tuple(note for team in teams for note in self.session.notes_of(block.id, team))

    def is_used(self, block: Block) -> bool:
        """Whether any team left anything on a block's canvas."""
        return any(self.session.is_used(block.id, team) for team in self.session.canvas_teams(block.id))

    def team_on_shared(self, note: Note) -> str:
        """Return the team that a note of the whole room's canvas was written down for; empty elsewhere."""
        return (
            team_label(self.words, self.session, note.team) if note.team and self.session.is_for_all(note.block) else ""
        )

    def author(self, note: Note) -> str:
        """Return who said it, as far as the document may tell."""
        return shown_author(self.words, self.session, note.author, self.options.names)

    def person(self, code: str) -> str:
        """Return the name, the first name or the code of a participant."""
        return shown_name(self.session.participant_name(code), code, self.options.names)

    def origin(self, note: Note) -> str:
        """Return where and when a note was written: « équipe A · 5 pourquoi · 10 h 12 »."""
        team = [team_label(self.words, self.session, note.team)] if self.has_teams and note.team else []
        return DOT.join([*team, self.title(note.block), self.time(note.at)])

    def trace(self, note: Note) -> str:
        """Return all that is known of where a note comes from: « Nº 12 · 10 h 12 · test · Grille · équipe A »."""
        block = self.session.agenda.block(note.block)
        phase = phase_label(self.words, block.phase) if block is not None and block.phase else ""
        team = team_label(self.words, self.session, note.team) if note.team else ""
        number = self.words("No. {n}", n=note.number)
        said = (number, self.time(note.at), phase, self.title(note.block), team)
        return DOT.join(piece for piece in said if piece)

    def members(self, team: Team) -> str:
        """Return the members of a team."""
        return ", ".join(self.person(code) for code in team.members)


NAMED = (Names.NAMES, Names.FIRST)
"""Choices with which people have names."""


def shown_name(name: str, code: str, names: Names) -> str:
    """Return how a person is told: by name, by the first word of it, or by code."""
    if names not in NAMED:
        return code
    return name.split(" ")[0] if names is Names.FIRST else name


def shown_author(words: Words, session: Session, author: str, names: Names) -> str:
    """Return an author as the choice of names allows: a name that is nobody's code is left out with codes.

    A team or a group is nobody in particular: it is always told.
    """
    if group_named(author):
        return author_label(words, session, author)
    if names in NAMED:
        return shown_name(session.participant_name(author), author, names)
    if names is Names.NONE:
        return ""
    people = session.contents.participants
    return next((person.code for person in people if author in (person.code, person.name)), "")
