"""Who does an action, told otherwise in the words of the note."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.commitments import read_commitment
from facilitateur.domain.owners import owners_of, with_owners

ON = date(2026, 6, 11)
CODES = {"Maud": "P03", "Jo": "P04"}


def coded(name: str) -> str:
    return CODES.get(name, name)


def left_out(name: str) -> str:
    return "" if name in CODES else name


@pytest.mark.parametrize(
    ("text", "codes", "nobody"),
    [
        ("Appeler la CAF — Maud, 12/12", "Appeler la CAF — P03, 12/12", "Appeler la CAF — 12/12"),
        ("Appeler - 12/12 - Maud", "Appeler - 12/12 - P03", "Appeler - 12/12"),
        ("Appeler (Maud, vendredi)", "Appeler (P03, vendredi)", "Appeler (vendredi)"),
        ("Appeler | Maud | 12/12", "Appeler | P03 | 12/12", "Appeler | 12/12"),
        ("Appeler — Maud et Jo, 12/12", "Appeler — P03 et P04, 12/12", "Appeler — 12/12"),
        ("Appeler — Maud et Léa, 12/12", "Appeler — P03 et Léa, 12/12", "Appeler — Léa, 12/12"),
        ("Appeler — Léa, Maud", "Appeler — Léa, P03", "Appeler — Léa"),
        ("Appeler la mère de Maud — Maud", "Appeler la mère de Maud — P03", "Appeler la mère de Maud"),
        ("@Maud relancer demain", "@P03 relancer demain", "relancer — demain"),
        ("livrer la maquette par Maud", "livrer la maquette par P03", "livrer la maquette"),
        ("voir — Maud, au COPIL, 12/12", "voir — P03, au COPIL, 12/12", "voir — au COPIL, 12/12"),
        ("Appeler - Maud - 12/12", "Appeler - P03 - 12/12", "Appeler - 12/12"),
        ("Appeler (Maud)", "Appeler (P03)", "Appeler"),
        ("voir — Léo, 31/02", "voir — Léo, 31/02", "voir — Léo, 31/02"),
        ("Maud a tout dit", "Maud a tout dit", "Maud a tout dit"),
    ],
)  # fmt: skip
def test_who_does_it_is_told_otherwise_and_all_else_stays(text: str, codes: str, nobody: str) -> None:
    assert with_owners(text, ON, coded) == codes
    assert with_owners(text, ON, left_out) == nobody
    said = read_commitment(text, ON)
    for told, tell in ((codes, coded), (nobody, left_out)):
        again = read_commitment(told, ON)
        assert owners_of(again.who) == [new for name in owners_of(said.who) if (new := tell(name))]
        assert (again.what, again.due, again.said) == (said.what, said.due, said.said)


@given(
    st.lists(
        st.sampled_from(["Appeler", "Maud", "Jo", "@Maud", "— ", " | ", ", ", " et ", "(", ")", " par ", "12/12", " "])
    )
)
def test_nobody_who_is_coded_or_left_out_is_read_again(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for tell in (coded, left_out):
        again = read_commitment(with_owners(text, ON, tell), ON)
        assert not {name for name in owners_of(again.who) if name in CODES}, text


def test_an_action_that_is_but_a_name_says_a_code_or_nothing() -> None:
    assert with_owners("@Maud", ON, coded) == "@P03"
    assert with_owners("@Maud", ON, left_out) == "@…"
