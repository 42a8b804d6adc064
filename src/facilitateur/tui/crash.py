"""What happens after an error of ours: a short page without anybody's data, the details in a private file."""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

from textual.worker import WorkerFailed

from facilitateur.clock import wall_clock
from facilitateur.storage.places import state_folder


def write_crash_report(error: BaseException) -> Path | None:
    """Write where an error happened, without values of variables or messages, and return the file."""
    lines = [line for link in _chain(error) for line in _where(link)]
    folder = state_folder() / "incidents"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"{wall_clock():%Y%m%d-%H%M%S}.txt"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(lines)
    except OSError:
        return None
    return path


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what it came from: a failed worker says nothing, the error inside it does."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        inner = link.error if isinstance(link, WorkerFailed) else None
        link = inner or link.__cause__ or link.__context__


def _where(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    named = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in frames]
    return [f"{type(error).__module__}.{type(error).__qualname__}\n", *named]
