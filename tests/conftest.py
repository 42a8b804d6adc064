"""Settings of the whole suite: where helpers are found, and how hard hypothesis looks."""

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

# A suite started in the background inherits a Ctrl-C switched off, and so would the programs it starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SLOW_MACHINES = (HealthCheck.too_slow,)

# The computer of who runs the suite stays quiet.
os.environ.setdefault("PLAYSOUND3_BACKEND", "none")

settings.register_profile("quick", deadline=None, max_examples=40, suppress_health_check=SLOW_MACHINES)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, database=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))


@pytest.fixture(scope="session")
def state_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where each test finds a name for a state folder that no other test has; none is made."""
    base = tmp_path_factory.mktemp("etats")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_state_folder(state_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep copies of journals out of the home folder, and those of one test away from the next."""
    home = next(state_folders)
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    monkeypatch.setattr("facilitateur.session.opening.snapshots_folder", lambda: home / "facilitateur" / "sessions")
    return home
