"""Stands in for pip: notes that it was called, leaves a half-installed package, then does what FAKE_PIP says."""

import os
import sys
import time
from pathlib import Path

notes = Path(os.environ["FAKE_PIP_NOTES"])
with (notes / "calls").open("a", encoding="utf-8") as file:
    file.write(" ".join(sys.argv[1:]) + "\n")
Path(".venv", "half-installed").touch()
match os.environ.get("FAKE_PIP", ""):
    case "slow":
        while not (notes / "go").exists():
            time.sleep(0.02)
    case "offline":
        sys.exit("ERROR: NewConnectionError(... Temporary failure in name resolution)")
    case "broken":
        sys.exit("ERROR: No matching distribution found for textual")
    case _:
        pass
