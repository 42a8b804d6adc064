"""`facilitateur repeter` without a terminal: the same run as on the screens, as plain lines."""

import tempfile
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what goes away."""
    folder = tmp_path / "provisoire"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_rehearsal_tells_the_day_and_what_to_change_and_leaves_nothing(
    facilitateur: Any, workspace: Path, scratch: Path
) -> None:
    answer = facilitateur("repeter", "--deroule", "demi-journee", "--graine", "3")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0].startswith("Répétition")
    assert lines[2].startswith("09:00  ==")
    assert "Ce qui a débordé" in answer.out
    assert "Moins de 5 séances" in answer.err
    assert list(scratch.iterdir()) == list((workspace / "sessions").iterdir()) == []
    assert not [path for path in workspace.parent.rglob("*") if path.name.startswith("repetition-")]


def test_the_same_seed_runs_the_same_and_another_one_does_not(facilitateur: Any) -> None:
    one, again, other = (
        facilitateur("rehearse", "--agenda", "demi-journee", "--seed", seed).out.splitlines()[1:] for seed in "334"
    )
    assert one == again != other


def test_a_kept_rehearsal_is_a_session_that_teaches_nothing(facilitateur: Any, workspace: Path, scratch: Path) -> None:
    answer = facilitateur("repeter", "--deroule", "demi-journee", "--garder")
    (kept,) = (workspace / "sessions").iterdir()
    assert kept.name in answer.err
    assert kept.name.startswith("repetition-")
    assert list(scratch.iterdir()) == []
    shown = facilitateur("seances", "montrer", kept.name, "--json").data
    assert "Répétition" in str(shown)
    assert facilitateur("statistiques", "--json").data["sessions"] == 0


def test_several_days_follow_each_other(facilitateur: Any) -> None:
    answer = facilitateur("repeter", "--deroule", "deux-jours", "--graine", "1")
    assert "Jour 2" in answer.out
    assert "fin de la séance" in answer.out


def test_the_drift_is_one_of_two(facilitateur: Any) -> None:
    assert facilitateur("repeter", "--deroule", "demi-journee", "--derive", "tirage").code == 0
    assert facilitateur("repeter", "--deroule", "demi-journee", "--derive", "history").code == 0
    answer = facilitateur("repeter", "--deroule", "demi-journee", "--derive", "rapide")
    assert (answer.code, "--derive" in answer.err) == (2, True)


def test_without_an_agenda_a_sentence_says_how(facilitateur: Any) -> None:
    answer = facilitateur("repeter")
    assert (answer.code, "--deroule" in answer.err) == (2, True)
