"""Agendas written and read back; files written by hand and changed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.agendas.keeping import Kept, keep, write_back
from facilitateur.agendas.reader import read_agenda
from facilitateur.agendas.shelf import AgendaEntry
from facilitateur.agendas.writing import block_line, day_line, write_agenda
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.i18n.words import load_words
from facilitateur.textfiles.opening import TextFile, decode
from support.agendas import agendas, numbered

Read = Callable[..., AgendaEntry]
HEADER = "---\nderoule : 1\nnom : Essai\n---\n"

BY_HAND = """---
# pour la promotion de juin
deroule : 1
nom : Ma journée
salle : B204
groupe : 12 - 20
duree_totale : 95
---

Une ligne pour moi.
<!-- la veille :
- 20 persona : pas un bloc
-->

## Jour 1 — 9h (salle B)
- 20 min persona : à deux
  et à voix haute
<!-- demander les clés -->
* 10 @Pause

- 35   csd [compréhension]
## Jour 2 - à 9:00
- 30 @dejeuner
<!-- fin -->
"""


def text_of(data: str) -> TextFile:
    file = decode(data.encode(), Report("x.md"))
    assert file is not None
    return file


def agenda_of(text: str, cards: Mapping[str, Card]) -> Agenda:
    report = Report("x.md")
    agenda = read_agenda(text_of(text), "essai", cards, report)
    assert agenda is not None, [finding.message(str.format) for finding in report.findings]
    return agenda


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 15 (10–20) csd", Block("b1", 15, card="csd", least=10, most=20)),
        ("- 15 min (10 à 20 min) csd", Block("b1", 15, card="csd", least=10, most=20)),
        ("- 15 csd (10-20)", Block("b1", 15, card="csd", least=10, most=20)),
        ("- 15 (au moins 10) csd", Block("b1", 15, card="csd", least=10)),
        ("- 15 (At most 20 min) csd", Block("b1", 15, card="csd", most=20)),
        ("- 75 @dejeuner (début 12:30)", Block("b1", 75, BlockKind.LUNCH, pin=Pin(Edge.START, "12:30"))),
        ("- 75 @dejeuner (Debut à 12 h 30)", Block("b1", 75, BlockKind.LUNCH, pin=Pin(Edge.START, "12:30"))),
        ("- 75 @lunch (starts at 9h)", Block("b1", 75, BlockKind.LUNCH, pin=Pin(Edge.START, "09:00"))),
        (
            "- 30 @pleniere (fin 18:00) : à 9:30",
            Block("b1", 30, BlockKind.PLENARY, pin=Pin(Edge.END, "18:00"), note="à 9:30"),
        ),
        ("- 20 csd (facultatif)", Block("b1", 20, card="csd", optional=True)),
        ("- 20 csd (facultatif, importance 2)", Block("b1", 20, card="csd", optional=True, priority=2)),
        ("- 20 csd (optional 3)", Block("b1", 20, card="csd", optional=True, priority=3)),
        ("- 20 csd (si le temps le permet ; priorité 4)", Block("b1", 20, card="csd", optional=True, priority=4)),
        ("- 20 csd (en réserve)", Block("b1", 20, card="csd", parked=True)),
        ("- 20 csd (parked) : plus tard", Block("b1", 20, card="csd", parked=True, note="plus tard")),
        ("- 20 csd (fin 18:00) [test]", Block("b1", 20, card="csd", phase=Phase.TESTING, pin=Pin(Edge.END, "18:00"))),
        ("- 20 csd [hors phase]", Block("b1", 20, card="csd")),
        ("- 20 Cadrage (défi)", Block("b1", 20, card="cadrage-defi")),
        ("- 1h30 csd", Block("b1", 90, card="csd")),
        ("- 20 @pleniere « Restitution »", Block("b1", 20, BlockKind.PLENARY, title="Restitution")),
        (
            "- 20 @Pause “Café [salle B] : 2 €” (parked)",
            Block("b1", 20, BlockKind.BREAK, title="Café [salle B] : 2 €", parked=True),
        ),
        (
            '- 20 csd [test] "Le ""tri""" : x',
            Block("b1", 20, card="csd", phase=Phase.TESTING, title='Le "tri"', note="x"),
        ),
        ("- 20 csd (10–20) «\u202fAtelier\u202f»", Block("b1", 20, card="csd", least=10, most=20, title="Atelier")),
        ("- 20 « csd »", Block("b1", 20, card="csd")),
        ("- 20 csd « » : note", Block("b1", 20, card="csd", note="note")),
        ("- 1 h csd : note", Block("b1", 60, card="csd", note="note")),
        ("- 1 h 05 csd", Block("b1", 65, card="csd")),
        ("- 2 heures csd", Block("b1", 120, card="csd")),
        ("- 20 25-10 (10–30)", Block("b1", 20, card="25-10", least=10, most=30)),
    ],
)
def test_what_stands_in_parentheses_is_read(read: Read, line: str, expected: Block) -> None:
    entry = read(f"{HEADER}## Jour 1 — 9:00\n{line}\n")
    assert [finding.code for finding in entry.findings if finding.level == "error"] == []
    assert entry.agenda is not None
    (block,) = entry.agenda.blocks
    if "[" not in line:
        expected = replace(expected, phase=block.phase)
    assert block == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 20 csd (début 12:75)", "6:11 E207"),
        ("- 20 csd (debut midi)", "6:11 E207"),
        ("- 20 csd (facultatif, ver 12:30)", "6:23 E208"),
        ("- 20 csd (facultatiff)", "6:11 E208"),
        ("- 20 csd (20–10)", "6:11 E209"),
        ("- 20 csd (au moins 9999)", "6:11 E203"),
        ("- 20 csd (début 9:00, fin 10:00)", "6:23 E211"),
        ("- 20 csd (facultatif 100)", "6:11 E212"),
        ("- 20 (10–30)", "6:3 E204"),
        ("- 20 csd (fin 17:30", "6:10 E215"),
        ("- 20 csd (10–30 : note", "6:10 E215"),
        ("- 20 @pause (12h30)", "6:14 E208"),
        ("- 20 @pleniere « Restitution : note", "6:16 E216"),
        ('- 20 csd "Atelier 1 : note', "6:10 E216"),
        ("- 20 @pleniere Restitution", "6:6 E205"),
        ("- 20 @pleniere « Un » « Deux »", "6:3 E204"),
        (f"- 20 @pleniere « {201 * 'a'} »", "6:3 E217"),
    ],
)
def test_mistakes_in_parentheses_are_found_where_they_are(read: Read, line: str, expected: str) -> None:
    entry = read(f"{HEADER}## Jour 1 — 9:00\n{line}\n")
    assert entry.agenda is None
    assert [f"{found.line}:{found.column} {found.code}" for found in entry.findings] == [expected]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("line", "code"), [("- 20 csd (facultatif, ver 12:30)", "E208"), ("- 20 @zz", "E205"), ("- 20 csd (9h)", "E208")]
)
def test_what_a_message_proposes_may_be_written_in_the_language_of_the_message(
    read: Read, line: str, code: str, language: str
) -> None:
    (finding,) = read(f"{HEADER}## Jour 1 — 9:00\n{line}\n").findings
    said = finding.message(load_words(language))
    assert finding.code == code
    proposed = re.findall(r"@\w+|\([^()]+\)", said.partition(";")[2])
    assert len(proposed) >= 2
    assert any(word in said for word in (("début", "@marge") if language == "fr" else ("start", "@buffer")))
    for one in proposed:
        again = read(f"{HEADER}## Jour 1 — 9:00\n- 20 {one if one[0] == '@' else f'csd {one}'}\n")
        assert [one.code for one in again.findings if one.level == "error"] == []


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("## Jour 1 — 9:00 → 17:00", "17:00"),
        ("## Jour 1 — 9:00 – 17h30", "17:30"),
        ("## Jour 1 de 9h à 17h", ""),
        ("## Jour 1 : 9h à 17h", "17:00"),
        ("## Day 1 — 9:00 to 17:00", "17:00"),
        ("## Day 1 — 9:00, until 17:00", "17:00"),
        ("## Jour 1 — 9:00 fin à 17 h 05", "17:05"),
        ("## Jour 1 — 9:00 (salle 12)", ""),
        ("## Jour 1 — 9:00 – salle 12", ""),
    ],
)
def test_the_end_of_a_day_is_read(read: Read, title: str, end: str) -> None:
    entry = read(f"{HEADER}{title}\n- 35 persona\n")
    assert entry.agenda is not None
    assert entry.agenda.days[0].end == end


