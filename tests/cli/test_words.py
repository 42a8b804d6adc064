"""What the command line says of itself: help, languages, exit codes, and what it answers to nonsense."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitateur import __version__
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.hoisting import hoist
from facilitateur.cli.naming import ENGLISH, french_name
from facilitateur.cli.program import app
from facilitateur.i18n.words import load_words

FRENCH, ENGLISH_WORDS = load_words("fr"), load_words("en")
COMMANDS = [
    (),
    ("animer",),
    ("salle",),
    ("demo",),
    ("rejouer",),
    ("exporter",),
    ("importer",),
    *((group,) for group in ("seances", "fiches", "deroules")),
    *((group, name) for group in ("seances", "fiches", "deroules") for name in ("lister", "montrer")),
    *((group, "verifier") for group in ("fiches", "deroules")),
]


def all_names(command: Any) -> set[str]:
    """Return every declared name of a tree of commands."""
    names: set[str] = set()
    for name, sub in getattr(command, "commands", {}).items():
        names |= {name} | all_names(sub)
    return names


def test_every_command_has_one_declaration_in_both_languages() -> None:
    assert all_names(typer.main.get_command(app)) == set(ENGLISH)
    for french, english in ENGLISH.items():
        assert french_name(english) == french_name(french) == french


@pytest.mark.parametrize("command", COMMANDS, ids="-".join)
@pytest.mark.parametrize("option", ["-h", "--aide", "--help"])
def test_help_has_one_line_and_an_example(facilitateur: Any, command: tuple[str, ...], option: str) -> None:
    answer = facilitateur(*command, option)
    assert (answer.code, answer.err) == (0, "")
    assert FRENCH("Usage") in answer.out.splitlines()[0]
    assert FRENCH("Show this help.") in answer.out
    if command not in {("seances",), ("fiches",), ("deroules",)}:
        assert FRENCH("Example") in answer.out
        assert "\n  facilitateur" in answer.out
    assert not re.search(r"Show this message|Missing|\[required\]|default:|<str>|<bool>", answer.out)
    assert all(len(line) <= 80 for line in answer.out.splitlines() if "facilitateur " not in line)


def test_french_help_shows_french_names_only(facilitateur: Any) -> None:
    french, english = facilitateur("-h").out, facilitateur("-h", "--langue", "en").out
    assert "  seances " in french
    assert "sessions, seances" not in french
    assert "  sessions, seances " in english
    assert "--deroule" in facilitateur("animer", "-h").out
    assert "--agenda" not in facilitateur("animer", "-h").out.partition(FRENCH("Arguments"))[2]
    assert "--agenda, --deroule" in facilitateur("run", "-h", "--language=en").out


def test_the_help_tells_the_exit_codes(facilitateur: Any) -> None:
    out = facilitateur("-h").out
    assert all(re.search(rf"^  {int(code)} ", out, re.MULTILINE) for code in ExitCode)


def test_the_version(facilitateur: Any) -> None:
    assert facilitateur("--version").out == f"facilitateur {__version__}\n"
    assert facilitateur("--langue", "en", "--version").out == f"facilitateur {__version__}\n"


@pytest.mark.parametrize(
    ("environment", "arguments", "language"),
    [
        ({}, (), "fr"),
        ({"LANG": "en_GB.UTF-8"}, (), "en"),
        ({"LANG": "de_DE.UTF-8"}, (), "fr"),
        ({"LANG": "en_GB.UTF-8", "FACILITATEUR_LANGUE": "fr"}, (), "fr"),
        ({"FACILITATEUR_LANGUE": "en"}, ("--langue", "fr"), "fr"),
        ({}, ("--langue", "EN"), "en"),
        ({}, ("--language=en",), "en"),
    ],
)
def test_the_language_is_chosen_in_order(
    facilitateur: Any,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: tuple[str, ...],
    language: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    answer = facilitateur("seances", "montrer", "zz", *arguments)
    assert answer.err.startswith(
        "There is no session “zz”"
        if language == "en"
        else FRENCH(
            "There is no session {name}; “facilitateur sessions list” shows those there are.", name="«\u202fzz\u202f»"
        )[:20]
    )


def test_the_settings_choose_the_language_too(facilitateur: Any, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "facilitateur"
    folder.mkdir()
    (folder / "settings.toml").write_text('language = "en"\nlangage = 1\n', encoding="utf-8")
    answer = facilitateur("seances", "montrer", "zz")
    first, second = answer.err.splitlines()
    assert "“langage”" in first
    assert second.startswith("There is no session “zz”")
    assert "“zz”" not in facilitateur("seances", "montrer", "zz", "--langue", "fr").err


@pytest.mark.parametrize("asked", ["de", "", "english!"])
def test_an_unknown_language_is_refused(facilitateur: Any, asked: str) -> None:
    answer = facilitateur("--langue", asked, "seances", "lister")
    assert (answer.code, answer.err) == (2, FRENCH("The language is fr or en.") + "\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("zut",), FRENCH("There is no command {name}.", name="«\u202fzut\u202f»")),
        (("seances", "listre"), FRENCH("Did you mean {names}?", names="lister")),
        (("seances", "lister", "--zut"), FRENCH("There is no option {option} here.", option="--zut")),
        (("--zut",), FRENCH("There is no option {option} here.", option="--zut")),
        (("seances", "lister", "de", "trop"), FRENCH("This is too much: {rest}", rest="de trop")),
        (("seances", "montrer"), FRENCH("Something is missing: {name}.", name=FRENCH("SESSION"))),
        (("animer", "--equipes"), FRENCH("The option {option} needs a value.", option="--equipes")),
        (("seances", "lister", "--json=oui"), FRENCH("The option {option} takes no value.", option="--json")),
        (("--dossier",), FRENCH("The option {option} needs a value.", option="--dossier")),
    ],
)
def test_nonsense_is_answered_in_a_sentence(facilitateur: Any, arguments: tuple[str, ...], sentence: str) -> None:
    answer = facilitateur(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) <= 2
    english = facilitateur("--langue", "en", *arguments).err
    assert not set("«»éèà") & set(english.replace("SÉANCE", ""))


def test_a_close_option_is_suggested(facilitateur: Any) -> None:
    assert "--json" in facilitateur("seances", "lister", "--jsn").err


def test_a_group_alone_shows_its_help(facilitateur: Any) -> None:
    answer = facilitateur("fiches")
    assert (answer.code, answer.out) == (2, "")
    assert "verifier" in answer.err


def test_shared_options_stand_anywhere(facilitateur: Any, tmp_path: Path) -> None:
    other = tmp_path / "autre"
    for arguments in (("--dossier", other, "seances", "lister"), ("seances", "lister", "--folder", other)):
        assert str(other) in facilitateur(*arguments).err
    assert not other.exists(), "what only reads makes nothing of a mistyped folder"
    made = facilitateur("--dossier", other, "animer", "--deroule", "demi-journee", "--defi", "Cantine", "--sans-ecran")
    assert made.code == 0
    assert (other / "sessions").is_dir(), "a workspace that was asked for is made"


@pytest.mark.parametrize("folder", ["fichier", "a\0b", "nulle/part", "é" * 400])
def test_a_workspace_that_cannot_be_is_a_sentence(facilitateur: Any, tmp_path: Path, folder: str) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    answer = facilitateur("--dossier", folder, "seances", "lister", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1


def test_hoisting_stops_at_two_dashes() -> None:
    assert hoist(["a", "--langue", "en", "--", "--langue", "fr"]) == (
        ["--langue", "en", "a", "--", "--langue", "fr"],
        "en",
    )
    assert hoist(["a", "--langue"]) == (["a", "--langue"], None)
    assert hoist(["a", "--dossier=x", "--langue=en"]) == (["--dossier", "x", "--langue", "en", "a"], "en")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    arguments=st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *ENGLISH,
                    "--json",
                    "--dossier",
                    "--langue",
                    "--a",
                    "10:40",
                    "--",
                    "-",
                    "--format",
                    "md",
                    "--vitesse",
                    "2026",
                ]
            ),
            st.text(st.characters(exclude_characters="\0"), max_size=6),
        ),
        max_size=5,
    )
)
def test_whatever_is_typed_ends_without_a_crash(facilitateur: Any, tmp_path: Path, arguments: list[str]) -> None:
    answer = facilitateur(*arguments)
    assert answer.code in set(ExitCode)
    assert "incidents" not in answer.err, arguments
    assert not set("\x1b\x9b\x07") & set(answer.out + answer.err)
