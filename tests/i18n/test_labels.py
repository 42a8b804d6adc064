"""Every stored name has a name for people."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.cli.story import line_of
from facilitateur.domain import note_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import NoteKind
from facilitateur.domain.evolve import fold
from facilitateur.domain.phases import PHASES
from facilitateur.i18n import labels
from facilitateur.i18n.words import load_words
from support.story import Story

EN = load_words("en")
FR = load_words("fr")
SHIPPED = Library([Path(__file__).parents[2] / "methodes"])


def test_every_phase_has_a_name_and_none_has_one_too() -> None:
    assert [labels.phase_label(EN, phase) for phase in PHASES] == [
        "icebreaker", "understanding", "inspiration", "ideation", "prototyping", "testing", "pitch",
    ]  # fmt: skip
    assert labels.phase_label(EN, None) == "no phase"
    assert labels.phase_label(EN, PHASES[0], capital=True) == "Icebreaker"


@pytest.mark.parametrize("kind", BlockKind)
def test_every_kind_of_block_has_a_name(kind: BlockKind) -> None:
    assert labels.block_kind_label(EN, kind)


@pytest.mark.parametrize("kind", CanvasKind)
def test_every_kind_of_canvas_has_a_name(kind: CanvasKind) -> None:
    assert labels.canvas_kind_label(EN, kind)


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_of_note_but_the_plain_one_has_a_name(kind: NoteKind) -> None:
    assert bool(labels.note_kind_label(EN, kind)) == (kind is not NoteKind.PLAIN)


def test_a_fact_is_an_observation_where_the_card_says_so() -> None:
    assert labels.note_kind_label(EN, NoteKind.FACT, observed=True) == "observed"
    assert labels.note_kind_label(EN, NoteKind.GUESS, observed=True) == "guess"


def test_a_block_is_called_after_its_card_its_kind_or_its_lost_card() -> None:
    session = Story().state

    assert labels.block_title(EN, session, Block("b2", 5, card="etoile")) == "Etoile"
    assert labels.block_title(EN, session, Block("b4", 5, BlockKind.BREAK)) == "Break"
    assert labels.block_title(EN, session, Block("b9", 5, card="perdue")) == "perdue"


def test_a_fact_is_observed_where_its_card_says_so_also_away_from_its_canvas() -> None:
    cards = {slug: card for slug in ("carte-empathie", "brainstorming") if (card := SHIPPED.get(slug)) is not None}
    blocks = (Block("b1", 30, card="carte-empathie"), Block("b2", 30, card="brainstorming"))
    story = Story(Agenda("essai", "Essai", (Day(1, "09:00"),), blocks), cards)
    for block in ("b1", "b2"):
        story.does(lambda s, _, b=block: note_intents.capture(s, b, "A", ["vu"], kind=NoteKind.FACT))  # type: ignore[misc]
    assert [labels.kind_in(FR, story.state, story.note(n)) for n in (1, 2)] == ["observé", "fait"]
    before, after = fold(story.log[:-2]), fold(story.log[:-1])
    assert "(observé)" in (line_of(FR, before, after, story.log[-2].event) or "")


def test_short_names_of_kinds_are_words_cut_where_people_cut_them() -> None:
    said = [labels.short_kind_label(FR, kind) for kind in NoteKind]
    assert said == ["", "fait", "supp.", "verb.", "quest.", "idée", "déc.", "act."]
    assert labels.short_kind_label(FR, NoteKind.FACT, observed=True) == "obs."


@pytest.mark.parametrize(
    ("low", "high", "said"), [(24, 24, "24 personnes"), (1, 1, "1 personne"), (12, 24, "12 à 24 personnes")]
)
def test_a_group_of_one_size_is_said_once(low: int, high: int, said: str) -> None:
    assert labels.people_said(load_words("fr"), low, high).replace("\u00a0", " ") == said
