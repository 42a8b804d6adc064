"""What was learnt of time, in words: how much it can be relied on, what it rests on."""

from collections.abc import Sequence
from datetime import timedelta

from facilitateur.domain.agenda import Block
from facilitateur.domain.paces import PaceBasis, Paces
from facilitateur.domain.replanning.bridge import to_instant
from facilitateur.domain.simulation import DAYS, Forecast
from facilitateur.domain.state import Session
from facilitateur.domain.statistics import ENOUGH, Band, Basis, Proposal
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import change, percent, round_half_up, wall_time
from facilitateur.i18n.words import Words, mark

_BASES = {
    Basis.BAND: mark("this method, groups of this size"),
    Basis.CARD: mark("this method"),
    Basis.PHASE: mark("the pace of its phase"),
    Basis.USUAL: mark("the card's own minutes"),
}


_PACES = {
    PaceBasis.BAND: mark("their method with groups of this size"),
    PaceBasis.CARD: mark("their method"),
    PaceBasis.KIND: mark("blocks of the same kind"),
    PaceBasis.PHASE: mark("their phase"),
    PaceBasis.ALL: mark("all methods"),
    PaceBasis.ASSUMED: mark("an assumed drift"),
    PaceBasis.PLANNED: mark("the plan itself"),
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


def paces_note(words: Words, paces: Paces) -> str:
    """Return what drawn lengths rest on, and with what caution."""
    if paces.is_assumed:
        return words("Fewer than {n} sessions: estimated from an assumed drift, to be taken with caution.", n=ENOUGH)
    return words.plural("From your {n} session.", "From your {n} sessions.", paces.sessions)


def paces_used(words: Words, paces: Paces, blocks: Sequence[Block]) -> str:
    """Return what the lengths of how many blocks are drawn from, and which size of groups counts."""
    if paces.is_assumed:
        return ""
    told = [f"{n} × {words(_PACES[basis])}" for basis, n in paces.bases(blocks).items()]
    said = words("Lengths of blocks drawn from: {list}.", list=", ".join(told))
    if paces.band is None:
        return f"{said} {words('Nobody said how many people come: the size of groups does not count.')}"
    size = band_label(words, paces.band)
    return f"{said} {words('Size of groups: {size}.', size=size)}"


def odds_said(words: Words, session: Session, found: Forecast) -> str:
    """Return how likely a day ends on time, and when it probably ends."""
    return words(
        "On time ({due}): {share}. Ends by {middle} one time out of two, by {late} eight times out of ten.",
        due=clock_ms(session, found.due_ms),
        share=percent(words, found.on_time),
        middle=clock_ms(session, found.p50_ms),
        late=clock_ms(session, found.p80_ms),
    )


def odds_explained(words: Words, *, pins: bool) -> str:
    """Return what the share of a plan, or of a day, is a share of."""
    if pins:
        return words("Times held: share of {n} simulated days that hold fixed times and end.", n=DAYS)
    return words("On time: share of {n} simulated days that end on time.", n=DAYS)


def odds_line(words: Words, session: Session, found: Forecast, paces: Paces) -> str:
    """Return the same on one line of a screen, marked when the drift is only assumed.

    A day with fixed times to come is only right when it holds them all, as on the planning screen.
    """
    ends = words(
        "ends {middle} one time in two, {late} eight times in ten",
        middle=clock_ms(session, found.p50_ms),
        late=clock_ms(session, found.p80_ms),
    )
    if found.pins:
        told = words("times held {share}", share=percent(words, found.held))
    else:
        told = words("on time {share}", share=percent(words, found.on_time))
    said = f"{told} · {ends}"
    if paces.is_assumed:
        return f"≈ {said} · {words('assumed drift')}"
    same_size = paces.bases(session.agenda.live).get(PaceBasis.BAND, 0)
    if not same_size or paces.band is None:
        return said
    return f"{said} · {words('groups of {size}', size=band_label(words, paces.band))}"


def clock_ms(session: Session, ms: int) -> str:
    """Return an instant in milliseconds as the room's clock shows it, to the nearest minute."""
    return wall_time(local(session, to_instant((ms + 30_000) // 60_000 * 60_000)))


def overrun(words: Words, ms: int) -> str:
    """Return how much longer something was: « + 4 min »."""
    return change(words, timedelta(minutes=round_half_up(ms / 60_000)))
