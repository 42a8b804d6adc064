"""The canonical form: one way to write a card, and nothing of it lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.cards.form_body import _step
from facilitateur.cards.formatting import Formatted, format_place, format_text
from facilitateur.cards.library import Library
from facilitateur.domain.findings import Report
from facilitateur.textfiles.folders import Place
from facilitateur.textfiles.opening import decode

N, B = "\u202f", "\u00a0"
trailing = "   "

MESSY = f"""\

———
# ma fiche, à moi
nom: « L'essai : "bis" »
FICHE : 1
# quand ?
Phases : Idéation ; TEST
famille:Créativité
duree : 5/10/20 min
humeur : bonne
groupe : 3-30 personnes
énergie : 02

canevas : ZONES
# suite
origine : nous-mêmes ;
  et d'autres
# fin
---
# BUT :
Essayer,   c'est "bien".{trailing}


Encore.
##Déroulé
1) (4 mn) **Premier** - commencer
     * un
     * deux
* (2 x 3 minutes) Second – finir : quoi ?
> Continuez!

   >  Plus fort
<!-- une remarque
  * sur deux lignes -->
+ (1 h) Troisième
## Recette
*  sucre
+ sel
## Conseils
+ Doucement.

```
*  x ;  y
```
## Pièges
- Aller trop vite.
## À capturer
Ce qui reste.

## Canvas
###Areas

* J'aime [texte] {{#a}} : c'est : bien
- À améliorer*2: ce qui manque
### Settings
- votes=oui
"""

CLEAN = f"""\
---
fiche : 1
# ma fiche, à moi
nom : L’essai{B}: «{N}bis{N}»
# quand ?
phases : ideation, test
famille : creativite
duree : 5 / 10 / 20
groupe : 3 à 30
energie : 2
canevas : zones
# suite
origine : nous-mêmes{N}; et d’autres
humeur : bonne
# fin
---

## But
Essayer,   c’est «{N}bien{N}».

Encore.

## Déroulé
1. (4 min) Premier — commencer
   - un
   - deux
2. (2 × 3 min) Second — finir{B}: quoi{N}?
   > Continuez{N}!
   > Plus fort
<!-- une remarque
  * sur deux lignes -->
3. (60 min) Troisième

## Recette
- sucre
- sel

## Conseils
- Doucement.

```
*  x ;  y
```

## Pièges
- Aller trop vite.

## À capturer
Ce qui reste.

## Canevas
### Zones
- J’aime {{#a}} [texte] : c’est{B}: bien
- À améliorer*2 : ce qui manque
### Réglages
- votes : oui
"""

Format = Callable[..., Formatted | None]


def formatted(folder: Path, text: str | bytes, name: str = "essai.md") -> tuple[Formatted | None, Report]:
    """Write a file and put it into its form."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    slug, _, language = name.removesuffix(".md").partition(".")
    report = Report(path)
    return format_place(Place(slug, language, path, 1), Library([folder]), report), report


def again(folder: Path, text: str | bytes, name: str = "essai.md") -> str:
    done, report = formatted(folder, text, name)
    assert done is not None, [finding.say(lambda said, **gaps: said.format(**gaps)) for finding in report.findings]
    return done.after


def test_a_card_written_any_way_has_one_form(workspace: Path) -> None:
    assert again(workspace, MESSY) == CLEAN


def test_the_form_of_a_form_is_itself(workspace: Path) -> None:
    done, _ = formatted(workspace, CLEAN)
    assert done is not None
    assert done.is_same


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_mark_of_an_encoding_are_no_content(workspace: Path, end: str) -> None:
    assert again(workspace, b"\xef\xbb\xbf" + CLEAN.replace("\n", end).encode()) == CLEAN


def test_the_shipped_cards_are_in_their_form(shipped: Path) -> None:
    library = Library([shipped])
    changed = []
    for path in sorted(shipped.glob("*.md")):
        slug, _, language = path.name.removesuffix(".md").partition(".")
        done = format_place(Place(slug, language, path, 0), library, Report(path))
        assert done is not None, path
        changed += [] if done.is_same else [path.name]
    assert changed == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("energie : 2", "energie : 9", "E013"),
        ("## Conseils", "## Conseil s", "E021"),
        ("(4 min) Premier", "Premier", "E020"),
        ("Essayer", "Essa\x07yer", "E050"),
        ("Essayer", "Essa\u202eyer", "E050"),
    ],
)
def test_a_card_with_errors_stays_as_it_is(workspace: Path, sound: str, old: str, new: str, code: str) -> None:
    done, report = formatted(workspace, sound.replace(old, new))
    assert done is None
    assert code in [finding.code for finding in report.findings]


