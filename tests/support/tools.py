"""The tools that the summer universities name: what a room types, what is told of it and what is read back."""

from typing import NamedTuple


class Tool(NamedTuple):
    """A tool under the name that the summer universities give it."""

    name: str
    slug: str
    typed: tuple[str, ...]
    """Lines; keys stand between < and >."""
    told: tuple[str, ...]
    """What the report must say, its figures among it; French spaces aside."""
    seen: str
    """What the replay shows at its end and not at its beginning."""
    rows: tuple[tuple[str, ...], ...]
    """Cells that stand together in a row of the tables of the canvas."""
    other: tuple[str, ...] = ()
    """What a second team types; none where the whole room has one canvas."""


# fmt: off
TOOLS = (
    Tool(
        "brises-glace",
        "portrait-croise",
        ("<ctrl+g>", "elle veut des visages sur les dossiers"),
        ("| 1 | 1 | P", "des visages"),
        seen="des visages",
        rows=(("1", "1", "P"), ("elle veut des visages sur les dossiers",)),
    ),
    Tool(
        "réflexivité",
        "temps-reflexif",
        ("= 37 familles reçues", "/2 on découvre trop tard", "/3 un registre"),
        ("zones remplies : 3 sur 3", "faits et verbatims : 1 sur 1 note marquée (100 %)", "un registre"),
        seen="37 familles reçues",
        rows=(("Quoi ? (faits)", "37 familles reçues", "fait"), ("Et maintenant ? (suites)", "un registre")),
        other=("on arrive le lundi",),
    ),
    Tool(
        "outils collaboratifs",
        "cadre-collaboratif",
        ("prendre des notes", "un document partagé", "Maud", "", "oui"),
        ("prendre des notes", "1 fiche · champs remplis : 80 %", "Laissé vide : Lien ou emplacement."),
        seen="un document partagé",
        rows=(("1", "prendre des notes", "un document partagé", "Maud", "oui"),),
        other=("partager les photos",),
    ),
    Tool(
        "planches de tendances",
        "planche-de-tendances",
        ("Guichet mobile", "", "proximité", "un camion les jours de marché"),
        ("Guichet mobile", "champs remplis : 60 %", "Source et droits : 0 sur 1"),
        seen="Guichet mobile",
        rows=(("1", "Guichet mobile", "proximité", "un camion les jours de marché"),),
        other=("Guichet au lycée",),
    ),
    Tool(
        "documentation",
        "revue-documentaire",
        ("Enquête de mars", "p. 4", "9 familles sur 37", "établi"),
        ("9 familles sur 37", "champs remplis : 67 %"),
        seen="9 familles sur 37",
        rows=(("1", "Enquête de mars", "p. 4", "9 familles sur 37", "établi"),),
        other=("Registre des inscriptions",),
    ),
    Tool(
        "veille",
        "veille-partagee",
        ("la mairie de quartier rouvre", "social", "mars", "journal local", "fort"),
        ("journal local", "champs remplis : 83 % · datées : 100 %", "Source ou lien : 1 sur 1"),
        seen="journal local",
        rows=(("1", "la mairie de quartier rouvre", "social", "mars", "journal local", "fort"),),
        other=("un bus de services",),
    ),
    Tool(
        "5 pourquoi",
        "5-pourquoi",
        (
            "= 4 enfants arrivés sans prévenir", "= le courrier part le mardi", "~ personne ne l'a changé",
            "<escape>", "<*>", "<escape>",
        ),
        (
            "profondeur 2 (5 visée) · 3 maillons · faits et verbatims : 2 sur 3 notes marquées (67 %)",
            "faits sur le chemin de la cause retenue : 2 sur 3", "**donc**",
        ),
        seen="le courrier part le mardi",
        rows=(
            ("n2", "n1", "1", "le courrier part le mardi", "fait", "non"),
            ("n3", "n2", "2", "personne ne l'a changé", "supposé", "oui"),
        ),
        other=("= la cour est vide à midi",),
    ),
    Tool(
        "visites apprenantes",
        "visite-apprenante",
        ("médiathèque de Blé", "aucun guichet", "un seul accueil"),
        ("aucun guichet", "champs remplis : 43 %"),
        seen="aucun guichet",
        rows=(("1", "médiathèque de Blé", "aucun guichet", "un seul accueil"),),
        other=("ludothèque de Sey",),
    ),
    Tool(
        "immersion",
        "immersion-usager",
        ("= il attend debout", "/2 un couloir sans siège", "« je reviens demain"),
        (
            "un couloir sans siège", "« je reviens demain »", "zones remplies : 2 sur 6",
            "faits et verbatims : 2 sur 2 notes marquées (100 %)",
        ),
        seen="il attend debout",
        rows=(("Activités", "il attend debout", "fait"), ("Environnement", "je reviens demain", "verbatim")),
        other=("~ elle cherche son tour",),
    ),
    Tool(
        "analogies",
        "analogies",
        ("faire une place", "refuge", "le gardien a la liste", "prévenir la veille"),
        ("le gardien a la liste", "champs remplis : 67 %"),
        seen="le gardien a la liste",
        rows=(("1", "faire une place", "refuge", "le gardien a la liste", "prévenir la veille"),),
        other=("prévenir sans gêner",),
    ),
    Tool(
        "personas",
        "persona",
        ("Nora, 36 ans", "mutée en février", "/10 fo"),
        ("Nora, 36 ans", "fondé", "champs remplis : 30 %", "Sources : 0 sur 1"),
        seen="mutée en février",
        rows=(("1", "Nora, 36 ans", "mutée en février", "fondé"),),
        other=("Tarek, 51 ans",),
    ),
    Tool(
        "carte d'empathie",
        "carte-empathie",
        ("Nora, 36 ans", "/3 = trois guichets", "/4 « à chaque fois je recommence"),
        ("zones remplies : 3 sur 9", "2 sur 2 notes marquées (100 %)", "« à chaque fois je recommence »"),
        seen="Nora, 36 ans",
        rows=(("Voit", "trois guichets", "observé"), ("Dit", "à chaque fois je recommence", "verbatim")),
        other=("Tarek, 51 ans",),
    ),
    Tool(
        "diagramme des affinités",
        "diagramme-affinites",
        (
            "bacs trop loin", "verre cassé", "/+ Où jeter", "/+ Payer deux fois", "<escape>", "<up>", "<1>",
            "<ctrl+b>", "<1>", "p 12", "1 9, 2 8", "<f8>", "<escape>", "<escape>",
        ),
        (
            "Où jeter", "notes rangées : 50", "12 personnes × 2 gommettes",
            "« Où jeter » arrive en tête avec 9 voix sur 17 ; « Payer deux fois » suit avec 8 voix : égalité pratique.",
        ),
        seen="bacs trop loin",
        rows=(("1", "Où jeter", "bacs trop loin", "0", "9"), ("verre cassé",)),
        other=("odeur l’été",),
    ),
    Tool(
        "carte à réactions",
        "cartes-a-reactions",
        ("oui, et le samedi", "/2 et si c'était l'école", "/3 le budget"),
        ("et si c'était l'école", "zones remplies : 3 sur 5"),
        seen="oui, et le samedi",
        rows=(("Oui, et…", "oui, et le samedi"), ("Et si…", "et si c'était l'école")),
        other=("et le dimanche",),
    ),
    Tool(
        "cartes challenges",
        "cartes-challenges",
        (
            "<ctrl+o>", "un parrain à la cantine", "+6", "<ctrl+o>", "une affiche", "+2", "<ctrl+b>", "<2>", "p 9",
            "7", "2", "<f8>", "<escape>",
        ),
        (
            "un parrain à la cantine (6 voix)",
            "« un parrain à la cantine » arrive en tête avec 7 voix sur 9, 5 de plus que",
        ),
        seen="un parrain à la cantine",
        rows=(("1", "un parrain à la cantine", "6", "1"), ("2", "une affiche", "2", "2")),
        other=("un carnet",),
    ),
    Tool(
        "méthodes de créativité",
        "brainstorming",
        (
            "un badge", "une visite", "/+ Accueil", "un parrain", "+4", "<ctrl+b>", "<3>", "qui paie ?",
            "/1 la commune", "pas d'objection", "<escape>",
        ),
        (
            "un parrain", "1 grappe · notes rangées : 33 %", "un badge",
            "adoptée par consentement, 1 objection levée", "levée : la commune",
        ),
        seen="un badge",
        rows=(("1", "Accueil", "un parrain", "4", "4"), ("un badge", "0")),
        other=("un livret",),
    ),
    Tool(
        "réalité virtuelle",
        "realite-virtuelle",
        ("le hall à 8 h", "", "trouver le guichet", "cherche un panneau", "« où dois-je aller", "léger"),
        ("cherche un panneau", "léger", "champs remplis : 71 % · faits et verbatims : 1 sur 1 note marquée (100 %)"),
        seen="cherche un panneau",
        rows=(("1", "le hall à 8 h", "trouver le guichet", "cherche un panneau", "où dois-je aller", "léger"),),
        other=("la salle d’attente",),
    ),
    Tool(
        "fabrication numérique",
        "fabrication-numerique",
        ("porte-manteau", "tient-il à hauteur d'enfant ?"),
        ("porte-manteau", "champs remplis : 29 %"),
        seen="porte-manteau",
        rows=(("1", "porte-manteau", "tient-il à hauteur d'enfant ?"),),
        other=("range-bottes",),
    ),
    Tool(
        "maquettes d'écran",
        "maquette-ecran",
        ("Accueil", "Saisie", "<tab>", "Bonjour, que cherchez-vous ?", "/3", "numéro inconnu"),
        (
            "| Couloir | 1. Accueil | 2. Saisie |", "numéro inconnu", "2 étapes · cases remplies : 2 sur 10",
            "couloirs incomplets : Ce que lit l’usager 1/2 et Erreur ou aide 1/2",
        ),
        seen="Bonjour, que cherchez-vous ?",
        rows=(
            ("1", "Accueil", "Ce que lit l’usager", "Bonjour, que cherchez-vous ?"),
            ("1", "Accueil", "Erreur ou aide", "numéro inconnu"),
        ),
        other=("Choix du jour",),
    ),
    Tool(
        "scénarios d'usage",
        "scenario-usage",
        ("Le matin", "Au guichet", "<tab>", "elle appelle", "/5", "+1", "-2"),
        ("cases remplies : 3 sur 10 · Émotion au plus bas : Au guichet",),
        seen="elle appelle",
        rows=(("1", "Le matin", "Émotion", "+1", "1"), ("2", "Au guichet", "Émotion", "−2", "-2")),
        other=("Le soir",),
    ),
    Tool(
        "grilles",
        "grille-evaluation",
        ("Navette", "Carte", "43523", "52344"),
        (
            "| **Navette** | 4,0 |", "1 ≈",
            "1 évaluateur · ≈ écart faible, à considérer comme ex æquo : Navette et Carte",
        ),
        seen="Navette",
        rows=(("1", "Navette", "4,0", "3,0", "5,0", "2,0", "3,0", "3,67", "1"), ("Carte", "Sobriété", "1", "4,0")),
        other=("Borne", "11111"),
    ),
    Tool(
        "mises en métriques",
        "mise-en-metriques",
        ("moins d'allers-retours", "une seule visite", "visites par dossier", "registre", "2,4", "1"),
        ("visites par dossier", "champs remplis : 67 %", "Source de la donnée : 1 sur 1"),
        seen="visites par dossier",
        rows=(("1", "moins d'allers-retours", "une seule visite", "visites par dossier", "registre", "2,4", "1"),),
        other=("moins d’attente",),
    ),
    Tool(
        "questionnaires",
        "questionnaire-test",
        ("C'est facile à comprendre", "3x4 2x5", "le plan m'a aidé"),
        ("| C'est facile à comprendre |", "5 réponses", "le plan m'a aidé", "4 (moy. 4,4)"),
        seen="C'est facile à comprendre",
        rows=(("C'est facile à comprendre", "4", "3"), ("C'est facile à comprendre", "5", "2"), ("5", "5")),
    ),
    Tool(
        "pitch",
        "pitch-3-minutes",
        ("un enfant seul dans la cour", "37 familles par an", "le premier matin"),
        (
            "6 s à dire à 140 mots par minute, 180 s prévues", "20 s prévues", "37 familles par an",
            "champs remplis : 50 %",
        ),
        seen="37 familles par an",
        rows=(("1", "un enfant seul dans la cour", "37 familles par an", "le premier matin"),),
        other=("une mère qui court",),
    ),
    Tool(
        "vidéo",
        "video-prototype",
        ("Plan 1", "Plan 2", "<tab>", "une porte fermée", "/3", "12", "20"),
        ("une porte fermée", "| 12 | 20 |", "cases remplies : 3 sur 10 · Durée (s) au total : 32"),
        seen="une porte fermée",
        rows=(("1", "Plan 1", "Image", "une porte fermée"), ("2", "Plan 2", "Durée (s)", "20", "20")),
        other=("Plan unique",),
    ),
    Tool(
        "exposition",
        "exposition",
        (
            "Le registre", "équipe A", "une ligne par enfant", "", "Qui le garde ?", "Le badge", "équipe B",
            "<ctrl+b>", "<1>", "p 10", "1 12, 2 12", "<f8>", "<f8>", "<escape>",
        ),
        (
            "Le registre", "Qui le garde ?", "24 gommettes posées, 20 possibles : 10 personnes × 2.",
            "arrivent en tête ex æquo avec 12 voix sur 24 : un second tour peut les départager.",
        ),
        seen="Qui le garde ?",
        rows=(
            ("1", "Le registre", "équipe A", "une ligne par enfant", "Qui le garde ?"),
            ("2", "Le badge", "équipe B"),
        ),
        other=("La borne",),
    ),
)

