"""Print every figure of `benchmarks/README.md`: ours and the floor side by side in one run, as a ratio.

`python benchmarks/run.py [start] [keys] [saving] [replay] [clock] [--rounds N]`
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from terminal import Program

from facilitateur.domain.events import NoteAdded, Recorded
from facilitateur.domain.evolve import fold
from facilitateur.i18n.words import load_words
from facilitateur.replay.player import Player
from facilitateur.replay.search import Search
from facilitateur.replay.timeline import Timeline
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import resume
from facilitateur.storage.journal import Journal
from facilitateur.tui.painting.timeline import paint_course

PYTHON = sys.executable
HERE = Path(__file__).parent
FRAME = 0.016
"""Seconds of one picture at sixty a second."""
FRENCH = load_words("fr")
START = datetime(2026, 6, 11, 7, 0, tzinfo=UTC)


def report(name: str, ours: Sequence[float], floor: Sequence[float], unit: str = "ms", scale: float = 1000) -> None:
    """Print medians and the 95th percentiles with their ratios."""
    a, b = statistics.median(ours) * scale, statistics.median(floor) * scale
    high_a, high_b = percentile(ours) * scale, percentile(floor) * scale
    median = f"{a:8.1f} / {b:8.1f} {unit}  ×{a / b:5.2f}"
    print(f"{name:<44} {median}   p95 {high_a:8.1f} / {high_b:8.1f}  ×{high_a / high_b:5.2f}")


def percentile(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[min(int(len(values) * 0.95), len(values) - 1)]


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def workspace() -> tuple[Path, dict[str, str], str]:
    """Make a workspace with one running session and return (folder, environment, session id)."""
    folder = Path(tempfile.mkdtemp(prefix="banc-"))
    for name in ("sessions", "methodes"):
        (folder / name).mkdir()
    environment = {"FACILITATEUR_DOSSIER": str(folder), "HOME": str(folder), "LANG": "fr_FR.UTF-8",
                   "XDG_STATE_HOME": str(folder / "etat"), "XDG_CONFIG_HOME": str(folder / "reglages")}  # fmt: skip
    arguments = ["animer", "--deroule", "demi-journee", "--defi", "Banc", "--sans-ecran", "--json"]
    made = subprocess.run([PYTHON, "-m", "facilitateur", *arguments], check=True, capture_output=True, text=True,
                          env={**os.environ, **environment})  # fmt: skip
    return folder, environment, str(json.loads(made.stdout)["id"])


def start(rounds: int) -> None:
    """`--version` against Python and Typer; home ready against a bare application."""
    folder, environment, _ = workspace()

    def run(*arguments: str) -> float:
        return timed(lambda: subprocess.run([PYTHON, *arguments], env={**os.environ, **environment}, check=True,
                                            capture_output=True))  # fmt: skip

    version, floor = [], []
    for _ in range(rounds * 2):
        version.append(run("-m", "facilitateur", "--version"))
        floor.append(run("-c", "import typer"))
    report("facilitateur --version / import typer", version, floor)
    home, bare = [], []
    for _ in range(rounds):
        with Program([PYTHON, str(HERE / "bare.py")], environment) as program:
            bare.append(program.wait_for(b"bare"))
        with Program([PYTHON, "-m", "facilitateur"], environment) as program:
            home.append(program.wait_for("Nouvelle séance".encode()))
    report("home ready / bare Textual application", home, bare)
    print(f"{'':<44} workspace {folder.name}")


def keys(rounds: int) -> None:
    """One typed letter, and Enter with its saving, against the bare application."""
    _, environment, session = workspace()
    with (
        Program([PYTHON, str(HERE / "bare.py")], environment) as bare,
        Program([PYTHON, "-m", "facilitateur", "animer", session], environment) as live,
    ):
        bare.wait_for(b"bare")
        live.wait_for(b"F8")
        live.settle()
        os.write(live.terminal, b"\x1b[19~")
        live.wait_for(b"reste")
        letters: tuple[list[float], list[float]] = ([], [])
        enters: tuple[list[float], list[float]] = ([], [])
        for i in range(rounds * 8):
            for program, typed, entered in ((live, letters[0], enters[0]), (bare, letters[1], enters[1])):
                program.settle(0.06)
                typed.append(program.key_to_paint(b"x", b"x"))
                os.write(program.terminal, f" note {i:04d}".encode())
                program.settle(0.08)
                entered.append(program.key_to_paint(b"\r", b"note"))
        report("a letter to its paint / bare", *letters)
        report("Enter to the saved note's paint / bare", *enters)


def raw_writes(folder: Path, data: bytes, count: int) -> list[float]:
    """Time plain write and fsync of as many bytes."""
    handle = os.open(folder / "brut", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    found = []
    for _ in range(count):
        begin = time.perf_counter()
        os.write(handle, data)
        os.fsync(handle)
        found.append(time.perf_counter() - begin)
    os.close(handle)
    return found


def saving(rounds: int) -> None:
    """One captured item at 10 to 20,000 events: the journal alone, then intent, journal and state together."""
    from facilitateur.domain import note_intents

    base = Path(tempfile.mkdtemp(prefix="banc-"))
    line = b"x" * 160
    for size in (10, 1_000, 10_000, 20_000):
        folder = base / f"journal-{size}"
        folder.mkdir()
        with Journal(folder) as journal:
            journal.append([note(n) for n in range(1, size + 1)])
            ours, floor = [], []
            for n in range(size + 1, size + 1 + rounds * 20):
                ours.append(timed(lambda n=n: journal.append([note(n)])))  # type: ignore[misc]
                floor += raw_writes(folder, line, 1)
        report(f"journal append at {size} events / raw fsync", ours, floor)
    workspace_folder, _, session = workspace()
    live = resume(workspace_folder / "sessions" / session)
    block = live.state.agenda.blocks[0].id
    for size in (10, 1_000, 10_000):
        grow(live, block, size)
        time.sleep(1.5)
        ours, floor = [], []
        for _ in range(rounds * 20):
            ours.append(timed(lambda: live.perform(lambda s, now: note_intents.capture(s, block, "A", ["une note"]))))
            floor += raw_writes(base, line, 1)
            time.sleep(0.002)
        report(f"captured item at {size} events / raw fsync", ours, floor)
    live.close()


def grow(live: LiveSession, block: str, size: int) -> None:
    """Bring a session to a number of events."""
    from facilitateur.domain import note_intents

    missing = size - live.state.seq
    if missing > 0:
        live.perform(lambda state, now: note_intents.capture(state, block, "A", ["une note du mur"] * missing))


def note(n: int) -> Recorded:
    """Return the n-th invented record."""
    event = NoteAdded(n, "b1", "A", "les gens découvrent la date limite en septembre")
    return Recorded(n, START + timedelta(seconds=n), 120, n, event)


def replay(rounds: int) -> None:
    """Fold and seek over 10,000 events, against decoding the same lines as JSON."""
    from facilitateur.domain.codec import encode

    records = [note(n) for n in range(1, 10_001)]
    lines = [encode(record) for record in records]
    folds = [timed(lambda: fold(records)) for _ in range(rounds)]
    floor = [timed(lambda: [json.loads(text) for text in lines]) for _ in range(rounds)]
    report("fold of 10,000 events / json.loads of them", folds, floor)
    timeline = Timeline(records)
    seeks = [timed(lambda n=n: timeline.state_of((n * 7919) % 10_000 + 1)) for n in range(rounds * 20)]  # type: ignore[misc]
    report("seek among 10,000 events / 16 ms frame", seeks, [FRAME])
    player = Player(timeline)
    moves = [timed(lambda n=n: moved_and_drawn(player, n)) for n in range(rounds * 20)]  # type: ignore[misc]
    report("seek and timeline drawn / 16 ms frame", moves, [FRAME])
    index = [timed(lambda: Search(timeline)) for _ in range(rounds)]
    report("search made ready, 10,000 notes / one frame", index, [FRAME])
    search = Search(timeline)
    report(
        "one search, nothing found / 16 ms frame", [timed(lambda: search.find("zzz")) for _ in range(rounds)], [FRAME]
    )


def moved_and_drawn(player: Player, n: int) -> None:
    """Go somewhere and paint the rows of planned and real."""
    player.jump(START + timedelta(seconds=(n * 7919) % 10_000 + 1))
    paint_course(player, FRENCH, 160)


def clock(rounds: int) -> None:
    """What a running clock costs: processor seconds a second, of one core."""
    _, environment, session = workspace()
    with Program([PYTHON, "-m", "facilitateur", "animer", session], environment) as live:
        live.wait_for(b"F8")
        os.write(live.terminal, b"\x1b[19~")
        live.wait_for(b"reste")
        live.settle(0.2)
        before, began = live.processor_seconds(), time.perf_counter()
        while time.perf_counter() - began < 4 * rounds:
            live.read(0.2)
        used = (live.processor_seconds() - before) / (time.perf_counter() - began)
    print(f"{'a running clock':<44} {used * 100:8.2f} % of one core")


PARTS = {"start": start, "keys": keys, "saving": saving, "replay": replay, "clock": clock}


def main(arguments: Sequence[str]) -> None:
    """Run the named parts, or all."""
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 10
    chosen = [name for name in PARTS if name in arguments] or list(PARTS)
    print(f"{'ours / floor':<44} medians, ratio; 95th percentiles, ratio")
    for name in chosen:
        PARTS[name](rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
