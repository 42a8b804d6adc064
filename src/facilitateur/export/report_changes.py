"""What was changed on the way: the plan bent, as a list under the agenda."""

from datetime import timedelta

from facilitateur.domain.state import Replan
from facilitateur.export.document import Line, Paragraph, Part, bullets, plain
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import colon, duration
from facilitateur.i18n.labels import STRATEGY_LABELS


def changes_parts(telling: Telling) -> list[Part]:
    """Return how the plan was bent while it ran; nothing when it was not."""
    words, contents = telling.words, telling.session.contents
    if not contents.replans:
        return []
    return [
        Paragraph(plain(words("The plan was changed on the way") + colon(words).rstrip())),
        bullets([_replan(telling, replan) for replan in contents.replans]),
    ]


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
