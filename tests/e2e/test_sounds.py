"""Which player the real program starts when a time is over, and what the terminal hears where there is none."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

if sys.platform != "linux":
    pytest.skip("the players asked for are those of Linux", allow_module_level=True)

from terminal import PATIENCE, Terminal

NO_RING = re.compile(rb"\x1b\][^\x07\x1b]*\x07")
"""A sequence for the terminal that ends with the bell's character and rings nothing."""

PLAYS = f"exec {which('sleep')} {PATIENCE}"
NO_SOUND_CARD = "exit 0"  # as gst-play does


class Place:
    """A workspace, the settings and players of its computer, and the program when it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.players = folder / "joueurs"
        for made in (self.players, folder / "sessions", folder / "methodes", folder / "reglages" / "facilitateur"):
            made.mkdir(parents=True)
        self.live: Terminal | None = None

    def player(self, name: str, then: str = PLAYS) -> None:
        """Have a player that writes down what it is asked to play."""
        path = self.players / name
        written = f'echo "$0 $@" >> "{self.folder / "joues"}"'
        path.write_text(f'#!/bin/sh\ncase "$1" in *-version) exit 0;; esac\n{written}\n{then}\n', encoding="utf-8")
        path.chmod(0o755)

    def started(self) -> list[tuple[str, str]]:
        """Return each player started, with the file it was given, in order."""
        path = self.folder / "joues"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [(Path(line.split(" ")[0]).name, Path(line.split(" ")[-1]).name) for line in lines]

    def bells(self) -> int:
        """Return how often the terminal was rung."""
        return NO_RING.sub(b"", self.live.raw).count(b"\x07") if self.live else 0

    def begin(self, **rings: str) -> Terminal:
        """Start a session with these settings."""
        lines = "".join(f'{name} = "{sound}"\n' for name, sound in rings.items())
        (self.folder / "reglages" / "facilitateur" / "settings.toml").write_text(lines, encoding="utf-8")
        choices = ["--deroule", "demi-journee", "--defi", "Accueillir", "--equipes", "2", "--sans-ecran", "--json"]
        made = subprocess.run(
            [sys.executable, "-m", "facilitateur", "--dossier", str(self.folder), "animer", *choices],
            capture_output=True, text=True, check=True,
            env={**os.environ, "HOME": str(self.folder), "XDG_STATE_HOME": str(self.folder / "etat")},
        )  # fmt: skip
        self.live = Terminal(["animer", str(json.loads(made.stdout)["id"])], self.folder)
        self.live.wait("F8")
        self.live.press("F8")
        self.live.wait("reste")
        return self.live

    def time_a_team(self, letter: str) -> None:
        """Let a team's timer of a second run out."""
        live = self.live
        assert live is not None
        live.press("C-l")
        live.wait(lambda screen: "Quelle équipe" in screen or "Minuteurs des équipes" in screen)
        if "Quelle équipe" not in live.screen:
            live.press("a")
            live.wait("Quelle équipe")
        live.press(f"{letter} 2 s", "Enter")
        live.wait(lambda screen: "Quelle équipe" not in screen and "Minuteurs des équipes" in screen)
        live.press("Escape")
        live.wait(lambda screen: "Minuteurs des équipes" not in screen)
        live.wait(lambda screen: bool(re.search(rf"Équipe.{letter}.: temps écoulé", screen)))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    made = Place(tmp_path)
    monkeypatch.setenv("PATH", str(made.players))
    monkeypatch.delenv("PLAYSOUND3_BACKEND", raising=False)
    yield made
    if made.live is not None and made.live.process.isalive():
        made.live.kill()


@pytest.mark.parametrize("player", ["gst-play-1.0", "ffplay", "aplay"])
def test_a_team_s_end_starts_the_player_of_this_computer_with_the_gong_chosen(place: Place, player: str) -> None:
    place.player(player)
    live = place.begin(ring_team="gong2")
    place.time_a_team("A")
    live.wait(lambda _: place.started() == [(player, "gong2.wav")])

    assert (place.folder / "etat" / "facilitateur" / "sons" / "gong2.wav").read_bytes().startswith(b"RIFF")
    assert place.bells() == 0


def test_each_end_plays_its_own_gong(place: Place) -> None:
    place.player("gst-play-1.0")
    live = place.begin(ring_warning="gong1", ring_end="gong3", ring_team="gong2")
    place.time_a_team("A")
    live.press("C-p")
    live.wait("voulez-vous")
    live.press("bloc jusqu", "Enter")
    live.wait("Jusqu’à quand dure ce bloc")
    live.press("15 s", "Enter")
    live.wait(lambda _: len(place.started()) == 3)

    assert [file for _, file in place.started()] == ["gong2.wav", "gong1.wav", "gong3.wav"]


def test_the_mute_key_starts_nothing_until_it_is_pressed_again(place: Place) -> None:
    place.player("gst-play-1.0")
    live = place.begin(ring_team="gong1")
    live.press("Escape")
    live.wait("Échap écrire")
    live.press("s")
    live.wait("Sonnerie coupée")
    place.time_a_team("A")
    live.press("s")
    live.wait("Sonnerie activée")
    place.time_a_team("B")
    live.wait(lambda _: place.started() != [])

    assert place.started() == [("gst-play-1.0", "gong1.wav")]
    assert place.bells() == 0


def test_who_chose_the_bell_hears_the_terminal_and_no_player(place: Place) -> None:
    place.player("gst-play-1.0")
    live = place.begin(ring_team="bell")
    place.time_a_team("A")
    live.wait(lambda _: place.bells() == 1)

    assert place.started() == []


def test_without_a_player_the_bell_rings_each_time_and_nothing_else_is_said(place: Place) -> None:
    live = place.begin(ring_team="gong3")
    place.time_a_team("A")
    live.wait(lambda _: place.bells() == 1)
    place.time_a_team("B")
    live.wait(lambda _: place.bells() == 2)
    live.press("on continue", "Enter")
    live.wait(lambda screen: bool(re.search(r"on continue.*✓", screen)))

    assert b"backend" not in live.raw
    assert b"Traceback" not in live.raw


@pytest.mark.parametrize("then", [NO_SOUND_CARD, "exit 1"])
def test_a_player_that_plays_nothing_leaves_the_end_to_the_bell(place: Place, then: str) -> None:
    place.player("gst-play-1.0", then)
    live = place.begin(ring_team="gong1")
    place.time_a_team("A")
    live.wait(lambda _: place.bells() == 1)

    assert place.started() == [("gst-play-1.0", "gong1.wav")]
