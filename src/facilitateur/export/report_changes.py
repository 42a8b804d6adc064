"""What was changed on the way: the plan bent, times corrected afterwards, as lists under the agenda."""

from collections.abc import Iterator
from datetime import timedelta

from facilitateur.domain.events import Strategy
from facilitateur.domain.past import Correction, CorrectionKind, Replan
from facilitateur.domain.state import ZERO
from facilitateur.domain.told_time import MINUTE
from facilitateur.export.document import Line, Paragraph, Part, bullets, plain
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import colon, duration, exact_duration, round_half_up
from facilitateur.i18n.lateness import lateness_then
from facilitateur.i18n.words import Words, mark

_WAYS = {
    Strategy.SQUEEZE: mark("methods squeezed"),
    Strategy.EAT: mark("planned again at the expense of breaks"),
    Strategy.DROP: mark("optional blocks dropped"),
    Strategy.PROPAGATE: mark("left to slide"),
}
_WAYS_BACK = {
    Strategy.SQUEEZE: mark("time given back to the methods"),
    Strategy.DROP: mark("optional blocks taken back"),
}
"""What the same choices do when there is time in hand."""
_UNCHANGED = mark("left as it was")


def changes_parts(telling: Telling) -> list[Part]:
    """Return how the plan was bent while it ran and what was corrected of the past; nothing when nothing was."""
    words, contents = telling.words, telling.session.contents
    parts: list[Part] = []
    if contents.replans:
        parts.append(Paragraph(plain(words("The plan was changed on the way") + colon(words).rstrip())))
        parts.append(bullets([_replan(telling, replan) for replan in contents.replans]))
    if contents.corrections:
        parts.append(Paragraph(plain(words("Times were corrected afterwards") + colon(words).rstrip())))
        parts.append(bullets([_correction(telling, made) for made in contents.corrections]))
    return parts


def _correction(telling: Telling, made: Correction) -> Line:
    words = telling.words
    start, end, recorded = (telling.time(at) if at is not None else "" for at in (made.start, made.end, made.recorded))
    block, into = (telling.title(name) if name else "" for name in (made.block, made.into))
    match made.kind:
        case CorrectionKind.START:
            return plain(
                words("{block} began at {start}, not at {recorded}", block=block, start=start, recorded=recorded)
            )
        case CorrectionKind.END:
            return plain(words("{block} ended at {end}, not at {recorded}", block=block, end=end, recorded=recorded))
        case CorrectionKind.PAUSE:
            return plain(words("Pause from {start} to {end}", start=start, end=end))
        case CorrectionKind.NO_PAUSE:
            return plain(words("No pause from {start} to {end}", start=start, end=end))
        case CorrectionKind.BLOCK:
            return plain(words("{into}, not {block}, from {recorded} on", into=into, block=block, recorded=recorded))
        case CorrectionKind.CLOCK:
            return plain(words("The computer's clock"))
        case CorrectionKind.ZONE:
            return plain(words("The time zone: {zone}", zone=made.zone))


def _replan(telling: Telling, replan: Replan) -> Line:
    """Return « 10 h 30 : recalé sur les pauses (12 min de retard) : Pause 15 → 10 min. »."""
    words = telling.words
    late = lateness_then(telling.session, replan.at, timedelta(seconds=replan.late))
    said = [words("on time")]
    if late:
        span = duration(words, abs(late))
        said = [
            words("{time} behind the plan", time=span) if late > ZERO else words("{time} ahead of the plan", time=span)
        ]
    said += [words("minimums crossed on request")] if replan.below_least else []
    changed = ", ".join(_changed(telling, replan)) or words("no length changed")
    facts = {
        "time": telling.time(replan.at),
        "way": words(_way(replan)),
        "standing": ", ".join(said),
        "changed": changed,
    }
    return plain(words("{time}: {way} ({standing}): {changed}.", **facts))


def _way(replan: Replan) -> str:
    """Return what was done, to be translated: choices that give time back have a name of their own."""
    if replan.taken_back or sum(after - before for _, before, after in replan.given) > 0:
        return _WAYS_BACK.get(replan.strategy, _WAYS[replan.strategy])
    is_idle = not (replan.given or replan.parked) and replan.strategy is not Strategy.PROPAGATE
    return _UNCHANGED if is_idle else _WAYS[replan.strategy]


def _changed(telling: Telling, replan: Replan) -> Iterator[str]:
    words = telling.words
    for block, before, after in replan.given:
        yield f"{telling.title(block)} {_lengths(words, timedelta(seconds=before), timedelta(seconds=after))}"
    for block in replan.parked:
        yield words("{block} set aside", block=telling.title(block))
    for block in replan.taken_back:
        yield words("{block} taken back", block=telling.title(block))


def _lengths(words: Words, before: timedelta, after: timedelta) -> str:
    """Return « 15 → 10 min », with the seconds where the minutes alone would be the same."""
    minutes = [round_half_up(span / MINUTE) for span in (before, after)]
    if minutes[0] == minutes[1]:
        return f"{exact_duration(words, before)} → {exact_duration(words, after)}"
    if max(minutes) < 60:
        return f"{minutes[0]} → {duration(words, minutes[1] * MINUTE)}"
    return " → ".join(duration(words, minute * MINUTE) for minute in minutes)
