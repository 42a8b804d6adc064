"""What the tests of the cards share: the shipped folder, a workspace, a sound card to damage, a small translator."""

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.library import Library

SHIPPED = Path(__file__).parents[2] / "methodes"

SOUND = """\
---
fiche : 1
nom : Carte d'essai
phases : ideation, test
famille : creativite
duree : 5 / 10 / 20
groupe : 3 à 30
energie : 2
canevas : zones
origine : nous-mêmes
---

## But
Essayer.

## Déroulé
1. (4 min) Premier — commencer
2. (2 × 3 min) Second — finir
   > Continuez !

## Conseils
- Doucement.

## Pièges
- Aller trop vite.

## À capturer
Ce qui reste.

## Canevas
### Zones
- J'aime
- À améliorer : ce qui manque
"""


@pytest.fixture
def shipped() -> Path:
    """The cards that come with the program."""
    return SHIPPED


@pytest.fixture
def sound() -> str:
    """The text of a card without any finding."""
    return SOUND


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An empty folder for cards."""
    folder = tmp_path / "methodes"
    folder.mkdir()
    return folder


@pytest.fixture
def read(workspace: Path) -> Callable[..., CardEntry]:
    """Write a card and read it as a library does."""

    def write_and_read(text: str | bytes, name: str = "essai.md", slug: str = "essai") -> CardEntry:
        data = text if isinstance(text, bytes) else text.encode()
        (workspace / name).write_bytes(data)
        entry = Library([workspace]).entry(slug)
        assert entry is not None
        return entry

    return write_and_read


@pytest.fixture
def english() -> Callable[..., str]:
    """A translator that leaves the source texts as they are."""

    def say(text: str, **values: object) -> str:
        return text.format(**values) if values else text

    return say
