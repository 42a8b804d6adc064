"""What a readable card still lacks: each thing at its place, and no good card is told off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.library import Library
from facilitateur.cards.quality import check_quality
from facilitateur.cards.slips import Kind, slips
from facilitateur.cards.typography import french

Read = Callable[..., CardEntry]


@pytest.fixture
def good(sound: str) -> str:
    """A card that lacks nothing."""
    text = sound.replace("origine : nous-mêmes\n", "origine : nous-mêmes\nlicence : CC BY 4.0\n")
    text = text.replace("## Déroulé", "## Consigne\n«\u202fAllons-y.\u202f»\n\n## Déroulé")
    return text.replace("'", "’").replace(" !", "\u202f!")


def places(entry: CardEntry) -> list[str]:
    return [f"{found.line}:{found.column} {found.code}" for found in check_quality(entry)]


def test_a_good_card_has_nothing_to_say_of(read: Read, good: str) -> None:
    entry = read(good)
    assert entry.findings == ()
    assert check_quality(entry) == ()


def test_the_shipped_cards_lack_nothing(shipped: Path) -> None:
    lacking = [finding for entry in Library([shipped]).entries for finding in check_quality(entry)]
    assert lacking == []


LACKS = [
    # what is replaced, by what, what is said
    ("licence : CC BY 4.0\n", "", "1:1 A132"),
    ("licence : CC BY 4.0", "licence :", "11:1 A132"),
    ("## Consigne\n«\u202fAllons-y.\u202f»\n\n", "", "35:1 A131"),
    ("«\u202fAllons-y.\u202f»", "", "17:1 A131"),
    ("Essayer.", "À REMPLIR", "15:1 A130"),
    ("Essayer.", "C'est TO FILL IN.", "15:7 A130", "15:2 A140"),
    ("Essayer.", "<!-- À REMPLIR : Photolangage -->\nEssayer."),
    ("Essayer.", "Il est à remplir.", ""),
    ("Essayer.", "L'un et l'autre.", "15:2 A140"),
    ("Essayer.", 'Dire "oui".', "15:6 A141"),
    ("Essayer.", "Quoi ? Oui : ceci ; là !", "15:5 A142"),
    ("Essayer.", "Quoi? Oui: ceci.", "15:5 A142"),
    ("Essayer.", "« Oui »", "15:2 A142"),
    ("Essayer.", "`l'a : b` http://x.fr/?a=b"),
    ("nom : Carte d’essai", "nom : Carte d'essai", "3:14 A140"),
    ("- J’aime", "- J'aime {#a} [b:c] : d'où", "36:4 A140"),
    ("- Doucement.", "- Avec un Photolangage®.", "26:11 A150"),
    ("- Doucement.", "- Le NPS de la salle.", "26:6 A150"),
    ("- Doucement.", "- Un pecha kucha.", "26:6 A150"),
    ("- Doucement.", "- Vingt images (format PechaKucha)."),
    ("- Doucement.", "- Les six chapeaux.", "26:7 A150"),
    ("- Doucement.", "- Les six chapeaux d’Edward de Bono."),
    ("- Doucement.", "- Le Business Model Canvas.", "26:6 A150"),
    ("- Doucement.", "- Le Business Model Canvas d’Alexander Osterwalder (CC BY-SA)."),
    ("- Doucement.", "- L’Empathy Map Canvas.", "26:5 A150"),
    ("- Doucement.", "- Le F-SUS.", "26:6 A150"),
    ("- Doucement.", "- Le SUS.", "26:6 A150"),
    ("- Doucement.", "- Le SUS de John Brooke, en sus."),
    ("- Doucement.", "- Un nom™.", "26:9 A150"),
]


@pytest.mark.parametrize(("old", "new", "said"), [(old, new, [*said]) for old, new, *said in LACKS])
def test_each_lack_is_said_where_it_is(read: Read, good: str, old: str, new: str, said: list[str]) -> None:
    assert good.count(old) == 1
    assert sorted(places(read(good.replace(old, new)))) == sorted(one for one in said if one)


def test_a_slip_that_is_everywhere_is_said_once_with_its_count(read: Read, good: str) -> None:
    found = check_quality(read(good.replace("’", "'").replace("Essayer.", "L'un, l'autre.")))
    assert [(one.code, one.values["count"]) for one in found] == [("A140", 4)]


def test_a_card_with_errors_has_worse_to_say(read: Read, good: str) -> None:
    entry = read(good.replace("energie : 2", "energie : 9").replace("’", "'"))
    assert entry.findings
    assert check_quality(entry) == ()


def test_a_card_that_says_it_is_english_has_no_french_typography(read: Read, good: str) -> None:
    entry = read(
        good.replace("fiche : 1", "fiche : 1\nlangue : en").replace("’", "'").replace("Essayer.", 'It "is": so?')
    )
    assert check_quality(entry) == ()


TRANSLATION = """\
---
fiche : 1
langue : en
traduit : essai
revision_source : 1
nom : Trial card
---

