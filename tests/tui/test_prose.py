"""Cards as pages: every line fits, nothing is lost, no-break spaces hold, no text acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from facilitateur.cards.library import Library
from facilitateur.i18n.words import load_words
from facilitateur.storage.places import built_in
from facilitateur.tui.painting.agenda_page import paint_agenda
from facilitateur.tui.painting.card_page import LONGEST_LINE, Use, paint_card
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.prose import emphasised, french_spaces, paint_prose

LIBRARY = Library([built_in().cards])
TEXTS = st.text(st.sampled_from("ab é*`_-•>#1. \n«»:;?![]/界\u00a0\u202f"), max_size=120)


@given(TEXTS, st.integers(4, 60))
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    for line in paint_prose(text, width + 8, french=True):
        assert cell_len(line.plain) <= width + 8


@given(st.text(st.sampled_from("ab é[]/界:?\u00a0\u202f "), max_size=120), st.integers(2, 60))
def test_wrapping_loses_nothing_but_the_spaces_at_line_ends(text: str, width: int) -> None:
    joined = "".join(line.plain for line in flow(Content(text), width))
    assert joined.replace(" ", "") == text.replace(" ", "")


def test_a_line_never_begins_with_a_sign_that_french_keeps_with_its_word() -> None:
    text = french_spaces("Qui paie ? Qui décide : le porteur ; « nous » ou eux ! " * 8)
    for width in range(12, 60):
        for line in flow(Content(text), width):
            assert line.plain[0] not in "?:;!»"
            assert line.plain[-1] != "«"


def test_emphasis_becomes_style_and_other_stars_stay() -> None:
    content = emphasised("*tous* et **vite**, mais 2*3*4 et `code` et * seul")
    assert content.plain == "tous et vite, mais 2*3*4 et code et * seul"
    styled = {content.plain[span.start : span.end]: span.style for span in content.spans}
    assert styled == {"tous": "italic", "vite": "bold", "code": "bold"}


def test_bullets_hang_and_paragraphs_join() -> None:
    lines = [
        line.plain for line in paint_prose("Un paragraphe\nsur deux lignes.\n\n- un point qui continue\n- deux", 18)
    ]
    assert lines == ["Un paragraphe sur", "deux lignes.", "", "• un point qui", "  continue", "• deux"]


def test_markup_is_text() -> None:
    (line,) = paint_prose("[@click=app.quit]ici[/] [red]x", 60)
    assert line.plain == "[@click=app.quit]ici[/] [red]x"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.slug)
def test_every_card_is_painted_whole(entry: object, language: str) -> None:
    card = entry.card  # type: ignore[attr-defined]
    assert card is not None
    page = paint_card(load_words(language), card, language, Use(600, (60,), len(card.timings) - 1), 120)
    text = " ".join(" ".join(line.plain for line in page.lines).split())
    assert max(line.cell_length for line in page.lines) <= LONGEST_LINE
    assert page.step_line is not None
    for step in card.text(language).steps:
        assert " ".join(step.title.split()) in text


def test_an_agenda_fits_the_smallest_screen() -> None:
    from facilitateur.agendas.shelf import AgendaShelf

    for entry in AgendaShelf([built_in().agendas], LIBRARY.cards).entries:
        assert entry.agenda is not None
        lines = paint_agenda(load_words("fr"), entry.agenda, LIBRARY.cards, entry.findings, "", 76)
        assert max(line.cell_length for line in lines) <= 76
