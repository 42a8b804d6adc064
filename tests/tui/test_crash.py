"""The report of an error of ours: where it was, and nobody's words."""

from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from facilitateur.tui.crash import write_crash_report


def fail_with_words() -> None:
    raise LookupError("ce que dit une participante")


def inside_a_worker() -> Exception:
    try:
        fail_with_words()
    except LookupError as error:
        return WorkerFailed(error)
    raise AssertionError


def test_a_failed_worker_is_reported_with_the_error_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    path = write_crash_report(inside_a_worker())

    assert path is not None
    said = path.read_text(encoding="utf-8")
    assert "LookupError" in said
    assert "fail_with_words" in said
    assert "participante" not in said
