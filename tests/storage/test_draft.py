"""The entry line that nobody had finished."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.cleaning import clean
from facilitateur.storage.draft import Draft, clear_draft, load_draft, save_draft

DRAFT = Draft("? pourquoi l’atten", "b3", "B", "cause-2", datetime(2026, 1, 14, 9, 0, tzinfo=UTC), 2, 7, 3)


def test_a_draft_is_found_again(folder):
    assert save_draft(folder, DRAFT)
    assert load_draft(folder) == DRAFT


def test_the_last_one_counts(folder):
    save_draft(folder, DRAFT)
    save_draft(folder, Draft("autre"))
    assert Draft("autre") == load_draft(folder)
    assert [path.name for path in folder.iterdir()] == ["brouillon.json"]


def test_an_empty_line_leaves_no_draft(folder):
    save_draft(folder, DRAFT)
    assert save_draft(folder, Draft(""))
    assert load_draft(folder) is None
    assert list(folder.iterdir()) == []


def test_the_team_is_kept_without_a_line(folder):
    save_draft(folder, DRAFT)
    assert save_draft(folder, Draft("", team="B"))
    assert load_draft(folder) == Draft("", team="B")


def test_clearing_twice_is_fine(folder):
    save_draft(folder, DRAFT)
    assert clear_draft(folder)
    assert clear_draft(folder)
    assert load_draft(folder) is None


def test_a_disk_that_refuses_never_stops_the_typing(tmp_path):
    assert not save_draft(tmp_path / "partie", DRAFT)
    assert load_draft(tmp_path / "partie") is None


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_comes_back_clean(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("brouillon")
    assert save_draft(folder, Draft(text))
    assert Draft(clean(text)) == load_draft(folder)


def test_a_text_without_utf8_form_is_not_kept_and_does_no_harm(folder):
    assert not save_draft(folder, Draft("\ud800"))


@pytest.mark.parametrize("content", [b"", b"{", b'{"text": 3}', b'{"text": ""}', b"\xff", b"[" * 9999, b"x" * 99_999])
def test_a_damaged_draft_is_none(folder, content):
    (folder / "brouillon.json").write_bytes(content)
    assert load_draft(folder) is None


def test_the_question_of_a_survey_is_kept_without_a_line(folder):
    save_draft(folder, Draft("", block="b3", lane=4))
    assert load_draft(folder) == Draft("", block="b3", lane=4)
    save_draft(folder, Draft("", block="b3", lane=-2))
    assert load_draft(folder) is None
