"""Cards are found by words typed in a hurry, and by what they ask for."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.cards.library import Library
from facilitateur.cards.search import Filters, Index, needs_nothing
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.phases import Phase
from facilitateur.storage.places import built_in

LIBRARY = Library([built_in().cards])
INDEX = Index(LIBRARY.entries)


def first(query: str, filters: Filters | None = None) -> list[str]:
    return [entry.slug for entry in (INDEX.search(query, filters) if filters else INDEX.search(query))]


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("diagrame afinite", "diagramme-affinites"),
        ("pourqoi", "5-pourquoi"),
        ("votte", "vote-gommettes"),
        ("brainstroming", "brainstorming"),
        ("empathy", "carte-empathie"),
        ("jugmeent", "jugement-majoritaire"),
        ("crazy", "crazy-8"),
        ("persona", "persona"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(query: str, slug: str) -> None:
    assert first(query)[0] == slug


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("empathie", "carte-empathie"),
        ("EMPATHY", "carte-empathie"),
        ("idees audacieuses", "25-10"),
        ("météo", "meteo-humeur"),
        ("meteo", "meteo-humeur"),
        ("5-pourquoi", "5-pourquoi"),
        ("5 whys", "5-pourquoi"),
        ("symptôme observé", "5-pourquoi"),
        ("SYMPTOME cause", "5-pourquoi"),
        ("D'UN symptome", "5-pourquoi"),
        ("d’un symptôme", "5-pourquoi"),
    ],
)
def test_search_knows_neither_accents_nor_case(query: str, slug: str) -> None:
    assert first(query)[0] == slug


def test_names_are_found_before_purposes(workspace: Path, sound: str) -> None:
    (workspace / "a.md").write_text(sound.replace("Essayer.", "Dessiner un pont."), encoding="utf-8")
    (workspace / "z.md").write_text(sound.replace("Carte d'essai", "Zone du Pont"), encoding="utf-8")
    found = Index(Library([workspace]).entries).search("pont")
    assert [entry.slug for entry in found] == ["z", "a"]


def test_an_empty_query_keeps_the_order_of_the_shelves() -> None:
    assert first("") == first("  ") == [entry.slug for entry in LIBRARY.entries]


def test_nonsense_finds_nothing() -> None:
    assert first("xyzzyplugh") == []


@given(st.text(max_size=30))
def test_any_query_gives_known_cards_once(query: str) -> None:
    found = first(query)

    assert len(found) == len(set(found))


def test_filters_ask_for_what_the_card_says() -> None:
    wanted = Filters(phase=Phase.IDEATION, minutes=20, people=14, canvas=CanvasKind.SHEETS)

    cards = [LIBRARY.get(slug) for slug in first("", wanted)]

    assert cards
    assert all(
        card is not None
        and (Phase.IDEATION in card.phases or card.every_phase)
        and card.minutes[0] <= 20
        and card.people[0] <= 14 <= card.people[1]
        and card.canvas is CanvasKind.SHEETS
        for card in cards
    )


def test_cards_without_material_seed_tools_favourites_and_what_was_done() -> None:
    bare = [LIBRARY.get(slug) for slug in first("", Filters(without_material=True))]
    assert bare
    assert all(card is not None and needs_nothing(card) for card in bare)
    assert len(first("", Filters(seed_tools=True))) >= 26
    assert first("", Filters(only=frozenset({"roti", "persona"}))) == ["persona", "roti"]
    assert "roti" not in first("", Filters(without=frozenset({"roti"})))


def test_hyphens_may_be_left_out_and_short_words_are_not_found_in_the_middle_of_others() -> None:
    assert first("fsus")[0] == "f-sus"
    assert first("carte empatie")[0] == "carte-empathie"
    assert "scamper" not in first("cass")


@pytest.mark.parametrize("query", ["brise glasse", "brize glace", "brise-glass", "ice breaker", "icebreaker"])
def test_a_phase_is_found_by_its_name_also_as_it_is_heard(query: str) -> None:
    shelved = {entry.slug for entry in LIBRARY.entries if entry.card and Phase.ICEBREAKER in entry.card.phases}
    assert shelved
    assert shelved <= set(first(query))


@pytest.mark.parametrize(
    ("wanted", "named"),
    [(("feutre",), True), (("FEUTRES", "feuille"), True), (("feutre", "trombone"), False), (("tyers",), False)],
)
def test_material_is_asked_for_by_words(wanted: tuple[str, ...], named: bool) -> None:
    found = LIBRARY.get("crazy-8")
    assert found is not None
    card = msgspec.structs.replace(found, material="Feuilles A3, feutres noirs")
    assert Filters(material=wanted).accepts(card) is named


@pytest.mark.parametrize("query", ["retrospective", "rétrospective", "bilan", "retrospectve", "debrief"])
def test_methods_to_look_back_with_are_found_by_what_people_call_them(query: str) -> None:
    assert {"roti", "tour-de-cloture"} <= set(first(query))
