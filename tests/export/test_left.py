"""A session that was left is told as it stood, and not as if its block had gone on for months."""

from datetime import timedelta

import pytest

from facilitateur.domain.leaving import LEFT_AFTER, told_instant
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.harvest import Harvest, ended_morning, running_morning

WORDS = load_words("fr")
LATER = timedelta(days=170)


@pytest.mark.parametrize("name", ["md", "html", "csv"])
def test_a_session_left_months_ago_is_told_as_it_stood(name: str) -> None:
    told = running_morning()
    assert told.state.at is not None
    made = [
        exporter(name).write(told.state, told.log, at, WORDS, ExportOptions()).decode()
        for at in (told.state.at, told.state.at + LATER)
    ]

    assert made[0] == made[1]


def test_a_session_that_runs_is_told_now() -> None:
    told = running_morning()
    assert told.state.at is not None
    soon = told.state.at + LEFT_AFTER

    assert told_instant(told.state, soon) == soon
    assert told_instant(told.state, soon + timedelta(seconds=1)) == told.state.at


@pytest.mark.parametrize("told", [Harvest(), ended_morning()], ids=["not begun", "ended"])
def test_a_session_that_does_not_run_is_told_now(told: Harvest) -> None:
    later = told.now + LATER

    assert told_instant(told.state, later) == later
