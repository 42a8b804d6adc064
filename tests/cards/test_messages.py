"""A damaged card is explained as card-format.md §5.4 says, to the byte."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library

FRENCH = {
    "{place}: error {code} — {message}": "{place}: erreur {code} — {message}",
    "{place}: warning {code} — {message}": "{place}: attention {code} — {message}",
    "required key missing or empty: “{key}”": "clé obligatoire absente ou vide : « {key} »",
    "“{key}”: unknown value “{value}”; did you mean “{near}”?": (
        "« {key} » : valeur inconnue « {value} » ; vouliez-vous dire « {near} » ?"
    ),
    "unknown key “{key}”; did you mean “{near}”?": "clé inconnue « {key} » ; vouliez-vous dire « {near} » ?",
    "“{key}”: whole numbers expected: {count}, read “{value}”; example: {example}": (
        "« {key} » : nombres entiers attendus : {count}, lu « {value} » ; exemple : {example}"
    ),
    "“{key}” goes from {low} to {high}": "« {key} » va de {low} à {high}",
    "key “{key}” already written on line {first}": "clé « {key} » déjà écrite ligne {first}",
    "step without a duration; write “1. (5 min) Title — detail” or “1. (6 × 5 min) …”": (
        "étape sans durée ; écrire « 1. (5 min) Titre — détail » ou « 1. (6 × 5 min) … »"
    ),
    "unknown section “{title}”; did you mean “{near}”?": (
        "section inconnue « {title} » ; vouliez-vous dire « {near} » ?"
    ),
    "required section missing or empty: “{section}”": "section obligatoire absente ou vide : « {section} »",
}

EXPECTED = """\
methodes/5-pourquoi.md:1:1: erreur E005 — clé obligatoire absente ou vide : « famille »
methodes/5-pourquoi.md:5:9: erreur E012 — « phases » : valeur inconnue « comprehention » ; vouliez-vous dire \
« comprehension » ?
methodes/5-pourquoi.md:6:1: attention A101 — clé inconnue « famile » ; vouliez-vous dire « famille » ?
methodes/5-pourquoi.md:8:8: erreur E010 — « duree » : nombres entiers attendus : 3, lu « 15-25 » ; exemple : \
duree : 15 / 25 / 45
methodes/5-pourquoi.md:10:10: erreur E013 — « energie » va de 1 à 3
methodes/5-pourquoi.md:13:1: erreur E003 — clé « duree » déjà écrite ligne 8
methodes/5-pourquoi.md:31:1: erreur E020 — étape sans durée ; écrire « 1. (5 min) Titre — détail » ou \
« 1. (6 × 5 min) … »
methodes/5-pourquoi.md:45:4: attention A102 — section inconnue « Piège » ; vouliez-vous dire « pieges » ?
methodes/5-pourquoi.md:68:1: erreur E021 — section obligatoire absente ou vide : « pieges »
""".splitlines()

DAMAGE = {
    "phases : comprehension": "phases: comprehention",
    "famille : comprehension": "famile: comprehension",
    "duree : 15 / 25 / 45": "duree: 15-25",
    "energie : 1": "energie: 9",
    "canevas : arbre": "canevas : arbre\nduree : 15 / 25 / 45",
    "1. (4 min) Constat": "1. Constat",
    "## Pièges": "## Piège",
}


def french(text: str, **values: object) -> str:
    return FRENCH[text].format(**values)


def test_a_damaged_card_is_explained_in_one_pass_with_lines_and_columns(
    shipped: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (shipped / "5-pourquoi.md").read_text(encoding="utf-8")
    for sound, damaged in DAMAGE.items():
        assert text.count(sound) == 1
        text = text.replace(sound, damaged)
    (workspace / "5-pourquoi.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(workspace.parent)
    entry = Library([Path("methodes")]).entry("5-pourquoi")
    assert entry is not None
    assert entry.card is None
    assert [finding.say(french).replace("\\", "/") for finding in entry.findings] == EXPECTED
