"""`facilitateur salle` from the command line: what it says when it cannot open."""

from typing import Any

import pytest


@pytest.mark.parametrize("name", ["salle", "room", "SALLE"])
def test_without_a_terminal_it_is_a_sentence(facilitateur: Any, name: str) -> None:
    answer = facilitateur(name)
    assert (answer.code, answer.out) == (2, "")
    assert "terminal" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_session_that_does_not_exist_is_a_sentence(facilitateur: Any) -> None:
    answer = facilitateur("salle", "zz")
    assert (answer.code, answer.out) == (1, "")
    assert "zz" in answer.err
