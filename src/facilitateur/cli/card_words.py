"""The words of method cards as people type them: phases and canvases, in either language."""

from facilitateur.cli.arguments import one_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import fold, slug
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.i18n.labels import canvas_kind_label, phase_label
from facilitateur.i18n.words import Words, load_words

LANGUAGES = ("fr", "en")


def read_phase(words: Words, typed: str) -> Phase:
    """Return a phase by its id or by its name in either language."""
    for phase in PHASES:
        names = {phase.value, *(phase_label(load_words(language), phase) for language in LANGUAGES)}
        if fold(typed) in {fold(name) for name in names}:
            return phase
    return Phase(one_of(words, "--phase", typed, [phase_label(words, phase) for phase in PHASES]))


def read_shelf(words: Words, typed: str) -> Phase | None:
    """Return a phase, or None for what fits any phase."""
    from facilitateur.cards.vocabulary import EVERY_PHASE_NAMES

    return None if slug(typed) in EVERY_PHASE_NAMES else read_phase(words, typed)


def read_canvas(words: Words, typed: str) -> CanvasKind:
    """Return a canvas by its name in files or in either language."""
    for kind in CanvasKind:
        names = {kind.value, kind.name, *(canvas_kind_label(load_words(language), kind) for language in LANGUAGES)}
        if fold(typed) in {fold(name) for name in names}:
            return kind
    option = "--canevas" if words.language == "fr" else "--canvas"
    return CanvasKind(one_of(words, option, typed, [canvas_kind_label(words, kind) for kind in CanvasKind]))
