"""Where the fields of a project sheet are found: the cards, and the places or lanes of their canvases."""

from typing import NamedTuple

from facilitateur.i18n.words import mark

WHOLE = ("*",)
"""All that stands on a canvas, wherever it does."""

REMARKS = ("commentaire-positif", "commentaire-question", "commentaire-suggestion")
"""What visitors say of a sheet."""


class Source(NamedTuple):
    """Where a field may be found: on the canvas of a card, in these places or lanes, or what was chosen there."""

    card: str
    ids: tuple[str, ...] = ()
    named: bool = False
    """Say the field's own name before what it holds, for it would be misread without."""


class Field(NamedTuple):
    """A field of the sheet and where it comes from, the best source first."""

    label: str
    sources: tuple[Source, ...]


TITLE = (
    Source("pitch-ascenseur", ("nom",)),
    Source("fiche-idee", ("nom",)),
    Source("exposition", ("prototype",)),
    Source("prototype-rapide", ("prototype",)),
    Source("fabrication-numerique", ("objet",)),
)
"""Fields that hold a name; a prototype told at length is none."""

FIELDS = (
    Field(
        mark("Question"),
        (
            Source("restitution-defi", ("question-de-travail",)),
            Source("comment-pourrions-nous"),
            Source("cadrage-defi", ("question-du-defi-comment-faire-pour",)),
        ),
    ),
    Field(
        mark("Need"),
        (
            Source("persona", ("besoin-principal",)),
            Source("carte-empathie", ("besoins",)),
            Source("pitch-3-minutes", ("besoin-et-faits",)),
            Source("pitch-ascenseur", ("besoin",)),
            Source("entretien-usager", ("besoins",)),
        ),
    ),
    Field(
        mark("Person"),
        (
            Source("persona", ("prenom-et-age", "situation-de-vie", "citation")),
            Source("carte-empathie", ("qui", "doit-faire")),
            Source("fiche-idee", ("pour-qui",)),
            Source("pitch-ascenseur", ("pour-qui",)),
        ),
    ),
    Field(
        mark("Idea"),
        (
            Source("pitch-3-minutes", ("solution-montree",)),
            Source("fiche-idee", ("promesse-en-une-phrase", "comment-ca-marche")),
            Source("pitch-ascenseur", ("categorie", "benefice", "difference")),
            Source("restitution-defi", ("idees-phares",)),
            Source("vote-gommettes"),
            Source("crazy-8", ("idee-en-une-ligne",)),
            Source("brainstorming"),
            Source("brainwriting-635"),
            Source("jugement-majoritaire"),
            Source("matrice-impact-effort"),
            Source("cartes-challenges"),
            Source("diagramme-affinites"),
            Source("1-2-4-tous"),
        ),
    ),
    Field(
        mark("Prototype"),
        (
            Source("prototype-rapide", ("prototype", "question-posee", "version")),
            Source("exposition", ("cartel",)),
            Source("fabrication-numerique", ("objet", "question-testee")),
            Source("restitution-defi", ("prototype",)),
            Source("realite-virtuelle", ("scene", "tache-demandee")),
        ),
    ),
    Field(
        mark("Test"),
        (
            Source("grille-retours", ("j-aime", "a-ameliorer")),
            Source("restitution-defi", ("retours-de-test",)),
            Source("pitch-3-minutes", ("preuve-de-test",)),
            Source("jaime-jaimerais", ("j-aime", "j-aimerais")),
            Source("prototype-rapide", ("ce-que-nous-avons-appris",)),
            Source("test-utilisateur", WHOLE),
            Source("marche-galerie", ("je-garde", "je-questionne", "j-ajoute")),
            Source("realite-virtuelle", ("gestes-et-hesitations", "verbatim", "correction")),
            Source("magicien-oz", ("reaction", "a-retenir")),
            Source("fabrication-numerique", ("retour-d-essai",)),
            Source("jeu-de-role", ("reprise", "phrase-a-garder")),
            Source("prototype-rapide", REMARKS),
            Source("exposition", REMARKS),
            Source("cartes-de-ressenti", WHOLE),
        ),
    ),
)
NEXT = (Source("restitution-defi", ("prochaines-etapes",)), Source("plan-action", ("action-verbe", "premier-pas")))
ASKED = (
    Source("pitch-3-minutes", ("demande", "moyens-et-partenaires")),
    Source("restitution-defi", ("accord-du-porteur",), named=True),
)
