"""`seances`: the stable way for scripts to read a session, live or not, from another process."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from facilitateur.domain.evolve import fold
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import resume
from support.invented import MORNING
from support.story import Story

FRENCH = load_words("fr")


def test_no_session_is_an_empty_list(facilitateur: Any, workspace: Path) -> None:
    assert facilitateur("seances", "lister", "--json").data == []
    answer = facilitateur("seances", "lister")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == FRENCH("There is no session in {path} yet.", path=workspace / "sessions") + "\n"


def test_the_list_has_an_id_for_each_session(facilitateur: Any, session_id: str, story: Story) -> None:
    (listed,) = facilitateur("seances", "lister", "--json").data
    assert listed["id"] == session_id
    assert listed["challenge"] == story.state.challenge
    assert listed["created_at"] == "2026-06-12T07:00:00Z"
    assert listed["last_at"] == "2026-06-12T07:25:00Z"
    assert (listed["ended"], listed["running"], listed["problem"]) == (False, False, None)
    assert listed["events"] == len(story.log)


def test_the_list_for_people_has_one_line_for_each(facilitateur: Any, session_id: str, story: Story) -> None:
    (line,) = facilitateur("seances", "lister").out.splitlines()
    assert line.startswith(session_id)
    assert line.endswith(story.state.challenge)
    assert FRENCH("to be resumed") in line


@pytest.mark.parametrize("names", [("sessions", "list"), ("séances", "LISTER"), ("Seances", "list")])
def test_english_names_accents_and_capitals_are_understood(
    facilitateur: Any, session_id: str, names: tuple[str, str]
) -> None:
    assert facilitateur(*names, "--json").data[0]["id"] == session_id


def test_a_name_with_a_slip_is_answered_with_the_one_it_is_near_to(facilitateur: Any, session_id: str) -> None:
    answer = facilitateur("seances", "montrer", session_id[:-2] + "x")
    assert answer.code != 0
    assert f"Vouliez-vous dire «\u202f{session_id}\u202f»" in answer.err
    assert "Vouliez-vous dire" not in facilitateur("seances", "montrer", "zzzz").err


def test_show_is_the_view_at_now(facilitateur: Any, session_id: str, story: Story) -> None:
    shown = facilitateur("seances", "montrer", session_id, "--json").data
    state = fold(story.log)
    assert shown["id"] == session_id
    assert shown["seq"] == len(story.log)
    assert shown["status"] == "paused"
    assert [note["text"] for note in shown["notes"]] == ["Chat noir", "On ouvre à 8 h", "Plus tard"]
    assert shown["notes"] == session_view(state, story.now)["notes"]


def test_a_beginning_is_enough(facilitateur: Any, session_id: str) -> None:
    assert facilitateur("seances", "montrer", "2026-06", "--json").data["id"] == session_id


def test_show_for_people(facilitateur: Any, session_id: str, story: Story) -> None:
    answer = facilitateur("seances", "montrer", session_id)
    assert answer.code == 0
    for expected in (story.state.challenge, session_id, "Causes", "Chat noir", "On ouvre à 8 h", "09:23"):
        assert expected in answer.out
    assert FRENCH("The clock is stopped.") in answer.out


def test_a_session_that_runs_elsewhere_is_read_all_the_same(
    facilitateur: Any, workspace: Path, session_id: str
) -> None:
    live = resume(workspace / "sessions" / session_id)
    try:
        assert facilitateur("seances", "lister", "--json").data[0]["running"] is True
        assert facilitateur("seances", "montrer", session_id, "--json").data["status"] == "paused"
    finally:
        live.close()


@pytest.mark.parametrize("stage", ["planned", "stopped", "ended"])
def test_every_stage_has_its_sentence(facilitateur: Any, workspace: Path, store: Any, stage: str) -> None:
    told = Story()
    if stage == "ended":
        told.next_block().waits(minutes=3).ends()
    store(workspace, told)
    sentence = {"planned": "This session has not begun yet.", "ended": "This session is over."}.get(stage)
    answer = facilitateur("seances", "montrer", told.state.id)
    assert answer.code == 0
    assert sentence is None or FRENCH(sentence) in answer.out


@pytest.mark.parametrize(
    "name", ["zzz", "../../etc/passwd", "/etc", "", ".", "..", "a\x1b]0;x\x07b", "\udcff", "con", "é" * 3000]
)
def test_a_session_that_is_not_there_is_a_sentence(facilitateur: Any, session_id: str, name: str) -> None:
    answer = facilitateur("seances", "montrer", name)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "\x1b" not in answer.err


def test_several_sessions_that_begin_alike_are_named(facilitateur: Any, workspace: Path, session_id: str) -> None:
    (workspace / "sessions" / "2026-06-12-autre-aaaaa").mkdir()
    answer = facilitateur("seances", "montrer", "2026-06-12")
    assert answer.code == 1
    assert session_id in answer.err
    assert "2026-06-12-autre-aaaaa" in answer.err


def test_a_session_without_anything_readable_is_a_sentence(facilitateur: Any, workspace: Path) -> None:
    folder = workspace / "sessions" / "2026-01-01-vide-abcde"
    folder.mkdir()
    (folder / "journal.jsonl").write_bytes(b"\x00\xff not a journal\n")
    answer = facilitateur("seances", "montrer", folder.name)
    assert answer.code == 1
    assert str(folder) in answer.err
    assert facilitateur("seances", "lister").code == 0
    (listed,) = facilitateur("seances", "lister", "--json").data
    assert listed["problem"]


def test_what_was_lost_is_said(facilitateur: Any, workspace: Path, session_id: str) -> None:
    journal = workspace / "sessions" / session_id / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:-3], b"garbage\n", *lines[-2:]]))
    answer = facilitateur("seances", "montrer", session_id, "--json")
    assert answer.code == 0
    one, many = "{n} change of this session is lost.", "{n} changes of this session are lost."
    assert answer.err == FRENCH.plural(one, many, 1) + "\n"
    assert answer.data["id"] == session_id


def test_a_recorded_sample_is_found_from_any_workspace(
    facilitateur: Any, tmp_path: Path, store: Any, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = tmp_path / "livre"
    (samples / "sessions").mkdir(parents=True)
    store(samples, story)
    patched = type("BuiltIn", (), {"sessions": samples / "sessions"})
    monkeypatch.setattr("facilitateur.cli.desk.built_in", lambda: patched)
    assert facilitateur("seances", "montrer", story.state.id, "--json").data["id"] == story.state.id
    assert facilitateur("seances", "lister", "--json").data == [], "samples are not the workspace's own"


def test_hostile_text_never_reaches_the_terminal(facilitateur: Any, workspace: Path, store: Any) -> None:
    told = Story().next_block().waits(minutes=1)
    told.notes("note \x1b[2J\x9b31m\u202e[/x][@click=app.quit]x", block="b1")
    store(workspace, told)
    out = facilitateur("seances", "montrer", told.state.id).out
    assert not set("\x1b\x9b\u202e") & set(out)
    assert "[@click=app.quit]x" in out


def test_a_session_that_was_only_prepared_has_not_begun(facilitateur: Any, workspace: Path) -> None:
    made = facilitateur("animer", "--deroule", "demi-journee", "--defi", "Préparé la veille", "--sans-ecran")
    assert made.code == 0, made.err
    (line,) = facilitateur("seances", "lister").out.splitlines()
    assert FRENCH("not begun") in line


def test_the_sheet_says_the_day_on_which_it_was_held_and_the_minutes_that_go_with_its_times(
    facilitateur: Any, workspace: Path, store: Any
) -> None:
    told = Story(now=MORNING - timedelta(hours=14), starts_at=MORNING).waits(minutes=14 * 60)
    told.next_block().waits(seconds=12 * 60 + 50).next_block().waits(minutes=20)
    store(workspace, told)
    shown = facilitateur("seances", "montrer", told.state.id).out.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "vendredi 12" in shown
    assert "jeudi 11" not in shown
    assert re.search(r"x 09:00 +12 min ", shown)
    assert re.search(r"> 09:12 +20 min ", shown)
