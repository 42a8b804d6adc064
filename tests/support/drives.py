"""A real drive that can be filled, pulled out and made read only, where we may mount one."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of 64 KiB."""
    place = tmp_path / "cle"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("no mount")
    if done.returncode:
        pytest.skip("may not mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def pull_out(place: Path) -> None:
    """Take the drive away under the program."""
    subprocess.run(["umount", "-l", str(place)], check=True)
