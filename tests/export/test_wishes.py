"""What is ticked on the export screen, kept between two exports and turned into files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.export.choices import BUILT_IN, Choices, load_choices, save_choice
from facilitateur.export.documents import KINDS
from facilitateur.export.look import Look
from facilitateur.export.options import Names
from facilitateur.export.report_selection import MOST_NOTES
from facilitateur.export.wishes import (
    FILE_NAME,
    FORMATS,
    Wish,
    choice_of,
    files_of,
    keep_wish,
    load_wish,
    options_of,
    wish_of,
)

DOCUMENTS = [kind.id for kind in KINDS]


def test_a_document_is_written_in_the_formats_that_it_has() -> None:
    wish = Wish(("rapport", "fiche-projet", "emargement"), ("pdf", "xlsx", "ics"))
    assert files_of(wish, 0) == (
        ("rapport", "pdf"),
        ("rapport", "xlsx"),
        ("rapport", "ics"),
        ("fiche-projet", "pdf"),
        ("emargement", "pdf"),
        ("emargement", "xlsx"),
    )


def test_an_anonymous_export_has_no_whole_copy() -> None:
    assert files_of(Wish(formats=("html", "json"), anonymous=True), 0) == (("rapport", "html"),)


def test_a_report_that_cannot_tell_every_note_has_its_workbook() -> None:
    assert files_of(Wish(formats=("pdf",)), MOST_NOTES) == (("rapport", "pdf"),)
    assert files_of(Wish(formats=("pdf",)), MOST_NOTES + 1) == (("rapport", "pdf"), ("rapport", "xlsx"))


def test_documents_made_to_name_people_do_so_unless_somebody_asks_for_codes() -> None:
    choices = Choices(BUILT_IN)

    def names(wish: Wish, document: str) -> Names:
        return options_of(wish, document, choices, folder=None, look=Look()).names

    assert names(Wish(), "rapport") is Names.CODES
    assert names(Wish(), "emargement") is Names.NAMES
    assert names(Wish(names=Names.CODES), "emargement") is Names.CODES
    assert names(Wish(anonymous=True), "rapport") is Names.NONE


def test_the_last_wish_is_found_again(tmp_path: Path) -> None:
    wish = Wish(("plan-action",), ("ics",), Names.NAMES, False, True, "essentiel", "/tmp/clé")
    assert keep_wish(tmp_path / "exports", wish)
    assert load_wish(tmp_path / "exports", Wish()) == wish


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b'{"documents": 3}', b"{" * 70_000])
def test_a_damaged_wish_is_no_trouble(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    assert load_wish(tmp_path, Wish()) == Wish()


def test_what_a_newer_version_had_ticked_is_left_out(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b'{"documents": ["poster"], "formats": ["epub", "odt"], "more": 1}')
    assert load_wish(tmp_path, Wish()) == Wish(formats=("odt",))


def test_a_wish_saved_under_a_name_is_the_same_wish_again(tmp_path: Path) -> None:
    wish = Wish(("rapport",), ("pdf", "md"), Names.NONE, False, True, "essentiel")
    assert save_choice(tmp_path, "Pour les élus", choice_of(wish, Choices(BUILT_IN)))
    found = load_choices(tmp_path)
    choice = found.named("pour les elus")
    assert choice is not None
    again = wish_of("Pour les élus", choice, Wish())
    assert (again.documents, again.formats, again.names, again.traces) == (
        ("rapport",),
        ("pdf", "md"),
        Names.NONE,
        True,
    )
    assert not options_of(again, "rapport", found, folder=None, look=Look()).include.blocks


@given(st.lists(st.sampled_from([*DOCUMENTS, *FORMATS])), st.booleans())
def test_ticking_twice_changes_nothing_and_every_file_can_be_had(ticks: list[str], anonymous: bool) -> None:
    wish = Wish(anonymous=anonymous)
    for tick in [*ticks, *reversed(ticks)]:
        wish = wish.toggled(document=tick) if tick in DOCUMENTS else wish.toggled(format_id=tick)
    assert wish == Wish(anonymous=anonymous)
    for tick in ticks:
        wish = wish.toggled(document=tick) if tick in DOCUMENTS else wish.toggled(format_id=tick)
    kinds = {kind.id: kind.formats for kind in KINDS}
    files = files_of(wish, 0)
    assert len(set(files)) == len(files)
    assert all(one in kinds[document] and document in wish.documents and one in wish.formats for document, one in files)
