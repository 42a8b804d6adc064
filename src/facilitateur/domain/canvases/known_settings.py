"""Every setting that a canvas may have (`### Réglages`), with the values that it takes where they are a closed list.

What this package reads stands here under all its names; so does what cards say that the program does anyway.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from facilitateur.domain.canvases.grid import Aggregate
from facilitateur.domain.canvases.places import CORNERS, IDEAS, POSTERS
from facilitateur.domain.canvases.settings import KINDS, OPENS, key_of, words_of


class Takes(StrEnum):
    """What a setting takes."""

    ANYTHING = "anything"
    NUMBER = "number"
    """A text with a figure in it."""
    ONE = "one"
    """One word of a closed list."""
    SEVERAL = "several"
    """Some words of a closed list."""
    ONE_OR_OWN = "one or own"
    """One word of a closed list, or several words of the card's own."""


class Setting(NamedTuple):
    """One setting, under its names as keys are compared."""

    names: tuple[str, ...]
    takes: Takes = Takes.ANYTHING
    values: tuple[str, ...] = ()
    """Those of the closed list, as values are compared."""


YES_OR_NO: Final = ("oui", "non", "yes", "no")
VOTES: Final = ("gommettes", "accord", "comptage", "option", "aucun", "none")
SCORES: Final = ("sus", "moyenne", "repartition", "mediane", "trois-visages", "umux-lite", "recommandation")

KNOWN: Final = (
    Setting(("votes",), Takes.ONE_OR_OWN, VOTES),
    Setting(("agreg", "aggregate"), Takes.ONE, (*(one.value for one in Aggregate), "moyenne")),
    Setting(("score",), Takes.SEVERAL, SCORES),
    Setting(("genre-de-note", "type", "note-kind", "note-kinds"), Takes.SEVERAL, tuple(KINDS)),
    Setting(("disposition", "layout"), Takes.ONE, ("2x2", "colonnes", "columns", "bmc")),
    Setting(("instance",), Takes.ONE, (*IDEAS, *POSTERS)),
    Setting(("coin", "corner"), Takes.ONE, tuple(CORNERS)),
    Setting(("hotes", "hosts"), Takes.ONE, YES_OR_NO),
    Setting(("multi", "several"), Takes.ONE, YES_OR_NO),
    Setting(("prive", "private"), Takes.ONE, YES_OR_NO),
    Setting(("auteur", "author"), Takes.ONE, (*YES_OR_NO, "groupe", "group")),
    Setting(("taille", "size"), Takes.NUMBER),
    Setting(("tours", "rounds"), Takes.NUMBER),
    Setting(("etapes-des-groupes", "steps-of-groups"), Takes.NUMBER),
    Setting(("budget", "dots"), Takes.NUMBER),
    Setting(("cumul-max", "most-each"), Takes.NUMBER),
    Setting(("profondeur-visee", "profondeur", "target-depth", "depth"), Takes.NUMBER),
    Setting(("a-retenir", "to-keep"), Takes.NUMBER),
    Setting(("seuil-observe", "observed-threshold"), Takes.NUMBER),
    Setting(("par-personne", "per-person", "each"), Takes.NUMBER),
    Setting(("intervalles", "intervals"), Takes.NUMBER),
    Setting(("groupes", "groups")),
    Setting(("x",)),
    Setting(("y",)),
    Setting(("tete", "head")),
    Setting(("grille", "table")),
    Setting(("racine", "root")),
    Setting(("question",)),
    Setting(("defavorables", "unfavourable", "unfavorable")),
    Setting(("reprendre",)),
    Setting(("paquet", "deck")),
)
"""The settings that are read."""

SAID_ONLY: Final = (
    Setting(("compteur",), Takes.ONE, YES_OR_NO),
    Setting(("sans-repetition",), Takes.ONE, YES_OR_NO),
    Setting(("rondes",), Takes.NUMBER),
    Setting(("etapes",)),
    Setting(("fiche",)),
    Setting(("evaluateurs",)),
    Setting(("rotation",)),
    Setting(("lignes",)),
    Setting(("colonnes",)),
    Setting(("mesure",)),
    Setting(("brassage",)),
)
"""The settings that tell a reader of the card what the canvas does without being asked."""

_BY_NAME: Final = {name: setting for setting in (*KNOWN, *SAID_ONLY) for name in setting.names}

NAMES: Final = (*_BY_NAME, "ouvrir-a-l-etape")
"""Every name of a setting, to find the one that was meant."""


def setting_called(key: str) -> Setting | None:
    """Return the setting of this name, in any writing; nothing for one that no canvas has."""
    name = key_of(key)
    return Setting((name,)) if OPENS.fullmatch(name) else _BY_NAME.get(name)


def unknown_words(setting: Setting, value: str) -> tuple[str, ...]:
    """Return what a setting does not take of a value, as it was written."""
    words = words_of(value)
    if setting.takes is Takes.ANYTHING or (setting.takes is Takes.ONE_OR_OWN and len(words) > 1):
        return ()
    if setting.takes is Takes.NUMBER:
        return () if any(character.isdigit() for character in value) else (value,)
    said = words if setting.takes is Takes.SEVERAL else (value,)
    known = {key_of(name) for name in setting.values}
    return tuple(word for word in said if key_of(word) not in known)
