"""Invented agendas, cards and names, small enough to reckon with in one's head."""

from collections.abc import Mapping
from datetime import UTC, datetime

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.card import CanvasItem, CanvasKind, CanvasText, Card, CardText, StepText, StepTiming
from facilitateur.domain.phases import Phase

MORNING = datetime(2026, 6, 12, 7, 0, tzinfo=UTC)
"""9:00 in Paris."""

CHALLENGE = "Réduire l'attente au guichet"


def card(slug: str, *timings: tuple[int, int] | int, canvas: CanvasKind = CanvasKind.LIST) -> Card:
    """Return a card whose steps take these minutes, `(rounds, minutes of a round)` for those that repeat."""
    steps = tuple(
        StepTiming(*reversed(timing)) if isinstance(timing, tuple) else StepTiming(timing) for timing in timings
    )
    usual = sum(step.minutes for step in steps)
    places = (CanvasItem("voit", "Ce que la personne voit"), CanvasItem("dit", "Ce qu'elle dit"))
    text = CardText(
        name=slug.capitalize(),
        purpose="Pour de rire.",
        steps=tuple(StepText(f"Étape {n}") for n, _ in enumerate(steps, 1)),
        canvas=CanvasText(places=places if canvas is CanvasKind.ZONES else ()),
    )
    return Card(
        slug=slug,
        revision=1,
        sha256="0" * 64,
        phases=(Phase.UNDERSTANDING,),
        every_phase=False,
        family="explorer",
        canvas=canvas,
        minutes=(max(usual - 10, 1), usual, usual + 10),
        people=(3, 30),
        energy=2,
        timings=steps,
        texts={"fr": text},
    )


CARDS: Mapping[str, Card] = {
    each.slug: each
    for each in (
        card("etoile", 1, 4, 10, 5),
        card("causes", 5, 20, 10, canvas=CanvasKind.TREE),
        card("empathie", (6, 5), canvas=CanvasKind.ZONES),
        card("tour-de-table"),
    )
}
"""`etoile` 20 min in four steps, `causes` 35 in three, `empathie` 30 in six rounds, `tour-de-table` without steps."""

HALF_DAY = Agenda(
    slug="petite-matinee",
    name="Petite matinée",
    days=(Day(1, "09:00"),),
    blocks=(
        Block("b1", 10, BlockKind.WELCOME),
        Block("b2", 20, card="etoile", phase=Phase.ICEBREAKER),
        Block("b3", 20, card="causes", phase=Phase.UNDERSTANDING),
        Block("b4", 15, BlockKind.BREAK),
        Block("b5", 45, card="empathie", phase=Phase.IDEATION),
        Block("b6", 10, card="tour-de-table", phase=Phase.PITCH),
    ),
)
"""Two hours: 10, 20, 20, 15, 45 and 10 minutes."""

TWO_DAYS = Agenda(
    slug="deux-petits-jours",
    name="Deux petits jours",
    days=(Day(1, "09:00"), Day(2, "08:30")),
    blocks=(
        Block("b1", 30, card="etoile", day=1),
        Block("b2", 60, card="causes", day=1),
        Block("b3", 30, BlockKind.WELCOME, day=2),
        Block("b4", 60, card="empathie", day=2),
    ),
)
"""Ninety minutes from 9:00, then ninety from 8:30 the next day."""

NAMES = ("Ana", "Basile", "Chloé", "Dimitri", "Elsa")
