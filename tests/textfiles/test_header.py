"""Headers beyond what cards show: bounds, positions, refusals."""

import pytest

from facilitateur.domain.findings import Report
from facilitateur.textfiles.header import read_header

KNOWN = frozenset({"nom", "duree_totale"})


def test_values_know_where_they_stand() -> None:
    report = Report("x.md")
    header = read_header(("---", "  Durée totale\u00a0:  210", "---", "## But"), KNOWN, report)
    assert header is not None
    value = header.values["duree_totale"]
    assert (value.text, value.line, value.column, value.key_column) == ("210", 2, 19, 3)
    assert header.body_line == 4
    assert report.findings == ()


def test_every_repeated_key_is_reported_with_its_first_line() -> None:
    report = Report("x.md")
    header = read_header(("---", "nom : a", "Nom : b", "# nom : c", "“nom” : d", "---"), KNOWN, report)
    assert header is not None
    assert header.values["nom"].text == "a"
    assert [(finding.line, finding.code, finding.values["first"]) for finding in report.findings] == [
        (3, "E003", 2),
        (5, "E003", 2),
    ]


def test_what_continues_a_refused_line_does_not_end_up_in_the_value_above() -> None:
    report = Report("x.md")
    header = read_header(("---", "nom : a", "nom : b", "  suite", "---"), KNOWN, report)
    assert header is not None
    assert header.values["nom"].text == "a"


@pytest.mark.parametrize("fence", ["---", "-----", "--- ", "—", "—-", "––"])
def test_what_word_processors_make_of_three_dashes_is_understood(fence: str) -> None:
    header = read_header((fence, "nom : a", fence), KNOWN, Report("x.md"))
    assert header is not None
    assert header.values["nom"].text == "a"


def test_a_header_that_never_ends_is_reported_after_two_hundred_lines() -> None:
    report = Report("x.md")
    header = read_header(("---", *(f"nom{i} : a" for i in range(1000))), KNOWN, report)
    assert header is not None
    assert "E002" in {finding.code for finding in report.findings}
    assert len(header.values) <= 200


def test_lines_without_a_colon_or_a_key_are_reported() -> None:
    report = Report("x.md")
    read_header(("---", "nom", ": valeur", "[section]", "  [section]", "duree_totale = 3", "---"), KNOWN, report)
    assert [(finding.line, finding.code) for finding in report.findings] == [
        (2, "E004"),
        (3, "E004"),
        (4, "E004"),
        (5, "E004"),
        (6, "E004"),
    ]
