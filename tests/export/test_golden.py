"""Whole documents against kept ones, read by a person before they were kept."""

import pytest

from facilitateur.export.options import ExportOptions, Names
from support.harvest import ended_morning, running_morning


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_running_morning_is_told_as_it_stands(language, export, same_as_golden) -> None:
    same_as_golden(f"running.{language}.md", export("md", running_morning(), language))


def test_an_ended_morning_is_told_with_names_when_asked(export, same_as_golden) -> None:
    same_as_golden("ended.fr.md", export("md", ended_morning(), "fr", ExportOptions(Names.NAMES)))


def test_all_notes_stand_in_one_table(export, same_as_golden) -> None:
    same_as_golden("notes.fr.csv", export("csv", ended_morning(), "fr"))


def test_the_json_export_is_kept_byte_for_byte(export, same_as_golden) -> None:
    same_as_golden("ended.json", export("json", ended_morning()))


def test_the_same_log_gives_the_same_json_at_any_time(export) -> None:
    told = ended_morning()
    first = export("json", told)
    told.waits(60)

    assert first == export("json", told, "fr")
