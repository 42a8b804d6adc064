"""`seances bifurquer ID --a 9:16` makes a session that says where it comes from."""

import json
from pathlib import Path
from typing import Any


def test_a_fork_says_where_it_comes_from_everywhere(facilitateur: Any, workspace: Path, session_id: str) -> None:
    source = workspace / "sessions" / session_id / "journal.jsonl"
    before = source.read_bytes()
    answer = facilitateur("seances", "bifurquer", session_id, "--a", "9:16")
    made = answer.out.strip()
    assert (answer.code, answer.err) == (0, f"Bifurcation de {session_id} à 09:16.\n")
    assert (workspace / "sessions" / made / "journal.jsonl").is_file()
    assert source.read_bytes() == before
    shown = facilitateur("seances", "montrer", made, "--json").data
    assert shown["forked_from"]["session"] == session_id
    assert shown["forked_from"]["time"] == "09:16:00"
    assert shown["local_time"].startswith("2026-06-12T09:16"), "nobody went on with it yet: no time has passed"
    assert f"bifurcation de {session_id} à 09:16" in facilitateur("seances", "montrer", made).out
    assert f"Bifurcation de «\u202f{session_id}\u202f» à 9\u202fh\u202f16" in (
        facilitateur("exporter", made, "--format", "md", "--sortie", "-").out.replace("\\", "")
    )


def test_without_a_time_it_goes_on_from_the_end(facilitateur: Any, session_id: str) -> None:
    data = json.loads(facilitateur("sessions", "fork", session_id, "--json").out)
    whole = facilitateur("seances", "montrer", session_id, "--json").data
    assert data["forked_from"]["seq"] == whole["seq"]
    assert facilitateur("sessions", "fork", data["id"], "--json").data["forked_from"]["session"] == data["id"]


def test_outside_the_session_nothing_is_made(facilitateur: Any, workspace: Path, session_id: str) -> None:
    answer = facilitateur("seances", "bifurquer", session_id, "--a", "23:00")
    assert (answer.code, answer.out) == (1, "")
    assert len(list((workspace / "sessions").iterdir())) == 1
