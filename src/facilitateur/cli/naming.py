"""The names of commands: French first, one English twin each, accents and case never matter."""

from facilitateur.domain.cleaning import fold

ENGLISH: dict[str, str] = {
    "animer": "run",
    "salle": "room",
    "demo": "demo",
    "repeter": "rehearse",
    "seances": "sessions",
    "exporter": "export",
    "importer": "import",
    "rejouer": "replay",
    "comparer": "compare",
    "rotation": "rotation",
    "fiches": "cards",
    "deroules": "agendas",
    "bifurquer": "fork",
    "point": "standing",
    "lister": "list",
    "montrer": "show",
    "verifier": "check",
    "formater": "format",
    "nouvelle": "new",
    "modeles": "templates",
    "creer": "create",
    "materiel": "material",
    "probabilite": "odds",
    "statistiques": "statistics",
    "reglages": "settings",
    "proposer": "suggest",
    "editer": "edit",
}
"""The English twin of each command; help shows it beside the French name when it speaks English."""

_FRENCH = {english: french for french, english in ENGLISH.items()}


def french_name(typed: str) -> str:
    """Return the declared name of a command as somebody typed it."""
    name = fold(typed)
    return _FRENCH.get(name, name)


def shown_names(name: str, language: str) -> str:
    """Return what the help calls a command."""
    english = ENGLISH.get(name, name)
    return name if language == "fr" or english == name else f"{english}, {name}"
