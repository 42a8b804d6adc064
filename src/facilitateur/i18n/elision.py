"""« de » before a value that begins with a vowel is « d’ » in French: « d’Entretien », « d’une borne »."""

import re
import unicodedata
from collections.abc import Mapping

_OF = re.compile(r"\b([Dd])e \{(\w+)\}")
_VOWELS = tuple("aeiouœæ")
_KEEPS = re.compile(r"(?:onz|oui\b|ouistiti|uhlan|ululement)")
"""Words before which « de » stays although they begin with a vowel."""
_MUTE_H = re.compile(r"h(?:abi|eur|ier\b|isto|iver|omm|onn|onor|opit|orai|orlog|otel|uil|uma|umeu|umou|ypo|ydr)")
"""Words whose first letter is not heard; before any other h, and before names, « de » is never wrong."""
LONGEST_READ = 24


def elided(template: str, values: Mapping[str, object]) -> str:
    """Return a French template with « de » as it stands before the values that will fill its gaps."""
    if "e {" not in template:
        return template

    def of(found: re.Match[str]) -> str:
        value = values.get(found[2])
        return f"{found[1]}’{{{found[2]}}}" if isinstance(value, str) and takes_elision(value) else found[0]

    return _OF.sub(of, template)


def takes_elision(text: str) -> bool:
    """Whether « de » loses its vowel before a text; never before a letter alone, initials, or a code with figures."""
    first = re.split(r"[^\w]", text[:LONGEST_READ], maxsplit=1)[0]
    if len(first) < 2 or first.isupper() or not first.isalpha():
        return False
    letters = unicodedata.normalize("NFD", text[:LONGEST_READ].lower())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return bool(_MUTE_H.match(plain)) or (plain.startswith(_VOWELS) and not _KEEPS.match(plain))
