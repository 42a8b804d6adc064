"""A translation gives words only, and never drifts from its master."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.library import Library
from facilitateur.cards.quality import check_quality
from facilitateur.domain.canvases.places import view_of_card
from facilitateur.domain.canvases.values import read_value
from facilitateur.domain.card import CanvasKind

ENGLISH = """\
---
fiche : 1
langue : en
traduit : essai
revision_source : 1
nom : Trial card
---

## Purpose
Try.

## Steps
1. First — begin
2. (2 × 3 min) Second — end
   > Go on!

## Tips
- Softly.

## Canvas
### Zones
- I like
- To improve {#a-ameliorer} : what is missing
"""


@pytest.fixture
def translate(workspace: Path, sound: str) -> Callable[[str], CardEntry]:
    def write_and_read(text: str) -> CardEntry:
        (workspace / "essai.md").write_text(sound, encoding="utf-8")
        (workspace / "essai.en.md").write_text(text, encoding="utf-8")
        entry = Library([workspace]).entry("essai")
        assert entry is not None
        return entry

    return write_and_read


Translate = Callable[[str], CardEntry]


def test_the_words_are_translated_and_the_ids_inherited(translate: Translate) -> None:
    entry = translate(ENGLISH)
    assert entry.findings == ()
    assert entry.card is not None
    text = entry.card.texts["en"]
    assert (text.name, text.purpose, text.tips) == ("Trial card", "Try.", "- Softly.")
    assert [step.title for step in text.steps] == ["First", "Second"]
    assert text.steps[1].room == "Go on!"
    assert [(place.id, place.label) for place in text.canvas.places] == [
        ("j-aime", "I like"),
        ("a-ameliorer", "To improve"),
    ]


def test_missing_sections_show_the_masters_words_and_are_listed(translate: Translate) -> None:
    card = translate(ENGLISH).card
    assert card is not None
    assert card.texts["en"].missing == ("pitfalls", "capture")
    assert card.texts["en"].pitfalls == card.texts["fr"].pitfalls


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("1. First — begin\n", "", "12 E040"),
        ("## Tips", "3. Third — again\n\n## Tips", "12 E040"),
        ("1. First", "1. (5 min) First", "13 E043"),
        ("(2 × 3 min)", "(6 min)", "14 E043"),
        ("langue : en", "langue : de", "3 E041"),
        ("traduit : essai", "traduit : autre", "4 E041"),
        ("traduit : essai\n", "", "1 E005"),
        ("nom : Trial card\n", "", "1 E005"),
        ("{#a-ameliorer}", "{#better}", "23 E042"),
        ("- I like", "- I like\n- And\n- More", "24 E042"),
        ("fiche : 1", "fiche : 7", "2 E006"),
    ],
)
def test_a_translation_that_drifts_is_refused_and_the_master_stays(
    translate: Translate, old: str, new: str, code: str
) -> None:
    assert ENGLISH.count(old) == 1
    entry = translate(ENGLISH.replace(old, new))
    assert [f"{finding.line} {finding.code}" for finding in entry.findings if finding.level == "error"] == [code]
    assert entry.findings[0].path.endswith("essai.en.md")
    assert entry.card is not None
    assert "en" not in entry.card.texts


def test_material_and_source_may_be_translated_and_else_show_french(workspace: Path, sound: str) -> None:
    material = "materiel : post-it ; carte A2 par équipe, feutres"
    (workspace / "essai.md").write_text(sound.replace("origine", f"{material}\norigine"), encoding="utf-8")
    header = "materiel : sticky notes; A2 map per team, felt-tips\norigine : ourselves\n"
    (workspace / "essai.en.md").write_text(ENGLISH.replace("---\n\n", f"{header}---\n\n"), encoding="utf-8")
    (workspace / "autre.md").write_text(sound.replace("origine", f"{material}\norigine"), encoding="utf-8")
    (workspace / "autre.en.md").write_text(ENGLISH.replace(": essai", ": autre"), encoding="utf-8")
    library = Library([workspace])
    whole, bare = library.cards["essai"], library.cards["autre"]
    assert whole.material_in("en") == "sticky notes; A2 map per team, felt-tips"
    assert whole.material_in("fr") == bare.material_in("en") == "post-it ; carte A2 par équipe, feutres"
    assert (whole.source_in("en"), whole.source_in("fr"), bare.source_in("en")) == (
        "ourselves",
        "nous-mêmes",
        "nous-mêmes",
    )
    found = library.entry("autre")
    assert found is not None
    assert found.findings == ()
    assert "A122" in {finding.code for finding in check_quality(found)}


@pytest.mark.parametrize(
    ("english", "is_used"),
    [
        ("sticky notes; “red, green” cards; a pen, including ink", True),
        ("sticky notes; cards", False),
        ("sticky notes; cards, pens; ink", False),
    ],
)
def test_a_translated_material_names_as_many_things_as_the_master(
    workspace: Path, sound: str, english: str, is_used: bool
) -> None:
    french = "materiel : post-it ; cartes « rouge, vert » ; un stylo, dont l’encre"
    (workspace / "essai.md").write_text(sound.replace("origine", f"{french}\norigine"), encoding="utf-8")
    text = ENGLISH.replace("nom : Trial card", f"nom : Trial card\nmateriel : {english}")
    (workspace / "essai.en.md").write_text(text, encoding="utf-8")
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert entry.card is not None
    assert (entry.card.texts["en"].material == english) is is_used
    assert [f"{finding.line} {finding.code}" for finding in entry.findings] == ([] if is_used else ["7 A123"])


@pytest.mark.parametrize(
    ("french", "english", "is_used"),
    [
        ("[choix:à faire,en cours,fait]", "[choice:to do,in progress,done]", True),
        ("[choix:à faire,en cours,fait]", "[choice:to do,done]", False),
        ("[échec,aidé,réussi]", "[failed,helped,succeeded]", True),
        ("[échec,aidé,réussi]", "[choice:failed,helped,succeeded]", False),
        ("[echelle:1-5 orage..soleil]", "[scale:1-5 storm..sun]", True),
        ("[echelle:1-5]", "[scale:1-7]", False),
        ("[-2..+2]", "[-3..+3]", False),
        ("[fichier]", "[file]", True),
        ("[fichier]", "[date]", False),
        ("[secondes:20]", "[seconds:30]", False),
    ],
)
def test_a_type_may_be_said_in_other_words_but_takes_as_much(
    workspace: Path, sound: str, french: str, english: str, is_used: bool
) -> None:
    (workspace / "essai.md").write_text(sound.replace("- J'aime\n", f"- J'aime {french}\n"), encoding="utf-8")
    (workspace / "essai.en.md").write_text(ENGLISH.replace("- I like\n", f"- I like {english}\n"), encoding="utf-8")
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert entry.card is not None
    shown = view_of_card(msgspec.structs.replace(entry.card, canvas=CanvasKind.SHEETS), "en").lanes[0]
    assert (shown.id, shown.label, f"[{shown.type}]") == ("j-aime", "I like", english if is_used else french)
    assert [finding.code for finding in entry.findings] == ([] if is_used else ["A124"])


def test_a_choice_is_typed_in_the_language_of_the_card(workspace: Path, sound: str) -> None:
    french, english = "- J'aime [choix:oui,non]\n", "- I like [choice:yes,no]\n"
    (workspace / "essai.md").write_text(sound.replace("- J'aime\n", french), encoding="utf-8")
    (workspace / "essai.en.md").write_text(ENGLISH.replace("- I like\n", english), encoding="utf-8")
    card = msgspec.structs.replace(Library([workspace]).cards["essai"], canvas=CanvasKind.SHEETS)
    said = {language: read_value(view_of_card(card, language).lanes[0], "2") for language in ("fr", "en")}
    assert said == {"fr": "non", "en": "no"}


def test_an_old_translation_is_shown_with_a_warning(workspace: Path, sound: str) -> None:
    (workspace / "essai.md").write_text(sound.replace("energie : 2", "energie : 2\nrevision : 3"), encoding="utf-8")
    (workspace / "essai.en.md").write_text(ENGLISH, encoding="utf-8")
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert [(finding.code, finding.values["revision"]) for finding in entry.findings] == [("A120", 3)]
    assert entry.card is not None
    assert entry.card.texts["en"].name == "Trial card"


def test_a_translation_without_a_master_is_listed_and_explained(workspace: Path) -> None:
    (workspace / "essai.en.md").write_text(ENGLISH, encoding="utf-8")
    library = Library([workspace])
    assert [(entry.slug, entry.findings[0].code) for entry in library.entries] == [("essai", "E044")]
    assert len(library.cards) == 0


def test_a_workspace_may_translate_a_built_in_card(tmp_path: Path, workspace: Path, sound: str) -> None:
    built_in = tmp_path / "built-in"
    built_in.mkdir()
    (built_in / "essai.md").write_text(sound, encoding="utf-8")
    (workspace / "essai.en.md").write_text(ENGLISH, encoding="utf-8")
    entry = Library([built_in, workspace]).entry("essai")
    assert entry is not None
    assert entry.card is not None
    assert entry.card.texts["en"].name == "Trial card"
    assert not entry.replaces_built_in


def test_the_translation_of_a_replaced_card_is_left_out(tmp_path: Path, workspace: Path, sound: str) -> None:
    built_in = tmp_path / "built-in"
    built_in.mkdir()
    (built_in / "essai.md").write_text(sound, encoding="utf-8")
    (built_in / "essai.en.md").write_text(ENGLISH, encoding="utf-8")
    (workspace / "essai.md").write_text(sound.replace("Essayer.", "Autre chose."), encoding="utf-8")
    card = Library([built_in, workspace]).get("essai")
    assert card is not None
    assert "en" not in card.texts
