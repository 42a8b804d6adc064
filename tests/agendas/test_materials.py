"""The material of a plan: once each, counted for teams and people."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from facilitateur.agendas.desk import Crowd
from facilitateur.agendas.materials import Need, Per, materials_of
from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import Card

CROWD = Crowd(13, 3)


def needs(cards: Mapping[str, Card], *materials: str, parked: bool = False) -> list[Need]:
    """Return what is needed when the methods of a plan say these materials."""
    persona = cards["persona"]
    own = {f"m{i}": msgspec.structs.replace(persona, material=text) for i, text in enumerate(materials)}
    blocks = tuple(Block(f"b{i}", 30, card=f"m{i}", parked=parked) for i in range(len(materials)))
    return list(materials_of(Agenda("a", "A", (Day(1, "09:00"),), blocks), own))


@pytest.mark.parametrize(
    ("material", "expected"),
    [
        ("post-it, feutres épais", [("feutres épais", 3), ("post-it", 3)]),
        ("sonnette ; écran", [("écran", 1), ("sonnette", 1)]),
        ("une feuille par personne", [("une feuille par personne", 13)]),
        ("carte « 3 questions » par binôme", [("carte « 3 questions » par binôme", 7)]),
        (
            "par équipe : 20 spaghettis, 1 m d’adhésif ; mètre ruban",
            [("1 m d’adhésif", 3), ("20 spaghettis", 3), ("mètre ruban", 1)],
        ),
        ("cartes d’univers (nature, cuisine, gare…)", [("cartes d’univers (nature, cuisine, gare…)", 3)]),
        ("cinq chaises au centre, dont une vide", [("cinq chaises au centre, dont une vide", 1)]),
        ("aucun", []),
        ("persona ; pas de photo de célébrité", [("persona", 3)]),
        ("transport ; carnets", [("transport", 1), ("carnets", 13)]),
    ],
)
def test_a_line_of_material_is_counted(
    cards: Mapping[str, Card], material: str, expected: list[tuple[str, int]]
) -> None:
    assert [(need.item, need.pieces(CROWD)) for need in needs(cards, material)] == expected


def test_what_is_used_again_is_brought_once_and_what_is_written_on_each_time(cards: Mapping[str, Card]) -> None:
    found = {need.item: need for need in needs(cards, "gabarit A3 ; post-it de deux couleurs", "gabarit A3 ; post-it")}
    assert found["gabarit A3"].pieces(CROWD) == 6
    assert found["post-it"].pieces(CROWD) == 3
    assert found["post-it"].blocks == ("b0", "b1")


def test_what_is_arranged_ahead_comes_first(cards: Mapping[str, Card]) -> None:
    first, second = needs(cards, "feutres ; accord de participation")
    assert (first.item, first.ahead, second.ahead) == ("accord de participation", True, False)


def test_a_parked_block_needs_nothing(cards: Mapping[str, Card]) -> None:
    assert needs(cards, "post-it", parked=True) == []


def test_every_thing_of_every_shipped_card_is_listed_once(cards: Mapping[str, Card]) -> None:
    shelf = AgendaShelf([Path(__file__).parents[2] / "deroules"], cards)
    for entry in shelf.entries:
        assert entry.agenda is not None
        found = materials_of(entry.agenda, cards)
        assert len({need.item for need in found}) == len(found) > 10
        assert all(need.per in Per and need.blocks and need.pieces(CROWD) >= 1 for need in found)


def test_material_is_listed_in_english_and_counted_as_in_french(cards: Mapping[str, Card]) -> None:
    shelf = AgendaShelf([Path(__file__).parents[2] / "deroules"], cards)
    for entry in shelf.entries:
        assert entry.agenda is not None
        french, english = (
            sorted(materials_of(entry.agenda, cards, language), key=lambda need: (need.blocks, need.per, need.item))
            for language in ("fr", "en")
        )
        assert sorted((need.blocks, need.pieces(CROWD)) for need in french) == sorted(
            (need.blocks, need.pieces(CROWD)) for need in english
        )
        assert not [need.item for need in english if set("éèàçêûôîœ«»") & set(need.item)]


def test_a_translation_with_another_number_of_things_is_not_followed(cards: Mapping[str, Card]) -> None:
    english = msgspec.structs.replace(cards["persona"].texts["en"], material="paper; pens; glue")
    card = msgspec.structs.replace(cards["persona"], material="papier ; stylos", texts={"en": english})
    agenda = Agenda("a", "A", (Day(1, "09:00"),), (Block("b0", 30, card="m0"),))
    assert [need.item for need in materials_of(agenda, {"m0": card}, "en")] == ["stylos", "papier"]


@pytest.mark.parametrize(
    ("item", "per", "expected"),
    [
        ("A2 map per team", Per.TEAM, ("2", "A2 map")),
        ("30 to 150 sticky notes", Per.TEAM, ("60 to 300", "sticky notes")),
        ("one sheet per person", Per.PERSON, ("12", "sheet")),
        ("une feuille par personne", Per.PERSON, ("12", "feuille")),
        ("un texte", Per.ROOM, ("1", "texte")),
        ("1 m of tape", Per.TEAM, ("2", "1 m of tape")),
    ],
)
def test_counts_are_said_in_both_languages(item: str, per: Per, expected: tuple[str, str]) -> None:
    assert Need(item, per, 1, ("b1",)).counted(Crowd(12, 2)) == expected


def test_what_is_counted_for_all_no_longer_says_for_each() -> None:
    each = Need("carte A2 par équipe", Per.TEAM, 1, ("b1",))
    notes = Need("30 à 150 post-it", Per.TEAM, 1, ("b1",))
    pens = Need("2 feutres par personne", Per.PERSON, 1, ("b1",))

    assert each.counted(Crowd(12, 2)) == ("2", "carte A2")
    assert notes.counted(Crowd(12, 2)) == ("60 à 300", "post-it")
    assert pens.counted(Crowd(12, 2)) == ("24", "feutres")
