"""`facilitateur reglages`: every setting with its value, the file's path, and the way to it."""

import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitateur.i18n.settings import SETTINGS, settings_template, value_said
from facilitateur.i18n.words import load_words
from facilitateur.settings import (
    Settings,
    bounds_of,
    load_settings,
    offer_file,
    possible_values,
    save_setting,
    settings_path,
    with_setting,
)

ROOT = Path(__file__).resolve().parents[2]
NAMES = [field.name for field in msgspec.structs.fields(Settings)]


def test_each_setting_is_told_once_in_words_of_either_language() -> None:
    assert sorted(SETTINGS) == sorted(NAMES)
    for name, told in SETTINGS.items():
        for language in ("fr", "en"):
            words = load_words(language)
            assert value_said(words, name, getattr(Settings(), name))
            assert words(told.meaning)
            assert language == "en" or words(told.meaning) != told.meaning


def test_the_page_of_the_documents_is_the_one_that_the_program_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    page = (ROOT / "docs" / "reglages.md").read_text(encoding="utf-8")
    assert page == made.settings_page(), "python tools/make_docs.py"
    assert all(page.count(f"| `{name}` |") == 2 for name in NAMES)


def test_the_command_says_where_the_file_is_and_what_holds(facilitateur: Any) -> None:
    answer = facilitateur("reglages")
    assert answer.code == 0
    assert str(settings_path()) in answer.err
    assert all(f"  {name} " in answer.out for name in NAMES)
    assert "sans choix" not in answer.out
    assert save_setting("pause_floor", 10)
    (line,) = [line for line in facilitateur("settings").out.splitlines() if "pause_floor" in line]
    assert "10" in line
    assert "sans choix" in line
    data = facilitateur("reglages", "--json").data
    assert list(data) == ["path", "settings"]
    told = {one["name"]: one for one in data["settings"]}
    assert (told["pause_floor"]["value"], told["pause_floor"]["default"], told["pause_floor"]["bounds"]) == (
        10,
        5,
        [0, 30],
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_that_is_offered_explains_each_setting_and_changes_none(workspace: Path, language: str) -> None:
    path = offer_file(load_words(language))
    assert path == settings_path()
    text = path.read_text(encoding="utf-8")
    assert (load_settings().settings, load_settings().problems) == (Settings(), ())
    lines = [line[2:] for line in text.splitlines() if line.startswith("# ") and line[2:].split(" ")[0] in SETTINGS]
    assert tomllib.loads("\n".join(lines)) == msgspec.structs.asdict(Settings())
    path.write_text("pause_floor = 7\n", encoding="utf-8")
    offer_file(load_words(language))
    assert path.read_text(encoding="utf-8") == "pause_floor = 7\n", "what is there stays"


def test_opening_starts_the_editor_on_the_file(facilitateur: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    assert facilitateur("reglages", "--ouvrir").code == 0
    assert settings_path().exists()
    monkeypatch.delenv("EDITOR")
    answer = facilitateur("reglages", "--ouvrir")
    assert answer.code == 1
    assert str(settings_path()) in answer.err


@pytest.mark.parametrize("name", NAMES)
def test_what_may_be_chosen_is_kept_and_what_may_not_is_refused(workspace: Path, name: str) -> None:
    bounds = bounds_of(name)
    for value in possible_values(name) or bounds or ("x",):
        assert save_setting(name, value)
        assert getattr(load_settings().settings, name) == value
    wrong = bounds[1] + 1 if bounds else None if not possible_values(name) else "autre"
    assert with_setting(Settings(), name, wrong) is None
    assert with_setting(Settings(), "inconnu", True) is None


def test_a_file_made_of_comments_takes_a_choice(workspace: Path) -> None:
    offer_file(load_words("fr"))
    assert save_setting("ring_end", "gong1")
    assert save_setting("sound", False)
    assert load_settings().settings == Settings(ring_end="gong1", sound=False)
    assert settings_template(load_words("fr"), dict.fromkeys(SETTINGS, "0")).count("\n# ring_end = 0\n") == 1


def test_the_pace_of_speech_is_told_in_words_a_minute(facilitateur: Any) -> None:
    assert load_settings().settings.speech_pace == 140
    assert save_setting("speech_pace", 120)
    assert not save_setting("speech_pace", 20)
    (line,) = [line for line in facilitateur("reglages").out.splitlines() if "speech_pace" in line]
    assert "120 mots/min" in line
    assert "sans choix : 140 mots/min" in line.replace("\N{NO-BREAK SPACE}", " ")
