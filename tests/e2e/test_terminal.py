"""The real program in a pseudo-terminal: killed, hung up, fed odd bytes; what it showed as saved is there."""

import json
import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminal import Terminal


def command(workspace: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "HOME": str(workspace),
        "XDG_STATE_HOME": str(workspace / "etat"),
        "LANG": "fr_FR.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-m", "facilitateur", "--dossier", str(workspace), *arguments],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return done.stdout


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "methodes").mkdir()
    return tmp_path


@pytest.fixture
def session(workspace: Path) -> str:
    choices = ["--deroule", "demi-journee", "--defi", "Accueillir", "--equipes", "2", "--sans-ecran", "--json"]
    made = command(workspace, "animer", *choices)
    return str(json.loads(made)["id"])


@pytest.fixture
def live(workspace: Path, session: str) -> Iterator[Terminal]:
    terminal = Terminal(["animer", session], workspace)
    terminal.wait("F8")
    yield terminal
    if terminal.process.isalive():
        terminal.kill()


def shown(workspace: Path, session: str) -> dict[str, Any]:
    view: dict[str, Any] = json.loads(command(workspace, "seances", "montrer", session, "--json"))
    return view


def texts(workspace: Path, session: str) -> list[str]:
    return [note["text"] for note in shown(workspace, session)["notes"]]


def test_a_note_shown_as_saved_survives_kill_9_and_the_timer_counts_the_time_away(
    live: Terminal, workspace: Path, session: str
) -> None:
    live.press("F8")
    live.wait("reste")
    live.press("les gens découvrent la date en septembre", "Enter")
    live.wait(lambda screen: bool(re.search(r"les gens découvrent.*✓", screen)))
    live.kill()

    assert texts(workspace, session) == ["les gens découvrent la date en septembre"]
    again = Terminal(["animer", session], workspace)
    again.wait("De retour après")
    assert "le minuteur a continué" in again.screen
    again.kill()


@pytest.mark.parametrize("seed", range(4))
def test_no_change_the_screen_showed_is_lost_when_killed_in_a_burst(
    live: Terminal, workspace: Path, session: str, seed: int
) -> None:
    dice = random.Random(seed)
    live.press("F8")
    live.wait("reste")
    for n in range(dice.randint(8, 30)):
        live.press(f"note {n} de la rafale", "Enter")
        if dice.random() < 0.25:
            live.press("C-z", "C-y")
        live._read()
    seen = set(re.findall(r"note \d+ de la rafale(?=.*✓)", live.screen))
    live.kill()

    kept = texts(workspace, session)
    assert seen
    assert seen <= set(kept)
    assert len(kept) == len(set(kept))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean_and_the_draft_is_found_again(
    live: Terminal, workspace: Path, session: str, number: int
) -> None:
    live.press("F8")
    live.wait("reste")
    live.press("une phrase à moitié")
    live.wait("une phrase à moitié")
    live.kill(number)

    assert live.raw.rstrip().endswith(b"l") or b"\x1b[?1049l" in live.raw
    assert b"Traceback" not in live.raw
    again = Terminal(["animer", session], workspace)
    again.wait("une phrase à moitié")
    again.kill()


def test_a_latin_1_keyboard_types_its_letters_and_kills_nothing(live: Terminal, workspace: Path, session: str) -> None:
    live.press("F8")
    live.wait("reste")
    live.send_bytes(b"caf\xe9 ")
    live.press("ouvert", "Enter")
    live.wait(lambda screen: bool(re.search(r"caf. ouvert.*✓", screen)))

    assert texts(workspace, session) == ["café ouvert"]


def test_a_second_program_on_the_same_session_only_reads(live: Terminal, workspace: Path, session: str) -> None:
    live.press("F8")
    live.wait("reste")
    second = Terminal(["animer", session], workspace)
    second.wait("Un autre programme anime cette séance")
    live.press("vue des deux côtés", "Enter")
    second.wait("vue des deux côtés")
    second.press("interdit", "Enter")
    second.wait("on peut seulement la lire")
    second.kill()

    assert texts(workspace, session) == ["vue des deux côtés"]


def test_escape_sequences_and_markup_in_a_note_reach_the_terminal_as_text(
    live: Terminal, workspace: Path, session: str
) -> None:
    live.press("F8")
    live.wait("reste")
    live.send_bytes(b"\x1b[200~[@click=app.quit]a[/]\x1b]0;titre\x07\x9b31m fin\x1b[201~")
    live.press("Enter")
    live.wait("fin")

    assert b"\x1b]0;titre" not in live.raw
    assert "[@click=app.quit]a[/]" in texts(workspace, session)[0]


