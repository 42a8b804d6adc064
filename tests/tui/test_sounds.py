"""The gongs as files: sound that a player can play, each another, without a click; and the bell where none plays."""

import wave
from array import array
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitateur.domain.cues import Cue
from facilitateur.settings import Settings
from facilitateur.tui.sounds import GONGS, LOUDEST, RATE, chosen_sound, gong_file, play_gong

FULL_SCALE = 32_767


class Heard(NamedTuple):
    """What a player reads from a file."""

    channels: int
    width: int
    rate: int
    samples: list[int]

    def loudness(self, start: float, end: float) -> float:
        """Return the mean power between two moments, as a share of full scale."""
        part = self.samples[round(start * self.rate) : round(end * self.rate)]
        return float((sum(sample**2 for sample in part) / len(part)) ** 0.5 / FULL_SCALE)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the state folder of the test's computer is; none is made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "ici"))
    return tmp_path / "ici"


def heard(name: str) -> Heard:
    path = gong_file(name)
    assert path is not None
    with wave.open(str(path)) as file:
        samples = list(array("h", file.readframes(file.getnframes())))
        assert len(samples) == file.getnframes()
        return Heard(file.getnchannels(), file.getsampwidth(), file.getframerate(), samples)


@pytest.mark.parametrize("name", GONGS)
def test_a_gong_is_written_once_as_a_short_mono_sound_beside_the_state(name: str, state: Path) -> None:
    found = heard(name)
    assert (found.channels, found.width, found.rate) == (1, 2, RATE)
    assert 1 <= len(found.samples) / found.rate <= 2
    path = state / "facilitateur" / "sons" / f"{name}.wav"
    assert path.stat().st_size < 70_000
    path.write_bytes(b"my own")
    assert gong_file(name) == path
    assert path.read_bytes() == b"my own"


@pytest.mark.parametrize("name", GONGS)
def test_a_gong_is_loud_at_its_strikes_dies_away_and_neither_clips_nor_clicks(name: str) -> None:
    found, gong = heard(name), GONGS[name]
    assert max(map(abs, found.samples)) == round(LOUDEST * FULL_SCALE)
    for strike in gong.strikes:
        assert found.loudness(strike, strike + 0.2) > 0.1
    assert found.loudness(gong.seconds - 0.2, gong.seconds) < found.loudness(0, 0.2) / 5
    assert abs(found.samples[0]) < FULL_SCALE / 1_000
    assert max(map(abs, found.samples[-RATE // 500 :])) < FULL_SCALE / 1_000
    assert all(frequency < RATE / 2 for frequency, _, _ in gong.partials)


def test_the_gongs_are_told_apart_by_ear() -> None:
    sounds = {name: heard(name).samples for name in GONGS}
    for one, other in combinations(sounds, 2):
        apart = sum(abs(a - b) for a, b in zip(sounds[one], sounds[other], strict=False))
        assert apart > sum(map(abs, sounds[one])) / 2
    assert len({GONGS[name].partials[0][0] for name in GONGS}) == len(GONGS)


def test_a_gong_that_could_not_be_written_is_written_the_next_time(state: Path) -> None:
    state.write_bytes(b"in the way")
    assert gong_file("gong1") is None
    assert play_gong("gong1") is False
    state.unlink()
    assert gong_file("gong1") is not None


def test_without_the_extra_or_without_such_a_gong_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "playsound3", None)
    assert play_gong("gong1") is False
    assert play_gong("rien") is False


def test_each_end_has_its_own_sound() -> None:
    settings = Settings(ring_warning="gong1", ring_team="none")
    assert {cue: chosen_sound(settings, cue) for cue in Cue} == {
        Cue.WARNING: "gong1", Cue.LAST: "none", Cue.END: "bell", Cue.STEP: "bell", Cue.ROUND: "bell", Cue.TEAM: "none"
    }  # fmt: skip