SURVEYS = (
    Tool(
        "usability in ten statements",
        "f-sus",
        tuple(["4 2 5 1 4 3 5 2 4 2"] * 5),
        ("note 80,0 sur 5 questionnaires complets",),
        seen="note 80,0",
        rows=(
            ("SUS", "80,0", "5"), ("5", "4", "2", "5", "1", "4", "3", "5", "2", "4", "2"),
            ("Ce système est facile à utiliser.", "5", "5"),
        ),
    ),
    Tool(
        "usefulness and ease in two statements",
        "umux-lite",
        ("6 5", "77", "5 4", "6 6", "3 5", "le plan affiché"),
        (
            "répondent à mes besoins", "facile à utiliser", "le plan affiché",
            "note 73,3 ± 24,7 (sur 100), 5 questionnaires complets",
        ),
        seen="note 73,3",
        rows=(("UMUX-LITE", "73,3", "48,6", "98,0", "5"), ("2", "7", "7")),
    ),
    Tool(
        "recommendation",
        "question-recommandation",
        ("5x10 11x8 4x3", "un guichet le samedi"),
        (
            "solde de recommandation +5 ± 29 points", "sur 20", "trop peu de réponses", "un guichet le samedi",
            "| Le recommanderiez-vous",
        ),
        seen="20 réponses",
        rows=(("solde de recommandation", "5,0", "-24,3", "34,3", "20"), ("20", "3")),
    ),
    Tool(
        "faces",
        "satisfaction-3",
        ("8x1 3x2 1x3",),
        ("7,9 sur 10", "12 réponses"),
        seen="7,9 sur 10",
        rows=(("Comment cela s’est-il passé ?", "1", "8"), ("12", "3")),
    ),
)
"""The ready-made surveys that a facilitator may take instead of writing questions."""
# fmt: on
