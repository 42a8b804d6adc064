"""French typography of a line: what is prose is set, what is none stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.cards.typography import french

N, B = "\u202f", "\u00a0"

LINES = [
    ("L'usager n'a qu'un guichet", "L’usager n’a qu’un guichet"),
    ("l'« usager »", f"l’«{N}usager{N}»"),
    ('Dire "oui", puis "non".', f"Dire «{N}oui{N}», puis «{N}non{N}»."),
    ("«oui» et « non »", f"«{N}oui{N}» et «{N}non{N}»"),
    ("Pourquoi ? Parce que : voilà ; fin !", f"Pourquoi{N}? Parce que{B}: voilà{N}; fin{N}!"),
    ("Pourquoi? Parce que: voilà; fin!", f"Pourquoi{N}? Parce que{B}: voilà{N}; fin{N}!"),
    ("Quoi ?!", f"Quoi{N}?!"),
    ("**Attention :** gras", f"**Attention{B}:** gras"),
    ("33 % et 33%, 5 €", f"33{N}% et 33{N}%, 5{N}€"),
    (f"Déjà{B}; bien{B}!", f"Déjà{N}; bien{N}!"),
    # What stays.
    ("9:30, 1:2, 25/10", "9:30, 1:2, 25/10"),
    ("http://x.fr/?a=b;c:d et www.y.fr:80", "http://x.fr/?a=b;c:d et www.y.fr:80"),
    ("a@b.fr (?) 10' et 5\" x", "a@b.fr (?) 10' et 5\" x"),
    ("`l'a : b` &amp; [ici](a'b) {#l'id}", "`l'a : b` &amp; [ici](a'b) {#l'id}"),
    ('un seul "guillemet', 'un seul "guillemet'),
    ("“déjà” et ‘ceci’", "“déjà” et ‘ceci’"),
    ("   retrait", "   retrait"),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_is_set_as_printers_do(line: str, expected: str) -> None:
    assert french(line) == expected


def test_a_space_that_was_never_there_is_not_added_to_titles_of_other_languages() -> None:
    assert french("Open Space Technology: A User's Guide ; 1997", adds_spaces=False) == (
        f"Open Space Technology: A User’s Guide{N}; 1997"
    )


@given(st.text(alphabet="ab1 \u00a0\u202f'\"«»“”?!;:%€`<>[]()&@.*…/", max_size=40))
def test_a_line_that_is_set_stays_as_it_is_and_keeps_its_letters(line: str) -> None:
    once = french(line)
    assert french(once) == once
    assert [char for char in once if char.isalnum()] == [char for char in line if char.isalnum()]
