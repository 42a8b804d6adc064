"""Which letters the fonts of a PDF have: an accessible PDF may show no other, so the others are replaced and told."""

import re
import unicodedata
from functools import cache

import typst

from facilitateur.export.document import said
from facilitateur.i18n.words import Words

BOX = "□"
"""Stands where a letter is missing."""

MOST_NAMED = 12
"""Letters that are told by their code."""

_SURE = re.compile("[ -~\u00a0-\u017f‐-…‹›€−\u202f]*")
"""What needs no question: Western European letters and their punctuation."""

_PIECES = re.compile(f"{BOX}(?:[\u200d\ufe0e\ufe0f]+{BOX}?)+")
"""One picture made of several."""

_LONG = re.compile(r"(\S{30})(?=\S)")
"""Where a word without spaces, such as an address, may be broken."""

_INVISIBLE = ("Cf", "Mn", "Me", "Sk")
_REFUSED = re.compile(r'"(.+?)"')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_QUESTION = b'#set text(font: "Libertinus Serif")\n#set document(title: "?", date: none)\n#par(sys.inputs.letter)'


class Letters:
    """Makes texts of letters that can be shown, and remembers the others."""

    def __init__(self) -> None:
        self.replaced: dict[str, None] = {}
        """In the order in which they came."""
        self._refused: set[str] = set()

    def __call__(self, text: str) -> str:
        """Return a text of which every letter can be shown."""
        text = said(text)
        if self._refused or not _SURE.fullmatch(text):
            text = _PIECES.sub(BOX, "".join(map(self._shown, text)))
        return _LONG.sub("\\1\u200b", text)

    def shown(self, source: str) -> str:
        """Return the source of a drawing with letters that can be shown; nothing is broken in it."""
        if not self._refused and _SURE.fullmatch(source.replace("\n", " ")):
            return source
        return _PIECES.sub(BOX, "".join(map(self._shown, source)))

    def learn(self, complaint: str) -> bool:
        """Read from the typesetter's complaint which letters it refuses; tell whether that is news."""
        quoted = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(_REFUSED.findall(complaint)))
        news = {letter for letter in quoted if not letter.isascii()} - self._refused - {BOX}
        self._refused |= news
        return bool(news)

    def described(self, words: Words) -> str:
        """Return which letters were replaced, as a sentence."""
        codes = [f"U+{ord(letter):04X}" for letter in self.replaced]
        named = codes if len(codes) <= MOST_NAMED else [*codes[:MOST_NAMED], "…"]
        return words.plural(
            "{n} character that this PDF cannot show ({codes}) is replaced by {box}; the other formats keep it.",
            "{n} characters that this PDF cannot show ({codes}) are replaced by {box}; the other formats keep them.",
            len(codes),
            codes=", ".join(named),
            box=BOX,
        )

    def _shown(self, letter: str) -> str:
        if letter not in self._refused and (_SURE.fullmatch(letter) or can_show(letter)):
            return letter
        self.replaced.setdefault(letter)
        return "" if unicodedata.category(letter) in _INVISIBLE else BOX


@cache
def can_show(letter: str) -> bool:
    """Ask the typesetter whether its fonts have a letter; wide ones, of East Asia and emoji, they do not."""
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return False
    try:
        typst.compile(
            _QUESTION,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            sys_inputs={"letter": f"a{letter}b"},
        )
    except typst.TypstError:
        return False
    return True
