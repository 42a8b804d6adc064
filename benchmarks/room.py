"""What the room display costs and how late it is: `python benchmarks/room.py [--seconds N]`.

Processor seconds a second with a running clock, beside Textual's own digits renewed once a second; and the time from
the régie's fsync'd change to the room's paint, seen from outside.
"""

import os
import re
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from run import PYTHON, workspace
from terminal import Program

HERE = Path(__file__).parent
SIZES = ((80, 24), (160, 45), (240, 67))


def share(program: Program, seconds: float) -> float:
    """Return the share of one core that a program takes while nobody touches it."""
    program.drain(3)
    before, began = program.processor_seconds(), time.perf_counter()
    program.drain(seconds)
    return (program.processor_seconds() - before) / (time.perf_counter() - began)


def cost(seconds: float) -> None:
    """Print a line a size: ours, the floor, the ratio, and the bytes sent a second."""
    _, environment, session = workspace()
    print(f"{'a running clock':<24}{'% of a core':>12}{'floor':>8}{'ratio':>8}{'bytes/s':>9}")
    with Program([PYTHON, "-m", "facilitateur", "animer", session], environment) as live:
        live.wait_for(b"F8")
        os.write(live.terminal, b"\x1b[19~")
        live.wait_for(b"reste")
        live.drain(1)
        for size in SIZES:
            with (
                Program([PYTHON, str(HERE / "bare_clock.py")], environment, size) as bare,
                Program([PYTHON, "-m", "facilitateur", "salle", session], environment, size) as room,
            ):
                room.wait_for("▀".encode())
                floor, ours = share(bare, seconds), share(room, seconds)
                room.total = 0
                room.drain(5)
                name = f"room display {size[0]}×{size[1]}"
                print(f"{name:<24}{ours * 100:>12.2f}{floor * 100:>8.2f}{ours / floor:>8.1f}{room.total / 5:>9.0f}")
                live.settle(0.05)


def lag(rounds: int) -> None:
    """Print how long a message takes from its file to the room's screen."""
    folder, environment, session = workspace()
    times = []
    with (
        Program([PYTHON, "-m", "facilitateur", "animer", session], environment) as live,
        Program([PYTHON, "-m", "facilitateur", "salle", session], environment) as room,
    ):
        live.wait_for(b"F8")
        room.wait_for(b"Nous")
        os.write(live.terminal, b"\x1b[19~")
        room.wait_for(b"temps restant")
        journal = folder / "sessions" / session / "journal.jsonl"
        for n in range(rounds):
            live.settle(0.1)
            room.settle(0.3 + n % 7 / 30)
            room.seen = b""
            size = journal.stat().st_size
            os.write(live.terminal, b"\x1bOQ")
            while journal.stat().st_size == size:
                time.sleep(0.002)
            began = time.perf_counter()
            wanted = re.compile(b"suspendu|restant")
            while not wanted.search(room.seen):
                room.read(0.02)
            times.append(time.perf_counter() - began)
    ordered = sorted(times)
    print(f"from the disk to the room's screen: median {statistics.median(times) * 1000:.0f} ms, "
          f"largest of {rounds} {ordered[-1] * 1000:.0f} ms")  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Print everything."""
    seconds = float(arguments[arguments.index("--seconds") + 1]) if "--seconds" in arguments else 15
    cost(seconds)
    lag(30)


if __name__ == "__main__":
    main(sys.argv[1:])