def test_an_end_that_does_not_exist_is_an_error(read: Read) -> None:
    assert [found.code for found in read(f"{HEADER}## Jour 1 — 9:00 → 25:00\n- 35 persona\n").findings] == ["E207"]


def test_a_block_is_written_as_a_facilitator_would() -> None:
    block = Block(
        *("b1", 15, BlockKind.METHOD, "csd", Phase.TESTING, "note"),
        least=10,
        most=20,
        pin=Pin(Edge.END, "18:00"),
        optional=True,
        priority=2,
        parked=True,
    )
    assert block_line(block, {}) == "- 15 (10–20) csd [test] (fin 18:00, facultatif, importance 2, en réserve) : note"
    assert day_line(Day(2, "08:45", "17:00")) == "## Jour 2 — 08:45 → 17:00"


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_reading_what_was_written_gives_the_same_agenda(cards: Mapping[str, Card], data: st.DataObject) -> None:
    agenda = data.draw(agendas(cards))
    assert agenda_of(write_agenda(agenda, cards), cards) == agenda


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_any_change_written_into_any_file_is_read_back(cards: Mapping[str, Card], data: st.DataObject) -> None:
    """Remarks strewn between the lines stay, whatever blocks go, come and change their place."""
    before = write_agenda(data.draw(agendas(cards)), cards).rstrip("\n").split("\n")
    end = before.index("---", 1)
    for i in range(len(before), end, -1):
        if data.draw(st.booleans()):
            before.insert(i, data.draw(st.sampled_from([f"<!-- remarque {i} -->", f"<!-- longue\n- {i} -->", ""])))
    text = "\n".join(before)
    kept = keep(text_of(text), cards)
    assert kept is not None
    first = agenda_of(text, cards)
    assert write_back(kept, first, cards).rstrip() == text.rstrip()

    other = data.draw(agendas(cards))
    ids = data.draw(st.permutations([block.id for block in first.blocks] + [f"n{n}" for n in range(len(other.blocks))]))
    mixed = [
        replace(block, id=ids[i])
        if data.draw(st.booleans())
        else replace(first.blocks[i % len(first.blocks)], day=block.day, id=f"x{i}")
        for i, block in enumerate(other.blocks)
    ]
    changed = replace(other, blocks=tuple(mixed))
    written = write_back(kept, changed, cards)
    read = agenda_of(written, cards)
    assert read.blocks == tuple(numbered(n, block.day, block) for n, block in enumerate(changed.blocks, 1))
    assert (read.days, read.name, read.group) == (changed.days, changed.name, changed.group)
    for line in before:
        assert "remarque" not in line or line in written


