"""Keep what a terminal may do from harming the program: send a stray byte (Textual issue 6456), or go away."""

import codecs
import contextlib
import functools
import sys

from textual.drivers._writer_thread import WriterThread

_HANDLER = "facilitateur-latin"


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """Read stray bytes as Latin-1: an old keyboard's « é » arrives as an é, the rest as a replacement character."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(chr(byte) if byte >= 0xA0 else "\ufffd" for byte in stray), error.end


class PatientWriter(WriterThread):
    """Textual's writer thread, outliving its terminal: what nobody can read any more is thrown away.

    Textual's own dies at the first write to a closed window; its queue of 30 texts then fills and the program waits
    on it for ever, holding the session's lock.
    """

    def run(self) -> None:
        """Write until told to stop, whatever becomes of the terminal."""
        with contextlib.suppress(OSError, ValueError):
            super().run()
            return
        while self._queue.get() is not None:
            pass


def tolerate_terminals() -> None:
    """Make Textual's drivers lenient; does nothing on Windows, which reads characters."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    codecs.register_error(_HANDLER, _as_latin)

    def lenient(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors=_HANDLER)

    linux_driver.getincrementaldecoder = lenient  # type: ignore[assignment, attr-defined]
    linux_driver.WriterThread = PatientWriter  # type: ignore[attr-defined]
