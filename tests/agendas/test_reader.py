"""Agendas as people write them, well and badly."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.agendas.reader import read_agenda
from facilitateur.agendas.shelf import AgendaEntry
from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.opening import decode

Read = Callable[..., AgendaEntry]

HEADER = "---\nderoule : 1\nnom : Essai\n---\n"
SOUND = f"{HEADER}## Jour 1 — 9:00\n- 20 persona\n"


def places(entry: AgendaEntry) -> list[str]:
    return [f"{finding.line}:{finding.column} {finding.code}" for finding in entry.findings]


def only_block(entry: AgendaEntry) -> Block:
    assert entry.agenda is not None
    assert len(entry.agenda.blocks) == 1
    return entry.agenda.blocks[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 35 persona", Block("b1", 35, card="persona", phase=Phase.IDEATION)),
        ("- 35 min persona", Block("b1", 35, card="persona", phase=Phase.IDEATION)),
        ("-35 persona", Block("b1", 35, card="persona", phase=Phase.IDEATION)),
        ("  * 35 Persona :à deux", Block("b1", 35, card="persona", phase=Phase.IDEATION, note="à deux")),
        ("- 25 5-pourquoi", Block("b1", 25, card="5-pourquoi", phase=Phase.UNDERSTANDING)),
        ("- 35 carte-empathie", Block("b1", 35, card="carte-empathie", phase=Phase.IDEATION)),
        (
            "- 35 carte-empathie [Compréhension] : à 9:30 : ici",
            Block("b1", 35, card="carte-empathie", phase=Phase.UNDERSTANDING, note="à 9:30 : ici"),
        ),
        (
            "- 35 carte-empathie [understanding]",
            Block("b1", 35, card="carte-empathie", phase=Phase.UNDERSTANDING),
        ),
        ("- 5 energisant-123", Block("b1", 5, card="energisant-123")),
        ("- 10 @pause", Block("b1", 10, BlockKind.BREAK)),
        ("- 10 @break", Block("b1", 10, BlockKind.BREAK)),
        ("- 10 @Accueil : café", Block("b1", 10, BlockKind.WELCOME, note="café")),
        ("- 10 @welcome", Block("b1", 10, BlockKind.WELCOME)),
        ("- 10 @déjeuner", Block("b1", 10, BlockKind.LUNCH)),
        ("- 10 @lunch", Block("b1", 10, BlockKind.LUNCH)),
        ("- 10 @marge", Block("b1", 10, BlockKind.BUFFER)),
        ("- 10 @buffer", Block("b1", 10, BlockKind.BUFFER)),
        ("- 10 @plénière [pitch]", Block("b1", 10, BlockKind.PLENARY, phase=Phase.PITCH)),
        ("- 10 @plenary", Block("b1", 10, BlockKind.PLENARY)),
        ("- 10 @pause : un\n  deux", Block("b1", 10, BlockKind.BREAK, note="un deux")),
    ],
)
def test_blocks_are_read(read: Read, line: str, expected: Block) -> None:
    entry = read(f"{HEADER}## Jour 1 — 9:00\n{line}\n")
    # A canvas that nothing feeds is another test's business.
    assert [place for place in places(entry) if "A227" not in place] == []
    assert only_block(entry) == expected


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("## Jour 1 — 9:00", "09:00"),
        ("## Jour 1 - 08:45", "08:45"),
        ("## jour 1 9h", "09:00"),
        ("##Jour 1 : 14h30", "14:30"),
        ("## Day 1 — 10:15", "10:15"),
        ("## Journée — 9 h 05", "09:05"),
        ("## Jour 1 – à 9:00 (salle B)", "09:00"),
    ],
)
def test_titles_of_days_are_read(read: Read, title: str, start: str) -> None:
    entry = read(f"{HEADER}{title}\n- 35 persona\n")
    assert places(entry) == []
    assert entry.agenda is not None
    assert entry.agenda.days[0].start == start


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("deroule : 1", "deroule : 2", ["2:11 E006"]),
        ("nom : Essai\n", "", ["1:1 E005"]),
        ("nom : Essai", "nom : Essai\nnon : x", ["4:1 A101"]),
        ("nom : Essai", "nom : Essai\ngroupe : x", ["4:10 E010"]),
        ("nom : Essai", "nom : Essai\nduree_totale : x", ["4:16 E010"]),
        ("- 20 persona\n", "", ["5:1 E201"]),
        ("- 20 persona", "- persona", ["6:3 E202"]),
        ("- 20 persona", "- 25-10", ["6:3 E202"]),
        ("- 20 persona", "- 0 @pause", ["6:3 E203"]),
        ("- 20 persona", "- 9999 @pause", ["6:3 E203"]),
        ("- 20 persona", "- 20 [test]", ["6:3 E204"]),
        ("- 20 persona", "- 20 persona [test", ["6:3 E204"]),
        ("- 20 persona", "- 20 @pose", ["6:6 E205"]),
        ("- 20 persona", "- 20 @xyzzy", ["6:6 E205"]),
        ("- 20 persona", "- 20 persona [tets]", ["6:15 E012"]),
        ("## Jour 1 — 9:00", "## Matin", ["5:4 E206"]),
        ("## Jour 1 — 9:00", "## Jour 1 — 25:00", ["5:4 E207"]),
        ("## Jour 1 — 9:00", "## Jour 1 — 9:75", ["5:4 E207"]),
        ("- 20 persona", "- 20 personna", ["6:6 E210"]),
        ("- 20 persona", "- 20 xyzzy", ["6:6 E210"]),
        ("- 20 persona", "Bonjour\n- 20 persona", ["6:1 A201"]),
        ("## Jour 1 — 9:00", "## Jour 2 — 9:00", ["5:4 A202"]),
        ("- 20 persona", "- 20 persona\n## Jour 2 — 9:00", ["7:1 A203"]),
        ("## Jour 1 — 9:00", "## Jour 1", ["5:4 A204"]),
        ("## Jour 1 — 9:00\n", "", ["5:1 A204"]),
        ("- 20 persona", "- 200 persona\n- 10 @pause", ["6:7 A211", "6:7 A214", "6:7 A215"]),
        ("- 20 persona", "- 20 persona [test]", ["6:6 A212"]),
        ("nom : Essai", "nom : Essai\nduree_totale : 30", ["4:16 A213"]),
        ("- 20 persona", "- 40 persona\n- 40 persona", ["6:6 A214"]),
        ("- 20 persona", "- 60 persona\n- 20 @marge\n- 41 @pleniere\n- 10 @pause", ["8:6 A215"]),
    ],
)
def test_each_mistake_is_found_where_it_is(read: Read, old: str, new: str, expected: list[str]) -> None:
    assert SOUND.count(old) == 1
    entry = read(SOUND.replace(old, new))
    # Minutes that do not suit the persona are another test's business.
    assert [place for place in places(entry) if "A211" not in place or "A211" in "".join(expected)] == expected
    unusable = any("E" in place and "E210" not in place for place in expected)
    assert (entry.agenda is None) is unusable


def test_an_agenda_with_an_unknown_card_can_be_opened_and_corrected(read: Read) -> None:
    entry = read(SOUND.replace("persona", "personna"))
    assert entry.findings[0].level == "error"
    assert entry.findings[0].values["near"] == "persona"
    assert only_block(entry).card == "personna"


def test_every_half_day_needs_its_own_slack(read: Read) -> None:
    body = "- 60 persona\n- 5 @pause\n- 60 @dejeuner\n- 60 persona\n"
    entry = read(f"{HEADER}## Jour 1 — 9:00\n{body}")
    assert [place for place in places(entry) if "A211" not in place] == ["9:6 A214"]


def test_a_lunch_and_an_outing_end_a_run_as_a_pause_does(read: Read) -> None:
    body = "- 60 persona\n- 120 visite-apprenante\n- 60 persona\n- 60 @dejeuner\n- 60 persona\n- 20 @marge\n"
    entry = read(f"{HEADER}## Jour 1 — 9:00\n{body}")
    assert not [place for place in places(entry) if "A215" in place]


def test_a_file_that_is_no_text_is_refused_and_explained(read: Read) -> None:
    assert [finding.code for finding in read(b"\xff\xfe").findings] == ["E034"]
    assert [finding.code for finding in read(b"").findings] == ["E035"]
    assert [finding.code for finding in read("Bonjour").findings] == ["E001"]


PIECES = st.sampled_from(
    ["## Jour 1 — 9:00\n", "## ", "- 20 persona\n", "- ", "20 ", "@pause", "[", "]", ":", "\n", " ", "é", "5-pourquoi"]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_any_mixture_of_the_format_is_read_without_a_crash(cards: Mapping[str, Card], text: str) -> None:
    report = Report("x.md")
    file = decode((HEADER + text).encode("utf-8", errors="replace"), report)
    if file:
        read_agenda(file, "x", cards, report)
    assert all(finding.message(str.format) for finding in report.findings if finding.values)


@given(st.binary(max_size=1000))
def test_any_bytes_are_read_without_a_crash(cards: Mapping[str, Card], data: bytes) -> None:
    report = Report("x.md")
    file = decode(data, report)
    if file:
        read_agenda(file, "x", cards, report)
    assert report.findings or file


def test_an_unknown_card_is_reported_beside_other_errors(read: Read) -> None:
    entry = read(f"{HEADER}## Jour 1 — 9:00\n- 20 inconnue-au-bataillon\n- persona\n")
    assert entry.agenda is None
    assert {place.partition(":")[0] for place in places(entry)} == {"6", "7"}
