"""What the figures of each canvas say, typed as a room would, on a wide screen and in the report."""

from pathlib import Path
from typing import Any

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from facilitateur.settings import Settings
from support.room import Room, room_of

LIBRARY = Library([Path(__file__).parents[2] / "methodes"])

TRIALS = ("Trouver", "2 30 6 1", "2 40 5 2", "0 90 2 4")
"""A task tried by three people: success, seconds, ease, severity."""

ON_SCREEN = (
    ("vote-gommettes", ("un", "deux", "trois", "quatre", "cinq", "six", "sept"), "pour 7 propositions : 3 gommettes"),
    ("vote-gommettes", ("un", "+2", "deux", "+2"), "2 propositions à égalité en tête"),
    ("carte-empathie", ("~ un", "~ deux", "~ trois", "= quatre"), "sous les 33 % que demande la méthode"),
    ("diagramme-affinites", ("/+ A", "un", "deux", "/+ B", "trois"), "tailles : 2, 1"),
    (
        "5-pourquoi",
        ("= un", "= deux", "<escape>", "<*>", "<up>", "<escape>"),
        "faits sur le chemin de la cause retenue : 2 sur 2",
    ),
    (
        "matrice-impact-effort",
        ("navette 8 9", "guichet 5 5", "/1 8 9, 3 9, 7 8", "/2 5 5, 6 5"),
        "à discuter : « navette » (3 personnes, 5 points d’écart)",
    ),
    ("parcours-usager", ("Un", "Deux", "<tab>", "guichet"), "couloirs incomplets"),
    ("persona", ("Nora", "/9 trois entretiens", "/+", "Karim"), "Sources : 1 sur 2"),
    ("pitch-3-minutes", ("un enfant seul dans la cour",), "3 s à dire à 140 mots par minute, 180 s prévues"),
    ("planche-de-tendances", ("Guichet mobile", "", "proximité", "un camion"), "Source et droits : 0 sur 1"),
    ("video-prototype", ("Plan 1", "<tab>", "/2 une porte fermée le samedi", "/3", "12"), "12 s prévues"),
    (
        "pecha-kucha",
        ("Le marché", "La navette", "<tab>", "/2 " + "mot " * 60),
        "trop long pour 20 s : « Le marché » (60 mots, 26 s)",
    ),
    ("pecha-kucha", ("Le marché", "La navette", "<tab>", "/2 un car le samedi"), "40 s prévues"),
    (
        "test-utilisateur",
        ("Trouver", "2 30 6 1", "2 40 5 2", "0 90 2 4"),
        "3 testeurs rencontrent environ 67 % des problèmes",
    ),
    (
        "test-utilisateur",
        ("Trouver", "2 30 6 1", "2 40 5 2", "0 90 2 4"),
        "Gravité du problème : moyenne 2,3 sur 4, n = 3",
    ),
    ("test-utilisateur", ("Trouver", "2 30 6 1", "2 40 5 2", "0 90 2 4"), "Facilité : moyenne 4,3 sur 7, n = 3"),
)


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())


async def play(room: Room, lines: tuple[str, ...]) -> None:
    for line in lines:
        await (room.press({"*": "asterisk"}.get(line[1:-1], line[1:-1])) if line.startswith("<") else room.say(line))


@pytest.mark.parametrize(("slug", "typed", "said"), ON_SCREEN, ids=[f"{row[0]}-{n}" for n, row in enumerate(ON_SCREEN)])
async def test_figures_are_commented(tmp_path: Path, slug: str, typed: tuple[str, ...], said: str) -> None:
    card = LIBRARY.get(slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug), Block("b2", 5)))
    async with room_of(tmp_path, agenda, {slug: card}, teams=1, size=(160, 60)) as room:
        await room.press("f8")
        await play(room, typed)
        if slug == "carte-empathie":
            assert "1/4 marquées < 33 %" in plain(room.shown)
        comments = plain(" · ".join(room.pilot.app.screen.frame().comments))  # type: ignore[attr-defined]
        assert said in comments
        if slug != "vote-gommettes":
            records = read(room.session.folder)[1]
            now, words = room.session.now(), load_words("fr")
            report = write_markdown(room.session.state, records, now, words, ExportOptions()).decode()
            assert said in plain(report)


async def test_the_pace_of_speech_is_a_setting_on_screen_in_the_report_and_at_once(tmp_path: Path) -> None:
    card = LIBRARY.get("pitch-3-minutes")
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=card.slug),))
    slow = Settings(language="fr", speech_pace=70)
    async with room_of(tmp_path, agenda, {card.slug: card}, teams=1, size=(160, 60), settings=slow) as room:
        await room.press("f8")
        await room.say("un enfant seul dans la cour")
        screen: Any = room.pilot.app.screen
        assert "6 s à dire à 70 mots par minute" in plain(" · ".join(screen.frame().comments))
        records, words = read(room.session.folder)[1], load_words("fr")
        options = ExportOptions(pace=70)
        report = plain(write_markdown(room.session.state, records, room.session.now(), words, options).decode())
        assert "6 s à dire à 70 mots par minute" in report
        assert "6 s à dire)" in report
        screen.context.settings = Settings(language="fr", speech_pace=140)
        assert "3 s à dire à 140 mots par minute" in plain(" · ".join(screen.frame().comments))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_words_of_a_slide_are_counted_against_its_seconds(tmp_path: Path, size: tuple[int, int]) -> None:
    card = LIBRARY.get("pecha-kucha")
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 60, card=card.slug),))
    async with room_of(tmp_path, agenda, {card.slug: card}, teams=1, size=size) as room:
        await room.press("f8")
        await play(room, ("Le marché", "<tab>", "/2 un car le samedi"))
        assert "Le marché · Texte dit · 4 mots, 2 s sur 20" in plain(room.shown)
        records, words = read(room.session.folder)[1], load_words("fr")
        report = write_markdown(room.session.state, records, room.session.now(), words, ExportOptions()).decode()
        assert "| **À dire** | 4 mots, 2 s sur 20 |" in plain(report)
