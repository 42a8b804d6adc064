"""The title of a block, between quotation marks behind its name: `- 20 @pleniere « Restitution » : note`.

French, English and straight marks are read. A title that holds marks of one kind is written between others; between
straight ones, a straight mark of the title itself is doubled.
"""

from typing import Final

OPENERS: Final = '«“"'

PATTERN: Final = r'«(?P<french>[^«»]*)»|“(?P<english>[^“”]*)”|"(?P<straight>(?:[^"]|"")*)"'
"""A title with its marks, for one alternative of a larger expression."""


def title_in(groups: dict[str, str | None]) -> str | None:
    """Return the title that the named groups of `PATTERN` hold, none when they hold none."""
    if (straight := groups["straight"]) is not None:
        return straight.replace('""', '"').strip()
    said = groups["french"] if groups["french"] is not None else groups["english"]
    return None if said is None else said.strip()


def quoted(title: str) -> str:
    """Return a title between marks that it does not hold itself."""
    if not set(title) & set("«»"):
        return f"« {title} »"
    if not set(title) & set("“”"):
        return f"“{title}”"
    return '"' + title.replace('"', '""') + '"'
