"""`facilitateur statistiques`, as people and as programs read it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.story import Story

Store = Callable[[Path, Story], Path]


def half_day() -> Story:
    """Each block five minutes more than planned."""
    story = Story()
    for block in story.state.agenda.blocks:
        story.next_block().waits(minutes=block.minutes + 5)
    return story.ends()


def test_nothing_learnt_yet_is_a_sentence(facilitateur: Any) -> None:
    answer = facilitateur("statistiques")
    assert (answer.code, answer.out) == (0, "")
    assert "aucune" in answer.err.casefold()
    assert facilitateur("statistiques", "--json").data["cards"] == []


def test_one_session_is_told_with_its_caution(facilitateur: Any, workspace: Path, store: Store) -> None:
    store(workspace, half_day())
    answer = facilitateur("statistiques")
    assert answer.code == 0
    assert "Moins de 5" in answer.err
    assert "≈ 1" in answer.out
    assert all(len(line) <= 80 for line in answer.out.splitlines())


def test_the_data_have_stable_keys(facilitateur: Any, workspace: Path, store: Store) -> None:
    story = half_day()
    store(workspace, story)
    data = facilitateur("statistics", "--json").data
    assert list(data) == ["sessions", "blocks", "methods", "percentiles", "cards", "phases", "all"]
    assert data["sessions"] == 1
    assert data["blocks"] == len(story.state.agenda.blocks)
    first = data["cards"][0]
    assert list(first) == ["card", "n", "thin", "planned_median", "real_p50", "real_p80", "ratio_median", "sizes"]
    assert first["real_p50"] == first["planned_median"] + 5
    assert first["sizes"][0]["people"][0] in (1, 13, 25, 41)


def test_rehearsals_and_samples_teach_nothing(facilitateur: Any, workspace: Path, store: Store) -> None:
    folder = store(workspace, half_day())
    folder.rename(folder.with_name("repetition-2026-06-12-essai-abcde"))
    assert facilitateur("statistiques", "--json").data["sessions"] == 0
