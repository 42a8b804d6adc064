"""The one border through which text from people, files and the environment enters."""

import re
import unicodedata

MAX_TEXT = 4_000
"""Characters kept of one entry; a note is a sentence, not a file."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BIDI_NAMES = {
    "\u202a": "⟨LRE⟩",
    "\u202b": "⟨RLE⟩",
    "\u202c": "⟨PDF⟩",
    "\u202d": "⟨LRO⟩",
    "\u202e": "⟨RLO⟩",
    "\u2066": "⟨LRI⟩",
    "\u2067": "⟨RLI⟩",
    "\u2068": "⟨FSI⟩",
    "\u2069": "⟨PDI⟩",
}

_JOINER = "\u200d"
_SKINS = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of them, read from the left, are the flag of a country."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 17))
    + "]"
)


def clean(text: str) -> str:
    """Make a text harmless to terminals, files and documents; newlines and tabs stay.

    C0 and C1 controls, DEL, line separators, tag characters, lone surrogates and non-characters become U+FFFD; the
    controls of writing direction are shown by name. The result is in normal form C.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda found: _BIDI_NAMES.get(found.group(), REPLACEMENT), text)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str, limit: int = MAX_TEXT) -> str:
    """Clean a text that must stand on one line: white space is folded, and it is cut at `limit` characters."""
    line = re.sub(r"[ \n\t]+", " ", clean(text))
    return _cut(line.strip(), limit).rstrip()


def _cut(text: str, limit: int) -> str:
    """Return the beginning of a text, of `limit` characters at most; no letter loses its accent, no emoji a part.

    What is written as one sign and is longer than the limit is cut all the same.
    """
    if len(text) <= limit:
        return text
    end = limit
    while end > 0 and _is_inside_a_sign(text, end):
        end -= 1
    return text[: end or limit]


def _is_inside_a_sign(text: str, at: int) -> bool:
    """Whether the character at an index belongs to the sign before it: an accent, a joiner, the half of a flag."""
    before, here = text[at - 1], text[at]
    if here in _FLAG_LETTERS:
        return (at - len(text[:at].rstrip(_FLAG_LETTERS))) % 2 == 1
    return before == _JOINER or here == _JOINER or here in _SKINS or unicodedata.category(here).startswith("M")


def fold(text: str) -> str:
    """Return a text without accents and case, for comparing and searching: « Thème » is found by `theme`."""
    plain = _without_marks(_without_marks(text).casefold())
    return plain.replace("œ", "oe").replace("æ", "ae")


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for accents, case and white space."""
    return fold(one).split() == fold(other).split()


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def slug(text: str, limit: int = 40) -> str:
    """Return `[a-z0-9-]` made from a text, never empty, never longer than `limit`."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:limit]
        if len(longer) > limit:
            break
        kept = longer
    return kept or "seance"[:limit]
