"""Each mistake in a card gives its own finding, at its place."""

from collections.abc import Callable

import pytest

from facilitateur.cards.entry import CardEntry

Read = Callable[..., CardEntry]

HEADER = [
    # what is replaced, by what, what is found
    ("fiche : 1\n", "", ["1:1 E005"]),
    ("fiche : 1", "fiche : 2", ["2:9 E006"]),
    ("fiche : 1", "fiche : un", ["2:9 E010"]),
    ("nom : Carte d'essai\n", "", ["1:1 E005"]),
    ("nom : Carte d'essai", "nom :", ["3:6 E005"]),
    ("phases : ideation, test", "phases : ideation, pitsch", ["4:20 E012"]),
    ("phases : ideation, test", "phases : cuisine", ["4:10 E012"]),
    ("famille : creativite", "famille : cuisine", ["5:11 E012"]),
    ("canevas : zones", "canevas : zone", ["9:11 E012"]),
    ("duree : 5 / 10 / 20", "duree : 20", ["6:9 E010"]),
    ("duree : 5 / 10 / 20", "duree : 2,5 / 10", ["6:9 E010"]),
    ("duree : 5 / 10 / 20", "duree : 5 / dix / 20", ["6:9 E010"]),
    ("duree : 5 / 10 / 20", f"duree : 5 / {'9' * 5000} / 20", ["6:9 E010"]),
    ("duree : 5 / 10 / 20", "duree : 0 / 10 / 20", ["6:9 E013"]),
    ("duree : 5 / 10 / 20", "duree : 20 / 10 / 5", ["6:9 E014"]),
    ("groupe : 3 à 30", "groupe : 30 à 3", ["7:10 E014"]),
    ("groupe : 3 à 30", "groupe : beaucoup", ["7:10 E010"]),
    ("energie : 2", "energie : 4", ["8:11 E013"]),
    ("energie : 2", "energie : forte", ["8:11 E010"]),
    ("energie : 2", "energie : 2\nconfiance : 0", ["9:13 E013"]),
    ("energie : 2", "energie : 2\nénergie : 3", ["9:1 E003"]),
    ("energie : 2", "energie 2", ["1:1 E005", "8:1 E004"]),
    ("energie : 2", "energie : 2\n[x]", ["9:1 E004"]),
    ("energie : 2", "energie : 2\nhumeur : bonne", ["9:1 A101"]),
    ("origine : nous-mêmes\n---", "origine : nous-mêmes", ["12:1 E002"]),
    ("---\nfiche : 1", "fiche : 1", ["1:1 E001"]),
]

BODY = [
    ("1. (4 min) Premier", "1. Premier", ["17:1 E020"]),
    ("1. (4 min) Premier", "1. (quatre min) Premier", ["17:1 E020"]),
    ("(4 min)", "(5 min)", ["17:1 A110"]),
    ("(4 min)", "(11 × 20 s)", []),
    ("(4 min)", "(13 × 20 s)", ["17:1 A110"]),
    ("(4 min)", "(0 s)", ["17:1 E026"]),
    ("(4 min)", "(0 min)", ["17:1 E026"]),
    ("(2 × 3 min)", "(9999 × 3 min)", ["18:1 E026"]),
    ("1. (4 min)", "On y va.\n\n1. (4 min)", ["17:1 A104"]),
    ("## Conseils\n- Doucement.\n", "", ["32:1 E021"]),
    ("- Doucement.\n", "", ["21:1 E021"]),
    ("## Conseils", "## Pièges", ["24:4 E022", "34:1 E021"]),
    ("## Conseils", "## Pieg\nTexte\n## Conseils", ["21:4 A102"]),
    ("## Conseils", "## Recette\nTexte\n## Conseils", ["21:4 A102"]),
    ("## But", "Bonjour.\n\n## But", ["13:1 A103"]),
    ("### Zones", "### Zonnes", ["31:5 A102", "30:1 A108"]),
    ("- J'aime", "- J'aime {#a}\n- Bis {#a}", ["33:1 E027"]),
    ("- J'aime", "- J'aime\n### Réglages\n- voilà\n### Champs", ["34:1 A105"]),
    ("- J'aime", "- J'aime\n### Réglages\n- votes : oui\n- Votes : non\n### Champs", ["35:1 A106"]),
    ("- J'aime", "- J'aime\n### Disposition\n- Large : j-aime / rien\n### Champs", ["34:1 A107"]),
    ("- J'aime\n- À améliorer : ce qui manque\n", "", ["30:1 A108"]),
]


def places(entry: CardEntry) -> list[str]:
    return [f"{finding.line}:{finding.column} {finding.code}" for finding in entry.findings]


def test_a_sound_card_has_no_finding(read: Read, sound: str) -> None:
    entry = read(sound)
    assert places(entry) == []
    assert entry.card is not None


@pytest.mark.parametrize(("old", "new", "expected"), [*HEADER, *BODY])
def test_each_mistake_is_found_where_it_is(read: Read, sound: str, old: str, new: str, expected: list[str]) -> None:
    assert sound.count(old) == 1
    entry = read(sound.replace(old, new))
    assert sorted(places(entry)) == sorted(expected)
    assert (entry.card is None) is any("E" in place for place in expected)
    assert entry.source_text


def test_every_mistake_of_a_card_is_said_at_once(read: Read, sound: str) -> None:
    damaged = (
        sound.replace("energie : 2", "energie : 9")
        .replace("groupe : 3 à 30", "groupe : 3")
        .replace("famille : creativite", "famille")
        .replace("(4 min) ", "")
        .replace("## But", "## Buts")
    )
    assert [finding.code for finding in read(damaged).findings] == [
        *("E005", "E004", "E010", "E013"),
        *("A102", "E020", "E021"),
    ]


def test_every_sentence_says_what_was_read_and_what_to_do(read: Read, sound: str, english: Callable[..., str]) -> None:
    entry = read(sound.replace("canevas : zones", "canevas : tableau"))
    assert (
        entry.findings[0]
        .message(english)
        .startswith("“canevas”: unknown value “tableau”; choose from: liste, zones, grappes")
    )


def test_a_long_or_hostile_value_is_shown_short_and_harmless(
    read: Read, sound: str, english: Callable[..., str]
) -> None:
    entry = read(sound.replace("energie : 2", "energie : \x1b[31m" + "x" * 5000))
    said = [finding.say(english) for finding in entry.findings]
    assert all(len(line) < 400 and "\x1b" not in line for line in said)
    assert sorted(finding.code for finding in entry.findings) == ["A111", "E010"]
