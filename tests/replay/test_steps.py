"""Walking through the recorded samples event by event, in both directions, never leaves the fold."""

from pathlib import Path

import pytest

from facilitateur.domain.evolve import EMPTY, evolve
from facilitateur.replay import Player, Timeline
from facilitateur.session.opening import read

SAMPLES = Path(__file__).parents[2] / "sessions"


@pytest.mark.parametrize("name", sorted(folder.name for folder in SAMPLES.glob("exemple-*")))
def test_a_step_never_differs_from_the_fold_on_any_prefix(name: str) -> None:
    _, records, _ = read(SAMPLES / name)
    states = [EMPTY]
    for recorded in records:
        states.append(evolve(states[-1], recorded))
    player = Player(Timeline(records))
    while player.step_back():
        pass
    forward = [player.state]
    while player.step_forward():
        forward.append(player.state)
    assert forward == states[1:]
    back = [player.state]
    while player.step_back():
        back.append(player.state)
    assert back == states[:0:-1]
