"""The live screen's actions on methods: the library, another method for the block, decks that remember the group."""

import asyncio
import secrets
from collections.abc import Sequence

from textual import work

from facilitateur.domain import method_intents, score_intents
from facilitateur.domain.card import Card
from facilitateur.domain.earlier import figures_left
from facilitateur.domain.history import names_of
from facilitateur.domain.paces import Paces
from facilitateur.domain.simulation import forecast
from facilitateur.domain.statistics import statistics_of
from facilitateur.domain.timing import block_gauge, day_number
from facilitateur.i18n.formats import listing
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.learning import odds_explained, odds_line
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.memory import Memory, read_memory
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_status import StatusLines

METHODS = mark("Methods")

METHOD_COMMANDS = (
    Command(
        "method.choose",
        "shift+f1,f13",
        mark("library"),
        mark("Open the library, and take another method for this block"),
        METHODS,
        "M",
    ),
)
MOST_PICKS = 1_000_000
LONGEST_CARD = 120
"""Cells of a drawn card that are read out in a message."""


class MethodActions(StatusLines):
    """Chooses methods and draws from their decks."""

    memory = Memory()
    """What earlier sessions say; nothing until it was read."""

    @work(exclusive=True, group="memory")
    async def read_past_sessions(self) -> None:
        """Read the earlier sessions of the workspace, away from the keys."""
        self.memory = await asyncio.to_thread(read_memory, self.context, self.state.id)

    def odds_said(self) -> str:
        """Return how likely the day ends on time as things stand, from past sessions or from an assumed drift."""
        state, now = self.state, self.session_now()
        paces = Paces(statistics_of(self.memory.past), len(state.contents.participants))
        found = forecast(state, now, day_number(state), paces.of_blocks(state.agenda.blocks))
        if found is None:
            return ""
        return f"{odds_line(self.words, state, found, paces)}\n{odds_explained(self.words, pins=bool(found.pins))}"

    def action_method_choose(self) -> None:
        """Open the library for the shown block; the card that is taken becomes its method."""
        from facilitateur.tui.screens.card_actions import Purpose
        from facilitateur.tui.screens.cards import CardsScreen

        block = self.shown_block
        if block is None:
            return
        state, agenda = self.state, self.state.agenda
        gauge = block_gauge(state, block, self.session_now())
        before = state.card_of(agenda.blocks[agenda.position(block.id) - 1]) if agenda.position(block.id) > 0 else None
        people = state.contents.participants
        purpose = Purpose(
            session=state.id,
            block=block_title(self.words, state, block),
            phase=block.phase,
            minutes=max(round(gauge.left.total_seconds() / 60), 0),
            headcount=len(people) or None,
            people=names_of(person.name for person in people),
            energy_before=before.energy if before is not None else None,
            planned=frozenset(one.card for one in agenda.blocks if one.card),
        )

        def taken(card: Card | None) -> None:
            if card is not None:
                self.take_method(block.id, card)

        self.app.push_screen(CardsScreen(purpose), taken)

    def take_method(self, block: str, card: Card) -> None:
        """Go on with another method in a block."""
        if self.do(lambda state, now: method_intents.swap_method(state, block, card)):
            name = fit(card.text(self.words.language).name, 40)
            said = self.words("Method: {name}. Notes and time stay; Ctrl-Z undoes.", name=name)
            self.say(" ".join((said, *self._figures_kept(block))))

    def _figures_kept(self, block: str) -> list[str]:
        """Say how many scores and answers of the methods before no longer show, and where they stand."""
        words, found = self.words, self.state.agenda.block(block)
        if found is None:
            return []
        left = figures_left(self.state, found, words.language)
        scores = words.plural(
            "{n} score of the method before is kept, and stands in the report.",
            "{n} scores of the method before are kept, and stand in the report.",
            left.scores,
        )
        answers = words.plural(
            "{n} answer to the method before is kept, and stands in the report.",
            "{n} answers to the method before are kept, and stand in the report.",
            left.answers,
        )
        return [scores] * bool(left.scores) + [answers] * bool(left.answers)

    def action_deck_draw(self) -> None:
        """Draw a card of the method's deck for the shown team, one that this group has not had."""
        block, card, team = self.shown_block, self.state.card_of(self.shown_block), self.shown_team
        if block is None:
            return
        deck = card.text(self.words.language).deck if card is not None else ()
        if not deck:
            self.say(self._decks_said(), urgent=True)
            return
        people = names_of(person.name for person in self.state.contents.participants)
        had = self.memory.drawn(people, block.card) if people else frozenset()
        pick = secrets.randbelow(MOST_PICKS)
        if self.do(lambda state, now: score_intents.draw_card(state, block.id, team, deck, pick, had)):
            drawn = self.state.contents.drawn[block.id, team][-1]
            said = [self._card_said(block.id, deck, drawn, known=drawn in had)]
            if self.takes_card():
                said.append(self.words("Enter on the empty line writes it down."))
            self.say(" ".join(said), lasting=True)

    def _decks_said(self) -> str:
        """Say that the method has no deck, and which methods have one."""
        from facilitateur.tui.shelves import library_of

        cards = {**{card.slug: card for card in library_of(self.context).cards.values()}, **self.state.cards}
        texts = [card.text(self.words.language) for card in cards.values()]
        named = sorted(text.name for text in texts if text.deck)
        said = self.words("This method has no deck of cards.")
        return f"{said} {self.words('These have one: {names}.', names=listing(self.words, named))}" if named else said

    def _card_said(self, block: str, deck: Sequence[str], drawn: str, *, known: bool) -> str:
        """Say the card with its number among those of the deck, and when the deck begins again."""
        every = [text for (where, _), cards in self.state.contents.drawn.items() if where == block for text in cards]
        turns, at = divmod(sum(text in deck for text in every) - 1, len(deck))
        said = self.words("Card {n} of {most}: {text}", n=at + 1, most=len(deck), text=fit(drawn, LONGEST_CARD))
        said += "" if said.endswith((".", "?", "!", "…")) else "."
        if turns and at == 0:
            said += " " + self.words("(the deck begins again)")
        elif known:
            said += " " + self.words("(this group has had all the others)")
        return said
