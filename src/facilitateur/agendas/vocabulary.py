"""The closed lists of agenda files, in French and English."""

from typing import Final

from facilitateur.domain.agenda import BlockKind

AGENDA_VERSION: Final = 1
"""The newest `deroule : N` that this reader knows."""

AGENDA_KEYS: Final = frozenset(("deroule", "nom", "duree_totale", "groupe", "equipes", "salles", "public", "licence"))
"""The keys of an agenda's header."""

KIND_NAMES: Final = {
    BlockKind.WELCOME: "accueil",
    BlockKind.BREAK: "pause",
    BlockKind.LUNCH: "dejeuner",
    BlockKind.BUFFER: "marge",
    BlockKind.PLENARY: "pleniere",
}
"""What files write after the `@`."""

KINDS: Final = {
    **{name: kind for kind, name in KIND_NAMES.items()},
    **{kind.value: kind for kind in KIND_NAMES},
}
"""Kinds of blocks by every name a file may use."""

NO_PHASE: Final = "hors phase"
"""What files write between brackets for a block that belongs to no phase though its card does."""

NO_PHASE_NAMES: Final = frozenset(("hors-phase", "aucune", "no-phase", "none"))
"""The slugs of what says that a block belongs to no phase."""
