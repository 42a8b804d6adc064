"""Settings that nothing reads, and values that they do not take, are said with their place; shipped cards have none."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.quality import check_quality
from facilitateur.domain.canvases import known_settings
from facilitateur.i18n.words import load_words

Read = Callable[..., CardEntry]
FRENCH = load_words("fr")
DOMAIN = Path(known_settings.__file__).parents[1]


def settings_of(read: Read, sound: str, *lines: str) -> list[tuple[str, str]]:
    text = f"{sound}### Réglages\n" + "".join(f"{line}\n" for line in lines)
    first = text.splitlines().index(lines[0]) + 1
    return [
        (f"{found.line - first}:{found.column} {found.code}", " ".join(found.message(FRENCH).split()))
        for found in check_quality(read(text))
        if found.code in ("A109", "A112")
    ]


@pytest.mark.parametrize(
    ("line", "place", "near"),
    [
        ("- votes : gometes", "0:11 A112", "gommettes"),
        ("- agreg : moyene", "0:11 A112", "moyenne"),
        ("- pirve : oui", "0:3 A109", "prive"),
        ("- prive : ouii", "0:11 A112", "oui"),
        ("* Profondeur visé : 5", "0:3 A109", "profondeur-visee"),
        ("- score : sus, repartiton", "0:16 A112", "repartition"),
        ("- Genre de note : observé, suposé", "0:28 A112", "suppose"),
        ("- coin : haut gauch", "0:10 A112", "haut-gauche"),
        ("- xyzzyx : 3", "0:3 A109", ""),
        ("- tours : deux", "0:11 A112", ""),
    ],
)
def test_a_misspelt_setting_is_said_at_its_place_with_the_nearest(
    read: Read, sound: str, line: str, place: str, near: str
) -> None:
    ((where, message),) = settings_of(read, sound, line)
    assert where == place
    assert not near or f"« {near} »" in message


@pytest.mark.parametrize(
    "line",
    [
        "- votes : J’utiliserais, Je peux aider",
        "- Votes : gommettes",
        "- auteur : groupe",
        "- Ouvrir à l’étape 3 : craintes",
        "- Seuil observé : 33 %",
        "- Genre de note : fait, supposé",
        "- budget : n/3",
        "- cumul_max : 3",
        "- agreg = taux",
        "- par_personne : 5",
    ],
)
def test_what_a_canvas_takes_is_not_told_off(read: Read, sound: str, line: str) -> None:
    assert settings_of(read, sound, line) == []


def test_every_setting_that_the_program_reads_is_known() -> None:
    read = {name for path in DOMAIN.rglob("*.py") for name in _read_in(path)}
    assert "votes" in read
    assert sorted(read - set(known_settings.NAMES)) == [], "to be added to domain/canvases/known_settings.py"


def _read_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "first":
            yield from (arg.value for arg in node.args[1:] if isinstance(arg, ast.Constant))
