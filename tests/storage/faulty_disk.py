"""Stand-ins for `os` in `storage.files`: a call fails, the program dies, the power goes."""

import errno
import os
import stat
from pathlib import Path

WATCHED = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "ftruncate", "mkdir")


class Dead(BaseException):
    """The program was killed at this instant."""


class FailingDisk:
    """Raises an error at the n-th change asked of the disk, once or from then on."""

    def __init__(self, at: int, code: int = errno.EIO, *, for_ever: bool = False) -> None:
        self.at, self.code, self.for_ever = at, code, for_ever
        self.calls = 0

    def __getattr__(self, name: str):
        real = getattr(os, name)
        if name not in WATCHED:
            return real

        def call(*args, **kwargs):
            self.calls += 1
            self.before(name, args)
            if self.calls == self.at or (self.for_ever and self.calls > self.at):
                self.fail(name, args)
            result = real(*args, **kwargs)
            self.after(name, args)
            return result

        return call

    def fail(self, name: str, args: tuple) -> None:
        if name == "write" and len(args[1]) > 1:
            os.write(args[0], bytes(args[1])[: len(args[1]) // 2])
        raise OSError(self.code, os.strerror(self.code))

    def before(self, name: str, args: tuple) -> None:
        pass

    def after(self, name: str, args: tuple) -> None:
        pass


class DyingDisk(FailingDisk):
    """Nothing happens any more from the n-th change on; half of a write under way may have."""

    def __init__(self, at: int) -> None:
        super().__init__(at, for_ever=True)

    def fail(self, name: str, args: tuple) -> None:
        if self.calls == self.at and name == "write":
            os.write(args[0], bytes(args[1])[: len(args[1]) // 2])
        raise Dead


class UnpluggedDisk(DyingDisk):
    """As `DyingDisk`, and what was written or renamed but not synced is gone."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.synced: dict[int, int] = {}
        self.renamed: list[tuple[Path, Path]] = []

    def before(self, name: str, args: tuple) -> None:
        if name == "write":
            status = os.fstat(args[0])
            self.synced.setdefault(status.st_ino, status.st_size)
        elif name == "replace":
            target = Path(args[1])
            old = target.parent.with_name(f"old-{self.at}-{self.calls}")
            if target.exists():
                os.link(target, old)
            self.renamed.append((target, old))

    def after(self, name: str, args: tuple) -> None:
        if name == "fsync":
            status = os.fstat(args[0])
            if stat.S_ISDIR(status.st_mode):
                self.renamed.clear()
            else:
                self.synced[status.st_ino] = status.st_size

    def cut(self, folder: Path) -> None:
        """Lose what was not synced."""
        for target, old in reversed(self.renamed):
            target.unlink(missing_ok=True)
            if old.exists():
                old.replace(target)
        for path in folder.iterdir():
            status = path.lstat()
            size = self.synced.get(status.st_ino)
            if size is not None and size < status.st_size:
                os.truncate(path, size)
