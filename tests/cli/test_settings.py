"""Settings: whatever the file holds, the answer is usable, and what was not understood is said."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.i18n.words import load_words
from facilitateur.settings import (
    MAX_SIZE,
    LoadedSettings,
    Settings,
    SettingsFault,
    describe_problem,
    load_settings,
    save_setting,
    settings_path,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facilitateur" / "settings.toml"


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert load_settings(path) == LoadedSettings(Settings())


def test_a_whole_file(path: Path) -> None:
    write(
        path,
        '\ufefflanguage = "en"\r\nworkspace = "~/é"\r\nsound = false\r\n'
        'theme = "atelier-clair"\r\ncompact = true'.encode(),
    )
    expected = Settings(language="en", workspace="~/é", sound=False, theme="atelier-clair", compact=True)
    assert load_settings(path) == LoadedSettings(expected)


def test_what_is_wrong_is_left_out_and_said(path: Path) -> None:
    loaded = load_settings(write(path, b'language = "de"\nsound = "oui"\nsons = true\ntheme = "x"\n[keys]\na = 1\n'))
    assert loaded.settings == Settings(theme="x")
    assert [(problem.fault, problem.key) for problem in loaded.problems] == [
        (SettingsFault.WRONG_VALUE, "language"),
        (SettingsFault.WRONG_VALUE, "sound"),
        (SettingsFault.UNKNOWN_KEY, "sons"),
        (SettingsFault.UNKNOWN_KEY, "keys"),
    ]
    for problem in loaded.problems:
        assert problem.key in describe_problem(load_words("en"), problem)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"= 1", SettingsFault.NOT_TOML),
        (b"\xff\xfe", SettingsFault.NOT_TOML),
        (b"a = " + b"[" * 10_000, SettingsFault.NOT_TOML),
        (b"a = " + b"1" * 5_000, SettingsFault.NOT_TOML),
        (b"#" * (MAX_SIZE + 1), SettingsFault.UNREADABLE),
    ],
)
def test_a_file_that_is_none_is_ignored(path: Path, data: bytes, fault: SettingsFault) -> None:
    loaded = load_settings(write(path, data))
    assert loaded.settings == Settings()
    assert [problem.fault for problem in loaded.problems] == [fault]
    assert not save_setting("theme", "x", path), "and is not written over"
    assert path.read_bytes() == data


def test_a_folder_or_a_pipe_in_its_place_is_ignored(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_settings(path).problems[0].fault is SettingsFault.UNREADABLE
    path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert load_settings(path).problems[0].fault is SettingsFault.UNREADABLE


@given(data=st.binary(max_size=60) | st.text(alphabet='abtheme=" \n[]#1.', max_size=60).map(str.encode))
def test_no_content_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.toml"
    path.write_bytes(data)
    loaded = load_settings(path)
    assert isinstance(loaded.settings, Settings)
    if save_setting("language", "en", path):
        assert load_settings(path).settings == Settings(**{**_fields(loaded.settings), "language": "en"})


def _fields(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in settings.__struct_fields__}


def test_saving_makes_the_file_or_changes_one_line(path: Path) -> None:
    assert save_setting("theme", "atelier-clair", path)
    assert path.read_text(encoding="utf-8") == 'theme = "atelier-clair"\n'
    write(path, '# à moi\ntheme = "x" # vieux\nsound = false\n\n[keys]\ntheme = "y"\n'.encode())
    assert save_setting("theme", 'a"b\\c', path)
    assert save_setting("language", "en", path)
    assert path.read_text(encoding="utf-8") == (
        '# à moi\ntheme = "a\\"b\\\\c"\nsound = false\nlanguage = "en"\n\n[keys]\ntheme = "y"\n'
    )
    assert load_settings(path).settings == Settings(language="en", theme='a"b\\c', sound=False)
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_a_place_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    assert not save_setting("theme", "x", tmp_path / "fichier" / "settings.toml")


@pytest.mark.skipif(os.name != "posix", reason="XDG")
def test_it_stands_where_the_system_keeps_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path().name == "settings.toml"


def test_every_choice_is_explained() -> None:
    import ast
    import inspect

    import facilitateur.settings as module

    tree = ast.parse(inspect.getsource(module))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings").body
    fields = [i for i, node in enumerate(body) if isinstance(node, ast.AnnAssign)]
    assert len(fields) == len(Settings.__struct_fields__)
    assert all(isinstance(body[i + 1], ast.Expr) for i in fields)
