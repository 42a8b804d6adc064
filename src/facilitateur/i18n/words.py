"""A translator, always passed as an argument: source texts are English, catalogues are gettext's."""

import gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from facilitateur.i18n.elision import elided

LANGUAGES = ("fr", "en")
"""The languages that are complete, the default first."""

_CATALOGUES = Path(__file__).parent / "catalogues"


class Words:
    """Says things in one language.

    `words("{n} blocks", n=3)` translates, then fills the gaps; values are data and are never translated or parsed.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        """`fr` or `en`."""
        self._catalogue = catalogue

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate a text and fill its gaps."""
        said = self._catalogue.gettext(text) if text else ""
        return self._filled(said, values) if values else said

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a text that depends on a number; `{n}` is filled with it."""
        return self._filled(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def _filled(self, said: str, values: Mapping[str, object]) -> str:
        return (elided(said, values) if self.language == "fr" else said).format(**values)

    def context(self, context: str, text: str) -> str:
        """Translate a text whose meaning depends on where it stands."""
        return self._catalogue.pgettext(context, text)


def mark(text: str) -> str:
    """Mark a text for translation where it stands in a table; it is translated where it is shown."""
    return text


@cache
def load_words(language: str) -> Words:
    """Return the translator of a language; an unknown language gives the default one."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    catalogue = gettext.translation("facilitateur", _CATALOGUES, [language], fallback=True)
    return Words(language, catalogue)


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language the system asks for: English when it says so, French otherwise."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            first = value.split(":")[0].lower()
            return "en" if first.startswith("en") else "fr"
    return "fr"