## Purpose
"It's fine": try ?

## Invitation
"Go on."

## Steps
1. First — begin
2. Second — end
   > Go on!

## Tips
- Softly.

## Pitfalls
- Too fast.

## Capture
What stays.

## Canvas
### Areas
- I like
- To improve : what is missing
"""


def translated(workspace: Path, good: str, translation: str) -> CardEntry:
    """Read a card that has a translation."""
    (workspace / "essai.md").write_text(good, encoding="utf-8")
    (workspace / "essai.en.md").write_text(translation, encoding="utf-8")
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    return entry


def test_a_whole_translation_lacks_nothing_and_keeps_its_own_typography(workspace: Path, good: str) -> None:
    entry = translated(workspace, good, TRANSLATION)
    assert entry.findings == ()
    assert check_quality(entry) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## Tips\n- Softly.\n\n", "", "1:1 A122"),
        ("- Softly.", "- With the NPS.", "21:12 A150"),
        ("- Softly.", "- TO FILL IN", "21:3 A130"),
        ("- Softly.", "- Softly.\n- Slowly.", "1:1 A125"),
        ("- Softly.", "- Softly, for 5 minutes.", "1:1 A125"),
    ],
)
def test_a_translation_is_looked_at_too(workspace: Path, good: str, old: str, new: str, said: str) -> None:
    entry = translated(workspace, good, TRANSLATION.replace(old, new))
    found = check_quality(entry)
    assert [f"{one.line}:{one.column} {one.code}" for one in found] == [said]
    assert found[0].path.endswith("essai.en.md")


@pytest.mark.parametrize(
    ("old", "new"), [("- Doucement.", "- Doucement.\n- Lentement."), ("- Doucement.", "- Doucement, 3 fois.")]
)
def test_a_master_that_changed_without_a_new_revision_is_noticed(
    workspace: Path, good: str, old: str, new: str
) -> None:
    assert old in good
    found = check_quality(translated(workspace, good.replace(old, new), TRANSLATION))
    assert [one.code for one in found if one.path.endswith("essai.en.md")] == ["A125"]


def test_a_translation_may_lean_on_the_credit_of_its_master(workspace: Path, good: str) -> None:
    master = good.replace("nous-mêmes", "Edward de Bono, 1985")
    entry = translated(workspace, master, TRANSLATION.replace("- Softly.", "- Six hats."))
    assert check_quality(entry) == ()


@pytest.mark.parametrize(("made", "now", "code"), [(1, 3, "A120"), (3, 1, "A121"), (2, 2, "")])
def test_a_translation_knows_the_revision_it_was_made_from(
    workspace: Path, good: str, made: int, now: int, code: str
) -> None:
    master = good.replace("licence :", f"revision : {now}\nlicence :")
    entry = translated(workspace, master, TRANSLATION.replace("revision_source : 1", f"revision_source : {made}"))
    assert [(one.code, one.line, one.column) for one in entry.findings] == ([(code, 5, 19)] if code else [])
    assert entry.card is not None
    assert entry.card.texts["en"].name == "Trial card"


@given(st.text(alphabet="ab1 \u00a0\u202f'\"«»?!;:%(", max_size=30))
def test_a_line_has_slips_exactly_when_printers_would_change_it(line: str) -> None:
    right = french(line)
    found = list(slips(line, right))
    assert bool(found) == (line != right)
    assert [slip.column for slip in found] == sorted(slip.column for slip in found)
    assert sum(slip.kind is Kind.APOSTROPHE for slip in found) == right.count("’")
