"""The border: nothing harmful comes in, and what came in once is not changed by coming in again."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitateur.domain.cleaning import MAX_TEXT, REPLACEMENT, clean, clean_line, fold, slug

anything = st.text(st.characters(exclude_categories=())) | st.text(
    st.sampled_from("a é\u0301\u00a0\u202f\u3000\t\n\r\x0b\x1b\x85\u2028\u202e\ud800\U0001fffe👩\u200d🚒œÆﬁℌ")
)


def is_forbidden(char: str) -> bool:
    """Whether a character may never come in (nightmares.md §3.1)."""
    code = ord(char)
    control = unicodedata.category(char) == "Cc" and char not in "\n\t"
    bidi = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    nonchar = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    tag = 0xE0000 <= code <= 0xE007F
    return control or bidi or nonchar or tag or 0xD800 <= code <= 0xDFFF or code in (0x2028, 0x2029)


def test_no_forbidden_character_passes() -> None:
    forbidden = [chr(code) for code in range(0x110000) if is_forbidden(chr(code)) and chr(code) != "\r"]
    for char in forbidden:
        cleaned = clean(f"a{char}b")
        assert cleaned == f"a{REPLACEMENT}b" or re.fullmatch(r"a⟨[A-Z]{3}⟩b", cleaned)


@given(anything)
def test_a_clean_text_holds_no_forbidden_character_and_can_be_written(text: str) -> None:
    cleaned = clean(text)
    assert not any(is_forbidden(char) for char in cleaned)
    assert cleaned.encode().decode() == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(anything, st.integers(0, 12))
@example("a b", 2)
@example("ab" * MAX_TEXT, MAX_TEXT)
def test_cleaning_a_line_twice_is_cleaning_it_once(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert clean_line(line, limit) == line
    assert len(line) <= limit
    assert line == line.strip()
    assert not set(line) & {"\n", "\t"}
    assert "  " not in line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("un\r\ndeux\rtrois\n", "un\ndeux\ntrois\n"),
        ("a\tb", "a\tb"),
        ("\x1b]52;c;Zm9v\x07", "\ufffd]52;c;Zm9v\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("abc\u202etxt.exe", "abc⟨RLO⟩txt.exe"),
        ("e\u0301", "é"),
        ("👩\u200d🚒 مرحبا", "👩\u200d🚒 مرحبا"),
        ("1\u00a0000\u202f€", "1\u00a0000\u202f€"),
        ("[red]x[/red]", "[red]x[/red]"),
    ],
)
def test_a_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  deux   mots \n", "deux mots"),
        ("un\n\n\tdeux", "un deux"),
        ("\u00a0 x \u3000", "x"),
        ("«\u00a0x\u00a0»", "«\u00a0x\u00a0»"),
        ("\n\t ", ""),
    ],
)
def test_a_line_is_cleaned(text: str, line: str) -> None:
    assert clean_line(text) == line


@given(anything)
@example("ℌ")
@example("ẞ")
@example("İ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Thème", "theme"),
        ("THÈME", "theme"),
        ("the\u0300me", "theme"),
        ("Œuvre", "oeuvre"),
        ("ex æquo", "ex aequo"),
        ("Ça", "ca"),
        ("ﬁche", "fiche"),
        ("Straße", "strasse"),
        ("Ǽ", "ae"),
        ("ℌ", "h"),
    ],
)
def test_accents_case_and_ligatures_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(anything, st.integers(1, 50))
@example("", 3)
def test_a_slug_is_made_of_letters_digits_and_dashes_only(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert re.fullmatch(rf"[a-z0-9-]{{1,{limit}}}", made)
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made, limit) == made


@pytest.mark.parametrize(
    ("text", "limit", "made"),
    [
        ("Réduire l'attente au guichet", 40, "reduire-l-attente-au-guichet"),
        ("Réduire l'attente au guichet", 20, "reduire-l-attente-au"),
        ("Anticonstitutionnellement", 10, "anticonsti"),
        ("../../etc/passwd", 40, "etc-passwd"),
        ("日本", 40, "seance"),
        ("", 40, "seance"),
        ("CON", 40, "con"),
    ],
)
def test_a_slug_is_made_of_whole_words_where_they_fit(text: str, limit: int, made: str) -> None:
    assert slug(text, limit) == made


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("abcdef", "abcd"),
        ("abc👩\u200d🚒", "abc"),
        ("abc👍🏽", "abc"),
        ("abc❤\ufe0f", "abc"),
        ("abcx\u0323\u0304", "abc"),
        ("a🇫🇷🇨🇭", "a🇫🇷"),
        ("ab🇫🇷🇨🇭", "ab🇫🇷"),
        ("abcd\u20e3", "abc"),
        ("👩\u200d👩\u200d👧\u200d👦", "👩\u200d👩\u200d"),
    ],
)
def test_a_line_that_is_too_long_is_cut_before_what_is_read_as_one_sign(text: str, kept: str) -> None:
    assert clean_line(text, 4) == kept


@given(anything, st.integers(1, 8))
def test_a_line_is_never_longer_than_its_limit_nor_empty_where_it_says_something(text: str, limit: int) -> None:
    cut = clean_line(text, limit)
    assert len(cut) <= limit
    assert bool(cut) == bool(clean_line(text))
    assert clean_line(cut, limit) == cut
