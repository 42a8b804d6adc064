"""What turns of speech say, in one sentence and without a judgement."""

from collections.abc import Callable

from facilitateur.domain.speech import Tally
from facilitateur.i18n.formats import listing, percent, whole_percent
from facilitateur.i18n.words import Words

MOST_NAMED = 5
"""Silent people named one by one; more are counted."""


def tally_sentence(words: Words, spoken: Tally, name: Callable[[str], str]) -> str:
    """Return who spoke most, the share all would have, and who has not spoken; `name` says how people are called."""
    if spoken.fair is None:
        return words("Nobody's speech is timed yet.")
    said = [words("Same for all: {share} each (n = {n}).", share=percent(words, spoken.fair), n=spoken.n)]
    if spoken.above and spoken.total:
        most = spoken.above[0]
        said.insert(
            0, words("{name} has {share} of the time.", name=name(most.who), share=whole_percent(words, most.percent))
        )
    names = [name(who) for who in spoken.silent]
    if names and spoken.total:
        if len(names) > MOST_NAMED:
            said.append(words.plural("{n} has not spoken yet.", "{n} have not spoken yet.", len(names)))
        else:
            said.append(words("Not heard yet: {names}.", names=listing(words, names)))
    return " ".join(said)
