"""What a new card says to whoever fills it in, and what its canvas begins with."""

from collections.abc import Mapping
from typing import Final

from facilitateur.cards.vocabulary import NEEDS_PLACES
from facilitateur.domain.card import CanvasKind
from facilitateur.i18n.words import mark

HEADER_REMARKS: Final = {
    "fiche": mark("Lines that begin with # are remarks for you: delete them whenever you like."),
    "phases": mark("Choose from: {choices}. With several, the first is the shelf."),
    "famille": mark("Choose from: {choices}."),
    "duree": mark("Minutes: shortest, usual, longest. The steps add up to the usual duration."),
    "groupe": mark("People: from how many to how many."),
    "energie": mark("From 1 (calm) to 3 (lively)."),
    "confiance": mark("The trust that the group must already have: 1 strangers, 3 a team."),
    "canevas": mark("How what comes out is captured. Choose from: {choices}."),
    "origine": mark("Who made this method, where, when; “our own” if it is yours."),
    "licence": mark("Under which licence others may reuse this card."),
}
"""What is said over the keys of the header."""

SECTION_REMARKS: Final = {
    "purpose": mark("One sentence: what the group has at the end."),
    "invitation": mark("The words that you say aloud to start, as you say them."),
    "preparation": mark("What is ready before people come in. Delete this section if there is nothing."),
    "steps": mark("(6 × 5 min) is six rounds. Lines with > are what the room may see. The minutes add up to {usual}."),
    "tips": mark("What makes it work."),
    "pitfalls": mark("What makes it fail, and what to do then."),
    "capture": mark("What must be written down before people leave."),
    "canvas": mark("The places of the canvas, one a line: - Label : help. Settings: - key : value."),
    "deck": mark("Cards to draw, one a line. Delete this section if there is no deck."),
    "remote": mark("How to do it when people are not in one room."),
    "example": mark("A short true story, without real names. Delete this section if you have none."),
    "variants": mark("Other ways to do it. Delete this section if there are none."),
}
"""What is said under the title of each section."""

STEP_TITLES: Final = (mark("What it is about"), mark("Production"), mark("Sharing"))
"""What the steps of a new card are called."""

SETTINGS: Final[Mapping[CanvasKind, tuple[str, ...]]] = {
    CanvasKind.LIST: ("votes : gommettes",),
    CanvasKind.CLUSTERS: ("groupes : libres", "votes : gommettes"),
    CanvasKind.MATRIX: ("x : {fill} (−→+)", "y : {fill} (−→+)"),
    CanvasKind.JOURNEY: ("etapes : libre 4-8",),
    CanvasKind.TREE: ("Racine : {fill}", "Question : {fill}"),
    CanvasKind.GRID: ("lignes : {fill}", "agreg : moyenne-ponderee"),
    CanvasKind.SURVEY: ("score : repartition",),
    CanvasKind.GROUPS: ("taille : 3", "tours : 1"),
}
"""The settings that a canvas usually has."""

PLACES: Final[Mapping[CanvasKind, tuple[str, int, str]]] = {
    **{kind: (title, 2, "") for kind, title in NEEDS_PLACES.items()},
    CanvasKind.MATRIX: ("Quadrants", 4, ""),
    CanvasKind.GRID: ("Critères", 2, " [0-5]"),
    CanvasKind.SURVEY: ("Questions", 2, " [echelle:1-5]"),
}
"""The title, the number and the type of the places that a canvas usually has."""
