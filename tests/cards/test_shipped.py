"""The cards that come with the program."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.canvases.scales import scale_of
from facilitateur.domain.canvases.values import choices_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.material import things, translated_things
from facilitateur.domain.phases import PHASES, Phase


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([Path(__file__).parents[2] / "methodes"])


def test_every_shipped_card_reads_without_a_finding(library: Library) -> None:
    assert [str(finding) for finding in library.findings] == []
    assert len(library.cards) == len(library.entries) == 90


def test_every_card_says_what_a_facilitator_needs(library: Library) -> None:
    for card in library.cards.values():
        text = card.texts["fr"]
        assert text.purpose
        assert text.invitation
        assert text.tips.startswith("- ")
        assert text.pitfalls.startswith("- ")
        assert text.capture
        assert len(text.steps) == len(card.timings) > 0
        assert all(step.title and step.detail for step in text.steps)
        assert sum(timing.minutes for timing in card.timings) == card.minutes[1]
        assert card.sha256
        assert card.licence == "CC BY 4.0"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_step_tells_the_room_one_thing_to_do(library: Library, language: str) -> None:
    told = {card.slug: [step.room for step in card.texts[language].steps] for card in library.cards.values()}
    assert [slug for slug, lines in told.items() if not all(lines)] == []
    assert [line for lines in told.values() for line in lines if len(line) > 96] == []


@pytest.mark.parametrize(("language", "strong", "side"), [("fr", "fortes→", "à gauche."), ("en", "strong→", "left.")])
def test_what_is_said_of_a_canvas_is_what_the_canvas_has(
    library: Library, language: str, strong: str, side: str
) -> None:
    assumptions, blueprint = (library.cards[slug] for slug in ("cartes-hypotheses", "blueprint"))
    assert assumptions.text(language).canvas.settings["x"].partition("(")[2].startswith(strong)
    assert assumptions.text(language).steps[1].room.endswith(side)
    assert "six" in blueprint.material_in(language)
    assert len(blueprint.text(language).canvas.places) == 6


def test_every_card_is_whole_in_english(library: Library) -> None:
    for card in library.cards.values():
        english = card.texts["en"]
        assert english.missing == ()
        assert english.material
        assert english.source
        assert len(translated_things(card, "en")) == len(things(card.material)) == len(things(english.material))


def test_what_a_field_offers_is_in_english_too(library: Library) -> None:
    for card in library.cards.values():
        french, english = (card.texts[language].canvas.places for language in ("fr", "en"))
        for master, place in zip(french, english, strict=True):
            named = choices_of(master) or scale_of(master).names
            assert not named or place.type != master.type, (card.slug, place.label)


def test_english_cards_are_set_as_english_is(shipped: Path) -> None:
    for path in sorted(shipped.glob("*.en.md")):
        text = path.read_text(encoding="utf-8")
        assert not set(text) & set("\"'«»\u202f\u00a0"), path.name
        assert text.count("“") == text.count("”"), path.name


def test_every_canvas_has_ids_that_are_all_different(library: Library) -> None:
    for card in library.cards.values():
        ids = [place.id for place in card.texts["fr"].canvas.places]
        assert len(ids) == len(set(ids))
    assert {card.canvas for card in library.cards.values()} == set(CanvasKind)


def test_the_prose_of_a_card_is_the_markdown_of_its_file(library: Library) -> None:
    for entry in library.entries:
        assert entry.card is not None
        text = entry.card.texts["fr"]
        for prose in (text.purpose, text.invitation, text.tips, text.pitfalls, text.capture, text.remote):
            assert prose in entry.source_text


def test_shelves_follow_the_phases_and_names_follow_the_alphabet(library: Library) -> None:
    shelves = [entry.card.shelf if entry.card else None for entry in library.entries]
    order = [*PHASES, None]
    assert shelves == sorted(shelves, key=order.index)
    icebreakers = [entry.name for entry in library.entries if entry.card and entry.card.shelf is Phase.ICEBREAKER]
    assert icebreakers[:3] == ["Attentes et craintes", "Brise-glace\u00a0: portraits croisés", "Cadre de sécurité"]


def test_a_card_that_says_every_phase_first_is_on_no_shelf(library: Library) -> None:
    roti = library.cards["roti"]
    assert (roti.phases, roti.every_phase, roti.shelf) == ((Phase.PITCH,), True, None)


def test_the_empathy_map_keeps_its_zones_help_and_layout(library: Library) -> None:
    canvas = library.cards["carte-empathie"].texts["fr"].canvas
    fears = canvas.places[6]
    assert (fears.id, fears.label) == ("craintes", "Pense et ressent\u00a0: craintes")
    assert fears.help == "Qu’est-ce qui l’inquiète ou l’agace\u202f?"
    assert canvas.layout == (
        ("qui", "doit-faire", "entend"),
        ("voit", "dit", "fait"),
        ("craintes", "aspirations", "besoins"),
    )
    assert canvas.settings["ouvrir-a-l-etape-5"] == "besoins"


def test_rounds_room_texts_and_decks_are_read(library: Library) -> None:
    rounds = library.cards["brainwriting-635"].timings[1]
    assert (rounds.rounds, rounds.round_minutes, rounds.minutes) == (6, 5, 30)
    assert library.cards["5-pourquoi"].texts["fr"].steps[0].room.startswith("Lisez-le à voix haute")
    assert library.cards["cartes-de-ressenti"].texts["fr"].deck[:2] == ("clair", "utile")


def test_the_weights_and_types_of_criteria_are_read(library: Library) -> None:
    places = library.cards["grille-evaluation"].texts["fr"].canvas.places
    assert [(place.label, place.weight) for place in places[:2]] == [("Utilité", 3), ("Faisabilité", 2)]
    assert places[-1].type == "0-5"


def test_the_translated_card_speaks_english(library: Library) -> None:
    card = library.cards["5-pourquoi"]
    english = card.text("en")
    assert english.name == "5 Whys"
    assert english.steps[3].title == "Actionable cause"
    assert english.canvas.settings["racine"] == "What problem did we observe?"
    assert english.canvas.settings["profondeur-visee"] == "5"
    assert english.missing == ()


def test_every_shipped_card_is_said_in_english(library: Library) -> None:
    lacking = {slug: card.text("en").missing for slug, card in library.cards.items() if card.text("en").missing}
    assert not lacking


def test_a_card_without_translation_has_its_english_name_over_the_french_text(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "persona.md").write_bytes((shipped / "persona.md").read_bytes())
    card = Library([tmp_path]).cards["persona"]
    assert card.text("en").purpose == card.texts["fr"].purpose
    assert "purpose" in card.text("en").missing


def test_asking_for_one_card_reads_that_one_only(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("facilitateur.cards.entry.read_text", lambda path, _: opened.append(path.name))
    assert Library([shipped]).get("persona") is None
    assert [name for name in opened if not name.startswith("persona.")] == []
    assert "persona.md" in opened


ICEBREAKERS = ("portrait-croise", "tour-inclusion", "ligne-positionnement", "rencontres-impromptues")


@pytest.mark.parametrize("slug", ICEBREAKERS)
def test_an_icebreaker_that_draws_has_a_deck_for_many_sessions_in_both_languages(library: Library, slug: str) -> None:
    card = library.cards[slug]
    french, english = card.text("fr").deck, card.text("en").deck
    assert Phase.ICEBREAKER in card.phases
    assert len(french) == len(english) >= 12
    assert len({*french, *english}) == 2 * len(french)


def test_only_a_chain_of_causes_asks_why(library: Library) -> None:
    texts = {name: text.canvas.settings["question"] for name, text in library.cards["carte-mentale"].texts.items()}
    assert texts == {"fr": "Mot associé", "en": "Linked word"}
