"""What was said to be saved survives a SIGKILL at any instant, a death at any call, and a power cut at any call."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitateur.storage import files
from facilitateur.storage.database import AtomicStorage, CopyPayload
from facilitateur.storage.journal import Journal
from facilitateur.storage.opening import open_session, read_session

BURST = Path(__file__).with_name("burst.py")
TRIALS = 60


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed_in_a_burst(tmp_path, first, request):
    seed = getattr(request.config.option, "randomly_seed", 0) or 0
    command = [sys.executable, str(BURST), str(tmp_path), str(TRIALS), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    said = json.loads(done.stdout)
    assert len(said) == TRIALS
    for name, last in said.items():
        folder = Path(name)
        read = read_session(folder)
        assert first(last) == list(read.records[:last])
        with open_session(folder) as session:
            assert list(read.records) == list(session.records)
            following = session.journal.last_seq + 1
            session.journal.append(first(1, following))
        assert following == read_session(folder).records[-1].seq
        if (folder / "seance.json").exists():
            with TinyDB(folder / "seance.json", access_mode="r") as database:
                assert len(database.table("events")) <= following


def _session_day(folder: Path, first, said: list[int]) -> None:
    """Everything that writes: repair, appends, another's version, failures to add, the copy."""
    with open_session(folder) as session:
        said.append(session.journal.last_seq)
        for start in range(session.journal.last_seq + 1, session.journal.last_seq + 9, 2):
            session.journal.append(first(2, start))
            said.append(session.journal.last_seq)
            AtomicStorage(folder / "seance.json").write_payload(CopyPayload({}, session.journal.lines))
            if start % 4 == 3:
                with (folder / "journal.jsonl").open("ab") as other:
                    other.write(b"autre chose\n")


@pytest.mark.parametrize("kind", ["DyingDisk", "UnpluggedDisk"])
@pytest.mark.parametrize("damaged", [False, True])
def test_nothing_acknowledged_is_lost_whatever_the_call_at_which_it_ends(
    tmp_path, first, disk, monkeypatch, kind, damaged
):
    ended_by_itself = False
    calls = 0
    while not ended_by_itself:
        calls += 1
        folder = tmp_path / f"seance-{calls}"
        folder.mkdir()
        with Journal(folder) as journal:
            journal.append(first(10))
        if damaged:
            with (folder / "journal.jsonl").open("ab") as torn:
                torn.write(b'4a5b0c11 {"seq":11,"at"')
        said = [10]
        dying = getattr(disk, kind)(calls)
        with monkeypatch.context() as patch:
            patch.setattr(files, "os", dying)
            try:
                _session_day(folder, first, said)
                ended_by_itself = True
            except disk.Dead:
                pass
        if kind == "UnpluggedDisk":
            dying.cut(folder)
        read = read_session(folder)
        assert first(len(read.records)) == list(read.records)
        assert said[-1] <= len(read.records)
        with open_session(folder) as session:
            assert len(read.records) == len(session.records)
            session.journal.append(first(1, session.journal.last_seq + 1))
    assert calls > 50
