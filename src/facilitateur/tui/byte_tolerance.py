"""Keep one byte that is not UTF-8 on the keyboard side from killing the program (Textual issue 6456)."""

import codecs
import functools
import sys

_HANDLER = "facilitateur-latin"


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """Read stray bytes as Latin-1: an old keyboard's « é » arrives as an é, the rest as a replacement character."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(chr(byte) if byte >= 0xA0 else "\ufffd" for byte in stray), error.end


def tolerate_stray_bytes() -> None:
    """Make Textual's input drivers decode leniently; does nothing on Windows, which reads characters."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    codecs.register_error(_HANDLER, _as_latin)

    def lenient(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors=_HANDLER)

    linux_driver.getincrementaldecoder = lenient  # type: ignore[assignment, attr-defined]
