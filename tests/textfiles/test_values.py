"""Numbers and lists written by hand."""

import pytest

from facilitateur.textfiles.values import numbers, split_list, suggest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 / 25 / 45", (15, 25, 45)),
        ("15/25/45 min", (15, 25, 45)),
        ("15 - 25 – 45", (15, 25, 45)),
        ("3 à 30", (3, 30)),
        ("3 to 30 people", (3, 30)),
        ("12 à 20 personnes", (12, 20)),
        ("5, 10", (5, 10)),
        ("7", (7,)),
        ("010", (10,)),
        ("", ()),
        ("2,5", None),
        ("1.10", None),
        ("dix", None),
        ("10 pommes", None),
        ("-3", None),
        ("9" * 5000, None),
        ("٣", None),
    ],
)
def test_whole_numbers_are_read_and_nothing_else(text: str, expected: tuple[int, ...] | None) -> None:
    assert numbers(text) == expected


def test_lists_say_where_each_part_begins() -> None:
    assert list(split_list("ideation, test ; pitch")) == [("ideation", 0), ("test", 10), ("pitch", 17)]
    assert list(split_list(" , ;")) == []


def test_suggestions_know_neither_accents_nor_case() -> None:
    assert suggest("Idéatoin", ["ideation", "test"]) == "ideation"
    assert suggest("xyz", ["ideation", "test"]) == ""
