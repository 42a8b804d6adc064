"""The agendas that come with the program."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.domain.agenda import BlockKind, Day
from facilitateur.domain.card import Card
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.domain.planning import minutes_of


@pytest.fixture
def shelf(shipped: Path, cards: Mapping[str, Card]) -> AgendaShelf:
    return AgendaShelf([shipped], cards)


def test_every_shipped_agenda_reads_without_a_finding(shelf: AgendaShelf) -> None:
    assert [str(finding) for finding in shelf.findings] == []
    assert [entry.slug for entry in shelf.entries] == ["demi-journee", "une-journee", "deux-jours", "universite-ete"]


def test_the_minutes_of_each_day_are_those_of_the_reference(shelf: AgendaShelf) -> None:
    totals = {
        entry.slug: [minutes_of(entry.agenda, day.number) for day in entry.agenda.days]
        for entry in shelf.entries
        if entry.agenda
    }
    assert totals["demi-journee"] == [210]
    assert totals["une-journee"] == [480]
    assert totals["deux-jours"] == [510, 465]
    assert len(totals["universite-ete"]) == 3


def test_days_start_when_they_say(shelf: AgendaShelf) -> None:
    agenda = shelf.get("universite-ete")
    assert agenda is not None
    assert agenda.days == (Day(1, "10:00"), Day(2, "08:45"), Day(3, "08:45"))
    assert agenda.group == (12, 14)
    assert agenda.audience.startswith("60 à 70 personnes")
    assert agenda.licence == "CC BY 4.0"


def test_blocks_have_ids_kinds_phases_and_notes(shelf: AgendaShelf) -> None:
    agenda = shelf.get("demi-journee")
    assert agenda is not None
    assert [block.id for block in agenda.blocks] == [f"b{n}" for n in range(1, 17)]
    empathy, pause, word, roti = (agenda.blocks[i] for i in (4, 6, 14, 15))
    assert (empathy.card, empathy.phase, empathy.note) == (
        "carte-empathie",
        Phase.UNDERSTANDING,
        "à partir de deux verbatims fournis",
    )
    assert (pause.kind, pause.card, pause.phase, pause.minutes) == (BlockKind.BREAK, "", None, 10)
    assert (word.kind, word.note) == (BlockKind.BUFFER, "mot du porteur : ce qu'il reprend")
    assert (roti.card, roti.phase) == ("roti", None)


def test_a_half_day_goes_through_the_phases_in_order(shelf: AgendaShelf) -> None:
    agenda = shelf.get("demi-journee")
    assert agenda is not None
    phases = list(dict.fromkeys(block.phase for block in agenda.blocks if block.phase))
    assert phases == list(PHASES)


def test_listing_agendas_reads_no_more_cards_than_they_use(shipped: Path) -> None:
    asked: list[str] = []

    class Cards(dict[str, Card]):
        def get(self, slug: str, default: object = None) -> None:  # type: ignore[override]
            asked.append(slug)

    assert AgendaShelf([shipped], Cards()).get("demi-journee") is not None
    assert len(set(asked)) == 13