@pytest.mark.parametrize("slug", ["demi-journee", "une-journee", "deux-jours", "universite-ete"])
def test_the_shipped_agendas_are_written_in_the_one_form(shipped: Path, cards: Mapping[str, Card], slug: str) -> None:
    text = (shipped / f"{slug}.md").read_text(encoding="utf-8")
    assert write_agenda(agenda_of(text, cards), cards) == text


def test_what_did_not_change_stays_as_it_was_written(cards: Mapping[str, Card]) -> None:
    kept = keep(text_of(BY_HAND), cards)
    agenda = agenda_of(BY_HAND, cards)
    assert [block.note for block in agenda.blocks] == ["à deux et à voix haute", "", "", ""]
    assert write_back(kept, agenda, cards) == BY_HAND


def test_a_change_touches_its_own_lines_only(cards: Mapping[str, Card]) -> None:
    kept = keep(text_of(BY_HAND), cards)
    agenda = agenda_of(BY_HAND, cards)
    persona, _, csd, lunch = agenda.blocks
    changed = replace(
        agenda,
        name="Notre journée",
        group=(10, 20),
        blocks=(replace(csd, minutes=40), persona, replace(lunch, pin=Pin(Edge.START, "12:30"))),
    )
    assert (
        write_back(kept, changed, cards)
        == """---
# pour la promotion de juin
deroule : 1
nom : Notre journée
salle : B204
groupe : 10 à 20 personnes
duree_totale : 95
---
<!-- demander les clés -->

## Jour 1 — 9h (salle B)

- 40 csd
Une ligne pour moi.
<!-- la veille :
- 20 persona : pas un bloc
-->
- 20 min persona : à deux
  et à voix haute
## Jour 2 - à 9:00
- 30 @dejeuner (début 12:30)
<!-- fin -->
"""
    )


def test_a_file_without_a_title_gets_one(cards: Mapping[str, Card]) -> None:
    text = f"{HEADER}- 35 persona\n"
    assert (
        write_back(keep(text_of(text), cards), agenda_of(text, cards), cards)
        == f"{HEADER}\n## Jour 1 — 09:00\n- 35 persona\n"
    )


def test_a_file_that_cannot_be_read_whole_is_not_taken_apart(cards: Mapping[str, Card]) -> None:
    assert keep(text_of("rien"), cards) is None
    assert keep(text_of(HEADER + "- persona\n"), cards) is None
    assert keep(text_of(HEADER + "stray\n" * 200 + "- 20 persona\n"), cards) is None
    assert (
        write_back(None, Agenda("a", "A", (Day(1, "09:00"),), (Block("b1", 5, BlockKind.BREAK),)), cards).count("\n")
        == 7
    )
    assert isinstance(keep(text_of(HEADER + "- 20 persona\n"), cards), Kept)