def test_more_than_nine_steps_keep_what_belongs_to_them(workspace: Path, sound: str) -> None:
    steps = "".join(f"- (1 min) Étape {n} - faire\n  * ceci\n> Faites {n}.\n" for n in range(1, 12))
    text = re.sub(r"(?s)## Déroulé\n.*?(?=\n## )", "## Déroulé\n" + steps, sound)
    new = again(workspace, text)
    assert "9. (1 min) Étape 9 — faire\n   - ceci\n   > Faites 9.\n" in new
    assert "10. (1 min) Étape 10 — faire\n    - ceci\n    > Faites 10.\n" in new
    card = Library([workspace]).get("essai")
    (workspace / "essai.md").write_text(new, encoding="utf-8")
    after = Library([workspace]).get("essai")
    assert card is not None
    assert after is not None
    assert card.texts["fr"].steps == after.texts["fr"].steps


def test_text_among_the_steps_stays_where_it_is(workspace: Path, sound: str) -> None:
    new = again(workspace, sound.replace("1. (4", "On y va.\n1. (4").replace("2. (2", "\nUne pause.\n\n1. (2"))
    assert "## Déroulé\nOn y va.\n\n1. (4 min)" in new
    assert "commencer\n\nUne pause.\n\n2. (2 × 3 min)" in new


def test_a_translation_has_english_titles_and_keeps_its_typography(workspace: Path, sound: str) -> None:
    (workspace / "essai.md").write_text(sound, encoding="utf-8")
    text = (
        '---\nnom : Trial: "it\'s"\nrevision_source : 1\nlangue : en\ntraduit : essai\nfiche : 1\n---\n'
        '## But\nIt\'s "fine" ; really ?\n# STEPS\n* First - begin\n* (2x3 min) Second\n##Canvas\n###Zones\n- A = b\n'
    )
    assert again(workspace, text, "essai.en.md") == (
        '---\nfiche : 1\nlangue : en\ntraduit : essai\nrevision_source : 1\nnom : Trial: "it\'s"\n---\n\n'
        '## Purpose\nIt\'s "fine" ; really ?\n\n## Steps\n1. First — begin\n2. (2 × 3 min) Second\n\n'
        "## Canvas\n### Areas\n- A = b\n"
    )


def test_a_translation_waits_for_a_sound_master(workspace: Path, sound: str) -> None:
    text = "---\nfiche : 1\nlangue : en\ntraduit : essai\nrevision_source : 1\nnom : Trial\n---\n"
    (workspace / "essai.md").write_text(sound.replace("energie : 2", "energie : 9"), encoding="utf-8")
    done, report = formatted(workspace, text, "essai.en.md")
    assert done is None
    assert [finding.code for finding in report.findings] == ["E052"]


def test_a_master_in_another_language_keeps_its_typography(workspace: Path, sound: str) -> None:
    text = sound.replace("nom :", "langue : en\nnom :").replace("Essayer.", 'It\'s : "fine" ?')
    new = again(workspace, text)
    assert new.startswith("---\nfiche : 1\nlangue : en\nnom : Carte d'essai\n")
    assert '## Purpose\nIt\'s : "fine" ?\n' in new


