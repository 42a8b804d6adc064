"""A program in a pseudo-terminal, timed from outside: first paint, key to paint, processor use."""

import os
import pty
import resource
import select
import struct
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from typing import Self

PATIENCE = 30.0


class Program:
    """A child process on a terminal; what it writes is read and mostly thrown away."""

    def __init__(self, arguments: Sequence[str], environment: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(arguments[0], list(arguments), {**os.environ, **environment, "TERM": "xterm-256color"})
        ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.seen = b""
        self.total = 0
        """Bytes read since it was last set to nothing."""

    def read(self, timeout: float) -> bytes:
        """Return what was written, nothing when nothing came in time."""
        if not select.select([self.terminal], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return b""
        self.total += len(data)
        self.seen = (self.seen + data)[-200_000:]
        return data

    def wait_for(self, text: bytes) -> float:
        """Wait until a text was written, and return the seconds since the start."""
        end = time.perf_counter() + PATIENCE
        while text not in self.seen:
            self.read(0.05)
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} never came: {self.seen[-2000:]!r}")
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has come for a while."""
        while self.read(quiet):
            pass

    def drain(self, seconds: float) -> None:
        """Read for so long, whatever comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(min(left, 0.25))

    def key_to_paint(self, keys: bytes, text: bytes) -> float:
        """Press keys and return the seconds until a text of the answer was written."""
        self.seen = b""
        start = time.perf_counter()
        os.write(self.terminal, keys)
        while text not in self.seen:
            if not self.read(2.0):
                raise TimeoutError(f"{keys!r} painted nothing with {text!r}: {self.seen[-500:]!r}")
        return time.perf_counter() - start

    def processor_seconds(self) -> float:
        """Return the processor time used so far."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def peak_memory_of_children() -> int:
    """Return the largest child so far, KiB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
