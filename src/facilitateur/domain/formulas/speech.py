"""How long words take to say aloud: 140 a minute.

Source: a rule of thumb for speaking in front of a room, a setting. Good for whole sentences, not for figures or codes.
"""

import re
from collections.abc import Iterable

WORDS_PER_MINUTE = 140

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def spoken_seconds_of(texts: Iterable[str], words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return the whole seconds that texts take to say, rounded up: 420 words are three minutes."""
    return -(-words_in(texts) * 60 // words_per_minute)


def words_in(texts: Iterable[str]) -> int:
    """Return how many words texts have."""
    return sum(len(_WORD.findall(text)) for text in texts)
