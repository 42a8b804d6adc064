"""A terminal that goes away under the program."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from facilitateur.tui.terminal import PatientWriter


class Closed:
    """A file whose window was closed after some writes."""

    def __init__(self, writes: int, error: Exception) -> None:
        self.left, self.error, self.said = writes, error, ""

    def write(self, text: str) -> None:
        if not self.left:
            raise self.error
        self.left -= 1
        self.said += text

    def flush(self) -> None:
        if not self.left:
            raise self.error


@contextmanager
def within(seconds: float) -> Iterator[threading.Event]:
    done = threading.Event()
    yield done
    assert done.wait(seconds), "the program waits for a terminal that is gone"


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("closed file")])
@pytest.mark.parametrize("writes", [0, 3])
def test_a_program_outlives_the_terminal_it_writes_to(writes: int, error: Exception) -> None:
    file = Closed(writes, error)
    writer = PatientWriter(file)  # type: ignore[arg-type]
    writer.start()

    with within(20) as done:

        def flood() -> None:
            for number in range(200):
                writer.write(f"{number} ")
            writer.stop()
            done.set()

        threading.Thread(target=flood, daemon=True).start()

    assert file.said == "0 1 2 "[: 2 * writes]
