"""Two real programs: the régie in one terminal, the room display in another, and a kill between them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminal import Terminal


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "methodes").mkdir()
    return tmp_path


@pytest.fixture
def session(workspace: Path) -> str:
    choices = ["--deroule", "demi-journee", "--defi", "Accueillir", "--sans-ecran", "--json"]
    environment = {**os.environ, "HOME": str(workspace), "XDG_STATE_HOME": str(workspace / "etat")}
    made = subprocess.run(
        [sys.executable, "-m", "facilitateur", "--dossier", str(workspace), "animer", *choices],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return str(json.loads(made.stdout)["id"])


@pytest.fixture
def room(workspace: Path) -> Iterator[Terminal]:
    terminal = Terminal(["salle"], workspace)
    terminal.wait("L’affichage commence tout seul")
    yield terminal
    if terminal.process.isalive():
        terminal.kill()


def digits(screen: str) -> str:
    """Return the rows of the large digits, which change every second."""
    return "\n".join(row for row in screen.split("\n")[1:] if re.search("[█▀▄]", row))


def test_the_room_follows_a_regie_through_its_death_and_its_return(
    room: Terminal, workspace: Path, session: str
) -> None:
    regie = Terminal(["animer", session], workspace)
    regie.wait("F8")
    room.wait("Nous commençons bientôt")
    regie.press("F8")
    running = room.wait("temps restant")
    room.wait(lambda screen: digits(screen) != digits(running))
    regie.kill()
    lost = room.wait("liaison perdue")
    assert "temps restant" in lost
    room.wait(lambda screen: "liaison perdue" in screen and digits(screen) != digits(lost))
    again = Terminal(["animer", session], workspace)
    again.wait("De retour après")
    room.wait(lambda screen: "liaison perdue" not in screen and "temps restant" in screen)
    again.press("\x13", "2")
    again.wait("Message pour la salle")
    again.press("café", "Enter")
    room.wait(lambda screen: "██████████  ████████    ████████" in screen and "liaison" not in screen)
    again.press("\x13", "3")
    room.wait(lambda screen: not screen.strip())
    again.kill()
    room.press("q")
    room.wait_end()
    assert room.process.exitstatus == 0


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="needs rights that can be refused")
def test_a_folder_that_may_only_be_read_is_enough(workspace: Path, session: str) -> None:
    folder = workspace / "sessions" / session
    folder.chmod(0o500)
    room = Terminal(["salle", session], workspace)
    room.wait("Nous commençons bientôt")
    room.kill()
    folder.chmod(0o700)
