"""What people naturally write is read as they mean it."""

from collections.abc import Callable

import pytest

from facilitateur.cards.entry import CardEntry
from facilitateur.domain.card import StepTiming
from facilitateur.domain.phases import Phase

Read = Callable[..., CardEntry]

SAME = [
    ("---\nfiche", "\ufeff---\nfiche"),
    ("---\nfiche", "\n\n---\nfiche"),
    ("fiche : 1", "fiche\u00a0:\u00a01"),
    ("fiche : 1", "fiche\u202f: 1"),
    ("duree : 5 / 10 / 20", "duree:5/10/20"),
    ("duree : 5 / 10 / 20", "Durée : 5 / 10 / 20 min"),
    ("duree : 5 / 10 / 20", "\tduree\t:\t5 / 10 / 20"),
    ("duree : 5 / 10 / 20", "DUREE : 5 ; 10 ; 20"),
    ("groupe : 3 à 30", "groupe : 3-30 personnes"),
    ("groupe : 3 à 30", "groupe : 03 a 030"),
    ("phases : ideation, test", "phases : Idéation ; TEST"),
    ("phases : ideation, test", "phases : ideation / testing"),
    ("phases : ideation, test", "phases :\n  - ideation\n  - test"),
    ("famille : creativite", "famille : “Créativité”"),
    ("famille : creativite", "famille : creativity"),
    ("nom : Carte d'essai", "nom : « Carte d'essai »"),
    ("nom : Carte d'essai", '"nom" : "Carte d\'essai"'),
    ("nom : Carte d'essai", "# le nom de la carte\nnom : Carte d'essai"),
    ("canevas : zones", "canevas : Zones"),
    ("## Déroulé", "## DEROULE"),
    ("## Déroulé", "##Déroulé"),
    ("## Déroulé", "## Déroulé :"),
    ("## Déroulé", "## Steps"),
    ("## But", "# But"),
    ("1. (4 min)", "1.(4 min)"),
    ("1. (4 min)", "1) (4 minutes)"),
    ("1. (4 min)", "- (4 mn)"),
    ("(2 × 3 min)", "(2x3 min)"),
    ("(2 × 3 min)", "(2 X 3 min.)"),
    ("Premier — commencer", "Premier – commencer"),
    ("Premier — commencer", "**Premier** - commencer"),
    ("Premier — commencer", "Premier —\n   commencer"),
    ("   > Continuez", "> Continuez"),
    ("   > Continuez", "\t> Continuez"),
    ("### Zones", "### Areas"),
    ("### Zones", "###Zones"),
    ("- J'aime", "* J'aime"),
    ("À améliorer : ce", "À améliorer\u00a0: ce"),
]


@pytest.mark.parametrize(("usual", "habit"), SAME)
def test_a_habit_changes_nothing(read: Read, sound: str, usual: str, habit: str) -> None:
    assert sound.count(usual) == 1
    expected = read(sound).card
    entry = read(sound.replace(usual, habit))
    assert [finding.code for finding in entry.findings] == []
    assert expected is not None
    assert entry.card is not None
    assert entry.card.texts == expected.texts
    assert (entry.card.phases, entry.card.minutes, entry.card.people) == (
        expected.phases,
        expected.minutes,
        expected.people,
    )
    assert (entry.card.family, entry.card.timings) == (expected.family, expected.timings)


def test_windows_and_old_macintosh_line_ends_change_nothing(read: Read, sound: str) -> None:
    expected = read(sound).card
    assert expected is not None
    for end in ("\r\n", "\r"):
        card = read(sound.replace("\n", end)).card
        assert card is not None
        assert card.texts == expected.texts


@pytest.mark.parametrize(
    "value",
    [
        "Remonter à la cause racine : pourquoi ?",
        "9:30",
        "1-2-4-tous",
        "25/10",
        "010",
        "1.10",
        "no",
        "*tous*",
        "# pas un commentaire",
        "100 % [sûr] {x}",
        "« ici » et « là »",
        "l'un ; l'autre",
    ],
)
def test_a_name_is_kept_as_written(read: Read, sound: str, value: str) -> None:
    card = read(sound.replace("Carte d'essai", value)).card
    assert card is not None
    assert card.texts["fr"].name == value


def test_a_value_goes_on_over_indented_lines(read: Read, sound: str) -> None:
    card = read(sound.replace("nous-mêmes", "nous-mêmes\n  et d'autres : eux")).card
    assert card is not None
    assert card.source == "nous-mêmes et d'autres : eux"


@pytest.mark.parametrize(
    ("word", "phase"),
    [
        ("brise-glace", Phase.ICEBREAKER),
        ("Brise glace", Phase.ICEBREAKER),
        ("icebreaker", Phase.ICEBREAKER),
        ("Compréhension", Phase.UNDERSTANDING),
        ("understanding", Phase.UNDERSTANDING),
        ("inspiration", Phase.INSPIRATION),
        ("idéation", Phase.IDEATION),
        ("prototypage", Phase.PROTOTYPING),
        ("prototyping", Phase.PROTOTYPING),
        ("test", Phase.TESTING),
        ("pitch", Phase.PITCH),
    ],
)
def test_phases_are_named_in_both_languages(read: Read, sound: str, word: str, phase: Phase) -> None:
    card = read(sound.replace("phases : ideation, test", f"phases : {word}")).card
    assert card is not None
    assert card.phases == (phase,)
    assert not card.every_phase


