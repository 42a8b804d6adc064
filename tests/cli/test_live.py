"""`animer`: a session in one line, with or without a screen."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from facilitateur.clock import wall_clock
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read, resume
from facilitateur.storage.photos import watched_folder

FRENCH = load_words("fr")
NEW = ("animer", "--deroule", "demi-journee", "--defi", "La cantine pour tous")


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Any, ...]]]:
    """A terminal, and doors into the screens that only note who came in."""
    calls: list[tuple[str, tuple[Any, ...]]] = []

    def door(name: str) -> Callable[..., int]:
        def enter(*arguments: Any) -> int:
            calls.append((name, arguments))
            return 0

        return enter

    launch = ModuleType("facilitateur.tui.launch")
    for name in ("open_home", "open_live", "open_replay", "open_demo"):
        setattr(launch, name, door(name))
    monkeypatch.setitem(sys.modules, "facilitateur.tui.launch", launch)
    for module in ("home", "demo"):
        monkeypatch.setattr(f"facilitateur.cli.{module}.has_screen", lambda: True)
    return calls


def test_a_script_makes_a_session(facilitateur: Any, workspace: Path, tmp_path: Path) -> None:
    names = tmp_path / "noms.txt"
    names.write_text("Léa\n- Tom\n\n  Inès,\n", encoding="utf-8")
    answer = facilitateur(*NEW, "--participants", names, "--equipes", "2", "--sans-ecran", "--json")
    assert answer.code == 0, answer.err
    state, _, report = read(workspace / "sessions" / answer.data["id"])
    assert state.challenge == "La cantine pour tous"
    assert state.agenda.slug == "demi-journee"
    assert [person.name for person in state.contents.participants] == ["Léa", "Tom", "Inès"]
    assert [team.letter for team in state.contents.teams] == ["A", "B"]
    assert state.current is None
    assert set(state.cards) == {block.card for block in state.agenda.blocks if block.card}
    assert report.is_clean


def test_in_english(facilitateur: Any, workspace: Path) -> None:
    answer = facilitateur("run", "--agenda", "demi-journee", "--challenge", "Queues", "--no-screen", "--langue", "en")
    state, _, _ = read(workspace / "sessions" / answer.out.strip())
    assert state.language == "en"


def test_now_starts_the_first_block(facilitateur: Any, workspace: Path) -> None:
    answer = facilitateur(*NEW, "--a", "maintenant", "--sans-ecran", "--json")
    state, _, _ = read(workspace / "sessions" / answer.data["id"])
    assert state.contents.current == "b1"


def test_a_time_is_the_planned_start(facilitateur: Any, workspace: Path) -> None:
    tomorrow = wall_clock() + timedelta(days=1)
    answer = facilitateur(*NEW, "--a", f"{tomorrow:%Y-%m-%d} 09:30", "--sans-ecran", "--json")
    state, _, _ = read(workspace / "sessions" / answer.data["id"])
    assert state.starts_at is not None
    assert state.starts_at > datetime(2026, 1, 1, tzinfo=UTC)
    assert state.current is None


def test_names_come_from_standard_input_or_an_old_spreadsheet(facilitateur: Any, workspace: Path) -> None:
    answer = facilitateur(*NEW, "--participants", "-", "--sans-ecran", "--json", stdin="Zoé\n".encode("cp1252"))
    state, _, _ = read(workspace / "sessions" / answer.data["id"])
    assert [person.name for person in state.contents.participants] == ["Zoé"]


def test_an_agenda_may_be_a_file(facilitateur: Any, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "ma-journee.md"
    file.write_text(
        "---\nderoule : 1\nnom : À moi\n---\n\n## Jour 1 — 09:00\n- 20 5-pourquoi\n- 10 @pause\n", encoding="utf-8"
    )
    answer = facilitateur("animer", "--deroule", file, "--defi", "Essai", "--sans-ecran", "--json")
    assert answer.code == 0, answer.err
    state, _, _ = read(workspace / "sessions" / answer.data["id"])
    assert state.agenda.name == "À moi"


def test_a_broken_agenda_is_an_invalid_file(facilitateur: Any, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "cassé.md"
    file.write_text("---\nderoule : x\n---\n", encoding="utf-8")
    answer = facilitateur("animer", "--deroule", file, "--defi", "Essai", "--sans-ecran", "--json")
    assert (answer.code, answer.out) == (3, "")
    assert not list((workspace / "sessions").iterdir())


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--deroule", "nulle-part", "--defi", "x"), 1),
        (("--deroule", "demi-journee"), 2),
        (("--defi", "x"), 2),
        (("--deroule", "demi-journee", "--defi", " \n "), 1),
        (("--deroule", "demi-journee", "--defi", "x", "--equipes", "0"), 2),
        (("--deroule", "demi-journee", "--defi", "x", "--equipes", "27"), 2),
        (("--deroule", "demi-journee", "--defi", "x", "--equipes", "²"), 2),
        (("--deroule", "demi-journee", "--defi", "x", "--a", "midi"), 2),
        (("--deroule", "demi-journee", "--defi", "x", "--participants", "nulle-part"), 1),
        (("--deroule", "../../etc/passwd", "--defi", "x"), 1),
    ],
)
def test_what_is_missing_or_wrong_is_one_sentence(
    facilitateur: Any, workspace: Path, options: tuple[str, ...], code: int
) -> None:
    answer = facilitateur("animer", *options, "--sans-ecran", "--json")
    assert (answer.code, answer.out) == (code, "")
    assert len(answer.err.splitlines()) == 1
    assert not list((workspace / "sessions").iterdir())


@pytest.mark.parametrize(
    "arguments", [(), ("animer",), NEW, ("animer", "2026"), ("animer", "--reprendre", "2026"), ("rejouer", "2026")]
)
def test_without_a_terminal_a_screen_is_refused(
    facilitateur: Any, workspace: Path, session_id: str, arguments: tuple[str, ...]
) -> None:
    answer = facilitateur(*arguments)
    sentence = FRENCH("This needs a terminal; “facilitateur -h” shows what works without one.")
    assert (answer.code, answer.out, answer.err) == (2, "", sentence + "\n")
    assert len(list((workspace / "sessions").iterdir())) == 1, "and nothing was made"


def test_doors_into_the_screens(
    facilitateur: Any, workspace: Path, session_id: str, screens: list[tuple[str, tuple[Any, ...]]]
) -> None:
    folder = workspace / "sessions" / session_id
    calls = [
        ((), "open_home", ()),
        (("animer",), "open_home", ()),
        (("animer", session_id), "open_live", (folder,)),
        (("animer", "--reprendre", "2026-06"), "open_live", (folder,)),
        (("rejouer", session_id), "open_replay", (folder, None, None)),
        (
            ("rejouer", session_id, "--a", "9:16", "--vitesse", "×60"),
            "open_replay",
            (folder, datetime(2026, 6, 12, 7, 16, tzinfo=UTC), 60.0),
        ),
        (("demo", "--vitesse", "120"), "open_demo", (120.0,)),
    ]
    for arguments, name, expected in calls:
        assert facilitateur(*arguments).code == 0
        door, (root, settings, *rest) = screens.pop()
        assert (door, tuple(rest)) == (name, expected)
        assert root.root == workspace
        assert settings.language == "fr"
    assert facilitateur(*NEW).code == 0
    door, (_, _, made) = screens.pop()
    assert door == "open_live"
    assert read(made)[0].challenge == "La cantine pour tous"


def test_the_watched_folder_of_pictures_is_kept_with_the_session(
    facilitateur: Any, workspace: Path, tmp_path: Path, screens: list[tuple[str, tuple[Any, ...]]]
) -> None:
    pictures, others = tmp_path / "photos", tmp_path / "autres"
    pictures.mkdir()
    name = facilitateur(*NEW, "--photos", pictures, "--sans-ecran").out.strip()
    folder = workspace / "sessions" / name
    assert watched_folder(folder) == str(pictures)
    answer = facilitateur("animer", name, "--photos", others)
    assert screens[-1][0] == "open_live"
    assert "pas encore de dossier" in answer.err
    assert watched_folder(folder) == str(others)
    (folder / "photos.json").write_text("[" * 5_000)
    assert watched_folder(folder) == ""


def test_the_planned_start_of_a_session_made_before_is_set_or_refused_with_a_sentence(
    facilitateur: Any, workspace: Path
) -> None:
    name = facilitateur(*NEW, "--a", "2026-12-03 09:00", "--sans-ecran").out.strip()
    folder = workspace / "sessions" / name
    answer = facilitateur("animer", name, "--a", "2026-12-04 09:30", "--sans-ecran")
    assert (answer.code, answer.out.strip()) == (0, name)
    opening = read(folder)[0].opening
    assert opening is not None
    assert opening.astimezone().strftime("%Y-%m-%d %H:%M") == "2026-12-04 09:30"
    assert facilitateur("animer", name, "--a", "maintenant", "--sans-ecran").code == 0
    assert read(folder)[0].current is not None
    again = facilitateur("animer", name, "--a", "maintenant", "--sans-ecran")
    assert (again.code, "a déjà commencé" in again.err, again.out) == (2, True, "")
    assert facilitateur("animer", name, "--a", "midi", "--sans-ecran").code == 2
    live = resume(folder)
    try:
        busy = facilitateur("animer", name, "--a", "9:00", "--sans-ecran")
        assert (busy.code, "ouverte dans un autre programme" in busy.err) == (2, True)
    finally:
        live.close()
