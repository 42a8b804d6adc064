"""Who said a note: the name at the front of a line, corrected, taken back, and who has not spoken yet."""

import pytest

from facilitateur.domain import note_intents
from facilitateur.domain.authors import people_called, shared_name, voices
from facilitateur.domain.canvases.places import view_of_card
from facilitateur.domain.entry import Entry, parse_entry, parse_said, unparse_note
from facilitateur.domain.events import NoteEdited, NoteKind
from facilitateur.domain.evolve import fold
from facilitateur.domain.people import Participant
from support.canvases import shipped
from support.story import Story

PEOPLE = tuple(
    Participant(f"P{n:02d}", name) for n, name in enumerate(("Ada Roux", "Zoé", "Blé Petit", "Blé Martin"), 1)
)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Ada : mon mot", Entry("mon mot", author="P01")),
        ("ada roux: mon mot", Entry("mon mot", author="P01")),
        ("ZOE\N{NARROW NO-BREAK SPACE}: mon mot", Entry("mon mot", author="P02")),
        ("p02 : mon mot", Entry("mon mot", author="P02")),
        ("Blé M. : mon mot", Entry("mon mot", author="P04")),
        ("Zoé : midi : la soupe", Entry("midi : la soupe", author="P02")),
        ("Zoé : ? qui paie", Entry("qui paie", NoteKind.QUESTION, author="P02")),
        ("= Zoé : il pleut", Entry("il pleut", NoteKind.FACT, author="P02")),
        ("@B Zoé : il pleut", Entry("il pleut", team="B", author="P02")),
        ("/2 Zoé : il pleut", Entry("il pleut", place=2, author="P02")),
        ("\\Zoé : mon mot", Entry("Zoé : mon mot")),
        ("Blé : mon mot", Entry("Blé : mon mot")),
        ("Objectif : mon mot", Entry("Objectif : mon mot")),
        ("Ro : mon mot", Entry("Ro : mon mot")),
        ("Zoé :", Entry("Zoé :")),
        ("à 10:30", Entry("à 10:30")),
    ],
)
def test_a_known_name_before_a_colon_is_the_author_and_any_other_line_stays_as_it_is(line: str, entry: Entry) -> None:
    assert parse_entry(line, {}, PEOPLE) == entry


def test_without_people_a_name_is_text() -> None:
    assert parse_entry("Ada : mon mot") == Entry("Ada : mon mot")


def test_a_name_that_several_bear_is_told() -> None:
    assert people_called("ble", PEOPLE) == ("P03", "P04")
    assert [shared_name(line, PEOPLE) for line in ("Blé : x", "Blé P : x", "Zoé : x", "x")] == ["Blé", "", "", ""]


@pytest.mark.parametrize("author", ["", "P01", "P02", "P03", "Ana"])
@pytest.mark.parametrize("kind", [NoteKind.PLAIN, NoteKind.FACT, NoteKind.VERBATIM])
@pytest.mark.parametrize("text", ["mon mot", "midi : la soupe", "+2"])
def test_a_note_on_the_entry_line_reads_back_with_its_author(author: str, kind: NoteKind, text: str) -> None:
    read = parse_said(unparse_note(text, kind, author, PEOPLE), PEOPLE)
    assert read == ("" if author == "Ana" else author, kind, text)


def test_a_text_that_begins_like_a_name_stays_a_text_when_it_is_corrected() -> None:
    assert parse_said(unparse_note("Zoé : mon mot", NoteKind.PLAIN, "", PEOPLE), PEOPLE)[::2] == ("", "Zoé : mon mot")


def test_a_correction_changes_the_author_only_when_it_says_so() -> None:
    story = Story().does(lambda s, _: note_intents.capture(s, "b3", "A", ["un", "deux"], authors=["P01"]))
    assert [story.note(n).author for n in (1, 2)] == ["P01", ""]
    story.does(lambda s, _: note_intents.edit_note(s, 1, "Un", NoteKind.PLAIN))
    assert (story.note(1).text, story.note(1).author) == ("Un", "P01")
    story.does(lambda s, _: note_intents.edit_note(s, 1, "Un", NoteKind.PLAIN, "P02"))
    assert story.note(1).author == "P02"
    assert note_intents.edit_note(story.state, 1, "Un", NoteKind.PLAIN, "P02") == ()
    story.does(lambda s, _: note_intents.edit_note(s, 1, "Un", NoteKind.PLAIN, ""))
    assert story.note(1).author == ""
    assert story.undoes().note(1).author == "P02"
    assert fold(story.log) == story.state


def test_old_corrections_leave_the_author() -> None:
    story = Story().does(lambda s, _: note_intents.capture(s, "b3", "A", ["un"], authors=["P01"]))
    story.happens(NoteEdited(1, "Un"))
    assert story.note(1).author == "P01"


def test_who_of_those_present_has_spoken_is_counted_where_the_card_asks() -> None:
    story = Story(names=("Ada", "Zoé", "Chloé"), teams=2)
    view, other = (view_of_card(shipped(slug), "fr") for slug in ("tour-inclusion", "comment-pourrions-nous"))
    assert voices(story.state, "b3", view) is None
    for team, authors in (("A", ["P03", "P03", "Ana"]), ("B", ["P01"])):
        story.does(
            lambda s, _, team=team, authors=authors: note_intents.capture(
                s, "b3", team, ["un", "deux", "x"], authors=authors
            )
        )
    heard = voices(story.state, "b3", view)
    assert heard is not None
    assert (heard.spoke, heard.silent, heard.n) == (("P01", "P03"), ("P02",), 3)
    assert voices(story.state, "b3", other) is None