@pytest.mark.parametrize("word", ["toutes", "Toutes", "all"])
def test_a_card_for_every_phase_is_on_no_shelf(read: Read, sound: str, word: str) -> None:
    card = read(sound.replace("phases : ideation, test", f"phases : {word}")).card
    assert card is not None
    assert (card.phases, card.every_phase, card.shelf) == ((), True, None)


@pytest.mark.parametrize(
    ("written", "timing"),
    [
        ("(10 min)", StepTiming(10)),
        ("(10')", StepTiming(10)),
        ("(1 h)", StepTiming(60)),
        ("(1h30)", StepTiming(90)),
        ("(2 × 5 min)", StepTiming(5, rounds=2)),
        ("( 5 x 2 min )", StepTiming(2, rounds=5)),
        ("(20 × 20 s)", StepTiming(0, 20, 20)),
        ("(20x20s)", StepTiming(0, 20, 20)),
        ("(90 secondes)", StepTiming(1, 1, 30)),
        ("(4 × 1 min 15)", StepTiming(1, 4, 15)),
    ],
)
def test_durations_of_steps_are_read(read: Read, sound: str, written: str, timing: StepTiming) -> None:
    card = read(sound.replace("(4 min)", written)).card
    assert card is not None
    assert card.timings[0] == timing


def test_what_is_indented_under_a_step_belongs_to_it(read: Read, sound: str) -> None:
    more = "commencer\n   - un\n   - deux\n   > Dites-le.\n   > Redites-le."
    card = read(sound.replace("commencer", more)).card
    assert card is not None
    assert card.texts["fr"].steps[0].detail == "commencer\n- un\n- deux"
    assert card.texts["fr"].steps[0].room == "Dites-le.\nRedites-le."


def test_a_card_of_more_than_nine_steps_keeps_the_words_for_the_room(read: Read, sound: str) -> None:
    steps = "".join(f"{n}. (1 min) Étape {n} — faire\n   > Faites {n}.\n" for n in range(1, 11))
    text = sound.replace("1. (4 min) Premier — commencer\n2. (2 × 3 min) Second — finir\n   > Continuez !\n", steps)
    card = read(text).card
    assert card is not None
    assert [step.room for step in card.texts["fr"].steps] == [f"Faites {n}." for n in range(1, 11)]


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("Lien", ("lien", "Lien", "", "", 1)),
        ("Lien : ici", ("lien", "Lien", "", "ici", 1)),
        ("Lien: ici [1]", ("lien", "Lien", "", "ici [1]", 1)),
        ("Photo [fichier]", ("photo", "Photo", "fichier", "", 1)),
        ("Photo [fichier] : format A4", ("photo", "Photo", "fichier", "format A4", 1)),
        ("Photo {#image} [fichier] : A4", ("image", "Photo", "fichier", "A4", 1)),
        ("Photo [fichier] {#image} : A4", ("image", "Photo", "fichier", "A4", 1)),
        ("Dit : tout haut {#dit} : quoi : ça", ("dit", "Dit : tout haut", "", "quoi : ça", 1)),
        ("Quand ? [echelle:1-5 orage..soleil]", ("quand", "Quand ?", "echelle:1-5 orage..soleil", "", 1)),
        ("Coût*3 [0-5]", ("cout", "Coût", "0-5", "", 3)),
        ("Ouvert à 9:30", ("ouvert-a-9-30", "Ouvert à 9:30", "", "", 1)),
        ("★", ("place-1", "★", "", "", 1)),
    ],
)
def test_canvas_bullets_are_read(read: Read, sound: str, bullet: str, expected: tuple[object, ...]) -> None:
    card = read(sound.replace("- J'aime", f"- {bullet}")).card
    assert card is not None
    place = card.texts["fr"].canvas.places[0]
    assert (place.id, place.label, place.type, place.help, place.weight) == expected


def test_two_labels_alike_have_two_ids(read: Read, sound: str) -> None:
    card = read(sound.replace("- J'aime", "- Idée\n- Idée\n- idée")).card
    assert card is not None
    assert [place.id for place in card.texts["fr"].canvas.places[:3]] == ["idee", "idee-2", "idee-3"]


@pytest.mark.parametrize("sign", [" : ", " = ", "=", ": "])
def test_settings_are_written_with_a_colon_or_an_equals_sign(read: Read, sound: str, sign: str) -> None:
    card = read(sound + f"### Réglages\n- Par personne{sign}5\n- x : Preuves (a→b)\n").card
    assert card is not None
    assert card.texts["fr"].canvas.settings == {"par-personne": "5", "x": "Preuves (a→b)"}
