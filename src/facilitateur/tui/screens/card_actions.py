"""What is done with the card chosen in the library: starred, changed, taken; and three cards for now."""

from typing import NamedTuple

import msgspec
from textual.widgets import Input

from facilitateur.cards.advice import say_proposal
from facilitateur.cards.entry import CardEntry
from facilitateur.cards.library import Library
from facilitateur.cards.recommending import Wish, recommend
from facilitateur.cards.search import NO_FILTER
from facilitateur.domain.phases import Phase
from facilitateur.i18n.labels import phase_label
from facilitateur.storage.errors import StorageError
from facilitateur.textfiles.editor import NoEditorError, open_editor
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.memory import Favourites, Memory, Uses
from facilitateur.tui.screens.card_editing import own_copy
from facilitateur.tui.screens.card_filters import FilterActions


class Purpose(NamedTuple):
    """What the library was opened for, from a running session."""

    session: str
    block: str
    """Title of the block that wants a method."""
    phase: Phase | None
    minutes: int
    """Left to the block."""
    headcount: int | None
    people: frozenset[str]
    """First names as they are compared."""
    energy_before: int | None
    planned: frozenset[str]
    """Cards that stand in the agenda."""


class CardActions(FilterActions):
    """Acts on the chosen card; the list is the subclass's."""

    def __init__(self, purpose: Purpose | None = None) -> None:
        super().__init__()
        self._purpose = purpose
        self.headcount = purpose.headcount if purpose is not None else None
        self.phase = purpose.phase if purpose is not None else None
        self._library: Library | None = None
        self._uses = Uses(Memory(), ())

    @property
    def chosen(self) -> CardEntry | None:
        """The card that the mark stands on."""
        raise NotImplementedError

    def show_card(self, slug: str) -> None:
        """Put the mark on a card."""
        raise NotImplementedError

    def read_again_at(self, slug: str, trouble: str) -> None:
        """Read the files again, stand on the card that was changed, and say what came of it."""
        raise NotImplementedError

    def favourite_slugs(self) -> frozenset[str]:
        """Return the favourite cards."""
        return self.context.keep(Favourites, lambda: Favourites(self.context)).slugs

    def done_slugs(self) -> frozenset[str] | None:
        """Return what the group has done; none when there is no group."""
        return frozenset(self._uses.done) if self._purpose is not None and self._purpose.people else None

    def action_card_star(self) -> None:
        """Make the chosen card a favourite, or no longer."""
        entry = self.chosen
        if entry is None:
            return
        kept = self.context.keep(Favourites, lambda: Favourites(self.context))
        try:
            added = kept.switch(entry.slug)
        except StorageError:
            self.say(self.words("The favourites could not be written: the folder refuses."), urgent=True)
            return
        if self.filters.only is not None:
            self.filters = msgspec.structs.replace(self.filters, only=kept.slugs)
        self.filtered()
        name = entry.name
        self.say(
            self.words("Favourite: {name}.", name=name)
            if added
            else self.words("No longer a favourite: {name}.", name=name)
        )

    def action_cards_advise(self) -> None:
        """Propose three cards, with reasons; the chosen one is shown in the list."""
        if self._library is None:
            return
        proposals = recommend(self._library.cards.values(), self._wish())
        words = self.words
        answers = [
            Answer(one.card.slug, f"{n} {one.card.text(words.language).name} — {say_proposal(words, one)}")
            for n, one in enumerate(proposals, 1)
        ]
        self.app.push_screen(ChoiceScreen(self._advice_title(), answers), self._go_to)

    def _wish(self) -> Wish:
        """Return what is asked for: the filters first, then what the running session says."""
        purpose, filters = self._purpose, self.filters
        return Wish(
            phase=filters.phase or (purpose.phase if purpose is not None else None),
            people=filters.people or self.headcount,
            minutes=filters.minutes or (purpose.minutes if purpose is not None else None),
            energy_before=purpose.energy_before if purpose is not None else None,
            done=self._uses.done,
            known=self._uses.known,
            favourites=self.favourite_slugs(),
            without=purpose.planned if purpose is not None else frozenset(),
        )

    def _advice_title(self) -> str:
        words, wish = self.words, self._wish()
        known = [
            phase_label(words, wish.phase) if wish.phase is not None else "",
            words.plural("{n} person", "{n} people", wish.people) if wish.people else "",
            words("{n} min", n=wish.minutes) if wish.minutes is not None else "",
        ]
        said = " · ".join(filter(None, known)) or words("no phase, people or time chosen: F2, F3 and F4 choose them")
        return words("Three cards for: {wish}", wish=said)

    def _go_to(self, slug: str | None) -> None:
        if slug is None:
            return
        self.filters = NO_FILTER
        with self.query_one("#filter", Input).prevent(Input.Changed):
            self.query_one("#filter", Input).value = ""
        self.show_card(slug)

    def action_card_take(self) -> None:
        """Close with the chosen card, for the block that waits for one."""
        entry = self.chosen
        if self._purpose is None or entry is None:
            return
        if entry.card is None:
            self.say(self.words("This card has errors: it cannot be used before they are mended."), urgent=True)
        else:
            self.dismiss(entry.card)

    def action_card_change(self) -> None:
        """Open the chosen card in the person's own editor, then read the files again."""
        entry = self.chosen
        if entry is None:
            return
        try:
            path = own_copy(entry, self.context.workspace.cards)
        except OSError:
            self.say(self.words("The card could not be copied into your workspace: the folder refuses."), urgent=True)
            return
        trouble = ""
        with self.app.suspend():
            try:
                open_editor(path)
            except NoEditorError as error:
                trouble = error.say(self.words)
        self.read_again_at(entry.slug, trouble)
