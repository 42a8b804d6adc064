"""The words by which the material of a card is sorted, without accents; a word stands for all that begin with it."""

from typing import Final


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


AHEAD: Final = _listed(
    "transport, autorisation, accord, prevenu, invite, inviter, mediateur, consentement, reserve, reserver, louer,"
    "emprunter, obtenir, decoupe laser, imprimante 3d, traceur, fablab, fab lab, casque, usagers"
)
"""What is arranged days before."""

BEFOREHAND: Final = _listed(
    "reserver, inviter, louer, emprunter, prevenir, convier, autorisation, demander l'accord, jours avant,"
    "semaine avant, semaines avant, mois avant, la veille"
)
"""What a line of `Préparation` says of the same."""

ROOM: Final = _listed(
    "sonnette, minuteur, chronometre, projecteur, ecran, musique, mur, cercle, espace, chaises, ruban, salle, urne,"
    "casque, camera, paravent, diaporama, imprimante, decoupe, criteres, question affichee, constats affiches,"
    "proposition, regles, plan, visages, objet de parole, cimaises, livre d, accessoires, marquage, adresse courte,"
    "liste des, feuille de consultation, bulletins, tables, transport, hote, autorisation, accord du lieu, microphone,"
    "pied, telephone, documents, scenario, script, affiches, groupes de, creneaux"
)
"""One is enough for everybody."""

PERSON: Final = _listed(
    "par personne, par participant, stylo, carnet, chevalets prenom, cartes postales, enveloppes, gilets, plie en"
)
"""One for each person."""

TEAM: Final = _listed("par equipe, par table, par groupe, chevalets de role")
"""One for each team, whatever else is said; so is what stands in none of these lists."""

USED_UP: Final = _listed(
    "affiche, feuille, papier, gabarit, canevas, frise, grille, a1, a2, a3, a4, bristol, carte a, fiche, croix, trame,"
    "tableau, planche, bulletin, arete, echelle, colonnes, nappes, enveloppe, cartes postales, spaghetti, chamallow,"
    "formulaire, cartels, carton, pate, magazines"
)
"""What is written on or cut up, so that each use needs another one."""

IN_PACKS: Final = _listed("post-it, feutre, ciseaux, colle, gommettes, minuteur, sonnette, magazines")
"""What goes by that name whatever its colour; a pack lasts the day."""
