"""What a session folder may be called, on every system."""

import re

_SESSION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def is_session_id(name: str) -> bool:
    """Return whether a name is `[a-z0-9][a-z0-9-]{0,60}` and no device of Windows."""
    return bool(_SESSION_ID.fullmatch(name)) and not _RESERVED.fullmatch(name)
