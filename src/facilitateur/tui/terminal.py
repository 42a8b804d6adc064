"""Keep what a terminal may do from harming the program: send a stray byte (Textual issue 6456), or go away.

Shift-F3 is here too: a terminal writes it as it would write where its cursor stands.
"""

import codecs
import contextlib
import functools
import re
import sys

from textual.drivers._writer_thread import WriterThread

_HANDLER = "facilitateur-latin"

_NOT_F3 = re.compile(r"\x1b\[(?!1;[2-8]R)(?P<row>\d+);(?P<col>\d+)R")
"""Where the cursor stands, unless it may be F3 with Shift, Alt or Ctrl; a full screen never asks where it stands."""


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
    from textual import _xterm_parser
    from textual.drivers import linux_driver

    codecs.register_error(_HANDLER, _as_latin)

    def lenient(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors=_HANDLER)

    linux_driver.getincrementaldecoder = lenient  # type: ignore[assignment, attr-defined]
    _xterm_parser._re_cursor_position = _NOT_F3
    linux_driver.WriterThread = PatientWriter  # type: ignore[attr-defined]
