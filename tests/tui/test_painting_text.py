"""Texts cut to a width: the part that tells them apart is kept."""

import pytest
from textual.content import Content

from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import fit_apart, fit_label, wrap


def test_a_label_is_cut_in_its_middle_only_where_another_would_read_the_same() -> None:
    fears, hopes = "Pense et ressent : craintes", "Pense et ressent : aspirations"
    assert fit_apart(fears, (fears, hopes), 20) != fit_apart(hopes, (fears, hopes), 20)
    assert fit_apart(fears, (fears, hopes), 20) == "Pense et… craintes"
    assert fit_apart(hopes, (fears, hopes), 18) == "Pense… aspirations"
    assert fit_apart(hopes, (fears, hopes), 17) == "… aspirations"
    assert fit_apart(fears, (fears, "Voit"), 20).startswith("Pense et ressent")
    assert all(len(fit_apart(hopes, (fears, hopes), width)) <= width for width in range(40))


def test_a_label_is_cut_before_its_bracket_rather_than_inside() -> None:
    assert fit_label("Problème abstrait (sans le contexte)", 22) == "Problème abstrait"
    assert fit_label("Problème abstrait (sans)", 24) == "Problème abstrait (sans)"
    assert fit_label("Problème abstrait (sans)", 10) == "Problème…"


@pytest.mark.parametrize("width", range(12, 40))
def test_no_line_begins_with_a_double_sign_nor_ends_with_an_opening_quote(width: int) -> None:
    text = "Consentement — seules comptent : « idée longue » ; quoi ? non ! oui : fin"
    lines = [*wrap(text, width), *(line.plain for line in flow(Content(text), width))]
    assert not [said for said in lines if said.lstrip()[:1] in {";", ":", "!", "?", "»"} or said.rstrip().endswith("«")]
    assert " ".join(wrap(text, width)) == text
    assert max(len(said) for said in lines) <= width
