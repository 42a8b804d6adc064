"""What was learnt of time, in words: how much it can be relied on, what it rests on."""

from facilitateur.domain.statistics import ENOUGH, Band, Basis, Proposal
from facilitateur.i18n.words import Words, mark

_BASES = {
    Basis.BAND: mark("this method, groups of this size"),
    Basis.CARD: mark("this method"),
    Basis.PHASE: mark("the pace of its phase"),
    Basis.USUAL: mark("the card's own minutes"),
}


def few_sessions(words: Words, sessions: int) -> str:
    """Return the warning under five sessions, else nothing."""
    if sessions >= ENOUGH:
        return ""
    return words("Fewer than {n} sessions: these figures are to be taken with caution.", n=ENOUGH)


def thin_note(words: Words) -> str:
    """Return what the mark of thin figures means."""
    return words("seen fewer than {n} times: to be taken with caution", n=ENOUGH)


def band_label(words: Words, band: Band) -> str:
    """Return a size of groups: « 13 à 24 personnes »."""
    if band.most is None:
        return words("{least} people and more", least=band.least)
    return words("{least} to {most} people", least=band.least, most=band.most)


def basis_label(words: Words, basis: Basis) -> str:
    """Return what a proposal rests on."""
    return words(_BASES[basis])


def proposal_said(words: Words, found: Proposal) -> str:
    """Return a proposal on one line: « chez vous : 22 min (p50), 28 (p80), n = 6 »."""
    if found.basis is Basis.USUAL:
        return words("you: not run yet; the card says {low} min, {high} at most", low=found.p50, high=found.p80)
    said = words("you: {low} min (p50), {high} (p80), n = {n}", low=found.p50, high=found.p80, n=found.n)
    if found.basis is Basis.PHASE:
        said = f"{said}, {words('from the pace of its phase')}"
    return f"≈ {said}" if found.is_thin else said
