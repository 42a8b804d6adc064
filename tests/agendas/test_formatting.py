"""Agendas in their one form: the same plan, every remark still there, and formatting twice changes nothing."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitateur.agendas.formatting import Formatted, format_agenda
from facilitateur.agendas.reader import read_agenda
from facilitateur.agendas.writing import write_agenda
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.textfiles.opening import decode
from support.agendas import agendas

BY_HAND = """---
# pour la promotion de juin
Nom: Ma journée
deroule :1
salle : B204
groupe:12 - 20
---


Une ligne pour moi.
<!-- la veille :

## pas un titre
-->
## jour 1 — 9h (salle B)
*  20 min (15-30) persona : à deux <!-- salle B -->
   et à voix haute
<!-- demander les clés -->
* 10 @Pause


- 35   csd [compréhension] ( facultatif ,priorité 2 )
## Jour 2 - à 9:00 jusqu'à 12 h
- 30 @lunch (starts at 9h30)
<!-- fin -->

"""

FORMED = """---
# pour la promotion de juin
nom : Ma journée
deroule : 1
salle : B204
groupe : 12 - 20
---

Une ligne pour moi.
<!-- la veille :

## pas un titre
-->

## jour 1 — 9h (salle B)
- 20 (15–30) persona : à deux et à voix haute <!-- salle B -->
<!-- demander les clés -->
- 10 @pause

- 35 csd (facultatif, importance 2)

## Jour 2 — 09:00 → 12:00
- 30 @dejeuner (début 09:30)
<!-- fin -->
"""


def formed(text: str, cards: Mapping[str, Card]) -> tuple[Formatted | None, Report]:
    report = Report("x.md")
    file = decode(text.encode(), report)
    assert file is not None
    return format_agenda(file, "x", cards, report), report


def test_a_file_written_by_hand_gets_the_one_form_and_keeps_its_remarks(cards: Mapping[str, Card]) -> None:
    done, report = formed(BY_HAND, cards)
    assert done is not None, [finding.message(str.format) for finding in report.findings]
    assert done.after == FORMED
    again, _ = formed(FORMED, cards)
    assert again is not None
    assert again.is_same


def test_a_file_with_errors_or_with_characters_that_would_be_lost_stays(cards: Mapping[str, Card]) -> None:
    for text, code in ((FORMED.replace("- 10 @pause", "- 10 @pose"), "E205"), (FORMED + "<!-- \a -->\n", "E213")):
        done, report = formed(text, cards)
        assert done is None
        assert code in [finding.code for finding in report.findings]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_whatever_the_program_writes_has_the_one_form(cards: Mapping[str, Card], data: st.DataObject) -> None:
    text = write_agenda(data.draw(agendas(cards)), cards)
    done, report = formed(text, cards)
    if done is None:
        assert {finding.code for finding in report.findings if finding.level == "error"} == {"E210"}
    else:
        assert done.is_same


LINES = st.sampled_from(
    [
        "- 20 csd : note <!-- a -->", "*15 persona", "- 10 @pause", "  suite <!-- b -->", "<!-- c", "fin -->", "",
        "## Jour 1 — 9h", "## Day 2: 9:00 to 17:00 room 2", "une ligne", "---",
        "- 5 @marge (facultatif)<!-- d -->", "   ",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=st.lists(LINES, max_size=14))
def test_any_file_is_left_alone_or_says_the_same_afterwards(cards: Mapping[str, Card], lines: list[str]) -> None:
    text = "\n".join(["---", "deroule:1", "nom :Essai", "---", *lines])
    done, report = formed(text, cards)
    if done is None:
        assert report.has_errors
        return
    before, after = decode(text.encode(), Report("")), decode(done.after.encode(), Report(""))
    assert before is not None
    assert after is not None
    assert read_agenda(after, "x", cards, Report("")) == read_agenda(before, "x", cards, Report(""))
    for word in ("a", "b", "d"):
        assert done.after.count(f"<!-- {word} -->") == text.count(f"<!-- {word} -->")
    for line in ("une ligne", "<!-- c", "fin -->"):
        assert done.after.count(line) == text.count(line)
    again, _ = formed(done.after, cards)
    assert again is not None
    assert again.is_same


@pytest.mark.parametrize("where", ["note", "public"])
def test_a_text_too_long_to_be_read_whole_is_not_cut(where: str, cards: Mapping[str, Card]) -> None:
    long = "mot " * 1_100 + "FIN"
    head, note = (f"public : {long}\n", "x") if where == "public" else ("", long)
    done, report = formed(
        f"---\nderoule : 1\nnom : Essai\n{head}---\n\n## Jour 1 — 09:00\n- 20 @pause : {note}\n", cards
    )
    assert done is None
    assert "E214" in [finding.code for finding in report.findings]
