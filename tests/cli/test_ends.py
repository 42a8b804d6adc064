"""How the program ends: with a code, without a traceback, without the screen, without anybody's data in a report."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facilitateur.cli import sessions

RUN = "from facilitateur.__main__ import main; main()"
SAYS = "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))"


def start(code: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program in a new process."""
    command = [sys.executable, "-c", f"{code}\n{RUN}", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False, **options
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("-h",),
        ("animer", "-h"),
        ("seances", "lister"),
        ("seances", "lister", "--json"),
        ("seances", "montrer", "{id}", "--json"),
        ("seances", "montrer", "{id}"),
        ("exporter", "{id}", "--format", "md,json,csv", "--sortie", "ici/"),
        ("rejouer", "{id}", "--a", "9:16", "--json"),
        ("fiches", "montrer", "5-pourquoi"),
        ("deroules", "verifier"),
        ("animer", "--deroule", "demi-journee", "--defi", "x", "--sans-ecran"),
    ],
    ids=" ".join,
)
def test_no_command_without_a_screen_loads_one(session_id: str, arguments: tuple[str, ...]) -> None:
    done = start(SAYS, *(argument.format(id=session_id) for argument in arguments))
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}
    assert "encodings" in loaded
    assert loaded.isdisjoint({"textual", "rich", "pydantic"})


def test_a_reader_that_goes_away_is_no_error(workspace: Path) -> None:
    command = [sys.executable, "-c", RUN, "fiches", "lister", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        message = process.stderr.read()
        process.wait()
    assert message == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_ends_quietly_with_130(workspace: Path) -> None:
    stop = "property(lambda self: os.kill(os.getpid(), signal.SIGINT))"
    waits = f"import os, signal, facilitateur.cli.desk as d; d.Desk.sessions = {stop}"
    done = start(waits, "seances", "lister")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_error_of_ours_leaves_a_private_report_without_data(
    facilitateur: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "Léa dit que le maire…"

    def fail(desk: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr(sessions, "desk_of", fail)
    answer = facilitateur("seances", "lister")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    report = Path(answer.err.split()[-1])
    assert tmp_path in report.parents
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "sessions.py" in text
    assert secret not in text + answer.err
    if os.name == "posix":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_terminal_that_knows_few_characters_is_no_error(session_id: str) -> None:
    done = start("", "seances", "montrer", session_id, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert "Chat noir" in done.stdout


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_sentences_on_a_terminal_end_their_rows_with_whole_words(workspace: Path, columns: int) -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    wide = start("", "seances", "montrer", "il-n-y-a-rien-de-ce-nom").stderr
    assert len(wide) > 80
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (24, columns))
    command = [sys.executable, "-c", RUN, "seances", "montrer", "il-n-y-a-rien-de-ce-nom"]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=far, check=False)
    os.close(far)
    shown = os.read(near, 65536).decode()
    os.close(near)
    rows = shown.splitlines()
    assert max(map(len, rows)) <= columns
    assert " ".join(shown.split()) == " ".join(wide.split())
