"""What a session folder may be called, on every system, and the file that says that it is open."""

import re

OPEN_MARK = "ouverte"
"""A file that stands in a session's folder while a program has it open; left behind by a crash."""

_SESSION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def is_session_id(name: str) -> bool:
    """Return whether a name is `[a-z0-9][a-z0-9-]{0,60}` and no device of Windows."""
    return bool(_SESSION_ID.fullmatch(name)) and not _RESERVED.fullmatch(name)
