"""Findings about a plan in the words of people: titles of cards and names of pauses, not the syntax of files."""

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from facilitateur.agendas import problems
from facilitateur.agendas.check_place import said_in
from facilitateur.agendas.vocabulary import KIND_NAMES
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding
from facilitateur.i18n.labels import block_kind_label, phase_label
from facilitateur.i18n.words import Words, mark
from facilitateur.textfiles.phases import PHASES

_SAID: Final[Mapping[str, str]] = {
    problems.NO_SLACK.message: mark("only {slack} of breaks and buffers in {minutes}; allow at least {least}"),
    problems.NO_SLACK_AT_ALL: mark("no break and no buffer in {minutes}; allow at least {least}"),
    problems.NO_SLACK.proposal: mark("Add a buffer of {more} before the end of the half-day."),
    problems.NO_BREAK.proposal: mark("Put a break of 10 min before “{name}”."),
    problems.TAKE_TO_LUNCH: mark(
        "Put a break of 10 min before “{name}”, or make what comes before lunch {over} shorter."
    ),
    problems.IDLE.proposal: mark(
        "Put a buffer or an optional method of {minutes} there, or lengthen what comes before."
    ),
    problems.GROUP_OF_AGENDA.proposal: mark("Take another method, or change for how many the agenda is made."),
    problems.SLEEPY.proposal: mark("Put an energiser of 5 min first, or a method in which people move."),
    problems.TRUST_FIRST.proposal: mark("Put an icebreaker before it, for example 12 min of paired introductions."),
    problems.ROOM.proposal: mark("Put it after a break, or a buffer of 5 min before it."),
}
"""What screens say instead of the sentences that show lines of a file."""

_NAMING: Final = frozenset({"name", "slug", "other", "near", "sources", "where"})
"""The values that hold short names."""

_PHASES: Final = frozenset({"phase", "after", "phases"})
"""The values that hold phases as files write them."""

_KINDS: Final = {f"@{name}": kind for kind, name in KIND_NAMES.items()}


_SHORT_NAME: Final = re.compile(r"@?[a-z0-9]+(?:-[a-z0-9]+)*")


def plain(words: Words, cards: Mapping[str, Card], finding: Finding) -> Finding:
    """Return a finding as a screen says it."""

    def called(found: re.Match[str]) -> str:
        kind, card = _KINDS.get(found[0]), cards.get(found[0])
        if kind is not None:
            return block_kind_label(words, kind)
        return card.text(words.language).name if card is not None else found[0]

    def phased(found: re.Match[str]) -> str:
        phase = PHASES.get(found[0])
        return found[0] if phase is None else phase_label(words, phase)

    def said(name: str, value: str | int) -> str | int:
        if not isinstance(value, str) or name not in _NAMING | _PHASES:
            return value
        return _SHORT_NAME.sub(called if name in _NAMING else phased, value)

    values = {name: said(name, value) for name, value in said_in(finding, cards, words.language).values.items()}
    return msgspec.structs.replace(
        finding,
        values=values,
        message_id=_SAID.get(finding.message_id, finding.message_id),
        proposal_id=_SAID.get(finding.proposal_id, finding.proposal_id),
    )
