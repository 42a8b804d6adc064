"""How a block is captured: places, order, locks and what the card asks, however its author wrote it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases import settings
from facilitateur.domain.canvases.layout import rows_of
from facilitateur.domain.canvases.places import CanvasView, canvas_view, view_of_card
from facilitateur.domain.card import CanvasItem, CanvasKind, CanvasText, Card, CardText
from facilitateur.domain.events import NoteKind
from support.harvest import CARDS, Harvest
from support.invented import card

SENSES = CARDS["sens"]


def view(kind: CanvasKind, text: CanvasText) -> CanvasView:
    """Return the view of a card with this canvas."""
    return view_of_card(replace(card("essai", 5), canvas=kind, texts={"fr": CardText("Essai", canvas=text)}), "fr")


def zones(*labels: str, **more: object) -> CanvasView:
    """Return the view of zones with these labels."""
    items = tuple(CanvasItem(settings.key_of(label), label) for label in labels)
    return view(CanvasKind.ZONES, CanvasText(items, **more))  # type: ignore[arg-type]


def test_a_block_without_card_is_a_list() -> None:
    session = Harvest().state

    assert canvas_view(session, Block("b9", 5), "fr") == CanvasView()
    assert canvas_view(session, Block("b9", 5, card="perdue"), "fr") == CanvasView()


@pytest.mark.parametrize("kind", CanvasKind)
def test_every_canvas_is_captured_in_its_own_shape(kind: CanvasKind) -> None:
    seen = view(kind, CanvasText((CanvasItem("a", "A"),)))

    assert (seen.kind, seen.shown, seen.is_fallback) == (kind, kind, False)
    assert bool(seen.places) is (kind in (CanvasKind.ZONES, CanvasKind.TREE))


@pytest.mark.parametrize("item", [CanvasItem("une", "une par table", type="dynamique"), CanvasItem("libres", "libres")])
def test_zones_that_the_room_makes_are_not_there_at_first(item: CanvasItem) -> None:
    seen = view(CanvasKind.ZONES, CanvasText((item,)))

    assert (seen.shown, seen.places, seen.makes_places) == (CanvasKind.ZONES, (), True)


def test_zones_without_any_are_a_list_and_say_so() -> None:
    seen = view(CanvasKind.ZONES, CanvasText())

    assert (seen.shown, seen.is_fallback, seen.makes_places) == (CanvasKind.LIST, True, False)


def test_lanes_of_a_journey_and_fields_of_sheets_keep_the_type_of_the_master_in_english() -> None:
    for slug, lane, kind in (("parcours-usager", "emotion", "-2..+2"), ("plan-action", "echeance", "date")):
        lanes = {item.id: item.type for item in view_of_card(shipped(slug), "en").lanes}
        assert lanes[lane] == kind


def test_a_matrix_knows_its_axes_its_quadrants_and_the_corner_to_find() -> None:
    seen = view_of_card(shipped("cartes-hypotheses"), "fr")

    assert seen.quadrants[seen.corner].label == "À tester d’abord"
    assert all(seen.axes)


def test_a_tree_with_free_branches_has_no_places() -> None:
    assert view(CanvasKind.TREE, CanvasText((CanvasItem("libres", "libres"),))).places == ()


def test_a_place_is_found_by_id_and_told_by_label_and_number() -> None:
    seen = zones("Voit", "Dit")

    assert (seen.label("dit"), seen.number_of("dit")) == ("Dit", 2)
    assert (seen.label("perdue"), seen.number_of("perdue"), seen.place("perdue")) == ("perdue", 0, None)


def test_what_the_card_asks_is_read_from_its_settings() -> None:
    text = CanvasText(
        settings={
            "racine": "Quel problème ?",
            "question": "Pourquoi ?",
            "profondeur-visee": "5",
            "genre-de-note": "fait, supposé",
            "a-retenir": "1",
            "votes": "Gommettes",
        }
    )
    seen = view(CanvasKind.TREE, text)

    assert (seen.root, seen.question) == ("Quel problème ?", "Pourquoi ?")
    assert (seen.target, seen.to_keep, seen.votes) == (5, 1, "gommettes")
    assert (seen.kinds, seen.observed) == ((NoteKind.FACT, NoteKind.GUESS), False)


def test_a_card_may_speak_of_observation() -> None:
    seen = view_of_card(SENSES, "fr")

    assert (seen.kinds, seen.observed) == ((NoteKind.FACT, NoteKind.GUESS), True)
    assert seen.evidence_threshold == pytest.approx(0.8)


@pytest.mark.parametrize("key", ["Genre de note", "genre_de_note", "genre-de-note", "type", "GENRE DE NOTE"])
def test_keys_are_read_however_they_are_written(key: str) -> None:
    assert view(CanvasKind.LIST, CanvasText(settings={key: "verbatim; idée"})).kinds == (
        NoteKind.VERBATIM,
        NoteKind.IDEA,
    )


@pytest.mark.parametrize("name", ["craintes", "CRAINTES", "Pense : craintes", "pense craintes"])
def test_a_place_opens_at_its_step(name: str) -> None:
    text = replace(SENSES.texts["fr"].canvas, settings={"ouvrir-a-l-etape-3": f"{name}, inconnue"})
    seen = view_of_card(replace(SENSES, texts={"fr": CardText("x", canvas=text)}), "fr")

    assert seen.locked == {"craintes": 3}
    assert [seen.is_open("craintes", step) for step in range(4)] == [False, False, True, True]
    assert [seen.opens_at("craintes", step) for step in (0, 2)] == [3, None]
    assert seen.is_open("voit", 0)


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("33 %", 0.33),
        ("33", 0.33),
        ("0,33", 0.33),
        ("0.5", 0.5),
        ("33\u202f%", 0.33),
        ("150 %", 1),
        ("", None),
        ("un tiers", None),
    ],
)
def test_a_share_is_read_as_people_write_it(value: str, share: float | None) -> None:
    assert settings.share(value) == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("value", "number"), [("5", 5), ("5 niveaux", 5), ("2,5", None), ("0", None), ("beaucoup", None)]
)
def test_a_whole_number_is_whole(value: str, number: int | None) -> None:
    assert settings.whole(value) == number


def test_a_translation_changes_words_and_nothing_else() -> None:
    master = CanvasText((CanvasItem("a", "Un"), CanvasItem("b", "Deux")), {"racine": "Quoi ?", "a-retenir": "2"})
    english = CanvasText((CanvasItem("b", "Two"), CanvasItem("z", "Other")), {"Racine": "What?"})
    both = Card(**{**{f: getattr(SENSES, f) for f in SENSES.__struct_fields__}, "texts": {
        "fr": CardText("x", canvas=master), "en": CardText("y", canvas=english),
    }})  # fmt: skip
    seen = view_of_card(both, "en")

    assert [(item.id, item.label) for item in seen.places] == [("a", "Un"), ("b", "Two")]
    assert (seen.root, seen.to_keep) == ("What?", 2)
    assert [item.label for item in view_of_card(both, "de").places] == ["Un", "Deux"]


def test_a_grid_follows_what_the_card_asks() -> None:
    four = ("J'aime", "À améliorer", "Questions", "Idées")

    assert [len(row) for row in zones(*four, settings={"disposition": "2x2"}).layout] == [2, 2]
    assert [len(row) for row in zones(*four, settings={"disposition": "colonnes"}).layout] == [4]
    assert [len(row) for row in zones(*four).layout] == [2, 2]
    assert [len(row) for row in zones("a", "b", "c").layout] == [3]
    assert [len(row) for row in zones(*"abcdefg").layout] == [3, 3, 1]


def test_a_drawn_layout_wins_and_forgets_nobody() -> None:
    seen = zones("Un", "Deux", "Trois", "Quatre", layout=(("trois", "un"), ("perdue", "un")))

    assert seen.layout == (("trois", "un"), ("deux", "quatre"))


@given(
    st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=10),
    st.lists(st.lists(st.sampled_from("abcdefghijz"), max_size=4).map(tuple), max_size=4).map(tuple),
    st.sampled_from(("", "2x2", "colonnes", "bmc", "autre")),
)
def test_every_place_stands_exactly_once_in_its_layout(labels, drawn, asked) -> None:
    rows = rows_of([CanvasItem(label, label.upper()) for label in labels], drawn, asked)

    assert sorted(place for row in rows for place in row) == sorted(labels)
    assert all(rows)


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=6), st.sampled_from(CanvasKind))
def test_any_settings_whatever_make_a_view(written, kind) -> None:
    text = CanvasText((CanvasItem("a", "A"), CanvasItem("b", "B")), written)
    seen = view(kind, text)

    assert seen.settings == written
    assert set(seen.locked) <= {"a", "b"}


SHIPPED = Path(__file__).parents[2] / "methodes"


def shipped(slug: str) -> Card:
    """Return a card that comes with the program."""
    found = Library([SHIPPED]).get(slug)
    assert found is not None
    return found


def test_the_shipped_empathy_map_is_laid_out_and_locked() -> None:
    seen = view_of_card(shipped("carte-empathie"), "fr")

    assert (len(seen.places), [len(row) for row in seen.layout]) == (9, [3, 3, 3])
    assert seen.locked == {"craintes": 3, "aspirations": 3, "besoins": 5}
    assert (seen.evidence_threshold, seen.observed) == (pytest.approx(0.33), True)


def test_the_shipped_five_whys_ask_in_both_languages() -> None:
    french, english = (view_of_card(shipped("5-pourquoi"), language) for language in ("fr", "en"))

    assert (french.question, english.question) == ("Pourquoi\u202f?", "Why?")
    assert (french.target, english.target, french.to_keep) == (5, 5, 1)


def test_the_shipped_business_model_keeps_its_familiar_layout() -> None:
    assert [len(row) for row in view_of_card(shipped("canevas-modele"), "fr").layout] == [5, 2, 2]


def test_the_shipped_ishikawa_has_its_branches() -> None:
    seen = view_of_card(shipped("ishikawa"), "fr")

    assert (seen.shown, len(seen.places), seen.target) == (CanvasKind.TREE, 6, 3)
    assert seen.makes_places
    heads = [
        view_of_card(shipped(slug), language).head for slug in ("ishikawa", "5-pourquoi") for language in ("fr", "en")
    ]
    assert [head.label if head else None for head in heads] == ["Effet", "Effect", None, None]


def test_the_shipped_world_cafe_lets_the_room_make_its_tables() -> None:
    assert view_of_card(shipped("world-cafe"), "fr").makes_places
