"""Cards and agendas found by their title, and what was probably meant when there is none."""

from typing import Any

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import Failure
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.i18n.formats import quote
from facilitateur.textfiles.values import suggest

_LONGEST = 200
_SHORTEST = 3
"""Letters from which on a part of a name is told from chance."""


def titled(shelf: Any, asked: str) -> Any:
    """Return the entry with a title, accents, case and apostrophes aside; none when there is none."""
    wanted = slug(asked, _LONGEST)
    return next((entry for entry in shelf.entries if wanted in {slug(name, _LONGEST) for name in _names(entry)}), None)


def nothing_called(desk: Desk, shelf: Any, asked: str) -> Failure:
    """Return the failure that nothing has such a name, with the short name that is near to it."""
    words = desk.words
    said = words("There is nothing called {name} here.", name=quote(words, clean_line(asked, 80)))
    near = _near(shelf, asked)
    if near:
        said = f"{said} {words('Did you mean {names}?', names=quote(words, near))}"
    return Failure(said)


def _near(shelf: Any, asked: str) -> str:
    slugs = [entry.slug for entry in shelf.entries]
    by_title = {name: entry.slug for entry in shelf.entries for name in _names(entry)}
    part = slug(asked, 61)
    held = next((one for one in slugs if part in one), "") if len(part) >= _SHORTEST else ""
    return suggest(part, slugs) or by_title.get(suggest(clean_line(asked, 80), tuple(by_title)), "") or held


def _names(entry: Any) -> list[str]:
    card = getattr(entry, "card", None)
    return [entry.name, *(text.name for text in card.texts.values())] if card is not None else [entry.name]