WORDS = st.text(alphabet="abcéœ", min_size=1, max_size=6)
PROSE = st.lists(
    WORDS | st.sampled_from(["l'a", '"b"', "« c »", "d ?", "e:", "f ;", "—", "**g**", "`h : i`", "33 %"]),
    min_size=1,
    max_size=5,
).map(" ".join)
GAP = st.sampled_from(["", "", "\n", "\n\n", "  \n"])
BULLET = st.sampled_from(["- ", "* ", "+  ", "-   "])
PARAGRAPH = st.builds("{}{}\n{}".format, BULLET | st.just("") | st.just("  "), PROSE, GAP)
COMMENT = st.builds("<!-- {}\n\n* {} -->\n".format, PROSE, PROSE)
TEXT = st.lists(PARAGRAPH | COMMENT, max_size=4).map("".join)
STEP = st.builds(
    "{}({}min) {}{}{}\n{}{}{}".format,
    st.sampled_from(["1. ", "7) ", "- ", "* ", "1.", "+   "]),
    st.sampled_from(["4 ", "2 × 3 ", "2×3", " 1"]),
    WORDS.map("x".__add__),
    st.sampled_from([" - ", " — ", "— ", " – "]),
    PROSE,
    st.sampled_from(["", "> ", "   > ", "     >", "    * ", "   ", "      - ", "\n     "]).flatmap(
        lambda signs: PROSE.map(lambda text: f"{signs}{text}\n") if signs else st.just("")
    ),
    st.just("") | COMMENT,
    GAP,
)
STEPS = st.lists(STEP, min_size=1, max_size=12).map("".join)
PLACES = st.lists(
    st.builds(
        "{}{}{}{}\n{}".format,
        BULLET,
        WORDS,
        st.sampled_from(["", "*2", " [texte]", " [a:b]", "*3 [texte]"]),
        st.sampled_from(["", " : ", ": ", " :"]).flatmap(lambda sign: PROSE.map(sign.__add__) if sign else st.just("")),
        GAP,
    ),
    min_size=1,
    max_size=4,
).map("".join)
HEADER = [
    *("fiche : 1", "phases : ideation, test", "famille: creativite", "duree : 5/ 10 /20", "groupe : 3 à 30"),
    *("energie :  2", "canevas : zones", "# une remarque", "#autre", "humeur : l'a : b"),
]
CARDS = st.builds(
    "---\n{}\n---\n{}# But\n{}\nx\n##Déroulé\n{}## Conseils\n- a\n{}## Recette\n{}## Pièges\n- b\n{}\n"
    "## À capturer\nc\n{}## Canevas\n{}### Zones\n{}### Réglages\n- {} = {}\n".format,
    st.permutations(HEADER).flatmap(
        lambda lines: st.tuples(PROSE, PROSE).map(
            lambda two: "\n".join([f"nom : {two[0]}", *lines, f"origine : {two[1]}"])
        )
    ),
    *(GAP, TEXT, STEPS, TEXT, TEXT, TEXT, GAP, GAP, PLACES, WORDS, PROSE),
)


def in_memory(text: str) -> tuple[str | None, Report]:
    """Put a text into its form without a file."""
    report = Report("essai.md")
    file = decode(text.encode(), report)
    assert file is not None
    return format_text(file, "essai", report), report


def words_of(text: str) -> list[str]:
    """Return the words of a file, sorted: the keys of a header change their places."""
    return sorted(re.findall(r"[^\W\d_]+", text))


@given(CARDS)
def test_nothing_is_lost_and_the_form_is_stable(text: str) -> None:
    new, report = in_memory(text)
    assert new is not None, [finding.code for finding in report.findings]
    assert words_of(new) == words_of(text)
    assert in_memory(new)[0] == new
    steps = re.search(r"(?s)## Déroulé\n(.*)\n## Conseils", new)
    assert steps is not None
    titles = re.findall(r"\bx[abcéœ]+", re.sub(r"(?s)<!--.*?-->", "", text))
    assert re.findall(r"(?m)^\d+\. \(.*?\) (x\S+)", steps[1]) == titles


def test_steps_counted_in_seconds_have_one_writing_and_no_finding() -> None:
    for typed, form in (
        ("(20x20 sec)", "(20 × 20 s)"),
        ("( 1 min 30 )", "(1 min 30 s)"),
        ("(90 s)", "(1 min 30 s)"),
        ("(4 X 75 secondes)", "(4 × 1 min 15 s)"),
    ):
        line = _step(f"{typed} Passage - sans pouvoir ralentir")
        assert line == f"{form} Passage — sans pouvoir ralentir"
        assert _step(line) == line
