"""« de » loses its vowel before a vowel and before an h that is not heard, in French only."""

import pytest

from facilitateur.i18n.elision import elided
from facilitateur.i18n.words import load_words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Entretien", "d’Entretien"),
        ("Écoute active", "d’Écoute active"),
        ("œuvre commune", "d’œuvre commune"),
        ("Hypothèses", "d’Hypothèses"),
        ("Histoire", "d’Histoire"),
        ("Arpentage ou Bocal", "d’Arpentage ou Bocal"),
        ("Hibou", "de Hibou"),
        ("Cadrage", "de Cadrage"),
        ("onze idées", "de onze idées"),
        ("A", "de A"),
        ("A (Lilas)", "de A (Lilas)"),
        ("UMUX-LITE", "de UMUX-LITE"),
        ("e2", "de e2"),
        ("", "de "),
        (11, "de 11"),
    ],
)
def test_of_is_said_as_french_says_it(value: object, said: str) -> None:
    assert elided("de {name}", {"name": value}).format(name=value) == said


def test_only_the_little_word_before_a_gap_changes_and_only_in_french() -> None:
    assert elided("code {name} de {other}", {"name": "Entretien", "other": "Ada et Blé"}) == "code {name} d’{other}"
    said = "“{name}” takes up what comes from {sources}, and nothing of that comes before"
    assert "vient d’Entretien" in load_words("fr")(said, name="Affinités", sources="Entretien")
    assert "comes from Interview" in load_words("en")(said, name="Affinity", sources="Interview")
