"""A new card is whole, sound and in its form: only its texts are to be written."""

import pytest

from facilitateur.cards.formatting import format_text
from facilitateur.cards.reader import read_master
from facilitateur.cards.template import MINUTES, TO_FILL_IN, new_card
from facilitateur.cards.vocabulary import SECTION_TITLES
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.i18n.words import LANGUAGES, load_words
from facilitateur.textfiles.opening import decode

EVERYTHING = [(language, kind, phase) for language in LANGUAGES for kind in CanvasKind for phase in (None, *PHASES)]


@pytest.mark.parametrize(("language", "canvas", "phase"), EVERYTHING)
def test_a_new_card_reads_without_a_finding_and_is_in_its_form(
    language: str, canvas: CanvasKind, phase: Phase | None
) -> None:
    text = new_card(load_words(language), "L'idée : la mienne", phase, canvas)
    report = Report("essai.md")
    file = decode(text.encode(), report)
    assert file is not None
    card = read_master(file, "essai", report)
    assert report.findings == ()
    assert card is not None
    assert (card.shelf, card.every_phase, card.canvas) == (phase, phase is None, canvas)
    assert card.minutes[1] == sum(MINUTES)
    assert format_text(file, "essai", report) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_there_and_explained_to_those_who_write_it(language: str) -> None:
    text = new_card(load_words(language), "Essai", Phase.TESTING, CanvasKind.ZONES)
    for titles in SECTION_TITLES.values():
        title = titles[LANGUAGES.index(language)]
        assert f"\n\n## {title}\n<!-- " in text
    file = decode(text.encode(), Report(""))
    assert file is not None
    card = read_master(file, "essai", Report(""))
    assert card is not None
    shown = card.texts["fr"]
    assert shown.purpose == TO_FILL_IN[language]
    assert all("<!--" not in step.detail + step.room for step in shown.steps)
    assert len(shown.deck) == 1
