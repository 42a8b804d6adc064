"""The installed program in a real pseudo-terminal, with a terminal emulator to read its screen."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte

PATIENCE = 20.0
"""Seconds after which something that should show is not coming."""

KEYS = {"F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F5": "\x1b[15~", "F6": "\x1b[17~", "F8": "\x1b[19~",
        "F9": "\x1b[20~",
        "F10": "\x1b[21~", "Enter": "\r", "Escape": "\x1b", "Tab": "\t", "C-z": "\x1a",
        "C-y": "\x19", "C-q": "\x11", "C-l": "\x0c", "C-p": "\x10"}  # fmt: skip


class Terminal:
    """A running program and what its screen shows."""

    def __init__(
        self,
        arguments: Sequence[str],
        workspace: Path,
        *,
        size: tuple[int, int] = (80, 24),
        program: Sequence[str] = ("-m", "facilitateur"),
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        environment = {
            **os.environ, "TERM": "xterm-256color", "LANG": "fr_FR.UTF-8", "LC_ALL": "", "LANGUAGE": "",
            "FACILITATEUR_DOSSIER": str(workspace), "HOME": str(workspace), "TEXTUAL_ANIMATIONS": "none",
            "XDG_STATE_HOME": str(workspace / "etat"), "XDG_CONFIG_HOME": str(workspace / "reglages"),
        }  # fmt: skip
        self.process = pexpect.spawn(
            sys.executable,
            [*program, *arguments],
            env=environment,
            dimensions=(rows, columns),
            timeout=None,
        )

    def _read(self) -> None:
        try:
            data = self.process.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            return
        self.raw += data
        self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))

    @property
    def screen(self) -> str:
        """The rows of the screen."""
        return "\n".join(self._screen.display)

    def wait(self, until: Callable[[str], bool] | str) -> str:
        """Wait until the screen shows something, and return it."""
        test = until if callable(until) else lambda screen: until in screen
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._read()
            if test(self.screen):
                return self.screen
        raise AssertionError(f"not shown: {until!r}\n{self.screen}")

    def press(self, *keys: str) -> None:
        """Press named keys, or type text as it stands."""
        for key in keys:
            self.process.send(KEYS.get(key, key))

    def send_bytes(self, data: bytes) -> None:
        """Send raw bytes as an odd keyboard would."""
        os.write(self.process.child_fd, data)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End the program from outside and wait for it."""
        self.process.kill(number)
        self.wait_end()

    def wait_end(self) -> None:
        """Wait until the program is gone."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            self._read()
            if time.monotonic() > end:
                raise AssertionError(f"still running\n{self.screen}")
        self._read()
        self.process.close(force=True)

    def vanish(self) -> None:
        """Close the terminal under the program, as a closed window does, and wait until the program is gone."""
        os.close(self.process.child_fd)
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            time.sleep(0.05)
            if time.monotonic() > end:
                raise AssertionError("the program outlived its terminal")
