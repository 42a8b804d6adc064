"""What turns of speech say, in one sentence and without a judgement."""

from facilitateur.domain.speech import Tally
from facilitateur.domain.state import Session
from facilitateur.i18n.formats import listing, percent
from facilitateur.i18n.labels import speaker_label
from facilitateur.i18n.words import Words

MOST_NAMED = 5
"""Silent people named one by one; more are counted."""


def tally_sentence(words: Words, session: Session, spoken: Tally) -> str:
    """Return who spoke most, the share all would have, and who has not spoken."""
    if spoken.fair is None:
        return words("Nobody's speech is timed yet.")
    said = [words("Same for all: {share} each (n = {n}).", share=percent(words, spoken.fair), n=spoken.n)]
    if spoken.above and spoken.total:
        most = spoken.above[0]
        name = speaker_label(words, session, most.who)
        said.insert(0, words("{name} has {share} of the time.", name=name, share=percent(words, most.share or 0)))
    names = [speaker_label(words, session, who) for who in spoken.silent]
    if names and spoken.total:
        if len(names) > MOST_NAMED:
            said.append(words.plural("{n} has not spoken yet.", "{n} have not spoken yet.", len(names)))
        else:
            said.append(words("Not heard yet: {names}.", names=listing(words, names)))
    return " ".join(said)