def test_a_remark_at_the_end_of_a_block_is_no_part_of_it_and_stays(cards: Mapping[str, Card]) -> None:
    text = f"{HEADER}\n## Jour 1 — 09:00\n- 20 csd <!-- salle B -->\n- 10 @pause (début 9:20) <!-- café -->\n"
    agenda = agenda_of(text, cards)
    assert [(block.card, block.note) for block in agenda.blocks] == [("csd", ""), ("", "")]
    csd, pause = agenda.blocks
    changed = replace(agenda, blocks=(replace(csd, minutes=25), replace(pause, note="dehors")))
    written = write_back(keep(text_of(text), cards), changed, cards)
    assert written.endswith("- 25 csd <!-- salle B -->\n- 10 @pause (début 09:20) : dehors <!-- café -->\n")
    assert [block.note for block in agenda_of(written, cards).blocks] == ["", "dehors"]


def test_a_remark_behind_a_note_is_no_part_of_it(cards: Mapping[str, Card]) -> None:
    text = (
        f"{HEADER}\n## Jour 1 — 09:00\n- 20 csd : à deux <!-- salle B -->\n  et à voix haute <!-- x -->\n- 10 @pause\n"
    )
    agenda = agenda_of(text, cards)
    csd, pause = agenda.blocks
    assert csd.note == "à deux et à voix haute"
    assert write_back(keep(text_of(text), cards), agenda, cards) == text
    changed = write_back(keep(text_of(text), cards), replace(agenda, blocks=(replace(csd, minutes=25), pause)), cards)
    assert changed.endswith("\n<!-- x -->\n- 25 csd : à deux et à voix haute <!-- salle B -->\n- 10 @pause\n")
    gone = write_back(keep(text_of(text), cards), replace(agenda, blocks=(replace(pause, id="b2"),)), cards)
    assert "<!-- salle B -->" in gone
    assert [block.kind for block in agenda_of(gone, cards).blocks] == [BlockKind.BREAK]


REMARKS = st.sampled_from(["", "<!-- salle B -->", "<!-- -->", "<!-- a: (b) -->"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_note_and_any_remark_behind_it_are_read_back_apart(cards: Mapping[str, Card], data: st.DataObject) -> None:
    agenda = data.draw(agendas(cards))
    notes = st.sampled_from(["a <!-- b -->", "<!-- b", "b -->", "<!-- a --> <!-- b -->", "x <!-- -->", "<!--<!-- -->"])
    blocks = tuple(replace(block, note=data.draw(notes | st.just(block.note))) for block in agenda.blocks)
    agenda = replace(agenda, blocks=blocks)
    text = write_agenda(agenda, cards)
    assert agenda_of(text, cards) == agenda
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("- ") and "<!--" not in line:
            lines[number] = f"{line} {data.draw(REMARKS)}".rstrip()
    by_hand = "\n".join(lines)
    again = agenda_of(by_hand, cards)
    assert again == agenda
    longer = replace(again, blocks=tuple(replace(block, minutes=block.minutes % 1440 + 1) for block in again.blocks))
    written = write_back(keep(text_of(by_hand), cards), longer, cards)
    assert agenda_of(written, cards) == longer


def test_how_many_come_and_in_how_many_teams_is_written_plainly_and_read_back(cards: Mapping[str, Card]) -> None:
    agenda = replace(agenda_of(HEADER + "- 20 @pause\n", cards), group=(14, 14), teams=2)
    text = write_agenda(agenda, cards)
    assert "\ngroupe : 14 personnes\nequipes : 2\n" in text
    assert agenda_of(text, cards) == agenda
    by_hand = HEADER.replace("---\nderoule", "---\ngroupe : 14 à 14\nequipes : 02\nderoule") + "- 20 @pause\n"
    assert agenda_of(by_hand, cards).teams == 2
    kept = keep(text_of(by_hand), cards)
    assert kept is not None
    assert "groupe : 14 à 14\nequipes : 02\n" in write_back(kept, agenda_of(by_hand, cards), cards)


@pytest.mark.parametrize("line", ["equipes : 0", "equipes : 27", "equipes : deux", "groupe : 0"])
def test_teams_that_cannot_be_are_an_error(read: Read, line: str) -> None:
    assert read(HEADER.replace("nom :", f"{line}\nnom :") + "- 20 @pause\n").agenda is None
