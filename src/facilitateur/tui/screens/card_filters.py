"""The filters of the library: one key each, round and round."""

from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec

from facilitateur.cards.search import NO_FILTER, Filters, asks_for_none
from facilitateur.domain.canvases.settings import words_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.browsing import BrowsingScreen

FILTERS = mark("Filters")
NO_MATERIAL = "-"

_T = TypeVar("_T")

MINUTES: Final = (10, 20, 30, 45, 60, 90)
PEOPLE: Final = (4, 8, 12, 16, 24, 40, 80)

FILTER_COMMANDS = (
    Command("filter.phase", "f2", mark("phase"), mark("Only the cards for a phase: the next one"), FILTERS),
    Command("filter.minutes", "f3", mark("duration"), mark("Only the cards that fit in so many minutes"), FILTERS),
    Command("filter.people", "f4", mark("people"), mark("Only the cards for so many people"), FILTERS),
    Command("filter.energy", "f6", mark("energy"), mark("Only the cards of this energy"), FILTERS),
    Command("filter.canvas", "f7", mark("canvas"), mark("Only the cards captured in this canvas"), FILTERS),
    Command("filter.tools", "f8", mark("tools"), mark("Only the tools of the summer universities, by name"), FILTERS),
    Command("filter.favourites", "f9", mark("favourites"), mark("Only your favourites"), FILTERS),
    Command(
        "filter.material", "ctrl+l", mark("material"), mark("Only the cards with this material, or with none"), FILTERS
    ),
    Command("filter.group", "ctrl+g", mark("new to them"), mark("Only what this group has not done yet"), FILTERS),
    Command("filter.clear", "ctrl+u", mark("all"), mark("Show all cards again"), FILTERS),
)


def following(values: Sequence[_T], value: _T | None) -> _T | None:
    """Return the value after one, none after the last, the first after none."""
    if value not in values:
        return values[0]
    at = values.index(value) + 1
    return values[at] if at < len(values) else None


class FilterActions(BrowsingScreen):
    """Turns the filters."""

    filters: Filters = NO_FILTER
    headcount: int | None = None
    """People of the session from which the library was opened; the first value of the filter of people."""

    phase: Phase | None = None
    """The phase of the block for which it was opened; the first value of the filter of phases."""

    def filtered(self) -> None:
        """Show what the filters leave."""
        raise NotImplementedError

    def favourite_slugs(self) -> frozenset[str]:
        """Return the favourite cards."""
        raise NotImplementedError

    def done_slugs(self) -> frozenset[str] | None:
        """Return what the group has done; none when there is no group."""
        raise NotImplementedError

    def _turn(self, **changes: object) -> None:
        self.filters = msgspec.structs.replace(self.filters, **changes)
        self.filtered()

    def action_filter_phase(self) -> None:
        """Go to the next phase; the one of the block comes first."""
        first = () if self.phase is None else (self.phase,)
        self._turn(phase=following((*first, *(one for one in PHASES if one not in first)), self.filters.phase))

    def action_filter_minutes(self) -> None:
        """Go to the next duration."""
        self._turn(minutes=following(MINUTES, self.filters.minutes))

    def action_filter_people(self) -> None:
        """Go to the next group size; the one of the session comes first."""
        sizes = PEOPLE if self.headcount is None else (self.headcount, *(n for n in PEOPLE if n != self.headcount))
        self._turn(people=following(sizes, self.filters.people))

    def action_filter_energy(self) -> None:
        """Go to the next energy."""
        self._turn(energy=following((1, 2, 3), self.filters.energy))

    def action_filter_canvas(self) -> None:
        """Go to the next canvas."""
        self._turn(canvas=following(tuple(CanvasKind), self.filters.canvas))

    def action_filter_tools(self) -> None:
        """Show the tools of the summer universities, or all cards."""
        self._turn(seed_tools=not self.filters.seed_tools)

    def action_filter_material(self) -> None:
        """Ask which material the card should name, or none."""
        question = self.words(
            "Material that the card names (post-it, sheets…); - for none needed; empty for all cards."
        )
        held = NO_MATERIAL if self.filters.without_material else ", ".join(self.filters.material)

        def named(line: str | None) -> None:
            if line is None:
                return
            wanted = words_of(clean_line(line))
            bare = bool(wanted) and asks_for_none(wanted[0])
            self._turn(without_material=bare, material=() if bare else wanted)

        self.app.push_screen(QuestionScreen(question, held), named)

    def action_filter_favourites(self) -> None:
        """Show the favourites, or all cards."""
        self._turn(only=self.favourite_slugs() if self.filters.only is None else None)

    def action_filter_group(self) -> None:
        """Leave out what the group has done."""
        done = self.done_slugs()
        if done is None:
            self.say(self.words("Open the library from a session with first names: it then remembers its group."))
        elif self.filters.without:
            self._turn(without=frozenset())
            self.say(self.words("All cards."))
        else:
            self._turn(without=done)
            self.say(
                self.words.plural(
                    "{n} card left out: this group knows it.", "{n} cards left out: this group knows them.", len(done)
                )
            )
