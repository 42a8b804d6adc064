"""The entry line (canvases.md §4.0): what a typed line means, and that a note can be edited without being changed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitateur.domain.cleaning import MAX_TEXT, clean_line
from facilitateur.domain.entry import PREFIXES, Entry, parse_entry, parse_note, unparse_note
from facilitateur.domain.events import NoteKind

PLAIN, FACT, GUESS, VERBATIM, QUESTION, DECISION = (
    NoteKind.PLAIN,
    NoteKind.FACT,
    NoteKind.GUESS,
    NoteKind.VERBATIM,
    NoteKind.QUESTION,
    NoteKind.DECISION,
)

LINES = {
    # The table of canvases.md §4.0.
    "texte": Entry("texte"),
    "/3": Entry(place=3),
    "/3 texte": Entry("texte", place=3),
    "= texte": Entry("texte", FACT),
    "~ texte": Entry("texte", GUESS),
    "« texte": Entry("texte", VERBATIM),
    "? texte": Entry("texte", QUESTION),
    "! texte": Entry("texte", DECISION),
    "+2": Entry(votes=2),
    "-1": Entry(votes=-1),
    "@B": Entry(team="B"),
    "@B +2": Entry(votes=2, team="B"),
    "@B /+ titre": Entry("titre", team="B", makes=True),
    "@B #mur.jpg": Entry(file="mur.jpg", team="B"),
    "/3 #mur.jpg": Entry(file="mur.jpg", place=3),
    "@B /3 #/tmp/un mur.jpg": Entry(file="/tmp/un mur.jpg", place=3, team="B"),
    "/3 # titre": Entry("# titre", place=3),
    "/3 \\#tag": Entry("#tag", place=3),
    "file:///tmp/un%20mur.jpg": Entry(file="file:///tmp/un%20mur.jpg"),
    "file: le dossier": Entry("file: le dossier"),
    "@B =": Entry(team="B"),
    "@B \\+2": Entry("+2", team="B"),
    "#IMG_2041.jpg": Entry(file="IMG_2041.jpg"),
    # Typed in a hurry.
    "": Entry(),
    "   ": Entry(),
    "  texte  ": Entry("texte"),
    "=texte": Entry("texte", FACT),
    "?pourquoi": Entry("pourquoi", QUESTION),
    "« texte »": Entry("texte", VERBATIM),
    "«\u00a0texte\u202f»": Entry("texte", VERBATIM),
    "« elle dit « non » »": Entry("elle dit « non »", VERBATIM),
    "/3   texte": Entry("texte", place=3),
    "/12 = texte": Entry("texte", FACT, place=12),
    "/3 ? pourquoi": Entry("pourquoi", QUESTION, place=3),
    "@b": Entry(team="B"),
    "@b texte": Entry("texte", team="B"),
    "@C ~ texte": Entry("texte", GUESS, team="C"),
    "−1": Entry(votes=-1),
    "+12": Entry(votes=12),
    "+0": Entry(votes=0),
    "  +2 ": Entry(votes=2),
    "#photo du mur.jpg": Entry(file="photo du mur.jpg"),
    "#/tmp/é.png": Entry(file="/tmp/é.png"),
    # Looks like a command and is none.
    "- texte": Entry("- texte"),
    "-texte": Entry("-texte"),
    "+ texte": Entry("+ texte"),
    "+2 personnes": Entry("+2 personnes"),
    "-1 °C dehors": Entry("-1 °C dehors"),
    "+1000": Entry("+1000"),
    "2+2": Entry("2+2"),
    "/trois": Entry("/trois"),
    "/3e étage": Entry("/3e étage"),
    "/1234 texte": Entry("/1234 texte"),
    "et/ou": Entry("et/ou"),
    "@Ana dit oui": Entry("@Ana dit oui"),
    "@": Entry("@"),
    "@é": Entry("@é"),
    "ana@exemple.fr": Entry("ana@exemple.fr"),
    "# titre": Entry("# titre"),
    "#": Entry("#"),
    "=": Entry(),
    "?": Entry("?"),
    "!": Entry(),
    "«": Entry(),
    "« »": Entry("« »"),
    "/": Entry("/"),
    "\\": Entry("\\"),
    "1. premier": Entry("1. premier"),
    # Taken literally.
    "\\= x": Entry("= x"),
    "\\+2": Entry("+2"),
    "\\/3": Entry("/3"),
    "\\@B": Entry("@B"),
    "\\#tag": Entry("#tag"),
    "\\\\ x": Entry("\\ x"),
    "/2 \\= x": Entry("= x", place=2),
    "= \\x": Entry("\\x", FACT),
    "= = x": Entry("= x", FACT),
    "= +2": Entry("+2", FACT),
    # Other hands and scripts.
    "👩‍🚒 arrive": Entry("👩‍🚒 arrive"),
    "= 👍": Entry("👍", FACT),
    "? لماذا": Entry("لماذا", QUESTION),
    "مرحبا": Entry("مرحبا"),
    "e\u0301te\u0301": Entry("été"),
    "=\u0338": Entry("≠"),
    "= a\tb": Entry("a b", FACT),
    "a\nb": Entry("a b"),
    "\x1b[2J": Entry("\ufffd[2J"),
    "\u202eabc": Entry("⟨RLO⟩abc"),
}

texts = st.text(max_size=20).map(clean_line).filter(bool)
# A mark typed alone is not yet a note (a question mark alone is one: "what is this?").
MARKS = ("=", "~", "«", "!")

tricky = (
    st.text(st.sampled_from("=~«»?!+-−/@#\\ 12Bb\u00a0\u202fé\u0301\u0338\ufffd"), max_size=8)
    .map(clean_line)
    .filter(bool)
)


@pytest.mark.parametrize(("line", "entry"), LINES.items())
def test_a_line_means(line: str, entry: Entry) -> None:
    assert parse_entry(line) == entry


@given(texts | tricky, st.sampled_from([kind for kind in NoteKind if kind is not NoteKind.IDEA]))
@example("= x", PLAIN)
@example("»", VERBATIM)
@example("elle dit « non »", VERBATIM)
@example("« oui »", PLAIN)
@example("« »", PLAIN)
@example("\\", PLAIN)
@example("\\\\", PLAIN)
@example("/3", FACT)
@example("x" * MAX_TEXT, PLAIN)
@example("=" + "x" * (MAX_TEXT - 1), PLAIN)
@example("x" * MAX_TEXT, VERBATIM)
def test_a_note_edited_without_change_stays_as_it_is(text: str, kind: NoteKind) -> None:
    line = unparse_note(text, kind)
    assert parse_entry(line) == Entry(text, kind)
    assert parse_note(line) == (kind, text)


@pytest.mark.parametrize("line", ["+2", "-1", "@B", "@B texte", "/3", "/3 texte", "#photo.jpg"])
def test_a_correction_goes_nowhere_and_votes_for_nothing(line: str) -> None:
    assert parse_note(line) == (PLAIN, line)


@pytest.mark.parametrize(("line", "kind"), [("= texte", FACT), ("« texte »", VERBATIM), ("\\texte", PLAIN)])
def test_a_correction_may_change_the_kind(line: str, kind: NoteKind) -> None:
    assert parse_note(line) == (kind, "texte")


@given(texts | tricky)
def test_an_idea_keeps_its_words_on_the_entry_line_which_has_no_sign_for_it(text: str) -> None:
    assert parse_entry(unparse_note(text, NoteKind.IDEA)).text == text


@given(st.text(max_size=40) | tricky)
def test_any_line_can_be_typed(line: str) -> None:
    entry = parse_entry(line)
    assert entry.text == entry.text.strip()
    assert entry.kind is PLAIN or entry.text
    assert entry.is_empty == (clean_line(line) in {"", *MARKS})
    assert (entry.votes is None and entry.file is None) or not entry.text


@given(texts)
def test_a_plain_sentence_needs_no_backslash(text: str) -> None:
    if text[0].isalpha():
        assert unparse_note(text, PLAIN) == text


def test_every_sign_has_a_kind_of_its_own() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES) == 6


@pytest.mark.parametrize("line", ["=", "~", "«", "!", " ! "])
def test_a_mark_alone_asks_for_nothing(line: str) -> None:
    assert parse_entry(line).is_empty


@pytest.mark.parametrize(
    ("line", "text", "kind"),
    [
        ("@b : trop cher", "trop cher", NoteKind.PLAIN),
        ("@Les Pins : ? et le prix", "et le prix", NoteKind.QUESTION),
        ("@B :-)", ":-)", NoteKind.PLAIN),
        ("@B :", ":", NoteKind.PLAIN),
    ],
)
def test_a_colon_may_stand_behind_a_team(line: str, text: str, kind: NoteKind) -> None:
    entry = parse_entry(line, {"B": "Les Pins"})
    assert (entry.team, entry.text, entry.kind) == ("B", text, kind)


def test_team_and_place_go_together() -> None:
    assert parse_entry("@b /2 = vu") == Entry("vu", NoteKind.FACT, 2, "B")


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ('"nobody told me the date', NoteKind.VERBATIM, "nobody told me the date"),
        ('"nobody told me"', NoteKind.VERBATIM, "nobody told me"),
        ("“nobody told me”", NoteKind.VERBATIM, "nobody told me"),
        ("„niemand”", NoteKind.VERBATIM, "niemand"),
        ('"Guichet unique" : une porte', NoteKind.PLAIN, '"Guichet unique" : une porte'),
        ('\\"nobody', NoteKind.PLAIN, '"nobody'),
        ('""', NoteKind.PLAIN, '""'),
    ],
)
def test_a_quotation_mark_of_any_keyboard_begins_a_verbatim(line: str, kind: NoteKind, text: str) -> None:
    assert parse_entry(line)[:2] == (text, kind)
    assert parse_note(unparse_note(text, kind)) == (kind, text)


def test_a_quotation_mark_alone_says_nothing() -> None:
    assert parse_entry('"').is_empty
