"""Sounds for the ends that are told: the terminal's bell everywhere, gongs where the computer can play them."""

import logging
import math
import struct
import wave
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import sleep
from typing import Any, Literal, NamedTuple

from textual.app import App

from facilitateur.domain.cues import Cue
from facilitateur.settings import Settings
from facilitateur.storage.files import replace
from facilitateur.storage.places import state_folder

NONE: Literal["none"] = "none"

RATE = 16_000
"""Samples a second; enough for partials under 4 kHz, and small files."""

LOUDEST = 0.8
"""Of full scale."""

LOOKS = 0.02
"""Seconds between two looks at whether a player still plays."""

logging.getLogger("playsound3").addHandler(logging.NullHandler())  # Else its warnings go to the terminal.


class Gong(NamedTuple):
    """How a gong sounds: its strikes, and its partials as (frequency, strength, seconds until it is a third)."""

    partials: tuple[tuple[float, float, float], ...]
    strikes: tuple[float, ...] = (0.0,)
    seconds: float = 2.0


GONGS = {
    "gong1": Gong(((196, 1, 0.9), (293, 0.6, 0.7), (418, 0.5, 0.5), (561, 0.3, 0.35), (812, 0.2, 0.2))),
    "gong2": Gong(((659, 1, 0.6), (1318, 0.4, 0.4), (1819, 0.25, 0.25), (2637, 0.15, 0.15)), seconds=1.5),
    "gong3": Gong(((523, 1, 0.5), (1046, 0.4, 0.35), (1571, 0.2, 0.2)), strikes=(0.0, 0.45), seconds=1.8),
}
"""A deep one, a clear one, and one struck twice."""


def chosen_sound(settings: Settings, cue: Cue) -> str:
    """Return the sound that the settings choose: `none`, `bell` or a gong."""
    chosen = {
        Cue.WARNING: settings.ring_warning,
        Cue.LAST: settings.ring_last,
        Cue.END: settings.ring_end,
        Cue.STEP: settings.ring_round,
        Cue.ROUND: settings.ring_round,
        Cue.TEAM: settings.ring_team,
    }
    return chosen[cue]


def wave_of(gong: Gong) -> bytes:
    """Return a gong as a WAV file, the same on every machine."""
    samples = [_sample(gong, at / RATE) for at in range(round(RATE * gong.seconds))]
    loudest = max(map(abs, samples))
    numbers = (round(sample / loudest * LOUDEST * 32_767) for sample in samples)
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", number) for number in numbers))
    return buffer.getvalue()


def _sample(gong: Gong, at: float) -> float:
    fade = min((gong.seconds - at) / 0.1, 1.0)
    total = 0.0
    for strike in gong.strikes:
        since = at - strike
        if since < 0:
            continue
        attack = min(since / 0.005, 1.0)
        total += attack * sum(
            strength * math.exp(-since / lasting) * math.sin(2 * math.pi * frequency * since)
            for frequency, strength, lasting in gong.partials
        )
    return total * fade


def gong_file(name: str) -> Path | None:
    """Return the file of a gong, made when it is first wanted; none when it cannot be written."""
    path = state_folder() / "sons" / f"{name}.wav"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, [wave_of(GONGS[name])])
    except (OSError, KeyError):
        return None
    return path


def play_gong(name: str) -> bool:
    """Play a gong and return whether it is heard, which takes half its length to know; it needs the extra `son`."""
    path = gong_file(name)
    if path is None:
        return False
    try:
        player = import_module("playsound3")
        # For playsound3 aplay is no player without mpg123, which a WAV file does not need.
        sound = player.playsound(str(path), block=False, backend=player.DEFAULT_BACKEND or "alsa")
        return _is_heard(sound, GONGS[name].seconds / 2)
    except Exception:  # no such extra, no player
        return False


def _is_heard(sound: Any, seconds: float) -> bool:
    """Return whether a player still plays after so long; without a sound card it ends at once, some with no error."""
    for _ in range(round(seconds / LOOKS)):
        if not sound.is_alive():
            return False
        sleep(LOOKS)
    return True


def ring_out(app: App[Any], sound: str) -> None:
    """Ring the terminal's bell, or play a gong where the computer can, without holding up the screen."""
    if sound not in GONGS:
        app.bell()
        return

    def play() -> None:
        if not play_gong(sound):
            app.call_from_thread(app.bell)

    app.run_worker(play, thread=True, group="sound", exit_on_error=False)
