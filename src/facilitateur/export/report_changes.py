"""What was changed on the way: the plan bent, times corrected afterwards, as lists under the agenda."""

from datetime import timedelta

from facilitateur.domain.past import Correction, CorrectionKind, Replan
from facilitateur.export.document import Line, Paragraph, Part, bullets, plain
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import colon, duration
from facilitateur.i18n.labels import STRATEGY_LABELS


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
            return plain(words("pause from {start} to {end}", start=start, end=end))
        case CorrectionKind.NO_PAUSE:
            return plain(words("no pause from {start} to {end}", start=start, end=end))
        case CorrectionKind.BLOCK:
            return plain(words("{into}, not {block}, from {recorded} on", into=into, block=block, recorded=recorded))
        case CorrectionKind.CLOCK:
            return plain(words("the computer's clock"))
        case CorrectionKind.ZONE:
            return plain(words("the time zone: {zone}", zone=made.zone))


def _replan(telling: Telling, replan: Replan) -> Line:
    words = telling.words
    facts = {"time": telling.time(replan.at), "way": words(STRATEGY_LABELS[replan.strategy])}
    late = timedelta(seconds=abs(replan.late))
    if late < timedelta(seconds=30):
        said = words("{time}: {way}, on time", **facts)
    elif replan.late > 0:
        said = words("{time}: {way}, {late} late", late=duration(words, late), **facts)
    else:
        said = words("{time}: {way}, {late} ahead", late=duration(words, late), **facts)
    return plain(said + words(", minimums crossed on request") if replan.below_least else said)
