"""Children that write bursts of mixed changes as fast as they can, and a parent that kills them with SIGKILL.

Run as `burst.py FOLDER TRIALS SEED`; prints one JSON object, session folder → last number said to be saved.
"""

import json
import os
import random
import select
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mixed import first

from facilitateur.storage.copy import CopyKeeper, CopyPayload
from facilitateur.storage.opening import open_session


def write(folder: Path, pipe: int, seed: int) -> None:
    dice = random.Random(seed)
    session = open_session(folder)
    keeper = CopyKeeper(folder, delay=0.001)
    while True:
        count = dice.choice([1, 1, 1, 2, 5])
        session.journal.append(first(count, session.journal.last_seq + 1))
        os.write(pipe, b"%d\n" % session.journal.last_seq)
        keeper.schedule(lambda: CopyPayload({}, session.journal.lines))
        if dice.random() < 0.05:  # somebody else puts another version in its place
            path = session.journal.path
            other = path.with_suffix(".sync")
            other.write_bytes(path.read_bytes() + b"autre chose\n")
            os.replace(other, path)


def kill(folder: Path, seed: int) -> int:
    dice = random.Random(seed)
    folder.mkdir()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            write(folder, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    said = os.read(reading, 65536)
    wanted = len(said) + dice.randint(1, 3) * dice.randint(1, 400)
    while len(said) < wanted and select.select([reading], [], [], 0.02)[0]:
        said += os.read(reading, 65536)
    select.select([], [], [], dice.random() * 0.003)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    return int(said.split(b"\n")[-2])


if __name__ == "__main__":
    root, trials, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    said = {}
    for trial in range(trials):
        folder = root / f"seance-{trial}"
        said[str(folder)] = kill(folder, seed + trial)
    print(json.dumps(said))