def test_notes_are_written_while_the_session_runs(live: Terminal, workspace: Path) -> None:
    live.press("F8")
    live.wait("reste")
    live.press("! décidé à chaud", "Enter")
    live.wait("décidé à chaud")
    live.press("F9")
    live.wait("Aperçu")
    live.press("F9")
    live.wait("Notes écrites dans")
    written = sorted(path.suffix or "folder" for path in (workspace / "exports").glob("[!.]*"))

    assert written == [".docx", ".html", ".ics", ".json", ".md", ".odt", ".pdf", ".xlsx", "folder"]
    assert "décidé à chaud" in next((workspace / "exports").glob("*.md")).read_text(encoding="utf-8")


def test_who_leaves_while_files_are_written_still_gets_all_of_them(live: Terminal, workspace: Path) -> None:
    live.press("F9")
    live.wait("Aperçu")
    live.press("F9", "C-q", "C-q")
    live.wait_end()

    written = {path.suffix or "folder" for path in (workspace / "exports").glob("[!.]*")}
    assert written == {"folder", ".docx", ".html", ".ics", ".json", ".md", ".odt", ".pdf", ".xlsx"}
    assert b"Traceback" not in live.raw


def test_leaving_asks_what_the_running_timer_should_do(live: Terminal, workspace: Path, session: str) -> None:
    live.press("F8")
    live.wait("reste")
    live.press("C-q")
    live.wait("Le minuteur tourne.")
    live.press("Enter")
    live.wait_end()

    assert shown(workspace, session)["timer"]["paused"] is True


def test_a_crash_shows_two_sentences_and_nobodys_data(workspace: Path) -> None:
    crashing = Terminal([str(workspace)], workspace, program=[str(Path(__file__).parent / "crashing.py")])
    crashing.wait_end()
    report = next((workspace / "etat").rglob("*.txt")).read_text(encoding="utf-8")

    assert b"secret" not in crashing.raw
    assert b"Traceback" not in crashing.raw
    assert "Le programme a commis une erreur" in crashing.raw.decode()
    assert "secret" not in report
    assert "crashing.py" in report


def test_a_vanished_terminal_leaves_no_program_behind(live: Terminal) -> None:
    live.press("F8")
    live.wait("reste")
    live.vanish()

    assert not live.process.isalive()


def test_a_recording_is_searched_forked_and_gone_on_with(workspace: Path) -> None:
    replay = Terminal(["rejouer", "exemple-demi", "--a", "10:40"], workspace)
    try:
        replay.wait("REJEU  10:40:00")
        replay.press("m")
        replay.wait("MUR  10:40:00")
        replay.press("m", "/")
        replay.wait("Quand est-ce apparu")
        replay.press("CANTINE")
        replay.wait("8 moments")
        replay.press("Enter")
        replay.wait("1/8")
        replay.press("b")
        replay.wait("Dérouler la suite autrement à partir de 09:14")
        replay.press("Enter")
        replay.wait("repart de 09:14")
        replay.press("autrement cette fois", "Enter")
        replay.wait(lambda screen: bool(re.search(r"autrement cette fois.*✓", screen)))
    finally:
        replay.kill()
    (made,) = (workspace / "sessions").iterdir()
    view = shown(workspace, made.name)
    assert view["forked_from"]["session"] == "exemple-demi-journee"
    assert view["notes"][-1]["text"] == "autrement cette fois"
    assert view["notes"][-1]["time"].startswith("09:14"), "session time goes on from the moment of the fork"


def test_shift_f3_opens_the_turns_of_speech_though_terminals_send_it_as_a_place_of_the_cursor(live: Terminal) -> None:
    live.press("F8")
    live.wait("reste")
    live.send_bytes(b"\x1b[1;2R")
    live.wait("temps de parole")


def test_an_emoji_family_typed_or_pasted_keeps_its_joiners(live: Terminal, workspace: Path, session: str) -> None:
    family = "👨\u200d👩\u200d👧"
    live.press("F8")
    live.wait("reste")
    live.press(f"une {family} ici", "Enter")
    live.wait(lambda screen: bool(re.search(r"une .*✓", screen)))
    live.press(f"\x1b[200~collée {family} là\x1b[201~", "Enter")
    live.wait(lambda screen: bool(re.search(r"collée .*✓", screen)))
    assert texts(workspace, session) == [f"une {family} ici", f"collée {family} là"]


def test_a_text_typed_among_the_notes_runs_no_command(live: Terminal, workspace: Path, session: str) -> None:
    live.press("F8")
    live.wait("reste")
    live.press("première note", "Enter")
    live.wait(lambda screen: bool(re.search(r"première note.*✓", screen)))
    live.press("Escape")
    live.wait("corriger")
    live.press("un parrain pour Nora")
    live.wait("rien n’a été lancé")
    live.press("Enter")
    live.wait(lambda screen: bool(re.search(r"un parrain pour Nora.*✓", screen)))
    assert texts(workspace, session) == ["première note", "un parrain pour Nora"]
