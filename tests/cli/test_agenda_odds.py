"""`facilitateur deroules probabilite`, as people and as programs read it."""

from pathlib import Path
from typing import Any

OWN = "---\nderoule : 1\nnom : E\n---\n\n## Jour 1 — 9:00\n- 60 persona\n- 60 @dejeuner (début 10:00)\n- 30 persona\n"


def test_few_sessions_are_said_and_the_end_is_told(facilitateur: Any) -> None:
    answer = facilitateur("deroules", "probabilite", "demi-journee")
    assert answer.code == 0
    assert "Moins de 5 séances" in answer.err
    assert "12:30" in answer.out


def test_the_same_seed_says_the_same_and_another_one_something_else(facilitateur: Any) -> None:
    one, again, other = (
        facilitateur("agendas", "odds", "demi-journee", "--seed", seed, "--json").data for seed in "112"
    )
    assert one == again != other
    assert list(one) == ["agenda", "sessions", "assumed", "people", "band", "seed", "paces", "days"]
    assert list(one["days"][0]) == [
        "day", "simulated", "due", "on_time", "all_held", "end_p50", "end_p80", "pins", "overruns",
    ]  # fmt: skip


def test_a_pin_is_told_with_the_share_of_days_that_miss_it(facilitateur: Any, workspace: Path) -> None:
    (workspace / "deroules" / "essai.md").write_text(OWN, encoding="utf-8")
    (day,) = facilitateur("deroules", "probabilite", "essai", "--json").data["days"]
    (pin,) = day["pins"]
    assert pin["block"] == "b2"
    assert 0.3 < pin["missed"] < 0.7
    assert day["all_held"] <= min(day["on_time"], 1 - pin["missed"])
    assert "heure fixe" in facilitateur("deroules", "probabilite", "essai").out


def test_an_agenda_with_errors_or_a_bad_seed_is_a_sentence(facilitateur: Any, workspace: Path) -> None:
    (workspace / "deroules" / "faux.md").write_text("---\nderoule : 1\n---\n", encoding="utf-8")
    assert facilitateur("deroules", "probabilite", "faux").code == 3
    assert facilitateur("deroules", "probabilite", "absent").code != 0
    answer = facilitateur("deroules", "probabilite", "demi-journee", "--graine", "x")
    assert (answer.code, "--graine" in answer.err) == (2, True)


def test_the_size_of_the_group_is_told_in_json(facilitateur: Any) -> None:
    found = facilitateur("deroules", "probabilite", "demi-journee", "--personnes", "18", "--json").data
    assert (found["people"], found["band"]) == (18, {"least": 13, "most": 24})
    assert facilitateur("deroules", "probabilite", "demi-journee", "--json").data["band"] is None
    assert facilitateur("deroules", "probabilite", "demi-journee", "--personnes", "x").code == 2
