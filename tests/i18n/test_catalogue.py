"""Every text of the program is said in French, with the same gaps, and the compiled catalogue is the written one."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_french_catalogue_is_complete_and_compiled() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "catalogues.py"), "check"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr.strip()) == (0, "")
