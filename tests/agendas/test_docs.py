"""What the documents say of agenda files is what the program does."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from facilitateur.agendas import problems, slips
from facilitateur.agendas.reader import read_agenda
from facilitateur.domain.agenda import Edge, Pin
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Problem, Report
from facilitateur.textfiles.opening import decode

DOCUMENT = (Path(__file__).parents[2] / "docs" / "deroules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", [problems, slips])
def test_every_message_stands_in_the_document(module: ModuleType) -> None:
    rows = [line for line in (module.__doc__ or "").splitlines() if line.startswith("| ")]
    assert rows
    assert [row for row in rows if row not in DOCUMENT.splitlines()] == []
    codes = {problem.code for problem in vars(module).values() if isinstance(problem, Problem)}
    assert codes == {row.split("|")[1].strip() for row in rows} - {"code"}


def test_the_example_of_the_document_is_an_agenda(cards: Mapping[str, Card]) -> None:
    example = DOCUMENT.split("```markdown\n")[1].split("```")[0]
    report = Report("x.md")
    file = decode(example.encode(), report)
    assert file is not None
    agenda = read_agenda(file, "x", cards, report)
    assert agenda is not None
    assert [finding.code for finding in report.findings if finding.level == "error"] == []
    _, portraits, _, _, lunch, likes, reflection, closing = agenda.blocks
    assert (portraits.least, portraits.most) == (10, 20)
    assert (lunch.pin, closing.pin) == (Pin(Edge.START, "12:30"), Pin(Edge.END, "17:00"))
    assert (likes.optional, likes.priority, reflection.parked) == (True, 2, True)
    assert agenda.days[0].end == "17:00"
