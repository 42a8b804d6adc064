"""The codes are documented, and every sentence can be said."""

import re
import string
from types import ModuleType

import pytest

from facilitateur.agendas import problems as agenda_problems
from facilitateur.agendas import slips as agenda_slips
from facilitateur.cards import problems as card_problems
from facilitateur.domain.findings import MAX_FINDINGS, Finding, Problem, Report
from facilitateur.textfiles import problems as file_problems

MODULES = (file_problems, card_problems, agenda_problems, agenda_slips)


def declared(module: ModuleType) -> list[Problem]:
    return [value for value in vars(module).values() if isinstance(value, Problem)]


@pytest.mark.parametrize("module", MODULES)
def test_every_code_is_documented_once_with_its_level(module: ModuleType) -> None:
    rows = re.findall(r"^\| ([EA]\d{3}) \| (error|warning) \|", module.__doc__ or "", re.MULTILINE)
    assert sorted({problem.code for problem in declared(module)}) == sorted(code for code, _ in rows)
    assert all(level == Finding("x", 1, 1, code, "").level for code, level in rows)


def test_no_code_means_two_things() -> None:
    codes = [{problem.code for problem in declared(module)} for module in MODULES]
    assert sum(map(len, codes)) == len(set().union(*codes))


@pytest.mark.parametrize("problem", [problem for module in MODULES for problem in declared(module)])
def test_no_gap_is_named_like_an_argument_of_the_translator(problem: Problem) -> None:
    gaps = {name for _, name, _, _ in string.Formatter().parse(problem.message) if name is not None}
    assert not gaps & {"", "text", "self", "line", "column", "problem", "one", "many"}


@pytest.mark.parametrize("problem", [one for module in (agenda_problems, agenda_slips) for one in declared(module)])
def test_every_finding_about_an_agenda_says_why_and_proposes(problem: Problem) -> None:
    assert problem.why
    assert problem.proposal


def test_findings_follow_the_order_of_the_file_and_stop_somewhere() -> None:
    report = Report("x.md")
    for line in range(MAX_FINDINGS * 2, 0, -1):
        report.add(file_problems.EMPTY, line)
    assert len(report.findings) == MAX_FINDINGS
    assert [finding.line for finding in report.findings] == sorted(finding.line for finding in report.findings)
    assert report.is_full
    assert report.has_errors
