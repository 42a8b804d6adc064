"""Files that belong to a session, kept in `pj/` under their hash."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from facilitateur.domain.state import Attachment
from facilitateur.storage.files import replace

ATTACHMENTS = "pj"


def keep_data(folder: Path, name: str, data: bytes) -> tuple[str, str]:
    """Keep data in a session's folder and return (stored name, sha256); raises `OSError`."""
    suffix = Path(name).suffix.lower()
    suffix = suffix if re.fullmatch(r"\.[a-z0-9]+", suffix) else ""
    digest = hashlib.sha256(data).hexdigest()
    kept = folder / ATTACHMENTS
    kept.mkdir(mode=0o700, exist_ok=True)
    target = kept / f"{digest[:24]}{suffix[:8]}"
    if not target.exists():
        replace(target, [data])
    return target.name, digest


def carry_files(files: Sequence[Attachment], before: Path, after: Path) -> list[str]:
    """Copy attached files from one folder to another, and return the names of those that cannot be read."""
    lost = []
    for file in files:
        target = after / ATTACHMENTS / file.stored
        try:
            target.parent.mkdir(mode=0o700, exist_ok=True)
            if not target.exists():
                replace(target, [(before / ATTACHMENTS / file.stored).read_bytes()])
        except (OSError, ValueError):
            lost.append(file.name)
    return lost
