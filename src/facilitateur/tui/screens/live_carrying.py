"""The live screen's action of carrying over: another canvas, what was chosen there, or one of its parts."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain import place_intents
from facilitateur.domain.canvases.doubles import once
from facilitateur.domain.canvases.matrix import quadrant_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.state import WHOLE_ROOM, Note
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.frame import Cursor
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_doubles import DoubleActions
from facilitateur.tui.whereabouts import is_at_head, lane_of, place_of

Carried = Sequence[Note | CanvasItem]


class Part(NamedTuple):
    """A zone, cluster, quadrant… of a canvas with the notes in it."""

    key: str
    name: str
    notes: Sequence[Note]


class CarryActions(DoubleActions):
    """Copies notes of other canvases here; only what is new is offered."""

    def action_notes_carry(self) -> None:
        """Ask which canvas to take over from, then copy its notes here."""
        answers, known = self._sources()
        if answers:
            self.app.push_screen(ChoiceScreen(self.words("Carry over to this canvas:"), answers), self._carry)
        elif known:
            self.say(self.words("All of it is on this canvas already: nothing was carried over."))
        else:
            self.say(self.words("No other canvas has notes yet."))

    def _sources(self) -> tuple[list[Answer], bool]:
        """Offer the team's own canvases before those of other teams, earlier blocks first, the nearest before all.

        Returns:
            The offers, and whether another canvas has notes at all.
        """
        here = (self.shown_block.id if self.shown_block else "", self.shown_team)
        at = self.state.agenda.position(here[0])
        found = []
        for position, block in enumerate(self.state.agenda.blocks):
            for team in self.state.canvas_teams(block.id):
                notes = [note for note in self.state.notes_of(block.id, team) if not note.private]
                if not notes or (block.id, team) == here:
                    continue
                name = fit(block_title(self.words, self.state, block), 30)
                if len(self.state.contents.teams) > 1:
                    name += " · " + team_label(self.words, self.state, team)
                is_other = WHOLE_ROOM not in (team, here[1]) and team != here[1]
                rank = (is_other, position > at, abs(position - at), team)
                found.append((rank, self._offers(name, block.id, team, notes)))
        return [offer for _, offers in sorted(found, key=lambda one: one[0]) for offer in offers], bool(found)

    def _new(self, carried: Carried) -> int:
        """Return how much of it is not on the shown canvas yet."""
        block, canvas, team = self.shown_block, self.frame().canvas, self.shown_team
        if block is None:
            return 0
        kind, ideas = canvas.shown, canvas.by_idea
        return len(place_intents.not_carried(self.state, carried, block.id, team, kind=kind, ideas=ideas))

    def _offers(self, name: str, block: str, team: str, notes: Sequence[Note]) -> list[Answer]:
        """Offer all notes, those chosen, the titles of clusters, and its parts, as far as they are not here yet."""
        words, key = self.words, f"{block}:{team}"
        offers = []
        if new := self._new(notes):
            said = words.plural("{name}: {n} note", "{name}: {n} notes", new, name=name)
            offers.append(Answer(f"notes:{key}", said))
        if new and (chosen := self._new([note for note in notes if note.kept])):
            said = words.plural("{name}: the one chosen", "{name}: the {n} chosen", chosen, name=name)
            offers.append(Answer(f"kept:{key}", said))
        if titles := self._new(self._titles(block, team)):
            said = words.plural("{name}: {n} title of a cluster", "{name}: {n} titles of clusters", titles, name=name)
            offers.append(Answer(f"titles:{key}", said))
        if new and len(self._parts(block, team)) > 1:
            offers.append(Answer(f"parts:{key}", words("{name}: one part of it…", name=name)))
        return offers

    def _parts(self, block: str, team: str) -> list[Part]:
        """Return the zones, clusters or quadrants of a canvas that have notes, in its order."""
        found = self.state.agenda.block(block)
        if found is None:
            return []
        view, notes = canvas_view(self.state, found, self.words.language, team), self.state.notes_of(block, team)
        if view.shown is CanvasKind.MATRIX:
            named = [(str(n), item.label) for n, item in enumerate(view.quadrants)]
            where = {note.number: str(quadrant_of(note.spot)) for note in notes if note.spot is not None}
        elif view.shown is CanvasKind.TREE:
            return []
        else:
            named = [(item.id, item.label or self.words("(no title yet)")) for item in view.places]
            where = {note.number: note.place for note in notes}
        parts = [Part(key, name, [note for note in notes if where.get(note.number) == key]) for key, name in named]
        return [part for part in parts if part.notes]

    def _titles(self, block: str, team: str) -> Carried:
        found = self.state.agenda.block(block)
        if found is None or canvas_view(self.state, found, "fr").shown is not CanvasKind.CLUSTERS:
            return ()
        return tuple(place for place in self.state.contents.places.get((block, team), ()) if place.label)

    def _ask_part(self, block: str, team: str) -> None:
        answers = [
            Answer(
                f"part:{block}:{team}:{part.key}",
                f"{n} {fit(part.name, 40)} · {self._notes_said(self._new(part.notes))}",
            )
            for n, part in enumerate((part for part in self._parts(block, team) if self._new(part.notes)), 1)
        ]
        self.app.push_screen(ChoiceScreen(self.words("Carry over which part?"), answers), self._carry)

    def _notes_said(self, count: int) -> str:
        return self.words.plural("{n} note", "{n} notes", count)

    def _carry(self, answer: str | None) -> None:
        if answer is None:
            return
        what, source, team, *key = answer.split(":", 3)
        if what == "parts":
            self._ask_part(source, team)
            return
        carried: Carried = self.state.notes_of(source, team)
        if what == "titles":
            carried = self._titles(source, team)
        elif what == "kept":
            carried = [note for note in self.state.notes_of(source, team) if note.kept]
        elif what == "part":
            carried = next((part.notes for part in self._parts(source, team) if [part.key] == key), ())
        self._bring(carried)

    def _bring(self, carried: Carried) -> None:
        """Copy notes or titles to the shown canvas, at the cursor."""
        block, frame, here = self.shown_block, self.frame(), self.shown_team
        if block is None:
            return
        notes = {note.number for note in once([source for source in carried if isinstance(source, Note)])}
        carried = [source for source in carried if not isinstance(source, Note) or source.number in notes]
        place, lane, kind, new = place_of(frame), lane_of(frame), frame.canvas.shown, self._new(carried)
        if carried and not new:
            self.say(self.words("All of it is on this canvas already: nothing was carried over."))
            return
        if is_at_head(frame) and new > 1:
            place = frame.canvas.places[0]
        if self.do(
            lambda state, now: place_intents.carry(
                state,
                carried,
                block.id,
                here,
                kind=kind,
                place=place.id if place else "",
                lane=lane.id if lane else "",
                ideas=frame.canvas.by_idea,
            )
        ):
            self.repaint()
            if frame.canvas.by_idea:
                self.place_cursor = Cursor(lane=len(frame.canvas.ideas))
                self.repaint()
            self.say(self._carried_said(new, len(carried) - new))

    def _carried_said(self, new: int, known: int) -> str:
        if self.frame().canvas.by_idea and not known:
            return self.words.plural("{n} idea taken up.", "{n} ideas taken up.", new)
        if not known:
            return self.words.plural("{n} note carried over.", "{n} notes carried over.", new)
        came = self.words.plural("{n} new note carried over", "{n} new notes carried over", new)
        return f"{came}, {self.words.plural('{n} was here already.', '{n} were here already.', known)}"
