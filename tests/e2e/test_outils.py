"""Every tool that the summer universities name, played from its shipped card on the real screen.

Each is started, typed into as a room would, stepped through with its timers, counted, exported and replayed.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.evolve import fold
from facilitateur.domain.timing import block_gauge, clock_of
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.html import write_html
from facilitateur.export.importing import read_export
from facilitateur.export.json_file import write_json
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.session import read
from support.room import Room, room_of

LIBRARY = Library([Path(__file__).parents[2] / "methodes"])


class Tool(NamedTuple):
    """A tool under the name that the summer universities give it."""

    name: str
    slug: str
    typed: tuple[str, ...]
    """Lines; keys stand between < and >."""
    told: tuple[str, ...]
    """What the report must say, French spaces aside."""


TOOLS = (
    Tool(
        "brises-glace",
        "portrait-croise",
        ("<ctrl+g>", "elle veut des visages sur les dossiers"),
        ("| 1 | 1 | P", "des visages"),
    ),
    Tool(
        "réflexivité",
        "temps-reflexif",
        ("= 37 familles reçues", "/2 on découvre trop tard", "/3 un registre"),
        ("zones remplies : 3 sur 3",),
    ),
    Tool(
        "outils collaboratifs",
        "cadre-collaboratif",
        ("prendre des notes", "un document partagé", "Maud", "", "oui"),
        ("prendre des notes", "oui"),
    ),
    Tool(
        "planches de tendances",
        "planche-de-tendances",
        ("Guichet mobile", "", "proximité", "un camion les jours de marché"),
        ("Guichet mobile", "proximité"),
    ),
    Tool(
        "documentation",
        "revue-documentaire",
        ("Enquête de mars", "p. 4", "9 familles sur 37", "établi"),
        ("9 familles sur 37", "établi"),
    ),
    Tool(
        "veille",
        "veille-partagee",
        ("la mairie de quartier rouvre", "social", "mars", "journal local", "fort"),
        ("journal local", "fort"),
    ),
    Tool(
        "5 pourquoi",
        "5-pourquoi",
        (
            "= 4 enfants arrivés sans prévenir",
            "= le courrier part le mardi",
            "~ personne ne l'a changé",
            "<escape>",
            "<*>",
        ),
        ("profondeur", "**donc**"),
    ),
    Tool(
        "visites apprenantes",
        "visite-apprenante",
        ("médiathèque de Blé", "aucun guichet", "un seul accueil"),
        ("aucun guichet",),
    ),
    Tool(
        "immersion",
        "immersion-usager",
        ("= il attend debout", "/2 un couloir sans siège", "« je reviens demain"),
        ("un couloir sans siège", "« je reviens demain »"),
    ),
    Tool(
        "analogies",
        "analogies",
        ("faire une place", "refuge", "le gardien a la liste", "prévenir la veille"),
        ("le gardien a la liste",),
    ),
    Tool("personas", "persona", ("Nora, 36 ans", "mutée en février", "/10 fo"), ("Nora, 36 ans", "fondé")),
    Tool(
        "carte d'empathie",
        "carte-empathie",
        ("Nora, 36 ans", "/3 = trois guichets", "/4 « à chaque fois je recommence"),
        ("zones remplies : 3 sur 9", "« à chaque fois je recommence »"),
    ),
    Tool(
        "diagramme des affinités",
        "diagramme-affinites",
        (
            *("bacs trop loin", "verre cassé", "/+ Où jeter", "/+ Payer deux fois", "<escape>", "<up>", "<1>"),
            *("<ctrl+b>", "<1>", "p 12", "1 9, 2 8", "<f8>", "<escape>"),
        ),
        (
            *("Où jeter", "notes rangées : 50", "12 personnes × 2 gommettes"),
            "« Où jeter » arrive en tête avec 9 voix sur 17 ; « Payer deux fois » suit à une voix : égalité pratique.",
        ),
    ),
    Tool(
        "carte à réactions",
        "cartes-a-reactions",
        ("oui, et le samedi", "/2 et si c'était l'école", "/3 le budget"),
        ("et si c'était l'école",),
    ),
    Tool(
        "cartes challenges",
        "cartes-challenges",
        (
            *("sans argent : un parrain", "+6", "en un jour : une affiche", "+2"),
            *("<ctrl+b>", "<2>", "p 9", "7", "2", "<f8>", "<escape>"),
        ),
        (
            "sans argent : un parrain (6 voix)",
            "« sans argent : un parrain » arrive en tête avec 7 voix sur 9, 5 de plus que",
        ),
    ),
    Tool(
        "méthodes de créativité",
        "brainstorming",
        (
            *("un badge", "une visite", "/+ Accueil", "un parrain", "+4"),
            *("<ctrl+b>", "<3>", "qui paie ?", "/1 la commune", "pas d'objection", "<escape>"),
        ),
        ("Accueil (4 voix)", "un badge", "adoptée par consentement, 1 objection levée", "levée : la commune"),
    ),
    Tool(
        "réalité virtuelle",
        "realite-virtuelle",
        ("le hall à 8 h", "", "trouver le guichet", "cherche un panneau", "« où dois-je aller", "léger"),
        ("cherche un panneau", "léger"),
    ),
    Tool(
        "fabrication numérique",
        "fabrication-numerique",
        ("porte-manteau", "tient-il à hauteur d'enfant ?"),
        ("porte-manteau",),
    ),
    Tool(
        "maquettes d'écran",
        "maquette-ecran",
        ("Accueil", "Saisie", "<tab>", "Bonjour, que cherchez-vous ?", "/3", "numéro inconnu"),
        ("| Couloir | 1. Accueil | 2. Saisie |", "numéro inconnu"),
    ),
    Tool(
        "scénarios d'usage",
        "scenario-usage",
        ("Le matin", "Au guichet", "<tab>", "elle appelle", "/5", "+1", "-2"),
        ("Émotion au plus bas : Au guichet",),
    ),
    Tool("grilles", "grille-evaluation", ("Navette", "Carte", "43523", "52344"), ("| **Navette** | 4,0 |", "1 ≈")),
    Tool(
        "mises en métriques",
        "mise-en-metriques",
        ("moins d'allers-retours", "une seule visite", "visites par dossier", "registre", "2,4", "1"),
        ("visites par dossier",),
    ),
    Tool(
        "questionnaires",
        "questionnaire-test",
        ("C'est facile à comprendre", "3x4 2x5", "le plan m'a aidé"),
        ("| C'est facile à comprendre |", "5 réponses", "le plan m'a aidé"),
    ),
    Tool(
        "pitch",
        "pitch-3-minutes",
        ("un enfant seul dans la cour", "37 familles par an", "le premier matin"),
        ("20 s prévues", "37 familles par an"),
    ),
    Tool(
        "vidéo",
        "video-prototype",
        ("Plan 1", "Plan 2", "<tab>", "une porte fermée", "/3", "12", "20"),
        ("une porte fermée", "| 12 | 20 |", "Durée (s) au total : 32"),
    ),
    Tool(
        "exposition",
        "exposition",
        (
            *("Le registre", "équipe A", "une ligne par enfant", "", "Qui le garde ?", "Le badge", "équipe B"),
            *("<ctrl+b>", "<1>", "p 10", "1 12, 2 12", "<f8>", "<f8>", "<escape>"),
        ),
        (
            *("Le registre", "Qui le garde ?", "24 gommettes posées, 20 possibles : 10 personnes × 2."),
            "arrivent en tête ex æquo avec 12 voix sur 24 : un second tour peut les départager.",
        ),
    ),
)

SURVEYS = (
    Tool(
        "usability in ten statements",
        "f-sus",
        tuple(["4 2 5 1 4 3 5 2 4 2"] * 5),
        ("note 80,0 sur 5 questionnaires complets",),
    ),
    Tool(
        "usefulness and ease in two statements",
        "umux-lite",
        ("6 5", "77", "5 4", "6 6", "3 5", "le plan affiché"),
        (
            *("répondent à mes besoins", "facile à utiliser", "le plan affiché"),
            "note 73,3 ± 24,7 (sur 100), 5 questionnaires complets",
        ),
    ),
    Tool(
        "recommendation",
        "question-recommandation",
        ("5x10 11x8 4x3", "un guichet le samedi"),
        (
            *("solde de recommandation +5 ± 29 points", "sur 20", "trop peu de réponses", "un guichet le samedi"),
            "| Le recommanderiez-vous",
        ),
    ),
    Tool("faces", "satisfaction-3", ("8x1 3x2 1x3",), ("7,9 sur 10", "12 réponses")),
)
"""The ready-made surveys that a facilitator may take instead of writing questions."""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def play(room: Room, lines: tuple[str, ...]) -> None:
    keys = {"*": "asterisk"}
    for line in lines:
        if line.startswith("<"):
            await room.press(keys.get(line[1:-1], line[1:-1]))
        else:
            await room.say(line)


def test_the_table_has_the_twenty_six_tools_under_their_names() -> None:
    named = {entry.card.seed_tool: entry.slug for entry in LIBRARY.entries if entry.card and entry.card.seed_tool}
    assert {tool.name: tool.slug for tool in TOOLS} == named
    assert len(TOOLS) == 26


@pytest.mark.parametrize("tool", [*TOOLS, *SURVEYS], ids=[tool.name for tool in (*TOOLS, *SURVEYS)])
async def test_a_tool_works_from_its_card(tmp_path: Path, tool: Tool) -> None:
    card = LIBRARY.get(tool.slug)
    assert card is not None
    agenda = Agenda(
        "essai", "Essai", (Day(1, "09:00"),), (Block("b1", card.minutes[1], card=tool.slug), Block("b2", 5))
    )
    async with room_of(tmp_path, agenda, {tool.slug: card}, teams=1) as room:
        await room.press("f8")
        assert card.text("fr").steps[0].title.upper()[:6] in room.shown
        await play(room, tool.typed)
        await room.minutes(2)
        for _ in card.timings[1:]:
            await room.press("f6")
        state, block = room.session.state, room.session.state.agenda.blocks[0]
        assert clock_of(state, block).step == len(card.timings) - 1
        assert sum(clock_of(state, block).steps) == card.minutes[1] * 60
        assert block_gauge(state, block, room.session.now()).spent.total_seconds() >= 120
        assert "captée en liste" not in room.shown

        records = read(room.session.folder)[1]
        words, options = load_words("fr"), ExportOptions()
        report = plain(write_markdown(state, records, room.session.now(), words, options).decode())
        for said in tool.told:
            assert said in report
        assert plain(card.text("fr").name) in report

        assert fold(records) == state
        half = fold(records[: len(records) // 2])
        assert fold(records[len(records) // 2 :], half) == state
        data = write_json(state, records, room.session.now(), words, options)
        assert fold(read_export(data).records).contents == state.contents


@pytest.mark.parametrize(
    ("slug", "typed", "row", "told"),
    [
        ("umux-lite", ("6 5", "77", "5 4", "6 6", "3 5"), "UMUX-LITE;73,3;48,6;98,0;5", "73,3"),
        ("question-recommandation", ("5x10 11x8 4x3",), "solde de recommandation;5,0;-24,3;34,3;20", "solde de"),
    ],
)
async def test_the_score_of_a_ready_made_survey_is_in_the_tables_and_the_page(
    tmp_path: Path, slug: str, typed: tuple[str, ...], row: str, told: str
) -> None:
    card = LIBRARY.get(slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", card.minutes[1], card=slug),))
    async with room_of(tmp_path, agenda, {slug: card}, teams=1) as room:
        await room.press("f8")
        await play(room, typed)
        records = read(room.session.folder)[1]
        state, words, options = room.session.state, load_words("fr"), ExportOptions()
        tables = write_csv_folder(state, records, room.session.now(), words, options)
        scores = next(data for name, data in tables.items() if name.endswith("-scores.csv"))
        assert row in scores.decode("utf-8-sig").replace('"', "")
        assert told in plain(write_html(state, records, room.session.now(), words, options).decode())
