"""Leave-one-out error of proposed minutes against the card's own: how far each is from what really happened.

`python benchmarks/learning.py [--sessions N]`

For every block of every session, the minutes are proposed from all other sessions, then compared with the real ones.
The recorded samples are few; the synthetic histories are generated here, with a seed, from a stated truth: each method
has a pace of its own (spread `METHOD`), each day one too (`DAY`), and each block strays by chance (`CHANCE`).
"""

import statistics
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.history import PastBlock, PastSession
from facilitateur.domain.statistics import Basis, observations, proposal, statistics_of
from facilitateur.past import read_past
from facilitateur.storage.places import built_in
from facilitateur.storage.shelf import SessionShelf

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
DAY = 0.06
CHANCE = 0.12
WORLDS = (
    (0.0, "methods take what is planned"),
    (0.1, "methods stray from it by 10 %"),
    (0.25, "methods stray by 25 %"),
)


def synthetic(agenda: Agenda, sessions: int, method: float, seed: int) -> list[PastSession]:
    """Return sessions of an agenda in a world where methods have paces of their own."""
    chance = Random(seed)
    pace = {block.card: max(chance.gauss(1, method), 0.4) for block in agenda.blocks}
    found = []
    for number in range(sessions):
        day = max(chance.gauss(1, DAY), 0.5)
        blocks = []
        for block in agenda.live:
            real = block.minutes * pace[block.card] * day * max(chance.gauss(1, CHANCE), 0.4)
            lasted, planned = timedelta(minutes=real), timedelta(minutes=block.minutes)
            blocks.append(
                PastBlock(block.id, block.card, block.kind, block.phase, planned, lasted, START, is_over=True, notes=0)
            )
        found.append(PastSession(f"s{number}", "", "", START, frozenset(), 20, 4, True, tuple(blocks)))
    return found


def errors(past: Sequence[PastSession], cards: dict[str, Card]) -> dict[str, list[float]]:
    """Return absolute errors in minutes: of the proposals, of the cards' usual minutes, of the planned ones."""
    found: dict[str, list[float]] = {"proposed": [], "card": [], "planned": [], "learnt": []}
    for at, one in enumerate(past):
        known = statistics_of([*past[:at], *past[at + 1 :]])
        for held in observations([one]):
            card = cards.get(held.card)
            if card is None:
                continue
            said = proposal(known, held.card, card.minutes, held.phase, held.headcount)
            found["proposed"].append(abs(said.p50 - held.real))
            found["card"].append(abs(card.minutes[1] - held.real))
            found["planned"].append(abs(held.planned - held.real))
            found["learnt"].append(said.basis is not Basis.USUAL)
    return found


def tell(name: str, found: dict[str, list[float]]) -> None:
    """Print one row."""
    if not found["card"]:
        print(f"{name:<48} no method of a known card")
        return
    means = {key: statistics.mean(values) for key, values in found.items()}
    ratio = means["proposed"] / means["card"] if means["card"] else 0
    print(
        f"{name:<48} {len(found['card']):>5} {means['proposed']:>9.1f} {means['card']:>7.1f} {means['planned']:>8.1f}"
        f"  ×{ratio:.2f}  {means['learnt']:.0%}"
    )


def main(sessions: Sequence[int]) -> None:
    """Print the errors on the samples, then on synthetic histories."""
    cards = dict(Library([built_in().cards]).cards)
    agendas = AgendaShelf([built_in().agendas], cards)
    agenda = next(entry.agenda for entry in agendas.entries if entry.slug == "deux-jours" and entry.agenda is not None)
    print(f"{'mean absolute error, minutes':<48} {'n':>5} {'proposed':>9} {'card':>7} {'planned':>8}  ratio  learnt")
    tell("recorded samples", errors(read_past(SessionShelf([built_in().sessions])), cards))
    for method, name in WORLDS:
        for count in sessions:
            tell(f"{count} synthetic sessions, {name}", errors(synthetic(agenda, count, method, count), cards))


if __name__ == "__main__":
    main([int(sys.argv[2])] if "--sessions" in sys.argv else (4, 8, 20))
